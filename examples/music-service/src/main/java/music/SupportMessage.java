package music;

import static dev.lethe.annotation.Category.CARD_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;

import dev.lethe.annotation.Forbidden;
import dev.lethe.annotation.FreeText;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A question to the service. The policy names no period for it: see the gaps in register.yml. */
@Entity
@Table(
    indexes = {
      @Index(columnList = "closedAt"),
      @Index(columnList = "customer_id"),
      @Index(columnList = "agent_id"),
      @Index(columnList = "fromAddress")
    })
@Processing("support")
@Retain(from = "closedAt", atMost = "P2Y", ifNever = "P3Y", created = "sentAt")
public class SupportMessage {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(fetch = FetchType.LAZY)
  Account customer; // whose message it is

  @SubjectLink(kind = "correspondent")
  @PersonalData(EMAIL)
  String fromAddress; // a mail by address only

  @SubjectLink(role = SubjectRole.AUTHOR)
  @ManyToOne(fetch = FetchType.LAZY)
  StaffMember agent; // the other party

  @PersonalData(MESSAGE)
  @FreeText
  @Forbidden(CARD_NUMBER)
  @Column(length = 10_000)
  String body;

  @PersonalData(value = NAME, of = "agent")
  String agentSignature; // the agent's datum, not the customer's

  @Column(nullable = false)
  Instant sentAt;

  Instant closedAt;

  protected SupportMessage() {}

  public SupportMessage(
      UUID id,
      Account customer,
      String fromAddress,
      StaffMember agent,
      String body,
      Instant sentAt) {
    this.id = id;
    this.customer = customer;
    this.fromAddress = fromAddress;
    this.agent = agent;
    this.agentSignature = agent == null ? null : agent.name;
    this.body = body;
    this.sentAt = sentAt;
  }

  public void close(Instant at) {
    closedAt = at;
  }
}
