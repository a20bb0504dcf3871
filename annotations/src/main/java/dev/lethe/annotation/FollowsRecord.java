package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * "Belongs to a record of one of several entities, which a type column and a plain key column
 * tell." The row is the person's whose that record is, and goes, is held and is copied with it. A
 * row whose type is not in the {@link #map}, or whose record does not exist any more, is kept for
 * review.
 */
@Documented
@Target({TYPE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FollowsRecord {
  /** Path to the attribute that says which entity it is. */
  String type();

  /** Path to the attribute with the record's key: of the key's type, or its text. */
  String id();

  /** What each type means. */
  To[] map();

  /** One entity whose records are followed. */
  @Documented
  @Target({})
  @Retention(RetentionPolicy.RUNTIME)
  @interface To {
    /** Values of the type attribute, as Java writes them. */
    String[] is();

    /** The entity; its type says how long its records stay. */
    Class<?> entity();
  }
}
