package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whose row this is. On a relation nothing more is needed: a target that is no {@link DataSubject}
 * is followed along its own owner link. On a collection (many to many, a join table, or values that
 * are keys) the row belongs to all of them: it stays until the last of them ends, and one who is
 * erased is taken out of it. One key column may lead to several kinds of people, each {@link #when}
 * another attribute says so.
 */
@Documented
@Repeatable(SubjectLink.All.class)
@Target({FIELD, METHOD, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SubjectLink {
  SubjectRole role() default SubjectRole.OWNER;

  /** Only for a plain key column, or a collection of such keys: the entity it points at. */
  Class<?> to() default void.class;

  /** Only with {@link #to}: the attribute of the target that equals this value. Default: its id. */
  String on() default "";

  /**
   * Only where no row stands for the person (mail by address): the subject kind; this value is the
   * key.
   */
  String kind() default "";

  /** Only in rows for which this holds; else nobody is meant. */
  When[] when() default {};

  /** Several, of which each says when. */
  @Documented
  @Target({FIELD, METHOD, ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    SubjectLink[] value();
  }
}
