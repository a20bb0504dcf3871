package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * "These fields must stay for {obligation}, counted from {from}." One statement of law per
 * annotation; everything not named goes when its own period ends.
 */
@Documented
@Repeatable(KeepFor.All.class)
@Target({TYPE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepFor {
  /**
   * Id of an obligation of register.yml, which has period, year end, citation and the categories it
   * may cover.
   */
  String value();

  /** Path to the temporal attribute the law counts from. */
  String from();

  /**
   * Attributes, personal or not; an embedded one stands for all its attributes. No default: "the
   * whole row" is what regulators object to.
   */
  String[] fields();

  @Documented
  @Target({TYPE, ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    KeepFor[] value();
  }
}
