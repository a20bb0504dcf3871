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
 * Data that must never be stored here, or on a type: in none of its texts. An instance that acts
 * looks at what the provider writes for entities; bulk statements (HQL, native SQL) do not come
 * past it. Card numbers can be recognised.
 */
@Documented
@Target({TYPE, FIELD, METHOD, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Forbidden {
  Category value();

  OnWrite onWrite() default OnWrite.REJECT;

  enum OnWrite {
    REJECT,
    MASK
  }
}
