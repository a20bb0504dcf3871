package dev.lethe.host;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.LOGIN_TIME;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RelationTargetAuditMode;
import org.jspecify.annotations.NullUnmarked;

/** A help desk: rows that several people share, each in a role of their own. */
@NullUnmarked
final class Desk {
  private Desk() {}

  static Class<?>[] entities() {
    return new Class<?>[] {Customer.class, Clerk.class, Letter.class, PhoneCall.class, Login.class};
  }

  @Entity(name = "Customer")
  @Table(name = "customer")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Customer {
    @Id UUID id;

    @PersonalData(EMAIL)
    String email;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  @Entity(name = "Clerk")
  @Table(name = "clerk")
  @DataSubject(kind = "staff", closedBy = "leftAt")
  @Processing("staff")
  @RetainUntil(CLOSURE)
  static class Clerk {
    @Id UUID id;

    @PersonalData(NAME)
    String name;

    @PersonalData(RELATIONSHIP_DATES)
    Instant leftAt;
  }

  /** Two owners, who wrote it for them, and who looked at it. */
  @Entity(name = "Letter")
  @Table(name = "letter")
  @Audited
  @Processing("support")
  @Retain(from = "sentAt", atMost = "P2Y")
  static class Letter {
    @Id UUID id;

    @SubjectLink
    @ManyToOne
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
    Customer customer;

    @SubjectLink
    @ManyToOne
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
    Customer partner;

    @SubjectLink(role = SubjectRole.AUTHOR)
    @ManyToOne
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
    Clerk agent;

    @SubjectLink(role = SubjectRole.ACCESSOR)
    @ManyToOne
    @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
    Clerk reader;

    @PersonalData(MESSAGE)
    String body;

    @PersonalData(value = NAME, of = "agent")
    String signature;

    @Column(nullable = false)
    Instant sentAt;

    @Version int version;
  }

  /** A row that cannot let go of who made it. */
  @Entity(name = "PhoneCall")
  @Table(name = "phone_call")
  @Processing("support")
  @Retain(from = "calledAt", atMost = "P2Y")
  static class PhoneCall {
    @Id UUID id;

    @SubjectLink @ManyToOne Customer customer;

    @SubjectLink(role = SubjectRole.AUTHOR)
    @ManyToOne(optional = false)
    Clerk clerk;

    @PersonalData(MESSAGE)
    String note;

    @Column(nullable = false)
    Instant calledAt;
  }

  /** A row that names its owner by a plain key and outlives the account's row. */
  @Entity(name = "Login")
  @Table(name = "login")
  @Processing("security")
  @Retain(from = "loggedAt", atMost = "P90D")
  static class Login {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @SubjectLink(to = Customer.class)
    UUID customerId;

    @PersonalData(IP_ADDRESS)
    String ip;

    @PersonalData(LOGIN_TIME)
    @Column(nullable = false)
    Instant loggedAt;
  }
}
