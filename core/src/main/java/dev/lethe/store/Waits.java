package dev.lethe.store;

import java.time.Duration;

/**
 * How long a unit of work waits for others.
 *
 * @param enter a destructive unit for the gate
 * @param place a hold for the gate; after it the hold is not effective
 * @param lock any unit on its own connection for a row that somebody else has locked
 * @param connection start-up for a second connection of the pool
 */
record Waits(Duration enter, Duration place, Duration lock, Duration connection) {
  public static final Waits DEFAULTS =
      new Waits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  public Waits {
    positive("enter", enter);
    positive("place", place);
    positive("lock", lock);
    positive("connection", connection);
  }

  private static void positive(String what, Duration wait) {
    if (wait.isNegative() || wait.isZero())
      throw new IllegalArgumentException("wait '" + what + "' must be positive, was " + wait);
  }
}
