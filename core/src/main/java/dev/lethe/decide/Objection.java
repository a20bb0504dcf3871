package dev.lethe.decide;

/** The state of an objection under Art. 21. */
public enum Objection {
  NONE,
  /** Not yet decided. */
  PENDING,
  /** Decided for the person. */
  UPHELD,
  /** Decided for the controller: compelling grounds override. */
  OVERRIDDEN,
  /** Against direct marketing: absolute. */
  DIRECT_MARKETING
}
