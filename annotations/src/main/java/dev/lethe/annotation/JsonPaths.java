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
 * This attribute holds a JSON document, and these of its members are personal; instead of {@link
 * PersonalData}. Each place is a datum of its own, with the rules of the attribute, and is emptied
 * at its place while the document stays. What no line names goes with the row only: where the row
 * stays, it is for review.
 */
@Documented
@Target({FIELD, METHOD, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonPaths {
  /**
   * One line a place: {@code "$.payer.email -> contact.email"}, with {@code [*]} for each element
   * of an array ({@code "$.items[*].note -> content.message"}) and a category's id, the library's
   * or the register's; or {@code "$.version -> not personal: version of the protocol"}. A place
   * names everything that lies below it.
   */
  String[] value();
}
