package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * "Goes when its {parent} goes": by the parent's periods, and held where the parent is held. What a
 * law wants of it, it says itself: {@link KeepFor}, counted from {@code "invoice.issuedAt"}.
 */
@Documented
@Target({TYPE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RetainWith {
  /** A to-one relation of this entity. */
  String value();
}
