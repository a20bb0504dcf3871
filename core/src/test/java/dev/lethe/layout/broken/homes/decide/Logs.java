package dev.lethe.layout.broken.homes.decide;

import org.slf4j.Logger;

interface Logs {
  Logger log();
}
