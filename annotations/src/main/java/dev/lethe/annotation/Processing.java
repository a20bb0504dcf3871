package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ids of the register's activities this data serves. The nearest declaration wins: attribute,
 * embeddable, type, mapped superclass. Several on one element stand side by side.
 */
@Documented
@Repeatable(Processing.All.class)
@Target({TYPE, FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Processing {
  String[] value();

  /**
   * Served only by rows for which this holds: elsewhere the activity neither keeps the data nor
   * says when they go.
   */
  When[] when() default {};

  @Documented
  @Target({TYPE, FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    Processing[] value();
  }
}
