package music;

import static dev.lethe.annotation.Category.CARD_NUMBER;
import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.Forbidden;
import dev.lethe.annotation.FreeText;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A bill. The tax law wants six of its fields for years; nobody wants the others. */
@Entity
@Table(indexes = {@Index(columnList = "account_id"), @Index(columnList = "issuedAt")})
@Processing("billing")
@RetainUntil(CLOSURE)
@KeepFor(
    value = "tax-invoices",
    from = "issuedAt",
    fields = {"number", "issuedAt", "net", "vat", "billedTo", "stripeCustomerId"})
public class Invoice {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  Account account; // Account's row stays as a bare id while this needs it

  @PersonalData(PAYMENT_HISTORY)
  @Column(unique = true)
  String number;

  @PersonalData(PAYMENT_HISTORY)
  Instant issuedAt;

  @PersonalData(PAYMENT_HISTORY)
  BigDecimal net;

  @PersonalData(PAYMENT_HISTORY)
  BigDecimal vat;

  @Embedded BillingParty billedTo;

  @PersonalData(CUSTOMER_NUMBER)
  @RecipientKey("stripe")
  String stripeCustomerId;

  @PersonalData(EMAIL)
  String sentTo; // no law asks for it: emptied at closure

  @PersonalData(MESSAGE)
  @FreeText
  @Forbidden(value = CARD_NUMBER, onWrite = Forbidden.OnWrite.MASK)
  String note;

  @Version int version;

  protected Invoice() {}

  public Invoice(
      UUID id,
      Account account,
      String number,
      Instant issuedAt,
      BigDecimal net,
      BigDecimal vat,
      BillingParty billedTo,
      String stripeCustomerId,
      String note) {
    this.id = id;
    this.account = account;
    this.number = number;
    this.issuedAt = issuedAt;
    this.net = net;
    this.vat = vat;
    this.billedTo = billedTo;
    this.stripeCustomerId = stripeCustomerId;
    this.sentTo = account.email;
    this.note = note;
  }

  public void annotate(String text) {
    note = text;
  }
}
