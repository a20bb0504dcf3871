package dev.lethe.decide;

/** What has been asked about erasing the datum, and on which ground. */
public enum ErasureWish {
  NONE,
  /** Asked, identity not yet verified. */
  RECEIVED,
  /** The person deletes this item in the application, where that is declared. */
  ITEM,
  /** Verified, Art. 17(1)(a) or (c). */
  VALID,
  /** As VALID, and later than the person's own wish for a restriction. */
  VALID_LATER,
  /** Verified, Art. 17(1)(d) or (f). */
  STRONG,
  /** As STRONG, and later than the person's own wish for a restriction. */
  STRONG_LATER,
  /** Art. 17(1)(e): a court or an authority orders it. */
  ORDER,
  /** A confirmed minor without parental consent. */
  CHILD
}
