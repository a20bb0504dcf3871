package dev.lethe.model;

/** Art. 17(1). */
public enum ErasureGround {
  NO_LONGER_NECESSARY,
  CONSENT_WITHDRAWN,
  OBJECTION,
  UNLAWFUL,
  LEGAL_DUTY,
  CHILD
}
