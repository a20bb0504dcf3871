package dev.lethe.decide;

import dev.lethe.datamap.GroupEntry;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one verdict: everything that destroys, keeps, shows or explains a datum asks here. */
public final class Decide {
  private Decide() {}

  /**
   * Decides about one field group of one record.
   *
   * @param group what is declared
   * @param facts what is known now
   * @param setting the controller's zone and fiscal year
   * @param at now
   */
  public static Verdict decide(GroupEntry group, Facts facts, Setting setting, Instant at) {
    return new Verdict(
        Outcome.REVIEW,
        new Ground(Reason.UNDECIDED, "Art. 5(2) GDPR", group.id()),
        List.of(),
        Optional.of(new Until.Review(at.plus(Duration.ofDays(7)))),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
