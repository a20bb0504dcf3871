package dev.lethe.decide;

/** A restriction of processing under Art. 18(1). */
public enum Restriction {
  NONE,
  /** (a): the person contests that the data are accurate. */
  ACCURACY_CONTESTED,
  /** (b): the processing is unlawful and the person prefers restriction to erasure. */
  SUBJECT_PREFERS,
  /** (c): the person needs the data for legal claims. */
  SUBJECT_CLAIMS,
  /** (d): an objection has not been decided. */
  OBJECTION_PENDING
}
