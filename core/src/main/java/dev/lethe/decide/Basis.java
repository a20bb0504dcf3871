package dev.lethe.decide;

/** The lawful basis of the purpose in question. */
public enum Basis {
  /** Art. 6(1)(b) to (d). */
  CONTRACT,
  /** Art. 6(1)(e) or (f). */
  INTEREST,
  /** Art. 6(1)(a), given. */
  CONSENT_GIVEN,
  /** Art. 6(1)(a), withdrawn. */
  CONSENT_WITHDRAWN
}
