package dev.lethe.scan;

import java.util.Optional;
import org.hibernate.metamodel.mapping.JdbcMapping;

/**
 * One physical column with the provider's own reader and binder: no host column is read or bound in
 * any other way, so that time zones, converters and encodings are the host's.
 *
 * @param path attribute path in the entity: {@code billedTo.name}
 * @param table the physical table, as the provider writes it in SQL
 * @param name the column, as the provider writes it in SQL
 * @param nullable whether the mapping lets it be null
 * @param unique whether the mapping or the live schema has a unique constraint on it alone
 * @param length longest text, where the column has one
 * @param javaType type of the attribute
 * @param mapping the provider's reader and binder
 */
public record Column(
    String path,
    String table,
    String name,
    boolean nullable,
    boolean unique,
    long length,
    Class<?> javaType,
    JdbcMapping mapping) {
  /** The same in a copy of its table, where it is called otherwise. */
  Column named(String other) {
    return new Column(path, table, other, nullable, unique, length, javaType, mapping);
  }

  /** A text as a value of the attribute; empty where the attribute cannot have it. */
  public Optional<Object> value(String text) {
    try {
      return Optional.of(mapping.getMappedJavaType().fromString(text));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
