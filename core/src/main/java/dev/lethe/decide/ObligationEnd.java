package dev.lethe.decide;

import dev.lethe.datamap.ObligationRule;
import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.Deadlines;
import dev.lethe.model.Ground;
import dev.lethe.model.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One duty to keep and when it ends for this record.
 *
 * @param end exclusive; empty where the event that starts it is not known
 */
record ObligationEnd(ObligationRule rule, Optional<Instant> end) {

  /** All of them, the one that keeps longest first. */
  static List<ObligationEnd> of(List<ObligationRule> rules, Facts facts, Setting setting) {
    if (rules.isEmpty()) {
      return List.of();
    }
    return rules.stream()
        .map(rule -> of(rule, facts, setting))
        .sorted(
            Comparator.comparing((ObligationEnd o) -> o.end.orElse(Instant.MIN))
                .reversed()
                .thenComparing(o -> o.rule.id()))
        .toList();
  }

  private static ObligationEnd of(ObligationRule rule, Facts facts, Setting setting) {
    return new ObligationEnd(
        rule,
        Optional.ofNullable(facts.anchors().get(rule.anchor()))
            .map(anchor -> end(rule, anchor, setting)));
  }

  private static Instant end(ObligationRule rule, Anchor anchor, Setting setting) {
    return setting
        .yearEnd(rule.from())
        .map(yearEnd -> Deadlines.obligationEnd(anchor, yearEnd, rule.period(), setting.zone()))
        .orElseGet(() -> Deadlines.obligationEnd(anchor, rule.period(), setting.zone()));
  }

  boolean runs(Instant at) {
    return end.filter(at::isBefore).isPresent();
  }

  boolean ended(Instant at) {
    return end.filter(e -> !at.isBefore(e)).isPresent();
  }

  Ground ground(Reason reason) {
    String citation = rule.assumed() ? rule.citation() + "; assumed" : rule.citation();
    return new Ground(reason, citation, rule.id());
  }
}
