package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each row of this entity is a key and a value, and the key says what the value is. The rules are
 * the entity's; they hold for rows whose key is listed. A row with another key is covered by no
 * rule: it is kept, for review, and counted.
 */
@Documented
@Target({TYPE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KeyedValues {
  /** Attribute with the key: a text, an enum, a number. */
  String key();

  /** Attribute with the value; it needs no other word. */
  String value();

  /**
   * One line a key, as Java writes it: {@code "birthday -> demographic.birth-date"}, with a
   * category's id, the library's or the register's; or {@code "theme -> not personal: colour of the
   * page"}. A row that is not personal goes by the same rules and is not copied.
   */
  String[] keys();
}
