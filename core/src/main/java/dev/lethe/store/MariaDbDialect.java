package dev.lethe.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB: the gate is a table of slots, and instants are date-times in UTC, since the driver binds
 * every other type in the JVM's zone.
 */
final class MariaDbDialect implements Dialect {
  private static final String SCHEMA_LOCK = "concat('lethe_schema:', database())";

  private static final List<Pattern> CONSTRAINTS =
      List.of(
          // The value stands before the key's name, so only what ends the message is believed.
          Pattern.compile(
              "(?:\\(conn=\\d+\\) )?Duplicate entry '(?s:.*)' for key '(?<name>[A-Za-z_][\\w$]*)'\\z"),
          Pattern.compile(
              "(?:\\(conn=\\d+\\) )?Cannot (?:add or update a child|delete or update a parent) row:"
                  + " a foreign key constraint fails \\(`[\\w$]+`\\.`(?<table>[A-Za-z_][\\w$]*)`,"
                  + " CONSTRAINT `(?<name>[A-Za-z_][\\w$]*)`"),
          Pattern.compile(
              "(?:\\(conn=\\d+\\) )?CONSTRAINT `(?<name>[A-Za-z_][\\w$]*)` failed for"
                  + " `[\\w$]+`\\.`(?<table>[A-Za-z_][\\w$]*)`"));

  @Override
  public String folder() {
    return "mariadb";
  }

  @Override
  public Undo limitLockWaits(Connection connection, Duration wait) throws SQLException {
    String before = Jdbc.text(connection, "select @@session.innodb_lock_wait_timeout");
    Jdbc.run(connection, "set session innodb_lock_wait_timeout = " + seconds(wait));
    return same -> Jdbc.run(same, "set session innodb_lock_wait_timeout = " + before);
  }

  @Override
  public void refuseHiddenRows(Connection connection) {
    // this database has no row-level policies
  }

  @Override
  public int snapshot() {
    return Connection.TRANSACTION_REPEATABLE_READ;
  }

  @Override
  public Catalog catalog() {
    return Catalog.MARIADB;
  }

  @Override
  public Gate gate() {
    return new SlotGate(MariaDbDialect::seconds);
  }

  /** Lock waits are whole seconds here: rounded up, since zero is not to wait at all. */
  private static String seconds(Duration wait) {
    return Long.toString(wait.plusNanos(999_999_999).toSeconds());
  }

  @Override
  public void lockSchema(Connection connection) throws SQLException {
    if (!"1".equals(Jdbc.text(connection, "select get_lock(" + SCHEMA_LOCK + ", 30)")))
      throw new SQLException("schema lock", "HY000", 1205);
  }

  @Override
  public void unlockSchema(Connection connection) throws SQLException {
    Jdbc.text(connection, "select release_lock(" + SCHEMA_LOCK + ")");
  }

  @Override
  public Instant now(Connection connection) throws SQLException {
    return Jdbc.one(
        connection,
        "select utc_timestamp(6)",
        result -> result.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  @Override
  public void bind(PreparedStatement prepared, int position, Instant at) throws SQLException {
    prepared.setObject(position, LocalDateTime.ofInstant(Jdbc.micros(at), ZoneOffset.UTC));
  }

  @Override
  public @Nullable Instant instant(ResultSet result, String column) throws SQLException {
    LocalDateTime at = result.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  @Override
  public String insertIfAbsent(String table, List<String> key, List<String> columns) {
    // Not "insert ignore", which would also swallow a value that does not fit.
    return "insert into %s (%s) values (%s) on duplicate key update %s = %s"
        .formatted(
            table,
            String.join(", ", columns),
            Jdbc.parameters(columns),
            key.get(0),
            table + "." + key.get(0));
  }

  @Override
  public boolean lockTimedOut(SQLException failure) {
    return failure.getErrorCode() == 1205;
  }

  @Override
  public boolean retryable(SQLException failure) {
    return lockTimedOut(failure)
        || failure.getErrorCode() == 1213
        || "40001".equals(failure.getSQLState());
  }

  @Override
  public boolean rowsHidden(SQLException failure) {
    int code = failure.getErrorCode();
    return code == 1044 || code == 1142 || code == 1143;
  }

  @Override
  public boolean tableMissing(SQLException failure) {
    return "42S02".equals(failure.getSQLState());
  }

  @Override
  public Optional<String> constraint(String message) {
    return Jdbc.named(CONSTRAINTS, message);
  }

  @Override
  public String asText(String column) {
    return "cast(" + column + " as char character set ascii)";
  }

  @Override
  public String fromText(String column, Class<?> type) {
    String as = type == java.util.UUID.class ? "uuid" : "signed";
    return "case when %1$s regexp binary '%2$s' then cast(%1$s as %3$s) end"
        .formatted(column, Dialect.texts(type), as);
  }

  @Override
  public String exactly(String column) {
    return "cast(" + column + " as binary)";
  }
}
