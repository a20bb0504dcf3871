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

  /** Files that no column names: {@code "{key}.peaks.json"}, {@code "thumbs/{id}/"} (a prefix). */
  String[] derived() default {};
}
