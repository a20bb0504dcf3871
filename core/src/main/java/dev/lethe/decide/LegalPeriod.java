package dev.lethe.decide;

import dev.lethe.datamap.ObligationRule;
import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.Span;
import dev.lethe.register.Obligation.From;
import dev.lethe.register.Obligation.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How long a law wants one record kept, by all its versions. The version of the event's day
 * applies; one that came into force later replaces it where it says that it applies to running
 * periods, from its own first day on, and brings back nothing that had ended by then.
 *
 * @param end exclusive; what is known to come into force later has its part in it
 * @param citation of the version that applies on the day of the decision
 */
record LegalPeriod(Instant end, String citation) {

  static LegalPeriod of(ObligationRule rule, Anchor event, Setting setting, Instant at) {
    LocalDate day = Deadlines.day(event, setting.zone());
    Instant end = end(event, rule.from(), rule.period(), setting);
    String citation = said(rule.citation(), rule.assumed());
    for (Version v : rule.later()) { // the oldest first
      if (!v.validFrom().isAfter(day)) {
        end = end(event, v.from(), v.period(), setting);
        citation = said(v);
      } else if (v.running()) {
        Instant begins = start(v.validFrom(), setting.zone());
        if (!begins.isBefore(end)) {
          break;
        }
        Instant its = end(event, v.from(), v.period(), setting);
        end = its.isBefore(begins) ? begins : its;
        citation = at.isBefore(begins) ? citation : said(v);
      }
    }
    Optional<Instant> repealed = rule.validTo().map(d -> start(d.plusDays(1), setting.zone()));
    return new LegalPeriod(repealed.filter(end::isAfter).orElse(end), citation);
  }

  private static String said(Version v) {
    return said(v.citation().inWords(), v.assumed());
  }

  static String said(String citation, boolean assumed) {
    return assumed ? citation + "; assumed" : citation;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Instant end(Anchor event, From from, Span period, Setting setting) {
    return setting
        .yearEnd(from)
        .map(yearEnd -> Deadlines.obligationEnd(event, yearEnd, period, setting.zone()))
        .orElseGet(() -> Deadlines.obligationEnd(event, period, setting.zone()));
  }

  /** Whether the law is in force at that instant. */
  static boolean inForce(ObligationRule rule, Setting setting, Instant at) {
    boolean begun = rule.validFrom().filter(d -> at.isBefore(start(d, setting.zone()))).isEmpty();
    return begun
        && rule.validTo().filter(d -> !at.isBefore(start(d.plusDays(1), setting.zone()))).isEmpty();
  }
}
