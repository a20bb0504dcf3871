package dev.lethe.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The gate as one of PostgreSQL's advisory locks, whose queue is fair. */
final class AdvisoryGate implements Gate {
  /** First key of the lock: "leth". */
  private static final int NAMESPACE = 0x6c657468;

  @Override
  public void enterShared(Connection connection, Duration wait) throws SQLException {
    enter(connection, "pg_advisory_xact_lock_shared", wait);
  }

  @Override
  public void enterAlone(Connection connection, Duration wait) throws SQLException {
    enter(connection, "pg_advisory_xact_lock", wait);
  }

  /**
   * The key comes from the schema that the own tables are really in, so that two nodes with
   * different search paths cannot pass one another.
   */
  private static void enter(Connection connection, String lock, Duration wait) throws SQLException {
    Jdbc.run(connection, "set local lock_timeout = " + Math.max(1, wait.toMillis()));
    String statement =
        "select %s(%d, hashtext(relnamespace::regnamespace::text)) from pg_class"
            .formatted(lock, NAMESPACE);
    if (Jdbc.count(connection, statement + " where oid = to_regclass('lethe_switch')") != 1)
      throw new SQLException("no own tables", "42P01");
  }
}
