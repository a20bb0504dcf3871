package dev.lethe.decide;

import dev.lethe.datamap.ObligationRule;
import dev.lethe.model.Ground;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One duty to keep and when it ends for this record.
 *
 * @param period empty where the event that starts it is not known
 * @param inForce whether the law is in force at the instant of the decision
 */
record ObligationEnd(ObligationRule rule, Optional<LegalPeriod> period, boolean inForce) {

  /** All of them, the one that keeps longest first. */
  static List<ObligationEnd> of(
      List<ObligationRule> rules, Facts facts, Setting setting, Instant at) {
    if (rules.isEmpty()) {
      return List.of();
    }
    return rules.stream()
        .map(
            rule ->
                new ObligationEnd(
                    rule,
                    Optional.ofNullable(facts.anchors().get(rule.anchor()))
                        .map(event -> LegalPeriod.of(rule, event, setting, at)),
                    LegalPeriod.inForce(rule, setting, at)))
        .sorted(
            Comparator.comparing((ObligationEnd o) -> o.end().orElse(Instant.MIN))
                .reversed()
                .thenComparing(o -> o.rule.id()))
        .toList();
  }

  private Optional<Instant> end() {
    return period.map(LegalPeriod::end);
  }

  boolean runs(Instant at) {
    return inForce && end().filter(at::isBefore).isPresent();
  }

  boolean ended(Instant at) {
    return end().filter(e -> !at.isBefore(e)).isPresent();
  }

  /** Whether it keeps, and nobody knows for how long. */
  boolean unanchored() {
    return inForce && period.isEmpty();
  }

  /** How long one that runs keeps. */
  Until until() {
    return new Until.At(end().orElseThrow());
  }

  Ground ground(Reason reason) {
    return new Ground(
        reason,
        period
            .map(LegalPeriod::citation)
            .orElseGet(() -> LegalPeriod.said(rule.citation(), rule.assumed())),
        rule.id());
  }
}
