package dev.lethe.decide;

import dev.lethe.datamap.ObligationRule;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.LatestAnchor;
import dev.lethe.register.Obligation;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What every verdict of one controller shares.
 *
 * @param zone the controller's zone: days, months and years are counted in it
 * @param fiscalYearEnd the last day of the controller's fiscal year
 */
public record Setting(ZoneId zone, MonthDay fiscalYearEnd) {

  /**
   * The last day of the year that an obligation counts from; empty where it counts from the event.
   */
  Optional<MonthDay> yearEnd(Obligation.From from) {
    return switch (from) {
      case EVENT -> Optional.empty();
      case END_OF_CALENDAR_YEAR -> Optional.of(Deadlines.CALENDAR_YEAR_END);
      case END_OF_FISCAL_YEAR -> Optional.of(fiscalYearEnd);
    };
  }

  /** The bound that selects records of which this obligation may have ended at {@code now}. */
  public LatestAnchor latestAnchor(ObligationRule obligation, Instant now) {
    return yearEnd(obligation.from())
        .map(yearEnd -> LatestAnchor.obligationEndedAt(now, yearEnd, obligation.period(), zone))
        .orElseGet(() -> LatestAnchor.obligationEndedAt(now, obligation.period(), zone));
  }
}
