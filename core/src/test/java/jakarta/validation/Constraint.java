package jakarta.validation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the annotation of that name, which makes another one a constraint. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Constraint {}
