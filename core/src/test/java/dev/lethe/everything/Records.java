package dev.lethe.everything;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.LOGIN_TIME;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.everything.People.Dated;
import dev.lethe.everything.People.Guest;
import dev.lethe.everything.People.Keyed;
import dev.lethe.everything.People.Warden;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.TenantId;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RelationTargetAuditMode;

/** What the hut holds about them. */
final class Records {
  private Records() {}

  /** One table for several classes, of several huts, some of whose rows are hidden. */
  @Entity(name = "Stay")
  @Table(
      name = "stay",
      indexes = {@Index(columnList = "guest_id"), @Index(columnList = "until_at")})
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  @DiscriminatorColumn(name = "sort")
  @SQLRestriction("called_off = false")
  @FilterDef(name = "now", defaultCondition = "until_at > current_timestamp")
  @Filter(name = "now")
  @Processing("transformation")
  @Retain(from = "until", atMost = "P30D")
  static class Stay extends Dated<UUID> {
    @TenantId
    @NotPersonal("which hut it is, of eleven")
    String hut;

    @NotPersonal("whether the hut was closed, by weather mostly")
    @Column(name = "called_off", nullable = false)
    boolean calledOff;

    @SubjectLink
    @ManyToOne(optional = false)
    Guest guest;

    @Column(name = "until_at", nullable = false)
    Instant until;

    @PersonalData(MESSAGE)
    String remark;
  }

  @Entity(name = "RoomStay")
  static class RoomStay extends Stay {
    @NotPersonal("number of a room, of nine")
    Integer room;
  }

  @Entity(name = "TentStay")
  static class TentStay extends Stay {
    @PersonalData(NAME)
    String neighbour;
  }

  /** Rows that the provider only marks. */
  @Entity(name = "Complaint")
  @Table(
      name = "complaint",
      indexes = {@Index(columnList = "stay_id"), @Index(columnList = "answeredBy_id")})
  @SoftDelete
  @Processing("support")
  @RetainWith("stay")
  static class Complaint extends Keyed<Long> {
    @SubjectLink
    @ManyToOne(optional = false)
    Stay stay;

    @PersonalData(MESSAGE)
    String text;

    @SubjectLink(role = SubjectRole.ACCESSOR)
    @ManyToOne
    Warden answeredBy;
  }

  /** A key of several columns, as a class. */
  @Entity(name = "Meal")
  @Table(
      name = "meal",
      indexes = {@Index(columnList = "guest_id"), @Index(columnList = "eatenAt")})
  @IdClass(MealKey.class)
  @Processing("billing")
  @Retain(from = "eatenAt", atMost = "P90D")
  static class Meal {
    @Id Integer season;
    @Id Integer number;

    @SubjectLink
    @ManyToOne(optional = false)
    Guest guest;

    @PersonalData(PAYMENT_HISTORY)
    String dish;

    @Column(nullable = false)
    Instant eatenAt;
  }

  record MealKey(Integer season, Integer number) implements Serializable {}

  /** A key of several columns, embedded. */
  @Entity(name = "Locker")
  @Table(
      name = "locker",
      indexes = {@Index(columnList = "holder_id"), @Index(columnList = "givenBackAt")})
  @Processing("account")
  @Retain(from = "givenBackAt", atMost = "P7D", ifNever = "P1Y")
  static class Locker {
    @EmbeddedId LockerKey id;

    @SubjectLink @ManyToOne Guest holder;

    @PersonalData(MESSAGE)
    String label;

    @NotPersonal("stamped by the machine")
    @Column(nullable = false)
    Instant createdAt;

    Instant givenBackAt;
  }

  @Embeddable
  record LockerKey(String corridor, Integer number) implements Serializable {}

  /** A key that is another row's. */
  @Entity(name = "Doctor")
  @Table(name = "doctor")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Doctor {
    @Id UUID guestId;

    @SubjectLink
    @MapsId
    @OneToOne(optional = false)
    @JoinColumn(name = "guest_key")
    Guest guest;

    @PersonalData(NAME)
    String name;
  }

  /** A table for each class, none for what they have in common. */
  @Entity(name = "Paper")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  @Processing("account")
  @RetainUntil(CLOSURE)
  abstract static class Paper extends Keyed<UUID> {
    @SubjectLink
    @ManyToOne(optional = false)
    Guest guest;

    @PersonalData(MESSAGE)
    String text;
  }

  @Entity(name = "Waiver")
  @Table(name = "waiver", indexes = @Index(columnList = "guest_id"))
  static class Waiver extends Paper {
    @PersonalData(NAME)
    String witness;
  }

  /** Its own sentence is nearer than that of the class above it. */
  @Entity(name = "HutPass")
  @Table(
      name = "hut_pass",
      indexes = {@Index(columnList = "guest_id"), @Index(columnList = "validTo")})
  @Retain(from = "validTo", atMost = "P9D")
  static class HutPass extends Paper {
    @Column(nullable = false)
    Instant validTo;
  }

  /** A key that tells who it is. */
  @Entity(name = "Subscriber")
  @Table(name = "subscriber", indexes = @Index(columnList = "madeAt"))
  @Processing("newsletter")
  @Retain(from = "madeAt", atMost = "P90D")
  static class Subscriber {
    @Id
    @SubjectLink(kind = "correspondent")
    @PersonalData(EMAIL)
    String address;

    @Column(nullable = false)
    Instant madeAt;
  }

  /** Words of SQL as names. */
  @Entity(name = "Order")
  @Table(name = "`order`", indexes = @Index(columnList = "guest_id"))
  @Audited
  @Processing("billing")
  @RetainUntil(CLOSURE)
  @KeepFor(
      value = "tax-invoices",
      from = "placed",
      fields = {"number", "total"})
  static class Order extends Keyed<Long> {
    @SubjectLink
    @ManyToOne(optional = false)
    @JoinColumn(name = "guest_id")
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
    Guest guest;

    @PersonalData(PAYMENT_HISTORY)
    @Column(name = "`from`")
    Instant placed;

    @PersonalData(PAYMENT_HISTORY)
    @Column(name = "`Number`")
    String number;

    @PersonalData(PAYMENT_HISTORY)
    BigDecimal total;

    @PersonalData(EMAIL)
    @Column(name = "`to`")
    String sentTo;
  }

  /** In a schema of its own, with a plain key column; partitioned where a database does that. */
  @Entity(name = "GateEntry")
  @Table(
      name = "gate_entry",
      schema = "archive",
      indexes = {@Index(columnList = "guest_id"), @Index(columnList = "passed_at")})
  @Processing("security")
  @Retain(from = "at", atMost = "P90D")
  static class GateEntry extends Keyed<Long> {
    @SubjectLink(to = Guest.class)
    @Column(name = "guest_id")
    UUID guestId;

    @PersonalData(LOGIN_TIME)
    @Column(name = "passed_at", nullable = false)
    Instant at;
  }

  /** Somebody of whom there is no row. */
  @Entity(name = "Letter")
  @Table(
      name = "letter",
      indexes = {@Index(columnList = "sender"), @Index(columnList = "madeAt")})
  @Processing("support")
  @Retain(from = "madeAt", atMost = "P2Y")
  static class Letter extends Dated<Long> {
    @SubjectLink(kind = "correspondent")
    @PersonalData(EMAIL)
    String sender;

    @PersonalData(MESSAGE)
    String body;
  }
}
