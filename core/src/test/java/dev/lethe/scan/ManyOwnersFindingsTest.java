package dev.lethe.scan;

import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static dev.lethe.annotation.SubjectRole.MENTIONED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.scan.FindingsTest.Account;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is said about links over collections, and what is not. */
@NullUnmarked
class ManyOwnersFindingsTest {
  @Entity(name = "Hike")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Hike {
    @Id UUID id;
    @SubjectLink @ManyToMany Set<Account> walkers;

    @PersonalData(MESSAGE)
    String diary;
  }

  @Entity(name = "Party")
  @Processing("account")
  @Retain(from = "at", atMost = "P9D")
  static class Party {
    @Id UUID id;

    @SubjectLink
    @OneToMany
    @JoinTable(name = "party_hike")
    List<Hike> hikes = new ArrayList<>();

    @SubjectLink(to = Account.class, role = MENTIONED)
    @ElementCollection
    Set<UUID> invited;

    @SubjectLink(kind = "correspondent")
    @ElementCollection
    Set<String> addresses;

    @PersonalData(MESSAGE)
    String toast;

    @Column(nullable = false)
    Instant at;
  }

  @Test
  void whatManyPeopleOwnIsLinkedToAllOfThem() {
    assertThat(FindingsTest.of(Account.class, Hike.class, Party.class)).isEmpty();
  }

  @Entity(name = "Album")
  @RetainUntil(CLOSURE)
  static class OverItsChildren extends MappingFindingsTest.Owned {
    @SubjectLink
    @OneToMany(mappedBy = "album")
    List<Picture> pictures;
  }

  @Entity(name = "Picture")
  @RetainUntil(CLOSURE)
  static class Picture extends MappingFindingsTest.Owned {
    @ManyToOne OverItsChildren album;
  }

  @Entity(name = "Folder")
  @RetainUntil(CLOSURE)
  static class OverSeveralTables extends MappingFindingsTest.Owned {
    @SubjectLink @ManyToMany Set<MappingFindingsTest.Sheet> sheets;
  }

  @Entity(name = "Queue")
  @RetainUntil(CLOSURE)
  static class OverANumberedList extends MappingFindingsTest.Owned {
    @SubjectLink @ManyToMany @OrderColumn List<Account> waiting;
  }

  @Embeddable
  record Seat(String row, String holder) {}

  @Entity(name = "Table")
  @RetainUntil(CLOSURE)
  static class OverEmbeddedValues extends MappingFindingsTest.Owned {
    @SubjectLink(kind = "correspondent")
    @ElementCollection
    Set<Seat> seats;
  }

  @Test // LETHE-156
  void collectionsThatNobodyCanBeTakenOutOf() {
    Finding children =
        FindingsTest.one(Code.LINK_OVER_MANY, Account.class, OverItsChildren.class, Picture.class);
    assertThat(children.message())
        .isEqualTo(
            "Album.pictures: @SubjectLink over a collection whose rows are Picture's own, which hold"
                + " the key themselves.");
    assertThat(children.remedy())
        .startsWith("Put it on the relation of Picture that leads here or to the person;");
    assertThat(
            FindingsTest.one(
                    Code.LINK_OVER_MANY,
                    Account.class,
                    OverSeveralTables.class,
                    MappingFindingsTest.Sheet.class,
                    MappingFindingsTest.BillSheet.class,
                    MappingFindingsTest.MapSheet.class)
                .message())
        .contains("Folder.sheets", "whose target lies in several tables");
    assertThat(
            FindingsTest.one(Code.LINK_OVER_MANY, Account.class, OverANumberedList.class).remedy())
        .isEqualTo("Use a Set, or a List without @OrderColumn; @OrderBy sorts without numbers.");
    assertThat(
            FindingsTest.one(Code.LINK_OVER_MANY, Account.class, OverEmbeddedValues.class)
                .message())
        .contains("Table.seats", "embedded values");
  }

  @Entity(name = "Club")
  @RetainUntil(CLOSURE)
  static class AboutOneOfThem extends MappingFindingsTest.Owned {
    @SubjectLink(role = MENTIONED)
    @ManyToMany
    Set<Account> members;

    @PersonalData(value = NAME, of = "members")
    String captain;
  }

  @Entity(name = "Club")
  @RetainUntil(CLOSURE)
  static class SaysWhoTheyAre extends MappingFindingsTest.Owned {
    @SubjectLink(role = MENTIONED)
    @PersonalData(NAME)
    @ManyToMany
    Set<Account> members;
  }

  @Entity(name = "Club")
  @Processing("account")
  @Retain(from = "at", atMost = "P9D")
  static class OwnedByNobody {
    @Id UUID id;

    @SubjectLink(role = MENTIONED)
    @ManyToMany
    Set<Account> members;

    @PersonalData(NAME)
    String captain;

    @Column(nullable = false)
    Instant at;
  }

  @Test // LETHE-157, LETHE-114
  void aDatumOfOneOfMany() {
    Finding one = FindingsTest.one(Code.DATUM_OF_MANY, Account.class, AboutOneOfThem.class);
    assertThat(one.message())
        .isEqualTo(
            "Club.captain: @PersonalData(of = \"members\") names several people, and nobody can say"
                + " which of them it is about.");
    assertThat(one.remedy()).contains("on a row of their own");
    assertThat(FindingsTest.one(Code.DATUM_OF_MANY, Account.class, SaysWhoTheyAre.class).place())
        .isEqualTo("Club.members");
    assertThat(FindingsTest.one(Code.LINK_ROLE, Account.class, OwnedByNobody.class).remedy())
        .isEqualTo("Let one of the links be an OWNER.");
  }

  @Entity(name = "Route")
  @RetainUntil(CLOSURE)
  static class OverNobodys extends MappingFindingsTest.Owned {
    @SubjectLink @ManyToMany Set<Peak> peaks;
  }

  @Entity(name = "Peak")
  @NotPersonal("mountains of the country")
  static class Peak {
    @Id UUID id;
    String mountain;
  }

  @Test // LETHE-107
  void aCollectionThatLeadsToNobody() {
    assertThat(
            FindingsTest.one(Code.NO_SUBJECT_PATH, Account.class, OverNobodys.class, Peak.class)
                .message())
        .isEqualTo("Route.peaks: @SubjectLink leads to nobody, since Peak does not.");
  }
}
