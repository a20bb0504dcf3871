package dev.lethe.scan;

import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lethe.Lethe;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.host.Host;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.scan.FindingsTest.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What only looked declared: by words that nothing reads, or on a mapping that carries no link. */
@NullUnmarked
class MappingFindingsTest {
  @MappedSuperclass
  @Processing("account")
  abstract static class Owned {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @PersonalData(MESSAGE)
    String text;
  }

  private static EntityEntry entry(String name, Class<?>... entities) {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe = Lethe.observe(db.factory(Map.of(), entities), Host.register())) {
      assertThat(FindingsTest.aboutDeclarations(lethe)).isEmpty();
      return lethe.dataMap().entity(name).orElseThrow();
    }
  }

  @Entity(name = "Paper")
  @Inheritance(strategy = InheritanceType.JOINED)
  @RetainUntil(CLOSURE)
  static class Paper extends Owned {}

  @Entity(name = "Ticket")
  @Retain(from = "at", atMost = "P9D")
  static class EndingOtherwise extends Paper {
    @Column(nullable = false)
    Instant at;
  }

  @Entity(name = "Ticket")
  @NotPersonal(
      value = "printed on every ticket",
      fields = {"price"})
  static class Listing extends Paper {
    Integer price;
  }

  @Test // LETHE-154: the row is judged as one; a period of a subclass was not even read
  void aSubclassCannotSayWhatOnlyTheWholeCan() {
    assertThat(FindingsTest.of(Account.class, Paper.class, EndingOtherwise.class))
        .filteredOn(f -> f.code() == Code.SUBCLASS_WORD)
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.message())
                    .isEqualTo(
                        "EndingOtherwise says @Retain, and its rows are rows of Paper, of which"
                            + " only the whole can say that."));
    assertThat(entry("Paper", Account.class, Paper.class, Listing.class).notPersonal())
        .extracting(n -> n.path())
        .containsExactly("price");
  }

  @Entity(name = "LeftPaper")
  static class Left extends Paper {
    @PersonalData(NAME)
    @Column(name = "left_name")
    String name;
  }

  @Entity(name = "RightPaper")
  static class Right extends Paper {
    @PersonalData(NAME)
    @Column(name = "right_name")
    String name;
  }

  @Test // LETHE-117: the second one was not seen
  void twoSubclassesWithOneName() {
    Finding found =
        FindingsTest.one(
            Code.MAPPING_UNSUPPORTED, Account.class, Paper.class, Left.class, Right.class);
    assertThat(found.place()).isEqualTo("Paper.name");
    assertThat(FindingsTest.of(Account.class, Paper.class, Left.class)).isEmpty();
  }

  @Entity(name = "Sheet")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  @RetainUntil(CLOSURE)
  abstract static class Sheet extends Owned {}

  @Entity(name = "Bill")
  static class BillSheet extends Sheet {}

  @Entity(name = "Map")
  static class MapSheet extends Sheet {}

  @Entity(name = "Stain")
  @Processing("account")
  @RetainWith("sheet")
  static class OnAnySheet {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Sheet sheet;

    @PersonalData(MESSAGE)
    String of;
  }

  @Entity(name = "Stain")
  @Processing("account")
  @RetainWith("sheet")
  static class OnABill {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    BillSheet sheet;

    @PersonalData(MESSAGE)
    String of;
  }

  @Test // LETHE-117: a table for each class is an entity for each; a relation to all leads nowhere
  void aRelationToSeveralTables() {
    assertThat(
            FindingsTest.of(
                Account.class, Sheet.class, BillSheet.class, MapSheet.class, OnAnySheet.class))
        .filteredOn(f -> f.code() == Code.MAPPING_UNSUPPORTED)
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "OnAnySheet: @RetainWith(\"sheet\") leads to rows of several tables.",
            "Stain.sheet: @SubjectLink on a relation whose target lies in several tables.");
    assertThat(
            entry(
                    "Stain",
                    Account.class,
                    Sheet.class,
                    BillSheet.class,
                    MapSheet.class,
                    OnABill.class)
                .links())
        .extracting(l -> l.path(), l -> l.kind())
        .containsExactly(tuple("sheet.account", "customer"));
  }

  @Entity(name = "Reply")
  @RetainUntil(CLOSURE)
  static class OfItself extends Owned {
    @SubjectLink @ManyToOne OfItself to;
  }

  @Entity(name = "Note")
  @RetainUntil(CLOSURE)
  static class OfNoEntity extends Owned {
    @SubjectLink(to = String.class)
    String about;
  }

  @Entity(name = "Reply")
  @RetainUntil(CLOSURE)
  static class OfItsAccount extends Owned {
    @ManyToOne OfItsAccount to;
  }

  @Test // LETHE-107: a link that leads nowhere passed for one
  void linksThatLeadToNobody() {
    assertThat(FindingsTest.one(Code.NO_SUBJECT_PATH, Account.class, OfItself.class).message())
        .isEqualTo("Reply.to: @SubjectLink leads to nobody: it leads back to Reply.");
    assertThat(FindingsTest.one(Code.NO_SUBJECT_PATH, Account.class, OfNoEntity.class).message())
        .isEqualTo(
            "Note.about: @SubjectLink leads to nobody: String is no entity of this persistence"
                + " unit.");
    assertThat(FindingsTest.of(Account.class, OfItsAccount.class)).isEmpty();
  }

  record PairKey(String country, Integer number) implements Serializable {}

  @Entity(name = "Citizen")
  @DataSubject(kind = "customer", closedBy = "leftAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  @IdClass(PairKey.class)
  static class KnownByTwo {
    @Id String country;
    @Id Integer number;

    @PersonalData(RELATIONSHIP_DATES)
    Instant leftAt;
  }

  @Entity(name = "Citizen")
  @DataSubject(kind = "customer", closedBy = "leftAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class KnownByMail {
    @Id
    @PersonalData(EMAIL)
    String mail;

    @PersonalData(RELATIONSHIP_DATES)
    Instant leftAt;
  }

  @Test // LETHE-117: two people with one half of a key in common would have been one
  void aPersonIsKnownByOneColumn() {
    assertThat(FindingsTest.one(Code.MAPPING_UNSUPPORTED, KnownByTwo.class).message())
        .isEqualTo("Citizen is a person with a key of 2 columns, and a person is known by one.");
    assertThat(entry("Citizen", KnownByMail.class).groups().get(0).fields())
        .extracting(FieldEntry::path, FieldEntry::category)
        .containsExactly(tuple("leftAt", "relationship.dates"), tuple("mail", "contact.email"));
  }

  @Entity(name = "Citizen")
  @DataSubject(kind = "custommer", closedBy = "leftAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class OfNoKind {
    @Id Long id;

    @PersonalData(RELATIONSHIP_DATES)
    Instant leftAt;
  }

  @Entity(name = "Card")
  @Retain(from = "at", atMost = "P9D")
  @Processing("account")
  static class ToNoKind {
    @Id Long id;

    @SubjectLink(kind = "reader")
    @PersonalData(EMAIL)
    String to;

    @Column(nullable = false)
    Instant at;
  }

  @Test // LETHE-129
  void kindsThatTheRegisterDoesNotKnow() {
    assertThat(FindingsTest.one(Code.NAME_UNKNOWN, OfNoKind.class).message())
        .isEqualTo(
            "Citizen: @DataSubject(kind = \"custommer\") is not a kind of person of the register."
                + " Did you mean customer?");
    assertThat(FindingsTest.one(Code.NAME_UNKNOWN, ToNoKind.class).remedy())
        .contains("subjects", "correspondent, customer, staff");
    assertThat(FindingsTest.of(KnownByMail.class)).isEmpty();
  }

  @Entity(name = "Note")
  @RetainUntil(CLOSURE)
  static class ToldToNobody extends Owned {
    @PersonalData(CUSTOMER_NUMBER)
    @RecipientKey("strpie")
    String key;
  }

  @Entity(name = "Note")
  @RetainUntil(CLOSURE)
  static class ToldToOne extends Owned {
    @PersonalData(CUSTOMER_NUMBER)
    @RecipientKey("stripe")
    String key;
  }

  @Test // LETHE-124
  void recipientsThatTheRegisterDoesNotKnow() {
    assertThat(
            FindingsTest.one(Code.RECIPIENT_UNKNOWN, Account.class, ToldToNobody.class).message())
        .isEqualTo(
            "Note.key: @RecipientKey(\"strpie\") is not a recipient of the register."
                + " Did you mean stripe?");
    assertThat(FindingsTest.of(Account.class, ToldToOne.class)).isEmpty();
  }

  @MappedSuperclass
  @Processing("account")
  @Retain(from = "at", atMost = "P9D")
  abstract static class Written {
    @Id Long id;

    @SubjectLink(role = SubjectRole.AUTHOR)
    @ManyToOne
    Account author;

    @Column(nullable = false)
    Instant at;
  }

  @Entity(name = "Wiki")
  static class OfNobody extends Written {
    @PersonalData(MESSAGE)
    String text;
  }

  @Entity(name = "Wiki")
  static class OfAnother extends Written {
    @PersonalData(value = MESSAGE, of = "writer")
    String text;
  }

  @Entity(name = "Wiki")
  static class OfItsAuthor extends Written {
    @PersonalData(value = MESSAGE, of = "author")
    String text;
  }

  @Test // LETHE-114
  void whoseADatumIs() {
    assertThat(FindingsTest.one(Code.LINK_ROLE, Account.class, OfNobody.class).message())
        .isEqualTo("Wiki.text does not say whose it is, and Wiki has no owner.");
    assertThat(FindingsTest.one(Code.LINK_ROLE, Account.class, OfAnother.class).message())
        .startsWith("Wiki.text: @PersonalData(of = \"writer\") names no @SubjectLink of Wiki.");
    assertThat(FindingsTest.of(Account.class, OfItsAuthor.class)).isEmpty();
  }

  @Entity(name = "Contact")
  @NotPersonal(
      value = "of the company, told to everybody",
      fields = {"email", "phone", "fax"})
  static class Silenced {
    @Id Long id;
    String email;
    String phone;
  }

  @Entity(name = "Contact")
  @NotPersonal(
      value = "of the company, told to everybody",
      fields = {"email", "phone"})
  static class Rightly {
    @Id Long id;
    String email;
    String phone;
  }

  @Test // LETHE-109, LETHE-102: a list on an entity that nobody declared counts, and is checked
  void aListOnAnEntityThatNobodyDeclared() {
    assertThat(FindingsTest.one(Code.UNKNOWN_ATTRIBUTE, Silenced.class).message())
        .contains("names 'fax', and there is no such attribute");
    assertThat(FindingsTest.of(Rightly.class)).isEmpty();
  }

  @Entity(name = "Note")
  @NotPersonal("we do not think that anybody is in it")
  @RetainUntil(CLOSURE)
  static class Both extends Owned {}

  @Test // LETHE-116: the class said no and won, silently
  void aWholeThatSaysNoAndPartsThatSayYes() {
    assertThat(FindingsTest.one(Code.DECLARED_TWICE, Account.class, Both.class).message())
        .isEqualTo("Note is declared @NotPersonal as a whole, and personal by what stands in it.");
  }

  @Entity(name = "Note")
  @RetainUntil(CLOSURE)
  static class Unread extends Owned {
    @PersonalData(NAME)
    @Transient
    String shown;

    @NotPersonal("how the screen paints it")
    String getColour() {
      return "red";
    }

    @PersonalData(NAME)
    void setText(String other) {
      text = other;
    }
  }

  @Entity(name = "Note")
  @RetainUntil(CLOSURE)
  static class Read extends Owned {
    private String colour;

    @NotPersonal("how the screen paints it")
    String getColour() {
      return colour;
    }
  }

  @Test // LETHE-155
  void wordsThatNothingReads() {
    assertThat(FindingsTest.of(Account.class, Unread.class))
        .extracting(Finding::code, Finding::place)
        .containsExactlyInAnyOrder(
            tuple(Code.WORD_UNREAD, "Unread.shown"),
            tuple(Code.WORD_UNREAD, "Unread.getColour"),
            tuple(Code.WORD_UNREAD, "Unread.setText"));
    assertThat(FindingsTest.of(Account.class, Unread.class).get(0).message())
        .isEqualTo("Unread.getColour says @NotPersonal, and is no persistent attribute of Unread.");
    assertThat(FindingsTest.of(Account.class, Read.class)).isEmpty();
  }
}
