package dev.lethe.store;

import dev.lethe.scan.Footprint;
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
      values.add(footprint.key().get(i).mapping().getMappedJavaType().fromString(parts.get(i)));
    }
    return new RowKey(values);
  }

  /** The canonical text: equal keys have equal texts, different ones have different ones. */
  public String text() {
    return values.size() == 1
        ? text(values.get(0))
        : values.stream()
            .map(v -> text(v).replace("\\", "\\\\").replace("|", "\\|"))
            .collect(Collectors.joining("|"));
  }

  /** The canonical text of one value of a key or of an attribute that a hold names. */
  public static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof java.math.BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    if (value instanceof String
        || value instanceof Number
        || value instanceof UUID
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof TemporalAccessor) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "a key of type " + value.getClass().getName() + " has no canonical text");
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "#…";
  }
}
