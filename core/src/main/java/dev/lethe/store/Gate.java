package dev.lethe.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What destructive units enter beside one another, and a hold alone; left by the end of the
 * transaction. A wait that was too long is an exception of which {@link Dialect#lockTimedOut} is
 * true.
 */
interface Gate {
  /** Enters beside others that do so. */
  void enterShared(Connection connection, Duration wait) throws SQLException;

  /** Enters alone. */
  void enterAlone(Connection connection, Duration wait) throws SQLException;
}
