package dev.lethe.model;

/** Who does it. Stored as keyed hash and role; the name lies in an erasable table. */
public record Actor(Role role, String id) {
  /** In what capacity somebody acts. */
  public enum Role {
    SYSTEM,
    OFFICER,
    SUBJECT,
    HOST
  }

  public static Actor officer(String id) {
    return new Actor(Role.OFFICER, id);
  }

  public static Actor subject(String id) {
    return new Actor(Role.SUBJECT, id);
  }

  @Override
  public String toString() {
    return role.name();
  }
}
