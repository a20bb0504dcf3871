package dev.lethe.scan;

import static dev.lethe.annotation.Category.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.OwnedElsewhere;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.scan.FindingsTest.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is wrong with rows that follow others, and with tables that are only read. */
@NullUnmarked
class FollowersTest {
  @MappedSuperclass
  @Processing("account")
  static class Line {
    @Id UUID id;
    String entityType;
    String entityId;

    @PersonalData(MESSAGE)
    String text;
  }

  private static String one(Code code, Class<?>... entities) {
    Finding found = FindingsTest.one(code, entities);
    assertThat(found.remedy()).isNotBlank();
    return found.toText();
  }

  @Entity(name = "LogLine")
  @FollowsRecord(
      type = "entityType",
      id = "entityId",
      map = @FollowsRecord.To(is = "ACCOUNT", entity = Account.class))
  static class Right extends Line {}

  @Test
  void theRightOne() {
    assertThat(FindingsTest.of(Account.class, Right.class)).isEmpty();
  }

  @Entity(name = "LogLine")
  @FollowsRecord(
      type = "entityType",
      id = "entityIdd",
      map = @FollowsRecord.To(is = "ACCOUNT", entity = Account.class))
  static class NoKey extends Line {}

  @Test // LETHE-148
  void aKeyThatIsNoAttribute() {
    assertThat(FindingsTest.of(Account.class, NoKey.class))
        .anySatisfy(
            f ->
                assertThat(f.toText())
                    .startsWith(
                        "LETHE-148 LogLine: @FollowsRecord(type = \"entityType\", id = \"entityIdd\"):"
                            + " 'entityIdd' is no attribute with one column of its table."
                            + " Did you mean entityId?"));
  }

  @Entity(name = "LogLine")
  @FollowsRecord(
      type = "entityTyp",
      id = "entityId",
      map = @FollowsRecord.To(is = "ACCOUNT", entity = Account.class))
  static class NoType extends Line {}

  @Test // LETHE-120
  void aTypeThatIsNoAttribute() {
    assertThat(FindingsTest.of(Account.class, NoType.class))
        .anySatisfy(
            f ->
                assertThat(f.toText())
                    .startsWith("LETHE-120 ")
                    .contains("no such attribute. Did you mean entityType?"));
  }

  enum Kind {
    ACCOUNT
  }

  @Entity(name = "LogLine")
  @Processing("account")
  @FollowsRecord(
      type = "kind",
      id = "entityId",
      map = @FollowsRecord.To(is = "ACOUNT", entity = Account.class))
  static class NoValue {
    @Id UUID id;
    Kind kind;
    UUID entityId;

    @PersonalData(MESSAGE)
    String text;
  }

  @Entity(name = "Other")
  @FollowsRecord(
      type = "entityType",
      id = "entityId",
      map = {
        @FollowsRecord.To(is = "ACCOUNT", entity = Account.class),
        @FollowsRecord.To(is = "ACCOUNT", entity = Right.class)
      })
  static class Twice extends Line {}

  @Test // LETHE-148
  void oneTypeForTwoEntities() {
    assertThat(one(Code.FOLLOWED, Account.class, Right.class, Twice.class))
        .contains("a type, or LogLine, is in the map twice");
  }

  @Test // LETHE-120
  void aTypeThatTheAttributeCannotHave() {
    assertThat(FindingsTest.of(Account.class, NoValue.class))
        .anySatisfy(
            f ->
                assertThat(f.toText())
                    .startsWith("LETHE-120 ")
                    .contains("\"ACOUNT\" is no Kind. Did you mean ACCOUNT?"));
  }

  @Embeddable
  record Two(String a, String b) implements Serializable {}

  @Entity(name = "Ticket")
  @Processing("account")
  @Retain(from = "at", atMost = "P90D")
  static class TwoKeys {
    @EmbeddedId Two id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @Column(nullable = false)
    Instant at;

    @PersonalData(MESSAGE)
    String text;
  }

  @Entity(name = "LogLine")
  @FollowsRecord(
      type = "entityType",
      id = "entityId",
      map = {
        @FollowsRecord.To(is = "ACCOUNT", entity = Account.class),
        @FollowsRecord.To(is = "TICKET", entity = TwoKeys.class)
      })
  static class NotExactly extends Line {}

  @Test // LETHE-148
  void aKeyThatNoColumnHoldsExactly() {
    assertThat(one(Code.FOLLOWED, Account.class, TwoKeys.class, NotExactly.class))
        .contains("String cannot hold the key of Ticket exactly");
  }

  @Entity(name = "Loop")
  @FollowsRecord(
      type = "entityType",
      id = "entityId",
      map = {
        @FollowsRecord.To(is = "ACCOUNT", entity = Account.class),
        @FollowsRecord.To(is = "LOOP", entity = Circle.class)
      })
  static class Circle extends Line {}

  @Test // LETHE-111
  void rowsThatFollowThemselves() {
    assertThat(one(Code.ANCHOR_UNKNOWN, Account.class, Circle.class))
        .contains("@FollowsRecord leads back to Loop");
  }

  @Entity(name = "Effect")
  @NotPersonal("a fixed list of effects")
  static class Endless {
    @Id UUID id;
  }

  @Entity(name = "LogLine")
  @FollowsRecord(
      type = "entityType",
      id = "entityId",
      map = {
        @FollowsRecord.To(is = "ACCOUNT", entity = Account.class),
        @FollowsRecord.To(is = "EFFECT", entity = Endless.class)
      })
  static class Unending extends Line {}

  @Test // LETHE-104
  void whatIsFollowedMustEnd() {
    assertThat(one(Code.NO_RETENTION, Account.class, Endless.class, Unending.class))
        .contains("Unending: @FollowsRecord, and Effect has no retention on its type");
  }

  @MappedSuperclass
  @Processing("account")
  static class Theirs {
    @Id UUID id;

    @SubjectLink(to = Account.class)
    UUID accountId;

    @PersonalData(MESSAGE)
    String text;

    @Column(nullable = false)
    Instant at;
  }

  @Entity(name = "HrFile")
  @OwnedElsewhere(owner = "strip")
  static class NoOwner extends Theirs {}

  @Test // LETHE-149
  void anOwnerWhomTheRegisterDoesNotName() {
    assertThat(FindingsTest.of(Account.class, NoOwner.class))
        .anySatisfy(
            f ->
                assertThat(f.toText())
                    .startsWith(
                        "LETHE-149 HrFile: @OwnedElsewhere(owner = \"strip\") is no recipient of the"
                            + " register. Did you mean stripe?"));
  }

  @Entity(name = "HrFile")
  @OwnedElsewhere(owner = "stripe")
  @Retain(from = "at", atMost = "P90D")
  static class Promising extends Theirs {}

  @Test // LETHE-150
  void aPromiseThatOnlyTheOwnerCouldKeep() {
    assertThat(FindingsTest.of(Account.class, Promising.class))
        .anySatisfy(
            f ->
                assertThat(f.toText())
                    .startsWith("LETHE-150 HrFile is @OwnedElsewhere, and @Retain says how long"));
  }

  @Entity(name = "HrFile")
  @OwnedElsewhere(owner = "stripe")
  static class Nobodys {
    @Id UUID id;
    String text;
  }

  @Test // LETHE-107
  void aTableOfOthersWithoutAWayToAPerson() {
    assertThat(one(Code.NO_SUBJECT_PATH, Account.class, Nobodys.class))
        .contains("HrFile is @OwnedElsewhere and has no way to a data subject");
  }
}
