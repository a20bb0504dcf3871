package dev.lethe.annotation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * "This table is another team's: we only read it." What is declared on the entity is in the map, in
 * copies and in explanations; nothing is ever changed or locked there. An erasure asks the owner,
 * through the recipient port of that name, to erase each row, and is not complete until the owner
 * has answered and the rows are gone. How long rows stay is the owner's to say, so no retention and
 * no obligation may be declared.
 */
@Documented
@Target({TYPE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnedElsewhere {
  /** A recipient of the register, for which {@code builder.recipient(owner, …)} gives a port. */
  String owner();
}
