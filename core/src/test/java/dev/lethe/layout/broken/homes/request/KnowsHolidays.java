package dev.lethe.layout.broken.homes.request;

import de.focus_shift.jollyday.core.Holiday;

interface KnowsHolidays {
  Holiday next();
}
