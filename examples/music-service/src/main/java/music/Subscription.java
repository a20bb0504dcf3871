package music;

import static dev.lethe.annotation.Category.CONTRACT;
import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.USAGE_COUNT;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What somebody pays for, and how much of it is used. */
@Entity
@Processing("billing")
@RetainUntil(CLOSURE)
public class Subscription {
  @Id UUID id;

  @SubjectLink
  @OneToOne(optional = false, fetch = FetchType.LAZY)
  Account account;

  @PersonalData(CONTRACT)
  String plan;

  @PersonalData(CONTRACT)
  @Enumerated(EnumType.STRING)
  Status status;

  @PersonalData(CUSTOMER_NUMBER)
  @RecipientKey("stripe")
  String stripeCustomerId;

  @PersonalData(USAGE_COUNT)
  @Column(nullable = false)
  int creditsLeft;

  @ElementCollection
  @CollectionTable(indexes = @Index(columnList = "Subscription_id"))
  @PersonalData(USAGE_COUNT)
  List<CreditUse> uses = new ArrayList<>();

  protected Subscription() {}

  public Subscription(
      UUID id, Account account, String plan, Status status, String customer, int creditsLeft) {
    this.id = id;
    this.account = account;
    this.plan = plan;
    this.status = status;
    this.stripeCustomerId = customer;
    this.creditsLeft = creditsLeft;
  }

  public void use(CreditUse use) {
    uses.add(use);
  }

  /** As the payment provider calls it. */
  public enum Status {
    TRIAL,
    ACTIVE,
    PAST_DUE,
    CANCELLED
  }
}
