package dev.lethe.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One unit of work: a transaction on one connection, named after what it is for. Good for the
 * thread and the call it was handed to, and for nothing after it.
 */
public final class Unit {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._$/()-]{1,120}");

  /** What a unit may do. */
  enum Kind {
    READING,
    RECORDING,
    DESTROYING,
    PLACING
  }

  private final Kind kind;
  private final String name;
  private final Connection connection;
  private final Dialect dialect;
  private final Sql sql;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private boolean open = true;

  Unit(Kind kind, String name, Connection connection, Dialect dialect) {
    if (!NAME.matcher(name).matches())
      throw new IllegalArgumentException("a unit's name must match " + NAME);
    this.kind = kind;
    this.name = name;
    this.connection = connection;
    this.dialect = dialect;
    this.sql = new Sql(this);
  }

  /** Named statements on this unit's connection. */
  public Sql sql() {
    connection();
    return sql;
  }

  /**
   * Runs the hook once the transaction has committed, and never if it has not. What a hook throws
   * is logged by its type and does not reach the caller, whose work is done.
   */
  public void afterCommit(Runnable hook) {
    connection();
    afterCommit.add(hook);
  }

  /** The database's clock. */
  Instant now() {
    try {
      return dialect.now(connection());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What this unit may do: see {@link Database#destroying} and its neighbours. */
  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  Connection connection() {
    if (!open) throw new IllegalStateException("the unit of work '" + name + "' has ended");
    return connection;
  }

  /** Host rows are changed in destroying units only, behind the gate. */
  void requireActing() {
    if (kind != Kind.DESTROYING) throw new IllegalStateException("'" + name + "' must not destroy");
  }

  Dialect dialect() {
    return dialect;
  }

  /** The statement with the comment that names this unit in the database's own logs. */
  String commented(String statement) {
    return "/* lethe: " + name + " */ " + statement;
  }

  /** What to throw instead of the driver's exception, which prints values. */
  RuntimeException failed(SQLException failure) {
    return Failures.translate(name, dialect, failure);
  }

  List<Runnable> end() {
    open = false;
    return List.copyOf(afterCommit);
  }
}
