package music;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Credits spent at once. Declared by {@code Subscription.uses}: nothing to repeat here. */
@Embeddable
public class CreditUse {
  Instant usedAt;
  int credits;

  protected CreditUse() {}

  public CreditUse(Instant usedAt, int credits) {
    this.usedAt = usedAt;
    this.credits = credits;
  }
}
