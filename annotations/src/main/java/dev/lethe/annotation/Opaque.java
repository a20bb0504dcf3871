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
 * Beside {@link PersonalData}: the value is emptied and copied as a whole and never looked into.
 * The data map says so, and a certificate of erasure lists it among what was not searched.
 */
@Documented
@Target({FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Opaque {
  /** What it is and why nobody looks into it, at least ten characters. */
  String value();
}
