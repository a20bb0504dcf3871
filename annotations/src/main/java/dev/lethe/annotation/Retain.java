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
 * "Deleted {atLeast}–{atMost} after {from}." Several retention annotations on one element: of one
 * activity the earliest end counts, over activities the latest.
 */
@Documented
@Repeatable(Retain.All.class)
@Target({TYPE, FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Retain {
  /**
   * Path to a temporal attribute, also over to-one relations: {@code "job.completedAt"}; over a
   * collection of entities with {@link #pick}: {@code "orders.placedAt"}.
   */
  String from();

  /**
   * Which of the many that {@link #from} leads to. What they stand in must outlive this rule: it
   * goes with this entity, is no personal data, or is kept at least as long from the same instant.
   * {@link #ifNever} says what holds while there are none, and must not exceed {@link #atMost}.
   */
  Pick pick() default Pick.ONLY;

  /**
   * ISO-8601. On an instant P90D is 90 x 24 h. On a date, calendar days in the controller's zone:
   * atMost ends at the beginning of its last day, atLeast at the end of its last day.
   */
  String atMost();

  /** Not before. Must not exceed atMost. */
  String atLeast() default "";

  /**
   * Mandatory if {@code from} may be null: period after creation at which the row goes if the event
   * never comes.
   */
  String ifNever() default "";

  /** Period after creation that no later event may extend. */
  String cap() default "";

  /**
   * Creation instant for the two above. Default: {@code @CreationTimestamp}, {@code @CreatedDate},
   * or the attribute {@code createdAt}.
   */
  String created() default "";

  /** Counted from instead of {@link #from} where that is null. */
  String orElse() default "";

  /** Only for rows for which this holds. */
  When[] when() default {};

  /**
   * Ends every purpose, whatever their own periods: a contract or a tenant is over. Obligations and
   * holds stand above it.
   */
  boolean cut() default false;

  /** Only for these of the element's activities. Default: all. */
  String[] activity() default {};

  /** Zone of a {@code LocalDateTime} anchor; mandatory there, an error elsewhere. */
  String zone() default "";

  AtEnd atEnd() default AtEnd.DELETE;

  /** How many instants a path leads to, and which of them counts. */
  enum Pick {
    /** There is only one. */
    ONLY,
    /** The last of many; none where there are none yet. */
    LAST
  }

  @Documented
  @Target({TYPE, FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    Retain[] value();
  }
}
