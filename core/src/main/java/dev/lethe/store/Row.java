package dev.lethe.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of an own table, read by column label while it is current. The methods without {@code
 * OrNull} or {@code IfAny} refuse a null, naming the column.
 */
public final class Row {
  private final ResultSet result;
  private final Unit unit;

  Row(ResultSet result, Unit unit) {
    this.result = result;
    this.unit = unit;
  }

  public String text(String column) {
    return present(column, textOrNull(column));
  }

  public @Nullable String textOrNull(String column) {
    return read(() -> result.getString(column));
  }

  public long number(String column) {
    return present(column, numberOrNull(column));
  }

  public @Nullable Long numberOrNull(String column) {
    return read(
        () -> {
          long number = result.getLong(column);
          return result.wasNull() ? null : number;
        });
  }

  public boolean flag(String column) {
    return present(column, flagOrNull(column));
  }

  public @Nullable Boolean flagOrNull(String column) {
    return read(
        () -> {
          boolean flag = result.getBoolean(column);
          return result.wasNull() ? null : flag;
        });
  }

  public Instant instant(String column) {
    return present(column, instantOrNull(column));
  }

  public @Nullable Instant instantOrNull(String column) {
    return read(() -> unit.dialect().instant(result, column));
  }

  public Optional<Instant> instantIfAny(String column) {
    return Optional.ofNullable(instantOrNull(column));
  }

  public LocalDate date(String column) {
    return present(column, dateOrNull(column));
  }

  public @Nullable LocalDate dateOrNull(String column) {
    return read(() -> result.getObject(column, LocalDate.class));
  }

  public UUID uuid(String column) {
    return present(column, uuidOrNull(column));
  }

  public @Nullable UUID uuidOrNull(String column) {
    String text = textOrNull(column);
    return text == null ? null : UUID.fromString(text);
  }

  public byte[] bytes(String column) {
    return present(column, bytesOrNull(column));
  }

  public byte @Nullable [] bytesOrNull(String column) {
    return read(() -> result.getBytes(column));
  }

  private static <T> T present(String column, @Nullable T value) {
    if (value == null) throw new IllegalStateException("column '" + column + "' is null");
    return value;
  }

  private <T extends @Nullable Object> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      throw unit.failed(e);
    }
  }

  private interface Reading<T extends @Nullable Object> {
    T read() throws SQLException;
  }
}
