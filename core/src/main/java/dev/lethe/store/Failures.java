package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.LetheException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a driver throws into what may be printed: its text and its causes hold values, so
 * neither is kept.
 */
final class Failures {
  private Failures() {}

  /** The same exception if it is one of ours or has nothing to do with the database. */
  static RuntimeException scrubbed(String unit, Dialect dialect, RuntimeException thrown) {
    if (thrown instanceof LetheException || sql(thrown) == null) return thrown;
    return translate(unit, dialect, thrown);
  }

  static InfrastructureException translate(String unit, Dialect dialect, Throwable thrown) {
    SQLException failure = sql(thrown);
    if (failure == null)
      return new InfrastructureException(
          Code.DATABASE_FAILED,
          "A statement of '" + unit + "' failed before it reached the database.",
          "This is an error in Lethe; please report it with this stack trace.",
          false);
    if (disconnected(failure)) return unreachable(unit);
    if (dialect.rowsHidden(failure))
      return new InfrastructureException(
          Code.ROWS_HIDDEN,
          "'"
              + unit
              + "' must see every row, and a privilege is missing or row-level security"
              + " would hide some of them (SQLState "
              + state(failure)
              + ").",
          "Grant what is missing on the tables that the rule reaches; where a row-level policy"
              + " stands in the way, use a role with BYPASSRLS.",
          false);
    String message = String.valueOf(failure.getMessage());
    String where = dialect.constraint(message).map(name -> ", " + name).orElse("");
    boolean retryable = dialect.retryable(failure);
    return new InfrastructureException(
        Code.DATABASE_FAILED,
        "The database refused a statement of '"
            + unit
            + "' (SQLState "
            + state(failure)
            + where
            + "). Nothing of it was kept.",
        retryable
            ? "Somebody else was in the way: it may succeed when it is run again."
            : "The database's own log has the statement, marked /* lethe: " + unit + " */.",
        retryable);
  }

  static InfrastructureException unreachable(String unit) {
    return new InfrastructureException(
        Code.DATABASE_UNREACHABLE,
        "'" + unit + "' has no connection to the database.",
        "Check that the database answers and that the pool has a connection left.",
        true);
  }

  /** A commit is answered or not: where the answer was lost, nobody here knows the outcome. */
  static InfrastructureException uncommitted(String unit, Dialect dialect, SQLException failure) {
    if (!disconnected(failure)) return translate(unit, dialect, failure);
    return new InfrastructureException(
        Code.DATABASE_UNREACHABLE,
        "The connection broke while '" + unit + "' was committed; whether it was kept is unknown.",
        "Look before it is run again.",
        false);
  }

  private static boolean disconnected(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLRecoverableException
        || (state != null && (state.startsWith("08") || state.startsWith("57P0")));
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.matches("[0-9A-Z]{5}") ? state : "unknown";
  }

  static @Nullable SQLException sql(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause())
      if (at instanceof SQLException sql) return first(sql);
    return null;
  }

  /** A batch's own message has the statement with its values before the cause's text. */
  private static SQLException first(SQLException failure) {
    SQLException next = failure.getNextException();
    return failure instanceof BatchUpdateException && next != null ? next : failure;
  }
}
