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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H2: the gate is a table of slots; changes of the schema commit at once. */
final class H2Dialect implements Dialect {
  /** Its repeatable read takes each table's snapshot when that table is first read. */
  private static final int SNAPSHOT = 6;

  private static final ReentrantLock SCHEMA = new ReentrantLock();

  /** Anchored at the message's beginning: the values stand behind the names. */
  private static final List<Pattern> CONSTRAINTS =
      List.of(
          Pattern.compile(
              "Unique index or primary key violation: \"(?:[\\w$]+\\.)?(?<name>[A-Za-z_][\\w$]*)"
                  + "(?: INDEX (?:[\\w$]+\\.)?[\\w$]+)? ON"
                  + " (?:[\\w$]+\\.)?(?<table>[A-Za-z_][\\w$]*)\\("),
          Pattern.compile(
              "Referential integrity constraint violation: \"(?<name>[A-Za-z_][\\w$]*):"
                  + " (?:[\\w$]+\\.)?(?<table>[A-Za-z_][\\w$]*) FOREIGN KEY"),
          Pattern.compile("Check constraint violation: \"(?<name>[A-Za-z_][\\w$]*):"));

  @Override
  public String folder() {
    return "h2";
  }

  @Override
  public Undo limitLockWaits(Connection connection, Duration wait) throws SQLException {
    String before = Jdbc.text(connection, "select lock_timeout()");
    Jdbc.run(connection, "set lock_timeout " + Math.max(1, wait.toMillis()));
    return same -> Jdbc.run(same, "set lock_timeout " + before);
  }

  @Override
  public void refuseHiddenRows(Connection connection) {
    // this database has no row-level policies
  }

  @Override
  public int snapshot() {
    return SNAPSHOT;
  }

  @Override
  public Catalog catalog() {
    return Catalog.H2;
  }

  @Override
  public Gate gate() {
    return new SlotGate(H2Dialect::seconds);
  }

  private static String seconds(Duration wait) {
    return String.format(Locale.ROOT, "%.3f", wait.toMillis() / 1000.0);
  }

  @Override
  public void lockSchema(Connection connection) {
    // There is no lock that outlives a change of the schema; the scripts can be repeated.
    SCHEMA.lock();
  }

  @Override
  public void unlockSchema(Connection connection) {
    SCHEMA.unlock();
  }

  @Override
  public Instant now(Connection connection) throws SQLException {
    return Jdbc.one(
        connection,
        "select current_timestamp(6)",
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
    return "merge into %s as t using (values (%s)) as v(%s) on %s when not matched then insert (%s) values (%s)"
        .formatted(
            table,
            Jdbc.parameters(columns),
            String.join(", ", columns),
            key.stream().map(k -> "t." + k + " = v." + k).collect(Collectors.joining(" and ")),
            String.join(", ", columns),
            columns.stream().map(c -> "v." + c).collect(Collectors.joining(", ")));
  }

  @Override
  public boolean lockTimedOut(SQLException failure) {
    return failure.getErrorCode() == 50200;
  }

  @Override
  public boolean retryable(SQLException failure) {
    int code = failure.getErrorCode();
    return lockTimedOut(failure) || code == 40001 || code == 90131;
  }

  @Override
  public boolean rowsHidden(SQLException failure) {
    return failure.getErrorCode() == 90096;
  }

  @Override
  public boolean tableMissing(SQLException failure) {
    int code = failure.getErrorCode();
    return code == 42102 || code == 42103 || code == 42104;
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
    return "case when regexp_like(%1$s, '%2$s') then cast(%1$s as %3$s) end"
        .formatted(column, Dialect.texts(type), as);
  }

  @Override
  public String exactly(String column) {
    return "cast(" + column + " as varchar)";
  }
}
