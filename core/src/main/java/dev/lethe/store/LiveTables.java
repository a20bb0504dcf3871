package dev.lethe.store;

import dev.lethe.scan.LiveSchema;
import dev.lethe.scan.LiveSchema.Copy;
import dev.lethe.scan.LiveSchema.ForeignKey;
import dev.lethe.scan.LiveSchema.Index;
import dev.lethe.scan.LiveSchema.OnDelete;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the live database says about its own tables, in one statement per kind of fact. */
final class LiveTables {
  private final Unit unit;
  private final Connection connection;
  private final Map<String, Set<String>> required = new LinkedHashMap<>();
  private final Map<String, ForeignKey> foreignKeys = new LinkedHashMap<>();
  private final Map<String, Index> indexes = new LinkedHashMap<>();
  private final List<Copy> copies = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private LiveTables(Unit unit) {
    this.unit = unit;
    this.connection = unit.connection();
  }

  /** Everything this connection may see; what it may not is named. */
  static LiveSchema read(Unit unit) {
    return new LiveTables(unit).schema();
  }

  private LiveSchema schema() {
    Catalog catalog = unit.dialect().catalog();
    try {
      String own =
          Optional.ofNullable(connection.getSchema())
              .or(() -> catalogName())
              .orElse("")
              .toLowerCase(Locale.ROOT);
      each("columns", catalog.columns(), this::column);
      each("foreign keys", catalog.foreignKeys(), this::foreignKey);
      each("indexes", catalog.indexes(), this::index);
      each("triggers and other copies", catalog.copies(), this::copy);
      return new LiveSchema(
          own,
          required,
          List.copyOf(foreignKeys.values()),
          List.copyOf(indexes.values()),
          copies,
          unread);
    } catch (SQLException e) {
      throw unit.failed(e);
    }
  }

  private Optional<String> catalogName() {
    try {
      return Optional.ofNullable(connection.getCatalog());
    } catch (SQLException e) {
      throw unit.failed(e);
    }
  }

  /** Takes a row of an answer. */
  @FunctionalInterface
  private interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  private void each(String what, String sql, Taking taking) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(unit.commented(sql))) {
      while (result.next()) {
        taking.take(result);
      }
    } catch (SQLException e) {
      if (!unit.dialect().rowsHidden(e) && !unit.dialect().tableMissing(e)) {
        throw e;
      }
      connection.rollback(before);
      unread.add(what);
    }
  }

  private void column(ResultSet row) throws SQLException {
    Set<String> columns = required.computeIfAbsent(lower(row, "tbl"), t -> new HashSet<>());
    if (row.getBoolean("required")) {
      columns.add(lower(row, "col"));
    }
  }

  private void foreignKey(ResultSet row) throws SQLException {
    String table = lower(row, "tbl");
    String id = table + " " + row.getString("id");
    OnDelete onDelete =
        switch (row.getString("on_delete")) {
          case "c" -> OnDelete.CASCADE;
          case "n", "d" -> OnDelete.LETS_GO;
          default -> OnDelete.REFUSES;
        };
    ForeignKey before = foreignKeys.get(id);
    List<String> columns = more(before == null ? List.of() : before.columns(), row);
    foreignKeys.put(id, new ForeignKey(table, columns, lower(row, "target"), onDelete));
  }

  private void index(ResultSet row) throws SQLException {
    String table = lower(row, "tbl");
    String id = table + " " + row.getString("id");
    Index before = indexes.get(id);
    indexes.put(
        id,
        new Index(
            table,
            lower(row, "name"),
            more(before == null ? List.of() : before.columns(), row),
            row.getBoolean("is_unique"),
            row.getBoolean("is_partial")));
  }

  private static List<String> more(Collection<String> before, ResultSet row) throws SQLException {
    List<String> columns = new ArrayList<>(before);
    columns.add(lower(row, "col"));
    return columns;
  }

  private static String lower(ResultSet row, String name) throws SQLException {
    return String.valueOf(row.getString(name)).toLowerCase(Locale.ROOT);
  }

  private void copy(ResultSet row) throws SQLException {
    if (row.getString("kind").equals("UNREAD")) {
      unread.add(lower(row, "name"));
    } else {
      copies.add(
          new Copy(
              Copy.Kind.valueOf(row.getString("kind")), lower(row, "name"), lower(row, "tbl")));
    }
  }
}
