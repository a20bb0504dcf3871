package dev.lethe.model;

/** A counted thing that went. */
public record Erased(
    String entity, String fieldGroup, long count, Reason reason, Technique technique) {
  /** How it went. */
  public enum Technique {
    ROW_DELETED,
    FIELDS_EMPTIED,
    DETACHED,
    ANONYMISED,
    FILE_DELETED,
    /** By the owner of a table that is only read here, who was asked to and says so. */
    BY_OWNER
  }
}
