package dev.lethe.scan;

import static dev.lethe.annotation.Category.CUSTOM;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.POSTAL_ADDRESS;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lethe.Lethe;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.PrivacyMixin;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SpecialCategory;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.host.Host;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.MisuseException;
import dev.lethe.scan.FindingsTest.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Annotations, mixins, composed annotations and mapping files say the same, and nearest wins. */
@NullUnmarked
class DeclarationsTest {
  @Embeddable
  static class Address {
    @PersonalData(POSTAL_ADDRESS)
    String street;

    @NotPersonal("which floor the lift stops at")
    Integer floor;
  }

  @Entity(name = "Parcel")
  @Processing("account")
  @Retain(from = "sentAt", atMost = "P90D")
  static class Spoken {
    @Id UUID id;

    @PersonalData(NAME)
    @Column(name = "recipient_name", length = 80)
    String recipient;

    @Column(nullable = false)
    Instant sentAt;

    @NotPersonal("grams, as the scale says")
    Integer weight;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @ManyToOne Spoken follows;
    @Embedded Address address;
  }

  @Embeddable
  static class BareAddress {
    String street;
    Integer floor;
  }

  @Entity(name = "Parcel")
  static class Bare {
    @Id UUID id;

    @Column(name = "recipient_name", length = 80)
    String recipient;

    @Column(nullable = false)
    Instant sentAt;

    Integer weight;

    @ManyToOne(optional = false)
    Account account;

    @ManyToOne Bare follows;
    @Embedded BareAddress address;
  }

  @PrivacyMixin(Bare.class)
  @Processing("account")
  @Retain(from = "sentAt", atMost = "P90D")
  interface Words {
    @PersonalData(NAME)
    Object recipient();

    @NotPersonal("grams, as the scale says")
    Object weight();

    @SubjectLink
    Object account();
  }

  @PrivacyMixin(BareAddress.class)
  interface AddressWords {
    @PersonalData(POSTAL_ADDRESS)
    Object street();

    @NotPersonal("which floor the lift stops at")
    Object floor();
  }

  private static DataMap map(EntityManagerFactory emf, Class<?>... mixins) {
    try (Lethe lethe = Lethe.observe(emf, Host.register(), mixins)) {
      assertThat(FindingsTest.aboutDeclarations(lethe)).isEmpty();
      return lethe.dataMap();
    }
  }

  /** But for the class's name, and the digest of everything, in which the name is. */
  private static String bytes(DataMap map) {
    return map.toJson()
        .replace("DeclarationsTest$Bare\"", "DeclarationsTest$Spoken\"")
        .replace("@Retain on Bare", "@Retain on Spoken")
        .replaceFirst("\"fingerprint\" *: *\"[0-9a-f]{64}\"\\s*}\\s*$", "}");
  }

  @Test
  void aMixinSaysTheSameAsAnnotationsToTheByte() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      String spoken = bytes(map(db.factory(Map.of(), Account.class, Spoken.class)));
      assertThat(spoken).contains("recipient_name", "address.street", "kept until");
      assertThat(
              bytes(
                  map(
                      db.factory(Map.of(), Account.class, Bare.class),
                      Words.class,
                      AddressWords.class)))
          .isEqualTo(spoken);
    }
  }

  @Test // real applications still map persons in XML
  void anEntityThatAFileMapsIsReadFromTheMetamodel() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      var unit = new HibernatePersistenceConfiguration("xml");
      unit.managedClass(Account.class);
      unit.mappingFile("mapping/bare.orm.xml");
      unit.property("jakarta.persistence.nonJtaDataSource", db.dataSource());
      unit.property("hibernate.hbm2ddl.auto", "update");
      String spoken;
      try (EntityManagerFactory emf = db.factory(Map.of(), Account.class, Spoken.class)) {
        spoken = bytes(map(emf));
      }
      try (EntityManagerFactory emf = unit.createEntityManagerFactory()) {
        assertThat(bytes(map(emf, Words.class, AddressWords.class))).isEqualTo(spoken);
      }
    }
  }

  private static List<Finding> found(Class<?> entity, Class<?>... mixins) {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe =
            Lethe.observe(db.factory(Map.of(), Account.class, entity), Host.register(), mixins)) {
      return FindingsTest.aboutDeclarations(lethe);
    }
  }

  private static Finding one(Code code, Class<?> entity, Class<?>... mixins) {
    List<Finding> findings = found(entity, mixins);
    assertThat(findings).extracting(Finding::code).containsExactly(code);
    return findings.get(0);
  }

  @PrivacyMixin(Spoken.class)
  interface Again {
    @PersonalData(EMAIL)
    Object recipient();
  }

  @PrivacyMixin(Spoken.class)
  @RetainUntil(CLOSURE)
  interface AgainOnTheType {}

  @Test // LETHE-116: neither is nearer than the other
  void whatIsSaidTwiceIsNamedWithBothPlaces() {
    assertThat(one(Code.DECLARED_TWICE, Spoken.class, Again.class).message())
        .isEqualTo(
            "Spoken.recipient is declared twice, with @PersonalData: in Spoken.recipient and in"
                + " Again.recipient.");
    assertThat(one(Code.DECLARED_TWICE, Spoken.class, AgainOnTheType.class).message())
        .isEqualTo("Spoken is declared twice, with @Retain: in Spoken and in AgainOnTheType.");
  }

  @PrivacyMixin(Bare.class)
  @Processing("account")
  @Retain(from = "sentAt", atMost = "P90D")
  interface Typo {
    @PersonalData(NAME)
    Object recipent();

    @NotPersonal("grams, as the scale says")
    Object weight();

    @SubjectLink
    Object account();
  }

  @PrivacyMixin(String.class)
  interface OfNobody {}

  interface NoMixin {}

  @Test // LETHE-105
  void aMixinThatSpeaksOfNothingIsNamed() {
    assertThat(found(Bare.class, Typo.class, AddressWords.class))
        .filteredOn(f -> f.code() == Code.MIXIN)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.place()).isEqualTo("Typo.recipent");
              assertThat(f.message())
                  .isEqualTo(
                      "Typo.recipent(): Bare has no such attribute. Did you mean recipient?");
            });
    assertThat(one(Code.MIXIN, Spoken.class, OfNobody.class).message())
        .isEqualTo("OfNobody speaks for String, which this persistence unit does not map.");
    assertThatThrownBy(() -> found(Spoken.class, NoMixin.class))
        .isInstanceOf(MisuseException.class)
        .hasMessageContaining("is no mixin");
  }

  /** A company's own word. */
  @Processing("billing")
  @RetainUntil(CLOSURE)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface TaxDocument {}

  @PersonalData(EMAIL)
  @Target(ElementType.FIELD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Mail {}

  @TaxDocument
  @MappedSuperclass
  abstract static class Owned {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;
  }

  @Entity(name = "Letter")
  @TaxDocument
  static class Composed extends Owned {
    @Mail String mail;
  }

  @Entity(name = "Letter")
  @TaxDocument
  @Retain(from = "at", atMost = "P90D")
  static class Nearer extends Owned {
    @Mail String mail;

    @Column(nullable = false)
    Instant at;
  }

  @Retain(from = "at", atMost = "P90D")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ShortLived {}

  @Entity(name = "Letter")
  @TaxDocument
  @ShortLived
  static class Torn extends Owned {
    @Mail String mail;

    @Column(nullable = false)
    Instant at;
  }

  @Test
  void anAnnotationMayCarryOthersAndWhatStandsThereItselfIsNearer() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      var group =
          map(db.factory(Map.of(), Account.class, Composed.class)).group("Letter").orElseThrow();
      assertThat(group.activities()).containsExactly("billing");
      assertThat(group.fields()).extracting(FieldEntry::category).containsExactly("contact.email");
      assertThat(group.retention()).singleElement().matches(r -> r.closure());
      assertThat(
              map(db.factory(Map.of(), Account.class, Nearer.class))
                  .group("Letter")
                  .orElseThrow()
                  .retention())
          .singleElement()
          .matches(r -> r.anchor().equals("at"));
    }
    assertThat(one(Code.DECLARED_TWICE, Torn.class).message()).contains("@Retain", "Torn");
  }

  @Embeddable
  static class Place {
    String street;

    @NotPersonal("which floor the lift stops at")
    Integer floor;

    @PersonalData(NAME)
    @SpecialCategory(
        value = SpecialCategory.Kind.RELIGION,
        condition = SpecialCategory.Condition.EXPLICIT_CONSENT)
    String parish;
  }

  @Entity(name = "Visit")
  @Processing("account")
  @RetainUntil(CLOSURE)
  @NotPersonal(
      value = "counted by the machine",
      fields = {"steps", "weather"})
  static class Listed extends Owned {
    Integer steps;
    @Embedded Weather weather;

    @PersonalData(POSTAL_ADDRESS)
    @Embedded
    Place place;
  }

  @Embeddable
  static class Weather {
    Integer degrees;
    Integer wind;
  }

  @Test
  void theNearestWordCounts() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      DataMap map = map(db.factory(Map.of(), Account.class, Listed.class));
      assertThat(map.group("Visit").orElseThrow().fields())
          .extracting(FieldEntry::path, FieldEntry::category, f -> f.special().orElse("-"))
          .containsExactly(
              tuple("place.parish", "identity.name", "RELIGION, EXPLICIT_CONSENT"),
              tuple("place.street", "contact.address", "-"));
      assertThat(map.entity("Visit").orElseThrow().notPersonal())
          .extracting(n -> n.path())
          .containsExactly("place.floor", "steps", "weather.degrees", "weather.wind");
    }
  }

  @Entity(name = "Visit")
  @Processing("account")
  @RetainUntil(CLOSURE)
  @NotPersonal(
      value = "counted by the machine",
      fields = {"stepps", "mail"})
  static class Mislisted extends Owned {
    @NotPersonal("counted by the machine")
    Integer steps;

    @PersonalData(EMAIL)
    String mail;
  }

  @Entity(name = "Visit")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class WithoutCategory extends Owned {
    @PersonalData(CUSTOM)
    String shoes;

    @NotPersonal("a constant of the year 2014")
    @Emptied(with = "-")
    String mark;
  }

  @Test // LETHE-109, LETHE-116, LETHE-106
  void listsAndWordsThatNameNothing() {
    assertThat(found(Mislisted.class))
        .extracting(Finding::code, Finding::place)
        .containsExactlyInAnyOrder(
            tuple(Code.UNKNOWN_ATTRIBUTE, "Visit"), tuple(Code.DECLARED_TWICE, "Visit.mail"));
    assertThat(found(WithoutCategory.class))
        .extracting(Finding::code, Finding::place)
        .containsExactlyInAnyOrder(
            tuple(Code.CATEGORY_MISSING, "Visit.mark"),
            tuple(Code.CATEGORY_MISSING, "Visit.shoes"));
  }

  enum State {
    OPEN,
    DONE
  }

  @MappedSuperclass
  @Processing("account")
  abstract static class Stated extends Owned {
    State state;

    @PersonalData(NAME)
    String name;

    @Column(nullable = false)
    Instant at;
  }

  @Entity(name = "Ticket")
  @Retain(from = "at", atMost = "P1D", when = @When(field = "state", in = "DOEN"))
  static class Misspelt extends Stated {}

  @Entity(name = "Ticket")
  @Retain(from = "at", atMost = "P1D", when = @When(field = "stat", in = "DONE"))
  static class Misnamed extends Stated {}

  @Entity(name = "Ticket")
  @Retain(from = "at", atMost = "P1D", when = @When(field = "state"))
  static class Valueless extends Stated {}

  @Entity(name = "Ticket")
  @Retain(from = "at", atMost = "P1D", when = @When(field = "state", in = "DONE"))
  @RetainUntil(value = CLOSURE, when = @When(field = "state", isNull = true))
  static class Rightly extends Stated {}

  @Test // LETHE-120: a constant that no enum has would never match, and nothing would ever go
  void aConditionIsComparedWithWhatTheAttributeCanBe() {
    assertThat(found(Misspelt.class).get(0))
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(Code.CONDITION);
              assertThat(f.message())
                  .isEqualTo(
                      "Misspelt: @Retain(from = \"at\"): @When(field = \"state\"): \"DOEN\" is no State."
                          + " Did you mean DONE?");
              assertThat(f.remedy()).contains("OPEN, DONE");
            });
    assertThat(found(Misnamed.class).get(0).message()).contains("Did you mean state?");
    assertThat(found(Valueless.class).get(0).message()).endsWith("has no values.");
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      DataMap map = map(db.factory(Map.of(), Account.class, Rightly.class));
      assertThat(map.group("Ticket").orElseThrow().retention())
          .extracting(r -> r.inWords())
          .containsExactlyInAnyOrder(
              "deleted 1 day after at, where state is DONE",
              "kept until the account is closed, where state is empty");
      assertThat(map.entity("Ticket").orElseThrow().structural()).contains("state");
      assertThat(map.toJson()).contains("\"when\"");
    }
  }

  @Test
  void whereAWordWasSaidAndWhatItReplaces() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe =
            Lethe.observe(db.factory(Map.of(), Account.class, Listed.class), Host.register())) {
      assertThat(lethe.explainField("Visit.place.floor").toText())
          .isEqualTo(
              """
              Visit.place.floor: not personal: which floor the lift stops at
                @NotPersonal on Place.floor
                replaced: @PersonalData on Listed.place
                @Processing on Listed
                @RetainUntil on Listed
                replaced: @Processing on Owned
                replaced: @RetainUntil on Owned\
              """);
      assertThat(lethe.explainField("Visit.place.street").holds())
          .containsExactly("contact.address", "for account", "kept until the account is closed");
      assertThatThrownBy(() -> lethe.explainField("Visit.place.stret"))
          .hasMessageContaining("Did you mean Visit.place.street?");
    }
  }
}
