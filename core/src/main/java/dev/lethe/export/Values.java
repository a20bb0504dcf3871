package dev.lethe.export;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of attributes as texts, numbers and booleans that JSON and tables take. */
final class Values {
  private Values() {}

  /** Whether values of a type say more than which type they are of. */
  static boolean readable(Class<?> type) {
    if (InputStream.class.isAssignableFrom(type) || Reader.class.isAssignableFrom(type)) {
      return false;
    }
    if (type.isPrimitive() || type.isInterface() || type.isArray() || type.isRecord()) {
      return !type.getName().startsWith("java.sql.");
    }
    return says(type) || java.lang.reflect.Modifier.isAbstract(type.getModifiers());
  }

  private static boolean says(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every type has toString", e);
    }
  }

  static @Nullable Object neutral(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof char[] text) {
      return String.valueOf(text);
    }
    if (value.getClass().isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        items.add(neutral(Array.get(value, i)));
      }
      return items;
    }
    if (value instanceof Collection<?> all) {
      List<@Nullable Object> items = new ArrayList<>();
      all.forEach(item -> items.add(neutral(item)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      map.forEach((k, v) -> tree.put(String.valueOf(neutral(k)), neutral(v)));
      return tree;
    }
    return value instanceof Record record ? components(record) : text(value);
  }

  private static Object number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return Double.isFinite(number.doubleValue())
          ? new BigDecimal(number.toString())
          : number.toString();
    }
    return number;
  }

  /** The old date types print themselves in the JVM's zone; their instant does not depend on it. */
  private static String text(Object value) {
    String type = value.getClass().getName();
    if (type.equals("java.sql.Date") || type.equals("java.sql.Time")) {
      return value.toString();
    }
    if (value instanceof java.util.Date date) {
      return instant(String.format(Locale.ROOT, "%tQ", date));
    }
    if (value instanceof java.util.Calendar calendar) {
      return instant(String.format(Locale.ROOT, "%tQ", calendar));
    }
    return value.toString();
  }

  private static String instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis)).toString();
  }

  private static Map<String, @Nullable Object> components(Record record) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (RecordComponent c : record.getClass().getRecordComponents()) {
      try {
        var accessor = c.getAccessor();
        accessor.setAccessible(true);
        tree.put(c.getName(), neutral(accessor.invoke(record)));
      } catch (ReflectiveOperationException | RuntimeException e) {
        return Map.of("value", record.toString());
      }
    }
    return tree;
  }
}
