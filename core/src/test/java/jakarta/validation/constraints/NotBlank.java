package jakarta.validation.constraints;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the constraint of that name, which the library knows by it alone. */
@Retention(RetentionPolicy.RUNTIME)
public @interface NotBlank {

  Class<?>[] groups() default {};
}
