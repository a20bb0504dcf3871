package dev.lethe.scan;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.LOGIN_TIME;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.host.Host;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is said about a wrong declaration, word by word, and that the right one is passed. */
@NullUnmarked
class FindingsTest {
  @Entity(name = "Account")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Account {
    @Id UUID id;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  @MappedSuperclass
  @Processing("transformation")
  abstract static class Owned {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @PersonalData(FILE_NAME)
    String title;

    @Column(nullable = false)
    Instant createdAt;

    @NotPersonal("state of the machine that works on it")
    Instant completedAt;
  }

  static List<Finding> of(Class<?>... entities) {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe = Lethe.observe(db.factory(Map.of(), entities), Host.register())) {
      return aboutDeclarations(lethe);
    }
  }

  /** What the database has of tables and indexes is not what these fixtures are about. */
  static List<Finding> aboutDeclarations(Lethe lethe) {
    return lethe.findings().stream()
        .filter(f -> f.code() != Code.INDEX_MISSING && f.code() != Code.SCHEMA_UNREAD)
        .toList();
  }

  /** Exactly that finding. */
  static Finding one(Code code, Class<?>... entities) {
    List<Finding> found = of(entities);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).code()).isEqualTo(code);
    assertThat(found.get(0).severity()).isEqualTo(Severity.ERROR);
    return found.get(0);
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  static class Right extends Owned {
    @NotPersonal("name of the effect, from a fixed list")
    String effect;
  }

  @Test
  void nothingIsSaidAboutTheRightOne() {
    assertThat(of(Account.class, Right.class)).isEmpty();
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  static class Undeclared extends Owned {
    String comment;
  }

  @Entity(name = "Badge")
  static class Reachable {
    @Id UUID id;
    @ManyToOne Account holder;
  }

  @Test // LETHE-101
  void whatNobodyDecidedAbout() {
    Finding attribute = one(Code.UNDECLARED, Account.class, Undeclared.class);
    assertThat(attribute.place()).isEqualTo("Upload.comment");
    assertThat(attribute.message())
        .isEqualTo(
            "Upload.comment (column upload.comment, String) is not declared and Upload belongs to a"
                + " person (Upload.account → customer).");
    assertThat(attribute.remedy()).contains("@PersonalData(…)", "@NotPersonal(\"why\")");
    assertThat(attribute.toText()).startsWith("LETHE-101 Upload.comment ");

    Finding entity = one(Code.UNDECLARED, Account.class, Reachable.class);
    assertThat(entity.message())
        .isEqualTo(
            "Badge (table Badge) is not declared and its rows belong to a person"
                + " (Badge.holder → Account).");
    assertThat(entity.remedy()).contains("@SubjectLink on holder", "@NotPersonal(\"why\")");
  }

  @Entity(name = "LoginEvent")
  @Processing("security")
  static class Endless {
    @Id UUID id;

    @SubjectLink(to = Account.class)
    UUID accountId;

    @PersonalData(LOGIN_TIME)
    @Column(nullable = false)
    Instant at;

    @PersonalData(IP_ADDRESS)
    String ip;
  }

  @Entity(name = "LoginEvent")
  @Retain(from = "at", atMost = "P90D")
  static class Ending extends Endless2 {}

  @MappedSuperclass
  @Processing("security")
  static class Endless2 {
    @Id UUID id;

    @SubjectLink(to = Account.class)
    UUID accountId;

    @PersonalData(LOGIN_TIME)
    @Column(nullable = false)
    Instant at;
  }

  @Entity(name = "Upload")
  @RetainWith("parent")
  static class WithEndless extends Owned {
    @ManyToOne Endless parent;
  }

  @Test // LETHE-104
  void dataWithoutAnEnd() {
    Finding found = one(Code.NO_RETENTION, Account.class, Endless.class);
    assertThat(found.message())
        .isEqualTo("LoginEvent has personal data (at, ip) and no retention.");
    assertThat(found.remedy())
        .contains("@Retain(from = \"at\", atMost = \"P90D\")", "@RetainUntil(CLOSURE)")
        .contains("@RetainWith(\"parent\")", "Temporal attributes: at.");
    assertThat(of(Account.class, Ending.class)).isEmpty();
    assertThat(of(Account.class, Endless.class, WithEndless.class))
        .extracting(Finding::message)
        .contains(
            "WithEndless: @RetainWith(\"parent\"), and LoginEvent has no retention on its type.");
  }

  @Entity(name = "Upload")
  @Processing({"transformation", "support"})
  @Retain(from = "createdAt", atMost = "P7D", activity = "transformation")
  static class HalfEndless extends Owned {}

  @Entity(name = "Upload")
  @Processing({"transformation", "support"})
  @Retain(from = "createdAt", atMost = "P7D", activity = "transformation")
  @Retain(from = "createdAt", atMost = "P9D", activity = "support")
  @Retain(from = "createdAt", atMost = "P99D", activity = "billing")
  static class EachEnding extends Owned {}

  @Test // LETHE-104
  void dataThatServesSomethingWithoutAnEnd() {
    Finding found = one(Code.NO_RETENTION, Account.class, HalfEndless.class);
    assertThat(found.message())
        .isEqualTo("Upload.title serves support, for which no retention is declared.");
    assertThat(found.remedy()).contains("@Retain", "activity");
    assertThat(of(Account.class, EachEnding.class)).isEmpty();
  }

  @Entity(name = "SupportMessage")
  @Processing("support")
  @Retain(from = "sentAt", atMost = "P2Y")
  static class Nobodys {
    @Id UUID id;
    @ManyToOne Account customer;

    @PersonalData(MESSAGE)
    String body;

    @Column(nullable = false)
    Instant sentAt;
  }

  @Test // LETHE-107
  void dataOfNobody() {
    Finding found = one(Code.NO_SUBJECT_PATH, Account.class, Nobodys.class);
    assertThat(found.message())
        .isEqualTo("SupportMessage has personal data (body) and no way to a data subject.");
    assertThat(found.remedy())
        .contains(
            "@SubjectLink on the relation", "Candidates: customer (→ Account, a @DataSubject)");
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  static class LinkedByNothing extends Owned {
    @SubjectLink(to = Account.class, on = "emial")
    String principal;
  }

  @Test // LETHE-107: a link that would be followed along the wrong column
  void linksThatNameNoAttribute() {
    Finding found = one(Code.NO_SUBJECT_PATH, Account.class, LinkedByNothing.class);
    assertThat(found.message())
        .isEqualTo(
            "Upload.principal: @SubjectLink(on = \"emial\"): Account has no such attribute.");
    assertThat(found.remedy()).contains("Attributes: closedAt.");
  }

  @Entity(name = "Note")
  @Processing("support")
  @RetainUntil(CLOSURE)
  static class Ownerless {
    @Id UUID id;
    @SubjectLink @ManyToOne Account account;

    @PersonalData(MESSAGE)
    String body;
  }

  @Entity(name = "Note")
  @Processing("support")
  @RetainUntil(CLOSURE)
  static class Owning {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @PersonalData(MESSAGE)
    String body;
  }

  @Test // LETHE-108
  void rowsOfNobody() {
    Finding found = one(Code.OWNERLESS_ROWS, Account.class, Ownerless.class);
    assertThat(found.message())
        .endsWith(
            ": @RetainUntil(CLOSURE), and every owner link may be null: nobody's row would stay for"
                + " ever.");
    assertThat(found.remedy()).contains("NOT NULL", "@Retain(from = …)");
    assertThat(of(Account.class, Owning.class)).isEmpty();
  }

  @Entity(name = "Upload")
  @Retain(from = "completedAt", atMost = "PT72H")
  static class MayNeverCome extends Owned {}

  @Entity(name = "Upload")
  @Retain(from = "completedAt", atMost = "PT72H", ifNever = "P7D")
  static class MayNeverComeAndGoes extends Owned {}

  @Test // LETHE-110
  void anchorsThatMayNeverCome() {
    Finding found = one(Code.ANCHOR_NULLABLE, Account.class, MayNeverCome.class);
    assertThat(found.message())
        .endsWith(
            ": @Retain(from = \"completedAt\") may be null and nothing says what happens then.");
    assertThat(found.remedy())
        .contains("ifNever = \"P7D\"", "@RetainUntil(\"completedAt\")", "NOT NULL");
    assertThat(of(Account.class, MayNeverComeAndGoes.class)).isEmpty();
  }

  @Entity(name = "Upload")
  @Retain(from = "compeltedAt", atMost = "PT72H", ifNever = "P7D")
  static class Misspelt extends Owned {}

  @Entity(name = "Upload")
  @RetainUntil("title")
  static class NotTemporal extends Owned {}

  @Entity(name = "Upload")
  @Retain(from = "writtenAt", atMost = "P90D")
  static class Zoneless extends Owned {
    @NotPersonal("state of the machine that works on it")
    @Column(nullable = false)
    LocalDateTime writtenAt;
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P90D", zone = "UTC")
  static class OverZoned extends Owned {}

  @Entity(name = "Upload")
  @RetainWith("title")
  static class ParentIsNoRelation extends Owned {}

  @Entity(name = "Upload")
  @RetainWith("parent")
  static class ItsOwnParent extends Owned {
    @ManyToOne ItsOwnParent parent;
  }

  @Entity(name = "Person")
  @DataSubject(kind = "customer", closedBy = "closdAt")
  @Processing("account")
  @Retain(from = "closedAt", atMost = "P1Y", ifNever = "P9Y", created = "since")
  static class ClosedByNothing {
    @Id UUID id;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;

    @PersonalData(RELATIONSHIP_DATES)
    Instant since;
  }

  @Test // LETHE-111
  void anchorsThatDoNotExist() {
    Finding found = one(Code.ANCHOR_UNKNOWN, Account.class, Misspelt.class);
    assertThat(found.message())
        .endsWith(
            ": @Retain(from = \"compeltedAt\"): Upload has no such attribute."
                + " Did you mean completedAt?");
    assertThat(found.remedy()).isEqualTo("Temporal attributes: completedAt, createdAt.");

    assertThat(one(Code.ANCHOR_UNKNOWN, Account.class, NotTemporal.class).message())
        .endsWith(": @RetainUntil(\"title\"): Upload.title is not temporal.");
    assertThat(one(Code.ANCHOR_UNKNOWN, Account.class, Zoneless.class).toText())
        .contains("is a LocalDateTime and no zone is declared.", "Add zone = \"UTC\"");
    assertThat(one(Code.ANCHOR_UNKNOWN, Account.class, OverZoned.class).toText())
        .contains("the anchor has one of its own.", "Remove zone");
    assertThat(one(Code.ANCHOR_UNKNOWN, Account.class, ParentIsNoRelation.class).message())
        .endsWith(": @RetainWith(\"title\") is no to-one relation of Upload.");
    assertThat(one(Code.ANCHOR_UNKNOWN, Account.class, ItsOwnParent.class).toText())
        .contains("@RetainWith(\"parent\") leads back to Upload", "Add @Retain or @RetainUntil");
    assertThat(one(Code.ANCHOR_UNKNOWN, ClosedByNothing.class).message())
        .isEqualTo(
            "Person: @DataSubject(closedBy = \"closdAt\"): Person has no such attribute."
                + " Did you mean closedAt?");
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P1M2")
  static class Malformed extends Owned {}

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "")
  static class WithoutMaximum extends Owned {}

  @Entity(name = "Upload")
  @RetainUntil(value = CLOSURE, grace = "")
  static class WithoutGrace extends Owned {}

  @Entity(name = "Upload")
  @RetainUntil(value = CLOSURE, grace = "30 days")
  static class GraceInWords extends Owned {}

  @Entity(name = "Upload")
  @Retain(from = "day", atMost = "PT72H")
  static class HoursOfADay extends Owned {
    @NotPersonal("day of the release, told to everybody")
    @Column(nullable = false)
    LocalDate day;
  }

  @Test // LETHE-112
  void periodsThatAreNone() {
    Finding found = one(Code.PERIOD_MALFORMED, Account.class, Malformed.class);
    assertThat(found.message())
        .endsWith(": @Retain(atMost = \"P1M2\") is not an ISO-8601 period (at position 3).");
    assertThat(found.remedy()).contains("P1M2D", "P33D", "PT48H");
    assertThat(one(Code.PERIOD_MALFORMED, Account.class, WithoutMaximum.class).message())
        .endsWith(": @Retain(atMost = \"\") is not an ISO-8601 period (at position 0).");
    assertThat(one(Code.PERIOD_MALFORMED, Account.class, WithoutGrace.class).message())
        .endsWith(": @RetainUntil(grace = \"\") is not an ISO-8601 period (at position 0).");
    assertThat(one(Code.PERIOD_MALFORMED, Account.class, GraceInWords.class).message())
        .endsWith(": @RetainUntil(grace = \"30 days\") is not an ISO-8601 period (at position 0).");
    assertThat(one(Code.PERIOD_MALFORMED, Account.class, HoursOfADay.class).toText())
        .contains("is a date, and a period in hours cannot be counted from a date.", "P3D");
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atLeast = "P8D", atMost = "P7D")
  static class Contradicting extends Owned {}

  @Test // LETHE-113
  void minimumsAboveTheirMaximum() {
    Finding found = one(Code.PERIODS_CONTRADICT, Account.class, Contradicting.class);
    assertThat(found.message()).endsWith(": atLeast = \"P8D\" lies above atMost = \"P7D\".");
    assertThat(found.remedy()).contains("@KeepFor");
  }

  @Entity(name = "Account")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @RetainUntil(CLOSURE)
  static class Aimless {
    @Id UUID id;

    @PersonalData(EMAIL)
    String email;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  @Entity(name = "Upload")
  @Processing("transfromation")
  @Retain(from = "createdAt", atMost = "P7D")
  static class UnknownActivity extends Owned {}

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  @Retain(from = "createdAt", atMost = "P9D", activity = "suport")
  static class UnknownActivityOfAPeriod extends Owned {}

  @Test // LETHE-115
  void activitiesThatAreMissing() {
    Finding none = one(Code.ACTIVITY_MISSING, Aimless.class);
    assertThat(none.message())
        .isEqualTo("Account has personal data (closedAt, email) and no activity.");
    assertThat(none.remedy()).contains("@Processing(\"…\")", "account, billing");
    assertThat(one(Code.ACTIVITY_MISSING, Account.class, UnknownActivity.class).message())
        .isEqualTo(
            "Upload.title: @Processing(\"transfromation\") is not an activity of the register."
                + " Did you mean transformation?");
    assertThat(one(Code.ACTIVITY_MISSING, Account.class, UnknownActivityOfAPeriod.class).message())
        .endsWith(
            ": activity = \"suport\" is not an activity of the register. Did you mean support?");
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  static class Twice extends Owned {
    @PersonalData(MESSAGE)
    @NotPersonal("looked at, and nobody is in it")
    String comment;
  }

  @Test // LETHE-116
  void bothDeclarations() {
    Finding found = one(Code.DECLARED_TWICE, Account.class, Twice.class);
    assertThat(found.message())
        .isEqualTo("Upload.comment is declared @PersonalData and @NotPersonal.");
    assertThat(found.remedy()).contains("Keep one");
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  static class Unreasoned extends Owned {
    @NotPersonal("no   ")
    String effect;
  }

  @Entity(name = "Effect")
  @NotPersonal("because")
  static class UnreasonedEntity {
    @Id UUID id;
  }

  @Test // LETHE-118
  void reasonsThatAreNone() {
    for (Finding found :
        List.of(
            one(Code.REASON_MISSING, Account.class, Unreasoned.class),
            one(Code.REASON_MISSING, UnreasonedEntity.class))) {
      assertThat(found.message())
          .endsWith(": @NotPersonal needs a reason of at least ten characters.");
      assertThat(found.remedy()).contains("the data map prints it");
    }
  }
}
