package dev.lethe.host;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static dev.lethe.annotation.SubjectRole.MENTIONED;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RelationTargetAuditMode;
import org.jspecify.annotations.NullUnmarked;

/** People who travel together: rows that belong to all who were there. */
@NullUnmarked
final class Trips {
  private Trips() {}

  static Class<?>[] entities() {
    return new Class<?>[] {
      Traveller.class, Trip.class, Photo.class, Dinner.class, Poll.class, Crew.class, Convoy.class
    };
  }

  /** Names friends, who are people too, and is the owning side of the dinners. */
  @Entity(name = "Traveller")
  @Table(name = "traveller")
  @DataSubject(
      kind = "customer",
      closedBy = "closedAt",
      closedWhen = @When(field = "status", in = "GONE"))
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P30D")
  static class Traveller {
    @Id UUID id;

    @PersonalData(EMAIL)
    String email;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;

    @NotPersonal("state of the account, from a fixed list")
    String status = "HERE";

    @SubjectLink(role = MENTIONED)
    @ManyToMany
    @JoinTable(
        name = "traveller_friend",
        joinColumns = @JoinColumn(name = "traveller_id"),
        inverseJoinColumns = @JoinColumn(name = "friend_id"))
    Set<Traveller> friends = new HashSet<>();

    @ManyToMany
    @JoinTable(name = "dinner_guest")
    Set<Dinner> dinners = new HashSet<>();
  }

  /** A key of two columns. */
  record TripId(int season, long number) implements java.io.Serializable {}

  @Entity(name = "Trip")
  @Table(name = "`Trip Log`", schema = "archive")
  @Audited
  @IdClass(TripId.class)
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P30D")
  static class Trip {
    @Id int season;
    @Id long number;

    @SubjectLink
    @ManyToMany
    @JoinTable(name = "`Trip Guests`", schema = "archive")
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
    Set<Traveller> guests = new HashSet<>();

    @PersonalData(MESSAGE)
    String diary;

    @Version int version;
  }

  /** Belongs to whom its trip belongs to. */
  @Entity(name = "Photo")
  @Table(name = "photo")
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P30D")
  static class Photo {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Trip trip;

    @PersonalData(MESSAGE)
    String caption;
  }

  /** The other side of a relation, only where it was no public event. */
  @Entity(name = "Dinner")
  @Table(name = "dinner")
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P30D")
  static class Dinner {
    @Id UUID id;

    @SubjectLink(when = @When(field = "open", in = "false"))
    @ManyToMany(mappedBy = "dinners")
    Set<Traveller> guests = new HashSet<>();

    @NotPersonal("whether anybody could come")
    boolean open;

    @PersonalData(MESSAGE)
    String toast;
  }

  /** Keys without a relation. */
  @Entity(name = "Poll")
  @Table(name = "poll")
  @Processing("account")
  @Retain(from = "askedAt", atMost = "P90D")
  static class Poll {
    @Id UUID id;

    @SubjectLink(to = Traveller.class)
    @ElementCollection
    @CollectionTable(name = "poll_voter")
    @Column(name = "voter")
    Set<UUID> voters = new HashSet<>();

    @PersonalData(MESSAGE)
    String question;

    @PersonalData(RELATIONSHIP_DATES)
    @Column(nullable = false)
    Instant askedAt;
  }

  /** Whose it is says the one who leads it. */
  @Entity(name = "Crew")
  @Table(name = "crew")
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P30D")
  static class Crew {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Traveller leader;

    @PersonalData(MESSAGE)
    String song;
  }

  /** A list of crews, by a join table that only this side knows. */
  @Entity(name = "Convoy")
  @Table(name = "convoy")
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P30D")
  static class Convoy {
    @Id UUID id;

    @SubjectLink
    @OneToMany
    @JoinTable(name = "convoy_crew")
    List<Crew> crews = new ArrayList<>();

    @PersonalData(MESSAGE)
    String radio;
  }
}
