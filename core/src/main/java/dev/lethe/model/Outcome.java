package dev.lethe.model;

/**
 * What the verdict says about one field group of one record. domain.md's DELETE_AT(T) is KEEP with
 * Until.At(T) and then = DELETE_NOW; REFUSE is the answer to a request, SUPPRESS an overlay: both
 * stand beside the outcome in the Verdict.
 */
public enum Outcome {
  KEEP,
  KEEP_RESTRICTED,
  DELETE_NOW,
  ANONYMISE,
  PSEUDONYMISE,
  DETACH,
  REVIEW
}
