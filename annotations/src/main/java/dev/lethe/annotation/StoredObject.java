package dev.lethe.annotation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This attribute is the key of a file. The file shares the attribute's verdict and is counted
 * beside the row.
 */
@Documented
@Target({FIELD, METHOD, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredObject {
  /** Name given to {@code builder.objectStore(name, …)} and to a store of register.yml. */
  String store();

  /**
   * Files that no column names: {@code "{key}.peaks.json"}, or all that lie below a prefix, {@code
   * "thumbs/{id}/"}, in a store that can list. {@code {key}} is what the column holds, {@code {id}}
   * the row's own key.
   */
  String[] derived() default {};

  /**
   * Several rows may hold the same key, here or in another declared column of that store. The file
   * goes with the last of them. Where rows do so and nothing says it, the rule cannot be armed.
   */
  boolean shared() default false;
}
