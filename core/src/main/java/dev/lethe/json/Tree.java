package dev.lethe.json;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns values into maps, lists, texts, numbers and booleans, and refuses what has no one text. */
final class Tree {
  private final boolean sorted;

  Tree(boolean sorted) {
    this.sorted = sorted;
  }

  @Nullable Object of(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger) {
      return value;
    }
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (isText(value)) {
      return value.toString();
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof Collection<?> items) {
      return list(items);
    }
    if (value instanceof Record record) {
      return record(record);
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
  }

  private static boolean isText(Object value) {
    return value instanceof TemporalAccessor
        || value instanceof ZoneId
        || value instanceof Period
        || value instanceof Duration
        || value instanceof UUID
        || value instanceof Locale;
  }

  Map<String, Object> map(Map<?, ?> map) {
    Map<String, Object> out = sorted ? new TreeMap<>() : new LinkedHashMap<>();
    map.forEach((key, value) -> put(out, key(key), value));
    return out;
  }

  private static String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    if (key != null && isText(key)) {
      return key.toString();
    }
    throw new IllegalArgumentException(
        "no JSON key for " + (key == null ? "null" : key.getClass().getName()));
  }

  private List<Object> list(Collection<?> items) {
    List<Object> out = new ArrayList<>();
    for (Object item : items) {
      Object node = of(item);
      if (node == null) {
        throw new IllegalArgumentException("no JSON for null in a list");
      }
      out.add(node);
    }
    return out;
  }

  private Map<String, Object> record(Record record) {
    Map<String, Object> out = sorted ? new TreeMap<>() : new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      put(out, component.getName(), read(record, component));
    }
    return out;
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "cannot read " + record.getClass().getName() + "." + component.getName(), e);
    }
  }

  private void put(Map<String, Object> out, String key, @Nullable Object value) {
    Object node = of(value);
    if (node != null) {
      out.put(key, node);
    }
  }
}
