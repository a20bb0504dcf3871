package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the user who wrote or changed the row, as {@code createdBy} on a mapped superclass does for
 * every table. No link to a person: it is in nobody's copy, is not looked for in an erasure, and
 * never keeps its row. When its period is over, the placeholder of the register stands in its
 * place. How long, what stands there then and which names are no persons is said once, by {@code
 * subjects.<kind>.actors} of the register.
 */
@Documented
@Target({FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ActorColumn {
  /** Kind of person as in register.yml {@code subjects}, with {@code actors}. */
  String kind();

  /**
   * Temporal attribute from which the period counts, never null. Default: the creation instant, as
   * for {@link Retain#created}.
   */
  String from() default "";

  /** Zone of a {@code LocalDateTime} to count from; mandatory there, an error elsewhere. */
  String zone() default "";
}
