package dev.lethe.layout.broken.homes.retention;

import org.quartz.Scheduler;

interface Schedules {
  Scheduler scheduler();
}
