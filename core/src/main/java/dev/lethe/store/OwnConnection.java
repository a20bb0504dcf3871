package dev.lethe.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One transaction on a connection of its own, with the isolation that its kind of unit needs. Gives
 * the connection back as it came; one that cannot be restored is thrown away.
 */
final class OwnConnection implements AutoCloseable {
  private final Connections connections;
  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private final int isolation;
  private Dialect.Undo undo = same -> {};
  private boolean ended;

  private OwnConnection(Connections connections, Connection connection) throws SQLException {
    this.connections = connections;
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    this.isolation = connection.getTransactionIsolation();
  }

  static OwnConnection begin(Connections connections, Unit.Kind kind, String unit) {
    Connection connection = connections.open(unit);
    OwnConnection own;
    try {
      own = new OwnConnection(connections, connection);
    } catch (SQLException e) {
      connections.close(connection);
      throw Failures.translate(unit, connections.dialect(), e);
    }
    try {
      own.prepare(kind == Unit.Kind.READING);
      return own;
    } catch (SQLException e) {
      own.close();
      throw Failures.translate(unit, connections.dialect(), e);
    }
  }

  /** Isolation comes before the first statement: later is an error, or worse, none. */
  private void prepare(boolean reading) throws SQLException {
    if (!autoCommit) connection.rollback();
    if (reading) connection.setReadOnly(true);
    connection.setTransactionIsolation(
        reading ? connections.dialect().snapshot() : Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    connections.dialect().refuseHiddenRows(connection);
  }

  /** For every statement from here on; the gate, which comes first, has its own wait. */
  void limitLockWaits(Duration wait) throws SQLException {
    undo = connections.dialect().limitLockWaits(connection, wait);
  }

  Connection connection() {
    return connection;
  }

  void commit() throws SQLException {
    connection.commit();
    ended = true;
  }

  @Override
  public void close() {
    try {
      if (!ended && !connection.getAutoCommit()) connection.rollback();
      undo.run(connection);
      if (!connection.getAutoCommit()) connection.rollback();
      connection.setTransactionIsolation(isolation);
      connection.setReadOnly(readOnly);
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      abort();
    } finally {
      connections.close(connection);
    }
  }

  private void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // it is gone already
    }
  }
}
