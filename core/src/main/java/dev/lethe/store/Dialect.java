package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs between the supported databases; every difference has a name here. */
sealed interface Dialect permits PostgreSqlDialect, MariaDbDialect, H2Dialect {
  /** Puts a session back as it was; nothing to do where the change ended with the transaction. */
  @FunctionalInterface
  interface Undo {
    void run(Connection connection) throws SQLException;
  }

  /** The dialect of a live connection; another product or an old version is refused. */
  static Dialect of(DatabaseMetaData live) throws SQLException {
    String product = live.getDatabaseProductName();
    int major = live.getDatabaseMajorVersion();
    int minor = live.getDatabaseMinorVersion();
    switch (product) {
      case "PostgreSQL" -> {
        if (major >= 15) return new PostgreSqlDialect();
      }
      case "MariaDB" -> {
        if (major > 10 || (major == 10 && minor >= 6)) return new MariaDbDialect();
      }
      case "H2" -> {
        if (major > 2 || (major == 2 && minor >= 2)) return new H2Dialect();
      }
      default -> {}
    }
    throw new InfrastructureException(
        Code.DATABASE_UNSUPPORTED,
        "The database " + product + " " + major + "." + minor + " is not supported.",
        "Use PostgreSQL 15 or later, MariaDB 10.6 or later, or H2 2.2.220 or later.",
        false);
  }

  /** Folder of the schema scripts below {@code db/lethe}. */
  String folder();

  /** Bounds every wait for a row lock in this transaction. */
  Undo limitLockWaits(Connection connection, Duration wait) throws SQLException;

  /** Makes a policy that would hide rows an error, where the database can hide rows. */
  void refuseHiddenRows(Connection connection) throws SQLException;

  /** The isolation under which every statement of a transaction sees one and the same instant. */
  int snapshot();

  /** How this database is asked about its own tables. */
  Catalog catalog();

  /** The gate, in this database's way. */
  Gate gate();

  /** Keeps a second application of the own schema waiting, until {@link #unlockSchema}. */
  void lockSchema(Connection connection) throws SQLException;

  /** Lets the next one apply the own schema. */
  void unlockSchema(Connection connection) throws SQLException;

  /** The database's clock. */
  Instant now(Connection connection) throws SQLException;

  /** Binds an instant to a column of an own table. */
  void bind(PreparedStatement prepared, int position, Instant at) throws SQLException;

  /** Reads an instant of an own table. */
  @Nullable Instant instant(ResultSet result, String column) throws SQLException;

  /** An insert with the columns' names as parameters that does nothing where the key is there. */
  String insertIfAbsent(String table, List<String> key, List<String> columns);

  /** Whether a lock was not to be had in time. */
  boolean lockTimedOut(SQLException failure);

  /** Whether the same transaction may succeed when it is run again. */
  boolean retryable(SQLException failure);

  /** Whether privileges or a row-level policy would have hidden rows. */
  boolean rowsHidden(SQLException failure);

  /** Whether a table does not exist. */
  boolean tableMissing(SQLException failure);

  /** "constraint uq_email of table users", if the message has exactly the shape that names them. */
  Optional<String> constraint(String message);

  /** A key column as its canonical text, so that it can be compared with marks in own tables. */
  String asText(String column);

  /**
   * A text column as a key of that type, where it holds exactly the text of one, else null: so that
   * it can be compared with a key column, whose index serves.
   *
   * @param type a whole number or {@link java.util.UUID}
   */
  String fromText(String column, Class<?> type);

  /** The texts of keys of that type, as a regular expression. */
  static String texts(Class<?> type) {
    return type == java.util.UUID.class
        ? "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
        : "^(0|[1-9][0-9]{0,17}|-[1-9][0-9]{0,17})$";
  }

  /** A column so that only what is the same to the letter is equal. */
  String exactly(String column);
}
