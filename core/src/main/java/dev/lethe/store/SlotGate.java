package dev.lethe.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * The gate where the database has no advisory locks: who enters beside others locks one row of a
 * small table, who enters alone locks all of them in order.
 */
final class SlotGate implements Gate {
  static final int COUNT = 16;

  private final Function<Duration, String> seconds;

  /** Takes how the database wants a wait to be written. */
  SlotGate(Function<Duration, String> seconds) {
    this.seconds = seconds;
  }

  /** Any free slot, else the wait for one. */
  @Override
  public void enterShared(Connection connection, Duration wait) throws SQLException {
    int first = ThreadLocalRandom.current().nextInt(COUNT);
    for (int i = 0; i < COUNT; i++)
      if (select(connection, (first + i) % COUNT, "skip locked") == 1) return;
    lock(connection, first, wait);
  }

  /** Every slot, in order, so that two of these cannot wait for one another. */
  @Override
  public void enterAlone(Connection connection, Duration wait) throws SQLException {
    long end = System.nanoTime() + wait.toNanos();
    for (int slot = 0; slot < COUNT; slot++)
      lock(connection, slot, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  private void lock(Connection connection, int slot, Duration wait) throws SQLException {
    if (select(connection, slot, "wait " + seconds.apply(wait)) != 1)
      throw new SQLException("a slot is missing", "42S02", 42102);
  }

  private static int select(Connection connection, int slot, String waiting) throws SQLException {
    return Jdbc.count(
        connection,
        "select slot from lethe_gate_slot where slot = %d for update %s".formatted(slot, waiting));
  }
}
