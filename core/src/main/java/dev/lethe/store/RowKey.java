package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The primary key of one row, as values of the attributes' types, and its one canonical text: what
 * own tables and keyed hashes hold. Never printed.
 *
 * @param values in the order of the footprint's key columns
 */
public record RowKey(List<Object> values) {
  private static final List<Class<?>> TEXTUAL =
      List.of(
          String.class,
          Number.class,
          UUID.class,
          Boolean.class,
          Character.class,
          TemporalAccessor.class);

  public RowKey {
    values = List.copyOf(values);
  }

  /** The key of a record, from its identifier. */
  public static RowKey of(Footprint footprint, Object id) {
    return new RowKey(footprint.idParts().apply(id));
  }

  /** The key whose canonical text this is. */
  public static RowKey parse(Footprint footprint, String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (footprint.key().size() > 1 && c == '\\') {
        part.append(text.charAt(++i));
      } else if (footprint.key().size() > 1 && c == '|') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < footprint.key().size(); i++) {
      values.add(value(footprint.key().get(i), parts.get(i)));
    }
    return new RowKey(values);
  }

  /** The value of a column whose canonical text this is. */
  public static Object value(Column column, String text) {
    return column.mapping().getMappedJavaType().fromString(text);
  }

  /** The canonical text: equal keys have equal texts, different ones have different ones. */
  public String text() {
    return values.size() == 1
        ? text(values.get(0))
        : values.stream()
            .map(v -> text(v).replace("\\", "\\\\").replace("|", "\\|"))
            .collect(Collectors.joining("|"));
  }

  /** Whether values of this type have a canonical text: what a key or a hold can be made of. */
  public static boolean hasText(Class<?> type) {
    return type == byte[].class
        || type.isEnum()
        || type.isPrimitive()
        || TEXTUAL.stream().anyMatch(t -> t.isAssignableFrom(type));
  }

  /** The canonical text of one value of a key or of an attribute that a hold names. */
  public static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    if (!hasText(value.getClass())) {
      throw new IllegalArgumentException(
          "a value of type " + value.getClass().getName() + " has no canonical text");
    }
    return value.toString();
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "#…";
  }
}
