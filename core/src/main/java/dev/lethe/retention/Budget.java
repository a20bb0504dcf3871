package dev.lethe.retention;

import dev.lethe.retention.Retentions.Limits;
import dev.lethe.retention.Retentions.RetentionRun.Stop;

/** How much of a run's limits is left. Elapsed time is measured, never a date. */
final class Budget {
  private final Limits limits;
  private final long start = System.nanoTime();
  private long rows;

  Budget(Limits limits) {
    this.limits = limits;
  }

  long rowsLeft() {
    return limits.rows() - rows;
  }

  void used(long count) {
    rows += count;
  }

  boolean mayGoOn() {
    return stop() == Stop.DONE;
  }

  /** Why it has to stop; DONE where it need not. */
  Stop stop() {
    if (rowsLeft() <= 0) {
      return Stop.ROW_LIMIT;
    }
    return System.nanoTime() - start >= limits.time().toNanos() ? Stop.TIME_LIMIT : Stop.DONE;
  }
}
