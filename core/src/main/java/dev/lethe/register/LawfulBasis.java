package dev.lethe.register;

/** Why processing is lawful, Art. 6(1) GDPR. */
public enum LawfulBasis {
  CONSENT("consent", "Art. 6(1)(a)", "Consent"),
  CONTRACT("contract", "Art. 6(1)(b)", "Contract"),
  LEGAL_OBLIGATION("legal-obligation", "Art. 6(1)(c)", "Legal obligation"),
  VITAL_INTERESTS("vital-interests", "Art. 6(1)(d)", "Vital interests"),
  PUBLIC_TASK("public-task", "Art. 6(1)(e)", "Public task"),
  LEGITIMATE_INTERESTS("legitimate-interests", "Art. 6(1)(f)", "Legitimate interests");

  private final String id;
  private final String citation;
  private final String title;

  LawfulBasis(String id, String citation, String title) {
    this.id = id;
    this.citation = citation;
    this.title = title;
  }

  /** As the register writes it. */
  public String id() {
    return id;
  }

  /** The letter of Art. 6(1). */
  public String citation() {
    return citation;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** {@code Contract, Art. 6(1)(b)}. */
  @Override
  public String toString() {
    return title + ", " + citation;
  }
}
