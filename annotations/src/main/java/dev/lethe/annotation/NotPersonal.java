package dev.lethe.annotation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Looked at and found not personal. The reason is printed in the data map. On a class with {@link
 * #fields} it says so of these attributes only.
 */
@Documented
@Target({TYPE, FIELD, METHOD, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface NotPersonal {
  /** Reason, at least ten characters. */
  String value();

  /** Only on a class: attributes of it; an embedded one stands for all of its own. */
  String[] fields() default {};
}
