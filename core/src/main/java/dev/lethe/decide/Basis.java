package dev.lethe.decide;

import dev.lethe.register.LawfulBasis;

/** The lawful basis of the purpose in question. */
public enum Basis {
  /** Art. 6(1)(b) to (d). */
  CONTRACT,
  /** Art. 6(1)(e) or (f). */
  INTEREST,
  /** Art. 6(1)(a), given. */
  CONSENT_GIVEN,
  /** Art. 6(1)(a), withdrawn. */
  CONSENT_WITHDRAWN;

  /** What a lawful basis of the register is to the table. */
  static Basis of(LawfulBasis declared) {
    return switch (declared) {
      case CONTRACT, LEGAL_OBLIGATION, VITAL_INTERESTS -> CONTRACT;
      case PUBLIC_TASK, LEGITIMATE_INTERESTS -> INTEREST;
      case CONSENT -> CONSENT_GIVEN;
    };
  }
}
