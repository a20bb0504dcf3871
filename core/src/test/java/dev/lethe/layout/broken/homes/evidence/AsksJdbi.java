package dev.lethe.layout.broken.homes.evidence;

import org.jdbi.v3.core.Jdbi;

interface AsksJdbi {
  Jdbi jdbi();
}
