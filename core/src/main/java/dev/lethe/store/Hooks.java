package dev.lethe.store;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows a commit, and can no longer undo it. */
final class Hooks {
  private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

  private Hooks() {}

  static void run(String unit, List<Runnable> hooks) {
    for (Runnable hook : hooks) {
      try {
        hook.run();
      } catch (RuntimeException e) {
        LOG.warn(
            "LETHE '{}' is committed; a step after it failed: {}", unit, e.getClass().getName());
      }
    }
  }
}
