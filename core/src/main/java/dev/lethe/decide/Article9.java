package dev.lethe.decide;

/** Which Art. 9(2) conditions a field group of a special category has. */
public enum Article9 {
  /** Not a special category. */
  NOT_SPECIAL,
  /** None. */
  NO_CONDITION,
  /** Only its purpose has one. */
  PURPOSE,
  /** Only the obligation or security hold that would keep it has one. */
  GROUND,
  /** Its purpose and its ground have one. */
  BOTH
}
