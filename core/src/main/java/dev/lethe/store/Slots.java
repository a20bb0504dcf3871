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
final class Slots {
  static final int COUNT = 16;

  private Slots() {}

  /** Any free slot, else the wait for one. */
  static void takeOne(Connection connection, Duration wait, Function<Duration, String> seconds)
      throws SQLException {
    int first = ThreadLocalRandom.current().nextInt(COUNT);
    for (int i = 0; i < COUNT; i++) {
      String free =
          "select slot from lethe_gate_slot where slot = %d for update skip locked"
              .formatted((first + i) % COUNT);
      if (Jdbc.count(connection, free) == 1) return;
    }
    lock(connection, first, seconds.apply(wait));
  }

  /** Every slot, in order, so that two of these cannot wait for one another. */
  static void takeAll(Connection connection, Duration wait, Function<Duration, String> seconds)
      throws SQLException {
    long end = System.nanoTime() + wait.toNanos();
    for (int slot = 0; slot < COUNT; slot++)
      lock(connection, slot, seconds.apply(Duration.ofNanos(Math.max(1, end - System.nanoTime()))));
  }

  private static void lock(Connection connection, int slot, String seconds) throws SQLException {
    int found =
        Jdbc.count(
            connection,
            "select slot from lethe_gate_slot where slot = %d for update wait %s"
                .formatted(slot, seconds));
    if (found != 1) throw new SQLException("slot missing", "42S02", 42102);
  }
}
