package dev.lethe.annotation;

/**
 * What a datum says about a person. Carries id, DPV IRI, Fideslang key, usual provenance and export
 * default; a host adds its own in register.yml.
 */
public enum Category {
  EMAIL("contact.email"),
  NAME("identity.name"),
  POSTAL_ADDRESS("contact.address"),
  PHONE("contact.phone"),
  BIRTH_DATE("demographic.birth-date"),
  COUNTRY("demographic.country"),
  ACCOUNT_ID("identity.account-id"),
  CUSTOMER_NUMBER("identity.customer-number"),
  PASSWORD_HASH("authentication.password-hash", Provenance.PROVIDED, false),
  SECRET("authentication.secret", Provenance.DERIVED, false),
  RELATIONSHIP_DATES("relationship.dates", Provenance.OBSERVED, true),
  CONTRACT("relationship.contract"),
  PAYMENT_HISTORY("payment.history", Provenance.OBSERVED, true),
  TAX_ID("payment.tax-id"),
  CARD_NUMBER("payment.card-number"),
  LOGIN_TIME("usage.login-time", Provenance.OBSERVED, true),
  IP_ADDRESS("device.ip-address", Provenance.OBSERVED, true),
  USER_AGENT("device.user-agent", Provenance.OBSERVED, true),
  USAGE_COUNT("usage.count", Provenance.OBSERVED, true),
  ABUSE_SCORE("profile.abuse-score", Provenance.INFERRED, true),
  UPLOAD("content.upload"),
  FILE_NAME("content.file-name"),
  OUTPUT("content.output", Provenance.GENERATED, true),
  MESSAGE("content.message"),
  CUSTOM("custom");

  public enum Provenance {
    PROVIDED,
    OBSERVED,
    DERIVED,
    INFERRED,
    GENERATED,
    THIRD_PARTY
  }

  private final String id;
  private final Provenance provenance;
  private final boolean exported;

  Category(String id) {
    this(id, Provenance.PROVIDED, true);
  }

  Category(String id, Provenance p, boolean exported) {
    this.id = id;
    this.provenance = p;
    this.exported = exported;
  }

  public String id() {
    return id;
  }

  public Provenance usualProvenance() {
    return provenance;
  }

  public boolean exportedByDefault() {
    return exported;
  }
}
