package dev.lethe.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A condition on the row's own columns, as a member of other annotations; several hold together. A
 * row for which no declaration's condition holds is never guessed about: it is kept, for review.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface When {
  /** Path to a basic attribute: a status, a type, an own flag, a key. */
  String field();

  /**
   * Values as Java writes them: names of enum constants, {@code true}, numbers, texts. Default for
   * a boolean: {@code true}.
   */
  String[] in() default {};

  /** The attribute is null; instead of {@link #in}. */
  boolean isNull() default false;
}
