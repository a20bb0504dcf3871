package dev.lethe.scan;

import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.scan.FindingsTest.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.PrivacyMixin;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.host.Host;
import dev.lethe.model.Code;
import dev.lethe.scan.FindingsTest.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RelationTargetAuditMode;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is said about wrong words on values that hold many things, and that right ones pass. */
@NullUnmarked
class PayloadFindingsTest {
  @MappedSuperclass
  @Processing("billing")
  @Retain(from = "createdAt", atMost = "P7D")
  abstract static class Sent {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @Column(nullable = false)
    Instant createdAt;
  }

  @Entity(name = "Mail")
  static class Right extends Sent {
    @JsonPaths({
      "$.to -> contact.email",
      "$.parts[*].text -> content.message",
      "$.version -> not personal: version of the form"
    })
    String document;

    @PersonalData(MESSAGE)
    @Opaque("what the mail server wrote")
    String raw;
  }

  @Test
  void nothingIsSaidAboutTheRightOne() {
    assertThat(FindingsTest.of(Account.class, Right.class)).isEmpty();
    assertThat(FindingsTest.of(Account.class, Setting.class)).isEmpty();
  }

  @Entity(name = "Mail")
  static class Malformed extends Sent {
    @JsonPaths({
      "$.to -> contact.emial",
      "$.from",
      "$.parts[0].text -> content.message",
      "$.cc -> not personal: no",
      "$.to.x -> contact.email",
      "$ -> contact.email",
      "$.a -> contact.email",
      "$.a -> identity.name",
      "$.a.b -> identity.name"
    })
    String document;
  }

  @Test // LETHE-144, LETHE-118: each with its line, and a path with the character
  void linesThatCannotBeRead() {
    assertThat(FindingsTest.of(Account.class, Malformed.class))
        .extracting(f -> f.code().id() + " " + f.message())
        .containsExactlyInAnyOrder(
            "LETHE-144 Mail.document: @JsonPaths, line 1: \"contact.emial\" is no category. Did you"
                + " mean contact.email?",
            "LETHE-144 Mail.document: @JsonPaths, line 2: \"$.from\" is no \"name -> category\".",
            "LETHE-144 Mail.document: @JsonPaths, line 3: $.parts[0].text, character 8: neither"
                + " .name nor [*].",
            "LETHE-118 Mail.document: @JsonPaths, line 4: \"not personal\" needs a reason of at"
                + " least ten characters.",
            "LETHE-144 Mail.document: @JsonPaths, line 6: $ names the whole document.",
            "LETHE-144 Mail.document: @JsonPaths, line 8: $.a is named a second time.",
            "LETHE-144 Mail.document: @JsonPaths, line 9: $.a.b lies in $.a, which another line"
                + " names.");
    assertThat(FindingsTest.of(Account.class, Malformed.class))
        .allMatch(f -> !f.remedy().isEmpty());
  }

  @Entity(name = "Mail")
  static class NoText extends Sent {
    @JsonPaths("$.to -> contact.email")
    byte[] document;
  }

  @Entity(name = "Mail")
  static class BothOpaque extends Sent {
    @Opaque("what the mail server wrote")
    @JsonPaths("$.to -> contact.email")
    String document;
  }

  @Entity(name = "Mail")
  static class Filled extends Sent {
    @Emptied(with = "{}")
    @JsonPaths("$.to -> contact.email")
    String document;
  }

  @Entity(name = "Mail")
  static class Whole extends Sent {
    @PersonalData(MESSAGE)
    @JsonPaths("$.to -> contact.email")
    String document;
  }

  @Entity(name = "Mail")
  static class OpaqueAlone extends Sent {
    @PersonalData(MESSAGE)
    String subject;

    @NotPersonal("checksum of the message")
    @Opaque("what the mail server wrote")
    String raw;
  }

  @Entity(name = "Mail")
  static class OpaqueForNoReason extends Sent {
    @PersonalData(MESSAGE)
    @Opaque("raw")
    String raw;
  }

  @Entity(name = "Mail")
  @Audited
  static class WithHistory extends Sent {
    @JsonPaths("$.to -> contact.email")
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
    String document;
  }

  @Test // LETHE-145, LETHE-116, LETHE-106, LETHE-118, LETHE-117
  void wordsThatDoNotGoTogether() {
    assertThat(one(Code.VALUES_MISPLACED, Account.class, NoText.class).message())
        .isEqualTo("Mail.document: @JsonPaths, and its column holds no text and no JSON.");
    assertThat(one(Code.VALUES_MISPLACED, Account.class, BothOpaque.class).message())
        .isEqualTo("Mail.document has @JsonPaths and @Opaque, which speaks of a value as a whole.");
    assertThat(one(Code.VALUES_MISPLACED, Account.class, Filled.class).message())
        .contains("@JsonPaths and @Emptied");
    assertThat(one(Code.DECLARED_TWICE, Account.class, Whole.class).message())
        .isEqualTo("Mail.document is declared with @JsonPaths and as a whole.");
    assertThat(one(Code.CATEGORY_MISSING, Account.class, OpaqueAlone.class).message())
        .isEqualTo("Mail.raw has @Opaque and no @PersonalData.");
    assertThat(one(Code.REASON_MISSING, Account.class, OpaqueForNoReason.class).message())
        .isEqualTo("Mail.raw: @Opaque needs a reason of at least ten characters.");
    assertThat(one(Code.MAPPING_UNSUPPORTED, Account.class, WithHistory.class).message())
        .contains("Mail.document: @JsonPaths", "holds earlier versions of the document");
  }

  @Entity(name = "Mail")
  @KeepFor(
      value = "tax-invoices",
      from = "createdAt",
      fields = {"document", "document.$.payee"})
  static class KeptWhole extends Sent {
    @JsonPaths({"$.payer.name -> identity.name", "$.paid -> payment.history"})
    String document;
  }

  @Test // the attribute stands for all of its places; a place that no line names is LETHE-123
  void aLawMayNameAPlace() {
    assertThat(one(Code.OBLIGATION_FIELD, Account.class, KeptWhole.class).message())
        .isEqualTo(
            "Mail: @KeepFor(\"tax-invoices\") names 'document.$.payee', and Mail has no such"
                + " attribute. Did you mean document.$.paid?");
  }

  @Entity(name = "Mail")
  @KeepFor(value = "tax-invoices", from = "createdAt", fields = "document")
  static class KeptTooWide extends Sent {
    @JsonPaths({"$.payer.name -> identity.name", "$.payer.email -> contact.email"})
    String document;
  }

  @Test // LETHE-122
  void aLawThatDoesNotCoverAPlace() {
    assertThat(one(Code.OBLIGATION_TOO_WIDE, Account.class, KeptTooWide.class).message())
        .contains("names 'document.$.payer.email' (contact.email)");
  }

  enum Name {
    BIRTHDAY,
    THEME
  }

  @Entity(name = "Setting")
  @KeyedValues(
      key = "name",
      value = "content",
      keys = {"BIRTHDAY -> demographic.birth-date", "THEME -> not personal: colour of the page"})
  static class Setting extends Sent {
    Name name;
    String content;
  }

  @Entity(name = "Setting")
  @KeyedValues(
      key = "name",
      value = "content",
      keys = {"BIRTDAY -> demographic.birth-date", "THEME -> colour"})
  static class WrongKeys extends Sent {
    Name name;
    String content;
  }

  @Entity(name = "Setting")
  @KeyedValues(key = "nmae", value = "content", keys = "BIRTHDAY -> demographic.birth-date")
  static class WrongAttribute extends Sent {
    @NotPersonal("from a fixed list of names")
    Name name;

    @NotPersonal("nothing anybody would mind")
    String content;
  }

  @Entity(name = "Setting")
  @KeyedValues(key = "name", value = "content", keys = "BIRTHDAY -> demographic.birth-date")
  @KeepFor(value = "tax-invoices", from = "createdAt", fields = "content[BIRTHDAY]")
  static class LawForOneKey extends Sent {
    Name name;

    @PersonalData(MESSAGE)
    String content;
  }

  @Test // LETHE-144, LETHE-145, LETHE-116, LETHE-123
  void wrongKeyValueTables() {
    assertThat(FindingsTest.of(Account.class, WrongKeys.class))
        .extracting(f -> f.code() + " " + f.message())
        .containsExactlyInAnyOrder(
            "LINE_MALFORMED Setting: @KeyedValues, line 1: \"BIRTDAY\" is no Name. Did you mean"
                + " BIRTHDAY?",
            "LINE_MALFORMED Setting: @KeyedValues, line 2: \"colour\" is no category.");
    assertThat(one(Code.VALUES_MISPLACED, Account.class, WrongAttribute.class).message())
        .isEqualTo(
            "Setting: @KeyedValues(key = \"nmae\") names no attribute with one column. Did you mean"
                + " name?");
    assertThat(FindingsTest.of(Account.class, LawForOneKey.class))
        .extracting(dev.lethe.model.Finding::code)
        .containsExactlyInAnyOrder(Code.DECLARED_TWICE, Code.OBLIGATION_FIELD);
  }

  @Entity(name = "Mail")
  static class Bare {
    @Id UUID id;

    @ManyToOne(optional = false)
    Account account;

    @Column(nullable = false)
    Instant createdAt;

    String document;
    String raw;
  }

  @PrivacyMixin(Bare.class)
  @Processing("billing")
  @Retain(from = "createdAt", atMost = "P7D")
  interface BarePrivacy {
    @SubjectLink
    Object account();

    @JsonPaths({
      "$.to -> contact.email",
      "$.parts[*].text -> content.message",
      "$.version -> not personal: version of the form"
    })
    Object document();

    @PersonalData(MESSAGE)
    @Opaque("what the mail server wrote")
    Object raw();
  }

  private static List<GroupEntry> groups(Class<?> mail, Class<?>... mixins) {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe =
            Lethe.observe(db.factory(Map.of(), Account.class, mail), Host.register(), mixins)) {
      DataMap map = lethe.dataMap();
      return map.entity("Mail").orElseThrow().groups();
    }
  }

  @Test
  void aMixinSaysTheSame() {
    assertThat(groups(Bare.class, BarePrivacy.class))
        .extracting(GroupEntry::id, GroupEntry::fields)
        .isEqualTo(
            groups(Right.class).stream()
                .map(g -> org.assertj.core.groups.Tuple.tuple(g.id(), g.fields()))
                .toList());
  }

  @Entity(name = "Mail")
  @KeepFor(value = "tax-invoices", from = "createdAt", fields = "document")
  static class KeptByLaw extends Sent {
    @JsonPaths({"$.payer.name -> identity.name", "$.paid -> payment.history"})
    String document;
  }

  @Test // a law that keeps the attribute keeps what nobody named in it, too
  void anAttributeStandsForAllOfItsPlaces() {
    assertThat(groups(KeptByLaw.class)).hasSize(2).allMatch(g -> g.obligations().size() == 1);
  }

  @Test // what a document holds is judged apart from the rest of the row
  void groups() {
    assertThat(groups(Right.class))
        .extracting(GroupEntry::id)
        .containsExactly("Mail/document", "Mail/document.$.parts[*].text", "Mail/raw");
  }
}
