package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This entity is the root row of a person. Its {@code @Id} is the subject's key. */
@Documented
@Target({TYPE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DataSubject {
  /** Kind of person as in register.yml {@code subjects}. Default: entity name, decapitalised. */
  String kind() default "";

  /**
   * Temporal attribute that is null while the relationship lives: what {@link RetainUntil#CLOSURE}
   * means for every row of this person.
   */
  String closedBy() default "";

  /**
   * It is over only while these hold: {@link #closedBy} says when, these say that. For tables whose
   * status ends a relationship and whose instant is any change's.
   */
  When[] closedWhen() default {};
}
