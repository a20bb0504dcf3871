package dev.lethe.detect;

/** What the rows of an entity stand for. */
public enum Standing {
  PERSON("stands for a person"),
  ABOUT_PERSON("is about a person"),
  OTHER("may be about anything"),
  ORGANISATION("stands for an organisation"),
  PLACE("stands for a place"),
  REFERENCE("is configuration or reference data");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** Continues a sentence that begins with the entity's name. */
  public String words() {
    return words;
  }

  boolean isPersonal() {
    return this == PERSON || this == ABOUT_PERSON;
  }
}
