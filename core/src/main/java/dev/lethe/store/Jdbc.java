package dev.lethe.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The few statements of a unit of work that run below {@link Sql}. */
final class Jdbc {
  private Jdbc() {}

  /** Reads the current row of a result. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet result) throws SQLException;
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static <T> T one(Connection connection, String sql, Reading<T> reading) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      if (!result.next()) throw new SQLException("no row", "02000");
      return reading.read(result);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    return one(connection, sql, result -> String.valueOf(result.getString(1)));
  }

  /** How many rows come back. */
  static int count(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      int count = 0;
      while (result.next()) count++;
      return count;
    }
  }

  /** What every database keeps of an instant. */
  static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  static String parameters(List<String> columns) {
    return columns.stream().map(c -> ":" + c).collect(Collectors.joining(", "));
  }

  /** The group "name", and "table" where there is one, of the first shape that fits. */
  static Optional<String> named(List<Pattern> shapes, String message) {
    for (Pattern shape : shapes) {
      var matcher = shape.matcher(message);
      if (!matcher.lookingAt()) continue;
      String constraint = "constraint " + matcher.group("name");
      return Optional.of(
          shape.pattern().contains("?<table>")
              ? constraint + " of table " + matcher.group("table")
              : constraint);
    }
    return Optional.empty();
  }
}
