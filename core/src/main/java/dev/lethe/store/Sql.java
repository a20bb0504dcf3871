package dev.lethe.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * Statements on own tables: named parameters in ({@code :name}), rows out. Values may be String,
 * Long, Integer, Boolean, Enum (its name), Instant (kept to the microsecond), LocalDate, UUID,
 * byte[], null, or a collection of these, not empty, for {@code in (:names)}.
 */
public final class Sql {
  private static final int FETCH_SIZE = 1_000;
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*");

  private final Unit unit;
  private @Nullable Handle handle;

  Sql(Unit unit) {
    this.unit = unit;
  }

  /** Parameters from names and values in turn; values may be null. */
  public static Map<String, @Nullable Object> params(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> params = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!(namesAndValues[i] instanceof String name))
        throw new IllegalArgumentException("parameter " + i + " must be a name");
      params.put(name, namesAndValues[i + 1]);
    }
    return params;
  }

  /** Runs one change; the number of rows that it reports. */
  public int update(String sql, Map<String, ?> params) {
    return guarded(() -> bound(handle().createUpdate(text(sql, params)), params).execute());
  }

  /** Runs one change once per parameter set, which must have equal names and no collections. */
  public int[] batch(String sql, List<? extends Map<String, ?>> sets) {
    if (sets.isEmpty()) return new int[0];
    return guarded(
        () -> {
          try (var batch = handle().prepareBatch(unit.commented(sql))) {
            for (var params : sets) bound(batch, params).add();
            return batch.execute();
          }
        });
  }

  /**
   * Inserts a row unless one with the same key is there already. Whether it was is not said: not
   * every driver knows.
   */
  public void insertIfAbsent(String table, List<String> key, Map<String, ?> values) {
    List<String> columns = values.keySet().stream().sorted().toList();
    for (String name : columns) identifier(name);
    update(unit.dialect().insertIfAbsent(identifier(table), key, columns), values);
  }

  /** The same for many rows, which must have equal names. */
  public void insertIfAbsent(String table, List<String> key, List<? extends Map<String, ?>> rows) {
    if (rows.isEmpty()) return;
    List<String> columns = rows.get(0).keySet().stream().sorted().toList();
    for (String name : columns) identifier(name);
    batch(unit.dialect().insertIfAbsent(identifier(table), key, columns), rows);
  }

  /** Sets these columns of the row with that id; the number of rows that the database reports. */
  public int set(String table, UUID id, Map<String, ?> columns) {
    Map<String, @Nullable Object> values = new HashMap<>(columns);
    values.put("id", id);
    String set =
        columns.keySet().stream()
            .sorted()
            .map(name -> identifier(name) + " = :" + name)
            .collect(Collectors.joining(", "));
    return update("update " + identifier(table) + " set " + set + " where id = :id", values);
  }

  /** All rows, mapped. */
  public <T> List<T> query(String sql, Map<String, ?> params, Function<Row, T> mapper) {
    List<T> rows = new ArrayList<>();
    each(sql, params, row -> rows.add(mapper.apply(row)));
    return rows;
  }

  /** The first row, mapped, if there is one. */
  public <T> Optional<T> first(String sql, Map<String, ?> params, Function<Row, T> mapper) {
    List<T> rows = query(sql, params, mapper);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  /** Every row as it streams by; the row is good only within the call. */
  public void each(String sql, Map<String, ?> params, Consumer<Row> consumer) {
    guarded(
        () -> {
          try (Query query = bound(handle().createQuery(text(sql, params)), params)) {
            query
                .setFetchSize(FETCH_SIZE)
                .scanResultSet(
                    (results, context) -> {
                      try (var all = results.get()) {
                        Row row = new Row(all, unit);
                        while (all.next()) consumer.accept(row);
                      }
                      return true;
                    });
          }
          return true;
        });
  }

  private Handle handle() {
    var connection = unit.connection();
    var existing = handle;
    if (existing != null) return existing;
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    // Never closed: the connection is the unit's, and every statement is closed where it ran.
    var opened = jdbi.open();
    handle = opened;
    return opened;
  }

  /** A collection's name becomes one name per element, padded so that texts stay few. */
  private String text(String sql, Map<String, ?> params) {
    String text = sql;
    for (var param : params.entrySet()) {
      if (param.getValue() instanceof Collection<?> values) {
        String names =
            IntStream.range(0, padded(param.getKey(), values).size())
                .mapToObj(i -> ":" + param.getKey() + "_" + i)
                .collect(Collectors.joining(", "));
        text =
            Pattern.compile("(?<!:):" + Pattern.quote(param.getKey()) + "\\b")
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(names));
      }
    }
    return unit.commented(text);
  }

  private static List<@Nullable Object> padded(String name, Collection<?> values) {
    if (values.isEmpty())
      throw new IllegalArgumentException("collection '" + name + "' must not be empty");
    List<@Nullable Object> padded = new ArrayList<>(values);
    Object last = padded.get(padded.size() - 1);
    while (Integer.bitCount(padded.size()) != 1) padded.add(last);
    return padded;
  }

  private <S extends SqlStatement<S>> S bound(S statement, Map<String, ?> params) {
    for (var param : params.entrySet()) {
      if (param.getValue() instanceof Collection<?> values) {
        var padded = padded(param.getKey(), values);
        for (int i = 0; i < padded.size(); i++)
          bind(statement, param.getKey() + "_" + i, padded.get(i));
      } else {
        bind(statement, param.getKey(), param.getValue());
      }
    }
    return statement;
  }

  private void bind(SqlStatement<?> statement, String name, @Nullable Object value) {
    statement.bind(name, (position, prepared, context) -> set(prepared, position, value));
  }

  private void set(PreparedStatement prepared, int position, @Nullable Object value)
      throws SQLException {
    if (value == null) prepared.setNull(position, Types.NULL);
    else if (value instanceof String text) prepared.setString(position, text);
    else if (value instanceof Long number) prepared.setLong(position, number);
    else if (value instanceof Integer number) prepared.setInt(position, number);
    else if (value instanceof Boolean flag) prepared.setBoolean(position, flag);
    else if (value instanceof Enum<?> constant) prepared.setString(position, constant.name());
    else if (value instanceof Instant at) unit.dialect().bind(prepared, position, at);
    else if (value instanceof LocalDate date) prepared.setObject(position, date);
    else if (value instanceof UUID id) prepared.setString(position, id.toString());
    else if (value instanceof byte[] bytes) prepared.setBytes(position, bytes);
    else
      throw new IllegalArgumentException(
          "a parameter of type " + value.getClass().getName() + " cannot be bound");
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw Failures.translate(unit.name(), unit.dialect(), e);
    }
  }

  private static String identifier(String name) {
    if (!IDENTIFIER.matcher(name).matches())
      throw new IllegalArgumentException("an own table's names must match " + IDENTIFIER);
    return name;
  }
}
