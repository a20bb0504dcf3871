package dev.lethe.agreement;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.Category.USER_AGENT;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** One entity for each way in which an end is computed. */
final class Depot {
  private Depot() {}

  static Class<?>[] entities() {
    return new Class<?>[] {Renter.class, Parcel.class, Paper.class, Trace.class, Remark.class};
  }

  /** A person, until closure. */
  @Entity(name = "Renter")
  @Table(name = "renter", indexes = @Index(columnList = "closedAt"))
  @DataSubject(kind = "staff", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P14D")
  static class Renter {
    @Id long id;

    @PersonalData(EMAIL)
    String email = "";

    Instant closedAt;
  }

  /** A window after an event, with everything that bounds it. */
  @Entity(name = "Parcel")
  @Table(
      name = "parcel",
      indexes = {
        @Index(columnList = "renter_id"),
        @Index(columnList = "doneAt"),
        @Index(columnList = "createdAt")
      })
  @Processing("transformation")
  @Retain(from = "doneAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D", cap = "P30D")
  static class Parcel {
    @Id long id;

    @SubjectLink
    @ManyToOne(optional = false)
    Renter renter;

    @PersonalData(FILE_NAME)
    String name = "";

    @Column(nullable = false)
    Instant createdAt = Instant.EPOCH;

    Instant doneAt;
  }

  /** Closure, and a law that wants some of the fields, from the end of a year. */
  @Entity(name = "Paper")
  @Table(
      name = "paper",
      indexes = {@Index(columnList = "renter_id"), @Index(columnList = "issuedOn")})
  @Processing("billing")
  @RetainUntil(CLOSURE)
  @KeepFor(
      value = "tax-invoices",
      from = "issuedOn",
      fields = {"amount", "issuedOn"})
  static class Paper {
    @Id long id;

    @SubjectLink
    @ManyToOne(optional = false)
    Renter renter;

    @PersonalData(PAYMENT_HISTORY)
    String amount = "";

    LocalDate issuedOn;

    @PersonalData(MESSAGE)
    String note;
  }

  /** One field goes before its row, both counted in the controller's calendar. */
  @Entity(name = "Trace")
  @Table(
      name = "trace",
      indexes = {
        @Index(columnList = "renter_id"),
        @Index(columnList = "seenAt"),
        @Index(columnList = "ip")
      })
  @Processing("security")
  @Retain(from = "seenAt", atMost = "P13M")
  static class Trace {
    @Id long id;

    @SubjectLink
    @ManyToOne(optional = false)
    Renter renter;

    @PersonalData(IP_ADDRESS)
    @Retain(from = "seenAt", atMost = "P90D")
    String ip;

    @PersonalData(USER_AGENT)
    String agent;

    @Column(nullable = false)
    Instant seenAt = Instant.EPOCH;
  }

  /** Two rules by a state, a fallback, and a state that no rule covers. */
  @Entity(name = "Remark")
  @Table(
      name = "remark",
      indexes = {
        @Index(columnList = "renter_id"),
        @Index(columnList = "editedAt"),
        @Index(columnList = "createdAt")
      })
  @Processing("support")
  @Retain(
      from = "editedAt",
      orElse = "createdAt",
      atMost = "P1Y",
      when = @When(field = "state", in = "DONE"))
  @Retain(from = "createdAt", atMost = "P3Y", when = @When(field = "state", in = "OPEN"))
  static class Remark {
    @Id long id;

    @SubjectLink
    @ManyToOne(optional = false)
    Renter renter;

    @PersonalData(MESSAGE)
    String text = "";

    @NotPersonal("one of three words")
    @Column(nullable = false)
    String state = "";

    @Column(nullable = false)
    Instant createdAt = Instant.EPOCH;

    Instant editedAt;
  }
}
