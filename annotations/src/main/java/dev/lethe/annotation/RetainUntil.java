package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** "Kept until {event}": no limit while the attribute is null, gone when it is not. */
@Documented
@Target({TYPE, FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RetainUntil {
  /** The owner's {@link DataSubject#closedBy}, wherever the owner's row is. */
  String CLOSURE = "#closure";

  /** {@link #CLOSURE} or a path to a temporal attribute. */
  String value();

  /** Time to change one's mind. */
  String grace() default "P0D";

  /** The person may delete single records in the application (domain.md §3.3 row 32b). */
  boolean userMayDelete() default false;

  /** Only for rows for which this holds. */
  When[] when() default {};

  String[] activity() default {};

  AtEnd atEnd() default AtEnd.DELETE;
}
