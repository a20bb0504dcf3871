package dev.lethe.annotation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What stands here after emptying, where null and a random placeholder will not do: a NOT NULL
 * number, date or enum, or a text that must look like an address.
 */
@Documented
@Target({FIELD, METHOD, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Emptied {
  /**
   * Constant in the attribute's own text form; refused on a unique column. In a text, {@code
   * {random}} becomes 16 to 32 random characters, fresh for each row: {@code
   * "erased-{random}@erased.invalid"}; then the column may be unique.
   */
  String with();
}
