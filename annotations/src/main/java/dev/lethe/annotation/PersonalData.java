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
 * This attribute is personal data. On an embedded or a collection: every attribute in it that does
 * not say otherwise.
 */
@Documented
@Target({FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalData {
  /** Mandatory: a data map cannot guess. */
  Category value();

  /** With {@code CUSTOM}: id of a category of register.yml. */
  String custom() default "";

  /**
   * Which {@link SubjectLink} attribute this datum is about. Default: all owners. Mandatory for
   * links of other roles.
   */
  String of() default "";

  /** Default: the category's usual provenance. At most one element. */
  Category.Provenance[] provenance() default {};
}
