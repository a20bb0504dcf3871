package dev.lethe.annotation;

/**
 * What a person is to a row. The role decides what erasure and export do, so nothing else has to be
 * said.
 */
public enum SubjectRole {
  /**
   * The row is theirs. Erasing the last owner deletes the row; erasing one of several detaches that
   * one. Exported in full.
   */
  OWNER,
  /**
   * Wrote a row that belongs to someone else. Erased: link nulled, fields {@code of} this link
   * emptied. Exported: own text, the other party masked.
   */
  AUTHOR,
  /**
   * Handled or looked at the row (staff). Erased: link nulled. Never shown in the owner's export.
   */
  ACCESSOR,
  /** Is talked about. Erased: known identifiers redacted, reported as best effort. */
  MENTIONED
}
