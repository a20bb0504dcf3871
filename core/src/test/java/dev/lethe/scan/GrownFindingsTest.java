package dev.lethe.scan;

import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.Retain.Pick.LAST;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.ActorColumn;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import dev.lethe.model.Code;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is said about states that end, flags that say purposes, and the last of many. */
@NullUnmarked
class GrownFindingsTest {
  @MappedSuperclass
  @Processing("account")
  abstract static class Known {
    @Id UUID id;

    @PersonalData(RELATIONSHIP_DATES)
    @Column(nullable = false)
    Instant createdAt;

    @NotPersonal("state of the account, from a fixed list")
    String status;
  }

  @Entity(name = "Patron")
  @DataSubject(kind = "customer", closedWhen = @When(field = "status", in = "GONE"))
  @Retain(from = "createdAt", atMost = "P1Y")
  static class SinceNever extends Known {}

  @Test // LETHE-125
  void aStateThatEndsNeedsAnInstant() {
    assertThat(FindingsTest.one(Code.CLOSING_WITHOUT_INSTANT, SinceNever.class).remedy())
        .isEqualTo(
            "Add closedBy = \"…\" with the instant of the change, or the nearest there is: createdAt.");
  }

  @Entity(name = "Patron")
  @DataSubject(
      kind = "customer",
      closedBy = "createdAt",
      closedWhen = @When(field = "stauts", in = "GONE"))
  @RetainUntil(CLOSURE)
  static class Misspelt extends Known {}

  @Test // LETHE-120
  void aStateThatIsNone() {
    assertThat(FindingsTest.of(Misspelt.class))
        .anySatisfy(
            f -> {
              assertThat(f.code()).isEqualTo(Code.CONDITION);
              assertThat(f.message()).contains("@DataSubject", "Did you mean status?");
            });
  }

  @Entity(name = "Patron")
  @DataSubject(kind = "customer")
  @Processing("account")
  @Processing(value = "account", when = @When(field = "status", in = "ON"))
  @Retain(from = "createdAt", atMost = "P1Y")
  static class Twice extends Known {}

  @Test // LETHE-116
  void anActivityThatStandsTwice() {
    assertThat(FindingsTest.of(Twice.class))
        .filteredOn(f -> f.code() == Code.DECLARED_TWICE)
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("@Processing(\"account\") stands twice"));
  }

  @MappedSuperclass
  @Processing("account")
  abstract static class Lent {
    @Id UUID id;

    @PersonalData(FILE_NAME)
    String title;

    @PersonalData(FILE_NAME)
    @Column(nullable = false)
    Instant lentAt;

    @PersonalData(FILE_NAME)
    Instant backAt;
  }

  @MappedSuperclass
  @Processing("account")
  abstract static class Root {
    @Id UUID id;

    @PersonalData(FILE_NAME)
    String name;

    @Column(nullable = false)
    Instant createdAt;
  }

  @Entity(name = "Patron")
  @DataSubject(kind = "customer")
  @Retain(from = "loans.lentAt", pick = LAST, atMost = "P2Y", ifNever = "P2Y")
  static class Lasting extends Root {
    @OneToMany(mappedBy = "patron")
    List<Along> loans;
  }

  @Entity(name = "Loan")
  @RetainWith("patron")
  static class Along extends Lent {
    @SubjectLink
    @ManyToOne(optional = false)
    Lasting patron;
  }

  @Test
  void whatGoesAlongOutlivesTheRule() {
    assertThat(FindingsTest.of(Lasting.class, Along.class)).isEmpty();
  }

  @Entity(name = "Item")
  @Processing("billing")
  @RetainWith("patron")
  @KeepFor(value = "tax-invoices", from = "patron.createdAt", fields = "price")
  static class Item {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Lasting patron;

    @PersonalData(PAYMENT_HISTORY)
    String price;
  }

  @Test // a law speaks for itself, and may count from the parent's instant
  void whatGoesAlongMayHaveALawOfItsOwn() {
    assertThat(FindingsTest.of(Lasting.class, Along.class, Item.class)).isEmpty();
  }

  @Entity(name = "Patron")
  @DataSubject(kind = "customer")
  @Retain(from = "loans.lentAt", pick = LAST, atMost = "P2Y", ifNever = "P2Y")
  static class Counting extends Root {
    @OneToMany(mappedBy = "patron")
    List<AsLong> loans;
  }

  @Entity(name = "Loan")
  @Retain(from = "lentAt", atMost = "P2Y")
  static class AsLong extends Lent {
    @SubjectLink
    @ManyToOne(optional = false)
    Counting patron;
  }

  @Test
  void whatIsKeptAsLongOutlivesTheRule() {
    assertThat(FindingsTest.of(Counting.class, AsLong.class)).isEmpty();
  }

  @Entity(name = "Patron")
  @DataSubject(kind = "customer")
  @Retain(from = "loans.lentAt", pick = LAST, atMost = "P2Y", ifNever = "P2Y")
  static class TooLong extends Root {
    @NotPersonal("which they are, the loans themselves say")
    @ManyToMany
    List<Brief> loans;
  }

  @Entity(name = "Loan")
  @Retain(from = "lentAt", atLeast = "P1Y", atMost = "P3Y")
  static class Brief extends Lent {
    @SubjectLink
    @ManyToOne(optional = false)
    TooLong patron;
  }

  @Test // LETHE-126
  void whatMayGoFirst() {
    var found = FindingsTest.one(Code.SOURCE_ENDS_FIRST, TooLong.class, Brief.class);
    assertThat(found.message())
        .isEqualTo(
            "Patron: the last loans.lentAt is counted from, and rows of Loan may go before: deleted 1"
                + " year to 3 years after lentAt.");
    assertThat(found.remedy())
        .endsWith("alter table Patron add column last_loans_lentat timestamp(6);");
  }

  @Entity(name = "Patron")
  @DataSubject(kind = "customer")
  @Retain(from = "loans.backAt", pick = LAST, atMost = "P2Y", ifNever = "P3Y")
  static class Open extends Root {
    @OneToMany(mappedBy = "patron")
    List<OpenLoan> loans;
  }

  @Entity(name = "Loan")
  @RetainWith("patron")
  static class OpenLoan extends Lent {
    @SubjectLink
    @ManyToOne(optional = false)
    Open patron;
  }

  @Test // LETHE-110, LETHE-113
  void theLastOfManyThatMayNotHaveComeAndAnIfNeverThatOutlastsIt() {
    assertThat(FindingsTest.of(Open.class, OpenLoan.class))
        .extracting(f -> f.code() + " " + f.place())
        .contains("ANCHOR_NULLABLE Open", "PERIODS_CONTRADICT Open");
  }

  @Entity(name = "Patron")
  @DataSubject(kind = "customer")
  @Retain(from = "loans.lentAt", atMost = "P2Y", ifNever = "P2Y")
  static class Unpicked extends Root {
    @OneToMany(mappedBy = "patron")
    List<UnpickedLoan> loans;
  }

  @Entity(name = "Loan")
  @Retain(from = "lentAt", atMost = "P2Y")
  static class UnpickedLoan extends Lent {
    @SubjectLink
    @ManyToOne(optional = false)
    Unpicked patron;
  }

  @Entity(name = "Loan")
  @DataSubject(kind = "customer")
  @Retain(from = "lentAt", pick = LAST, atMost = "P2Y", ifNever = "P2Y", created = "lentAt")
  static class Single extends Lent {}

  @Test // LETHE-111
  void manyNeedAPickAndOneNeedsNone() {
    assertThat(FindingsTest.of(Unpicked.class, UnpickedLoan.class))
        .anySatisfy(
            f -> {
              assertThat(f.code()).isEqualTo(Code.ANCHOR_UNKNOWN);
              assertThat(f.message()).endsWith("leads to many.");
            });
    assertThat(FindingsTest.of(Single.class))
        .anySatisfy(
            f -> {
              assertThat(f.code()).isEqualTo(Code.ANCHOR_UNKNOWN);
              assertThat(f.message()).contains("leads to one");
            });
  }

  @MappedSuperclass
  abstract static class Written {
    @Id UUID id;

    @Column(nullable = false)
    Instant createdAt;

    Instant modifiedAt;
  }

  @Entity(name = "Shelf")
  static class Named extends Written {
    @ActorColumn(kind = "staff")
    String createdBy;
  }

  @Entity(name = "Shelf")
  static class Unsaid extends Written {
    @ActorColumn(kind = "customer")
    String createdBy;
  }

  @Entity(name = "Shelf")
  static class Timeless extends Written {
    @ActorColumn(kind = "staff", from = "modifiedAt")
    String modifiedBy;
  }

  @Entity(name = "Shelf")
  static class Numbered extends Written {
    @ActorColumn(kind = "staff")
    Long createdBy;
  }

  @Entity(name = "Shelf")
  static class Related extends Written {
    @ActorColumn(kind = "staff")
    @ManyToOne
    FindingsTest.Account createdBy;
  }

  @Entity(name = "Shelf")
  static class Both extends Written {
    @ActorColumn(kind = "staff")
    @PersonalData(FILE_NAME)
    String createdBy;
  }

  @Test // LETHE-130
  void columnsThatNameAUser() {
    assertThat(FindingsTest.of(Named.class)).isEmpty();
    assertThat(FindingsTest.one(Code.ACTOR_COLUMN, Unsaid.class).remedy())
        .startsWith("Add subjects.customer.actors: { activity: …, keptFor: P2Y");
    assertThat(FindingsTest.one(Code.ANCHOR_NULLABLE, Timeless.class).message())
        .isEqualTo("Shelf.modifiedBy: modifiedAt may be null, and a name would stay for ever.");
    assertThat(FindingsTest.one(Code.ACTOR_COLUMN, Numbered.class).message())
        .isEqualTo("Shelf.createdBy: the register's \"batch\" is no Long.");
    assertThat(FindingsTest.of(FindingsTest.Account.class, Related.class))
        .filteredOn(f -> f.code() == Code.ACTOR_COLUMN)
        .singleElement()
        .matches(f -> f.remedy().equals("On a relation write @SubjectLink(role = ACCESSOR)."));
    assertThat(FindingsTest.of(Both.class))
        .filteredOn(f -> f.code() == Code.DECLARED_TWICE)
        .hasSize(1);
  }
}
