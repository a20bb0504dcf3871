package dev.lethe.host;

import static dev.lethe.annotation.Category.COUNTRY;
import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.Category.POSTAL_ADDRESS;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RelationTargetAuditMode;

/** An invoice: the law keeps some of its fields. */
@Entity
@Table(name = "bill", indexes = @Index(columnList = "owner_id"))
@Audited
@Processing("billing")
@RetainUntil(CLOSURE)
@KeepFor(
    value = "tax-invoices",
    from = "issuedAt",
    fields = {"number", "issuedAt", "net", "billedTo", "stripeCustomerId"})
public class Bill {
  @Id public UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
  public Member owner;

  @PersonalData(PAYMENT_HISTORY)
  @Column(name = "bill_number", unique = true)
  public String number;

  @PersonalData(PAYMENT_HISTORY)
  public Instant issuedAt;

  @PersonalData(PAYMENT_HISTORY)
  public BigDecimal net;

  @Embedded public Party billedTo;

  @PersonalData(CUSTOMER_NUMBER)
  @RecipientKey("stripe")
  public String stripeCustomerId;

  @PersonalData(EMAIL)
  public String sentTo;

  @PersonalData(MESSAGE)
  public String note;

  @Version public int version;

  /** To whom an invoice is addressed. */
  @Embeddable
  public record Party(
      @PersonalData(NAME) String name,
      @PersonalData(POSTAL_ADDRESS) String address,
      @PersonalData(COUNTRY) String country) {}
}
