package jakarta.validation.constraints;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the constraint of that name, which the library knows by it alone. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Pattern {
  String regexp();

  Flag[] flags() default {};

  Class<?>[] groups() default {};

  /** As there. */
  enum Flag {
    CASE_INSENSITIVE,
    UNICODE_CASE
  }
}
