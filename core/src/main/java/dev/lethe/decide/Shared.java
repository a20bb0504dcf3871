package dev.lethe.decide;

/** Whether other living people share the datum. */
public enum Shared {
  /** It is one person's. */
  ALONE,
  /** This person's part can be taken out. */
  SEPARABLE,
  /** It cannot, and a balance of interests for the others is on record. */
  BALANCED,
  /** It cannot, and no balance is on record. */
  UNBALANCED,
  /** All others have been asked or erased. */
  OTHERS_GONE
}
