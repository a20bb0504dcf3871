package dev.lethe.decide;

import dev.lethe.datamap.ObligationRule;
import dev.lethe.model.Ground;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One duty to keep and when it ends for this record.
 *
 * @param period empty where the event that starts it is not known
 * @param inForce whether the law is in force at the instant of the decision
 * @param suspension the open case that is looked at first, while which it does not run out
 * @param review when that is; without meaning where no case is open
 */
record ObligationEnd(
    ObligationRule rule,
    Optional<LegalPeriod> period,
    boolean inForce,
    Optional<HoldFact> suspension,
    Instant review) {

  /** All of them, the one that keeps longest first. */
  static List<ObligationEnd> of(
      List<ObligationRule> rules, Facts facts, Setting setting, Instant at) {
    if (rules.isEmpty()) {
      return List.of();
    }
    return rules.stream()
        .map(rule -> of(rule, facts, setting, at))
        .sorted(
            Comparator.comparing((ObligationEnd o) -> o.lasts(at))
                .reversed()
                .thenComparing(o -> o.rule.id()))
        .toList();
  }

  private static ObligationEnd of(ObligationRule rule, Facts facts, Setting setting, Instant at) {
    Optional<HoldFact> suspension =
        facts.holds().stream()
            .filter(hold -> hold.obligation().filter(rule.id()::equals).isPresent())
            .min(Comparator.comparing(ObligationEnd::day).thenComparing(HoldFact::reference));
    return new ObligationEnd(
        rule,
        Optional.ofNullable(facts.anchors().get(rule.anchor()))
            .map(event -> LegalPeriod.of(rule, event, setting, at)),
        LegalPeriod.inForce(rule, setting, at),
        suspension,
        suspension
            .map(hold -> day(hold).atStartOfDay(setting.zone()).toInstant())
            .orElse(Instant.MIN));
  }

  private static LocalDate day(HoldFact suspension) {
    return suspension.reviewBy().orElseThrow();
  }

  private Optional<Instant> end() {
    return period.map(LegalPeriod::end);
  }

  /** Whether its own period still runs. */
  private boolean running(Instant at) {
    return inForce && end().filter(at::isBefore).isPresent();
  }

  /** Since when it counts, where that is known. */
  Optional<Explanation.Counted> counted(Facts facts) {
    return Optional.ofNullable(facts.anchors().get(rule.anchor()))
        .map(since -> new Explanation.Counted(Optional.of(rule.id()), rule.anchor(), since, end()));
  }

  boolean runs(Instant at) {
    return suspension.isPresent() || running(at);
  }

  boolean ended(Instant at) {
    return suspension.isEmpty() && end().filter(e -> !at.isBefore(e)).isPresent();
  }

  /** Whether it keeps, and nobody knows for how long. */
  boolean unanchored() {
    return suspension.isEmpty() && inForce && period.isEmpty();
  }

  /** How long one that runs keeps: to its end, or until somebody looks at what suspends it. */
  Until until(Instant at) {
    boolean byItself = running(at) && end().orElseThrow().isAfter(review);
    return suspension.isEmpty() || byItself
        ? new Until.At(end().orElseThrow())
        : new Until.Review(review);
  }

  private Instant lasts(Instant at) {
    return runs(at) ? until(at).ends().orElseThrow() : Instant.MIN;
  }

  Ground ground(Reason reason) {
    return new Ground(reason, citation(), rule.id());
  }

  /** Why it does not run out, where it does not. */
  Optional<Ground> suspended() {
    return suspension.map(
        hold -> new Ground(Reason.OBLIGATION_SUSPENDED, citation(), hold.reference()));
  }

  private String citation() {
    return period
        .map(LegalPeriod::citation)
        .orElseGet(() -> LegalPeriod.said(rule.citation(), rule.assumed()));
  }
}
