package dev.lethe.decide;

import dev.lethe.datamap.Condition;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.LatestAnchor;
import dev.lethe.deadline.Span;
import dev.lethe.register.Obligation;
import dev.lethe.register.PrivacyRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every verdict of one controller shares.
 *
 * @param zone the controller's zone: days, months and years are counted in it
 * @param fiscalYearEnd the last day of the controller's fiscal year
 * @param bases lawful bases by activity, where they are known
 */
public record Setting(ZoneId zone, MonthDay fiscalYearEnd, Map<String, Basis> bases) {
  public Setting {
    bases = Map.copyOf(bases);
  }

  /** Of a controller whose lawful bases are not known: everything counts as a contract's. */
  public Setting(ZoneId zone, MonthDay fiscalYearEnd) {
    this(zone, fiscalYearEnd, Map.of());
  }

  /** What a controller's register says. */
  public static Setting of(PrivacyRegister register) {
    Map<String, Basis> bases = new HashMap<>();
    register
        .activities()
        .forEach((id, a) -> a.basis().known().ifPresent(b -> bases.put(id, Basis.of(b))));
    return new Setting(
        register.controller().zone(),
        register.controller().fiscalYearEnd().known().orElse(Deadlines.CALENDAR_YEAR_END),
        bases);
  }

  /**
   * What carries a group: a contract where one of its activities has one or is not known, else an
   * interest, else a consent. What no request can end goes before what one can.
   */
  Basis basis(GroupEntry group, Set<Condition> met) {
    boolean interest = false;
    boolean consent = false;
    for (String activity : group.activities()) {
      if (group.serves(activity, met)) {
        Basis basis = bases.getOrDefault(activity, Basis.CONTRACT);
        if (basis == Basis.CONTRACT) {
          return basis;
        }
        interest |= basis == Basis.INTEREST;
        consent = true;
      }
    }
    return interest ? Basis.INTEREST : consent ? Basis.CONSENT_GIVEN : Basis.CONTRACT;
  }

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

  /**
   * The bound that selects records which this obligation may not keep at {@code now}: the latest of
   * its versions' bounds, and no bound where it is not in force.
   */
  public LatestAnchor latestAnchor(ObligationRule rule, Instant now) {
    if (!LegalPeriod.inForce(rule, this, now)) {
      return new LatestAnchor(Instant.MAX, LocalDate.MAX);
    }
    LatestAnchor latest = latestAnchor(rule.from(), rule.period(), now);
    for (Obligation.Version v : rule.later()) {
      latest = latest.or(latestAnchor(v.from(), v.period(), now));
    }
    return latest;
  }

  private LatestAnchor latestAnchor(Obligation.From from, Span period, Instant now) {
    return yearEnd(from)
        .map(yearEnd -> LatestAnchor.obligationEndedAt(now, yearEnd, period, zone))
        .orElseGet(() -> LatestAnchor.obligationEndedAt(now, period, zone));
  }
}
