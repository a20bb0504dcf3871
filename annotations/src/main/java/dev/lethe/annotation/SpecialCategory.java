package dev.lethe.annotation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Art. 9 or 10 data: kind and condition are both mandatory, by the compiler. */
@Documented
@Target({FIELD, METHOD, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface SpecialCategory {
  Kind value();

  Condition condition();

  enum Kind {
    HEALTH,
    BIOMETRIC,
    GENETIC,
    ETHNIC_ORIGIN,
    POLITICAL,
    RELIGION,
    UNION,
    SEX_LIFE,
    CRIMINAL
  }

  enum Condition {
    EXPLICIT_CONSENT,
    EMPLOYMENT_LAW,
    VITAL_INTERESTS,
    NON_PROFIT,
    MADE_PUBLIC,
    LEGAL_CLAIMS,
    PUBLIC_INTEREST,
    HEALTH_CARE,
    PUBLIC_HEALTH,
    RESEARCH,
    OFFICIAL_AUTHORITY_ART_10
  }
}
