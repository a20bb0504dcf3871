package dev.lethe.model;

/**
 * One key under which a person is known. kind: as in register.yml. key: of the Java type of that
 * kind's @Id, a String for a kind without rows; every call compares it with the map and refuses
 * another type (LETHE-430). Own tables and keyed hashes hold one canonical text per key type
 * (store). Never printed: toString shows the kind only.
 */
public record SubjectRef(String kind, Object key) {
  public static SubjectRef of(String kind, Object key) {
    return new SubjectRef(kind, key);
  }

  @Override
  public String toString() {
    return kind + ":…";
  }
}
