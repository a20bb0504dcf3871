package dev.lethe.scan;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.DataMap.NotPersonalEntity;
import dev.lethe.detect.Guess.Tier;
import dev.lethe.host.Host;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Nothing personal escapes: what nobody declared is found by structure and by its words (P2-a). */
@NullUnmarked
class SuspicionsTest {
  @Entity(name = "Account")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Account {
    @Id Long id;

    @PersonalData(EMAIL)
    String email;

    Instant closedAt;
  }

  private static List<Finding> of(Class<?>... entities) {
    return FindingsTest.of(entities);
  }

  private static Finding one(Class<?>... entities) {
    List<Finding> found = of(entities);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Entity(name = "Club")
  static class Club {
    @Id Long id;
    @ManyToMany Set<Account> members;
  }

  @Entity(name = "Account")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Owning {
    @Id Long id;

    @PersonalData(EMAIL)
    String email;

    Instant closedAt;

    @NotPersonal("the join table holds keys only")
    @OneToMany
    Set<Badge> badges;
  }

  @Entity(name = "Badge")
  static class Badge {
    @Id Long id;
    int grade;
  }

  @Embeddable
  static class Seat {
    @ManyToOne Account taker;
    int number;
  }

  @Entity(name = "Table")
  @jakarta.persistence.Table(name = "tables")
  static class Seats {
    @Id Long id;
    @ElementCollection List<Seat> seats;
  }

  @Entity(name = "Badge")
  static class Keyed {
    @Id Long id;
    Long ownerAccountId;
  }

  @Test // LETHE-101
  void whatTouchesAPersonMustBeDeclared() {
    Finding manyToMany = one(Account.class, Club.class);
    assertThat(manyToMany.severity()).isEqualTo(Severity.ERROR);
    assertThat(manyToMany.message())
        .isEqualTo(
            "Club (table Club) is not declared and its rows belong to a person"
                + " (Club.members → Account).");
    Finding collection = one(Owning.class, Badge.class);
    assertThat(collection.code()).isEqualTo(Code.UNDECLARED);
    assertThat(collection.message())
        .isEqualTo(
            "Badge (table Badge) is not declared and what belongs to a person leads to its rows"
                + " (Account.badges → Badge).");
    assertThat(one(Account.class, Seats.class).message()).contains("Table.seats → Account");
    assertThat(one(Account.class, Keyed.class).message())
        .contains("Badge.ownerAccountId → Account");
  }

  @Entity(name = "Lead")
  static class Lead {
    @Id Long id;
    String email;
    String firstName;
    int shard;
  }

  @Embeddable
  static class Reached {
    String mailAddress;
    int grade;
  }

  @Entity(name = "Campaign")
  static class Collected {
    @Id Long id;
    @ElementCollection List<Reached> reached;
    @ElementCollection List<String> phoneNumbers;
  }

  @Test // LETHE-102
  void whatLiesInCollectionsIsLookedAt() {
    assertThat(one(Account.class, Collected.class).message())
        .contains("phoneNumbers (PHONE", "reached.mailAddress (EMAIL")
        .doesNotContain("grade");
  }

  @Entity(name = "Voucher")
  static class Voucher {
    @Id Long id;
    String createdBy;
  }

  @Entity(name = "Foal")
  static class Foal {
    @Id Long id;
    java.time.LocalDate birthDate;
  }

  @Test // LETHE-102
  void whatLooksPersonalWeighsAsMuchAsItIsSure() {
    Finding strong = one(Account.class, Lead.class);
    assertThat(strong.code()).isEqualTo(Code.SUSPECTED);
    assertThat(strong.severity()).isEqualTo(Severity.ERROR);
    assertThat(strong.message())
        .isEqualTo(
            "Lead (table Lead) is not declared and looks personal: email (EMAIL, STRONG: 'email'),"
                + " firstName (NAME, STRONG: 'first name').");
    assertThat(strong.remedy()).contains("@DataSubject", "@NotPersonal(\"why\")");
    assertThat(one(Account.class, Voucher.class).severity()).isEqualTo(Severity.WARNING);
    assertThat(one(Account.class, Foal.class).severity()).isEqualTo(Severity.INFO);
  }

  @Entity(name = "Lead")
  static class Silenced {
    @Id Long id;

    @NotPersonal("address of the shop's own mailbox")
    String email;
  }

  @Entity(name = "Lead")
  @NotPersonal("leads are companies, without names")
  static class SilencedWhole {
    @Id Long id;
    String email;
  }

  @Entity(name = "Lead")
  static class SilencedBadly {
    @Id Long id;

    @NotPersonal("no")
    String email;
  }

  @Test // LETHE-118
  void aReasonSilencesAndStandsInTheMap() {
    assertThat(of(Account.class, SilencedWhole.class)).isEmpty();
    assertThat(one(Account.class, SilencedBadly.class).code()).isEqualTo(Code.REASON_MISSING);
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe =
            Lethe.observe(db.factory(Map.of(), Account.class, Silenced.class), Host.register())) {
      assertThat(lethe.findings()).isEmpty();
      assertThat(lethe.dataMap().notPersonal())
          .extracting(NotPersonalEntity::name, NotPersonalEntity::reason)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "Lead.email", "address of the shop's own mailbox"));
    }
  }

  @Entity(name = "Account")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Grown {
    @Id Long id;

    @PersonalData(EMAIL)
    String email;

    Instant closedAt;

    String phone;
  }

  @Test // LETHE-101, P2-a
  void aNewAttributeIsAnErrorWithAGuess() {
    Finding finding = one(Grown.class);
    assertThat(finding.place()).isEqualTo("Account.phone");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.remedy()).endsWith(" It looks like PHONE ('phone').");
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe = Lethe.observe(db.factory(Map.of(), Grown.class), Host.register())) {
      assertThat(lethe.dataMap().undeclared())
          .singleElement()
          .satisfies(
              u -> assertThat(u.reason()).isEqualTo("Account is a person; looks like PHONE"));
    }
  }

  @Test
  void aHostWithoutAnyAnnotationGetsAGuessPerAttribute() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        var factory = db.factory(Map.of(), Lead.class, Voucher.class)) {
      Findings findings = new Findings();
      var guesses =
          ModelFacts.guesses(
              new Models(
                  factory.unwrap(SessionFactoryImplementor.class),
                  new Declarations(List.of(), findings),
                  findings));
      assertThat(guesses).hasSize(2);
      assertThat(guesses.get(0).of("firstName").orElseThrow().tier()).isEqualTo(Tier.STRONG);
      assertThat(guesses.get(1).of("createdBy").orElseThrow().tier()).isEqualTo(Tier.LIKELY);
    }
  }
}
