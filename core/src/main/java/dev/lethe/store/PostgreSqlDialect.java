package dev.lethe.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: the gate is an advisory lock, whose queue is fair. */
final class PostgreSqlDialect implements Dialect {
  /** First key of the advisory lock for applying the schema: "letS". */
  private static final int SCHEMA_NAMESPACE = 0x6c657453;

  /** Anchored at the message's beginning, which the server writes before any value. */
  private static final List<Pattern> CONSTRAINTS =
      List.of(
          Pattern.compile(
              "ERROR: duplicate key value violates unique constraint \"(?<name>[A-Za-z_][\\w$]*)\""),
          Pattern.compile(
              "ERROR: (?:insert or )?update (?:or delete )?on table \"(?<table>[A-Za-z_][\\w$]*)\""
                  + " violates (?:RESTRICT setting of )?foreign key constraint"
                  + " \"(?<name>[A-Za-z_][\\w$]*)\""),
          Pattern.compile(
              "ERROR: new row for relation \"(?<table>[A-Za-z_][\\w$]*)\" violates check constraint"
                  + " \"(?<name>[A-Za-z_][\\w$]*)\""));

  @Override
  public String folder() {
    return "postgresql";
  }

  @Override
  public Undo limitLockWaits(Connection connection, Duration wait) throws SQLException {
    Jdbc.run(connection, "set local lock_timeout = " + Math.max(1, wait.toMillis()));
    return same -> {};
  }

  @Override
  public void refuseHiddenRows(Connection connection) throws SQLException {
    Jdbc.run(connection, "set local row_security = off");
  }

  @Override
  public int snapshot() {
    return Connection.TRANSACTION_REPEATABLE_READ;
  }

  @Override
  public Catalog catalog() {
    return Catalog.POSTGRESQL;
  }

  @Override
  public Gate gate() {
    return new AdvisoryGate();
  }

  @Override
  public void lockSchema(Connection connection) throws SQLException {
    Jdbc.count(
        connection,
        "select pg_advisory_xact_lock(" + SCHEMA_NAMESPACE + ", hashtext(current_schema()))");
  }

  @Override
  public void unlockSchema(Connection connection) {
    // ends with the transaction
  }

  @Override
  public Instant now(Connection connection) throws SQLException {
    return Jdbc.one(
        connection,
        "select clock_timestamp()",
        result -> result.getObject(1, OffsetDateTime.class).toInstant());
  }

  @Override
  public void bind(PreparedStatement prepared, int position, Instant at) throws SQLException {
    prepared.setObject(position, Jdbc.micros(at).atOffset(ZoneOffset.UTC));
  }

  @Override
  public @Nullable Instant instant(ResultSet result, String column) throws SQLException {
    OffsetDateTime at = result.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  @Override
  public String insertIfAbsent(String table, List<String> key, List<String> columns) {
    return "insert into %s (%s) values (%s) on conflict (%s) do nothing"
        .formatted(
            table, String.join(", ", columns), Jdbc.parameters(columns), String.join(", ", key));
  }

  @Override
  public boolean lockTimedOut(SQLException failure) {
    return "55P03".equals(failure.getSQLState());
  }

  @Override
  public boolean retryable(SQLException failure) {
    String state = failure.getSQLState();
    return lockTimedOut(failure) || "40001".equals(state) || "40P01".equals(state);
  }

  @Override
  public boolean rowsHidden(SQLException failure) {
    return "42501".equals(failure.getSQLState());
  }

  @Override
  public boolean tableMissing(SQLException failure) {
    return "42P01".equals(failure.getSQLState());
  }

  @Override
  public Optional<String> constraint(String message) {
    return Jdbc.named(CONSTRAINTS, message);
  }

  @Override
  public String asText(String column) {
    return "cast(" + column + " as varchar)";
  }

  @Override
  public String fromText(String column, Class<?> type) {
    String as = type == java.util.UUID.class ? "uuid" : "bigint";
    return "case when %1$s ~ '%2$s' then cast(%1$s as %3$s) end"
        .formatted(column, Dialect.texts(type), as);
  }

  @Override
  public String exactly(String column) {
    return "cast(" + column + " as varchar)";
  }
}
