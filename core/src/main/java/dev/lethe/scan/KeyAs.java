package dev.lethe.scan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.internal.util.IndexedConsumer;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A key that another column holds as a text or as another whole number: read and bound by that
 * column's own mapping, seen as the key's type. What is no such key is read as null.
 *
 * @param held mapping of the column
 * @param key mapping of the key itself
 */
record KeyAs(JdbcMapping held, JdbcMapping key) implements JdbcMapping {
  private static final Map<Class<?>, Class<?>> BOXED =
      Map.of(long.class, Long.class, int.class, Integer.class, short.class, Short.class);
  private static final Set<Class<?>> WHOLE = Set.of(Long.class, Integer.class, Short.class);

  /**
   * A column that holds the key of another entity, as one of that key's type; empty where the one
   * cannot be turned exactly into the other.
   */
  static Optional<Column> of(Column holding, Column key) {
    Class<?> from = boxed(holding.javaType());
    Class<?> to = boxed(key.javaType());
    if (from.equals(to)) {
      return Optional.of(holding);
    }
    boolean plain = isPlain(holding, from) && isPlain(key, to);
    boolean exact = from == String.class || (WHOLE.contains(from) && WHOLE.contains(to));
    return plain && exact
        ? Optional.of(
            new Column(
                holding.path(),
                holding.table(),
                holding.name(),
                holding.nullable(),
                holding.unique(),
                holding.length(),
                to,
                new KeyAs(holding.mapping(), key.mapping())))
        : Optional.empty();
  }

  /** Types whose text is the same in Java and in the database, without a converter between. */
  private static boolean isPlain(Column column, Class<?> type) {
    boolean known =
        type == String.class
            || WHOLE.contains(type)
            || (type == UUID.class
                && column.mapping().getJdbcType().getDefaultSqlTypeCode() == SqlTypes.UUID);
    return known && column.mapping().getValueConverter() == null;
  }

  private static Class<?> boxed(Class<?> type) {
    return BOXED.getOrDefault(type, type);
  }

  /**
   * The key's type, where the column holds its text; the two must be made alike to compare them.
   */
  static Optional<Class<?>> text(Column holding, Column key) {
    return holding.javaType() == String.class && key.javaType() != String.class
        ? Optional.of(boxed(key.javaType()))
        : Optional.empty();
  }

  @Override
  public @Nullable Object convertToDomainValue(@Nullable Object relational) {
    Object value = relational == null ? null : held.convertToDomainValue(relational);
    if (value == null) {
      return null;
    }
    try {
      Object found = key.getMappedJavaType().fromString(value.toString());
      return found.toString().equals(value.toString()) ? found : null;
    } catch (RuntimeException e) {
      return null; // the text of something else; the row follows nothing
    }
  }

  @Override
  public @Nullable Object convertToRelationalValue(@Nullable Object value) {
    return value == null
        ? null
        : held.convertToRelationalValue(held.getMappedJavaType().fromString(value.toString()));
  }

  @Override
  public JavaType<?> getJavaTypeDescriptor() {
    return key.getJavaTypeDescriptor();
  }

  @Override
  public JavaType<?> getMappedJavaType() {
    return key.getMappedJavaType();
  }

  @Override
  public JavaType<?> getJdbcJavaType() {
    return held.getJdbcJavaType();
  }

  @Override
  public JdbcType getJdbcType() {
    return held.getJdbcType();
  }

  @Override
  public ValueExtractor<?> getJdbcValueExtractor() {
    return held.getJdbcValueExtractor();
  }

  @Override
  public ValueBinder<?> getJdbcValueBinder() {
    return held.getJdbcValueBinder();
  }

  @Override
  public int forEachJdbcType(int offset, IndexedConsumer<JdbcMapping> action) {
    return held.forEachJdbcType(offset, action);
  }
}
