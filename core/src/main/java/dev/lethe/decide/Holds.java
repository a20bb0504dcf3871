package dev.lethe.decide;

import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.Span;
import dev.lethe.decide.Situation.Security;
import dev.lethe.model.Ground;
import dev.lethe.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The holds on one record.
 *
 * @param legal the one to be looked at first comes first
 * @param security those that keep now, claims before assessed before bare, then the longest first
 * @param ended security holds that keep it no longer
 */
record Holds(List<HoldFact> legal, List<SecurityHold> security, List<HoldFact> ended) {

  private static final Holds NONE = new Holds(List.of(), List.of(), List.of());

  /** A security hold and until when it keeps this record. */
  record SecurityHold(HoldFact fact, Instant end) {
    Ground ground(Reason reason, String citation) {
      return new Ground(reason, citation, fact.reference());
    }
  }

  static Holds of(Facts facts, Optional<Retention> retention, Setting setting, Instant at) {
    if (facts.holds().isEmpty()) {
      return NONE;
    }
    List<SecurityHold> security =
        facts.holds().stream()
            .filter(hold -> hold.kind() == HoldFact.Kind.SECURITY)
            .map(hold -> new SecurityHold(hold, end(hold, facts, retention, setting)))
            .sorted(
                Comparator.comparing((SecurityHold hold) -> hold.fact().securityGround())
                    .thenComparing(SecurityHold::end, Comparator.reverseOrder())
                    .thenComparing(hold -> hold.fact().reference()))
            .toList();
    return new Holds(
        facts.holds().stream()
            .filter(hold -> hold.kind() == HoldFact.Kind.LEGAL)
            .sorted(
                Comparator.comparing((HoldFact hold) -> hold.reviewBy().orElseThrow())
                    .thenComparing(HoldFact::reference))
            .toList(),
        security.stream().filter(hold -> at.isBefore(hold.end())).toList(),
        security.stream()
            .filter(hold -> !at.isBefore(hold.end()))
            .map(SecurityHold::fact)
            .toList());
  }

  private static Instant end(
      HoldFact hold, Facts facts, Optional<Retention> retention, Setting setting) {
    Instant until = hold.until().orElseThrow();
    Optional<Anchor> anchor =
        retention
            .flatMap(r -> facts.event(r.rule()))
            .or(() -> retention.flatMap(r -> r.rule().created()).map(facts.anchors()::get));
    return hold.capAfterAnchor()
        .flatMap(cap -> anchor.map(from -> capEnd(from, cap, setting)))
        .filter(cap -> cap.isBefore(until))
        .orElse(until);
  }

  private static Instant capEnd(Anchor from, Period cap, Setting setting) {
    return Deadlines.maximumEnd(from, new Span(cap, Duration.ZERO), setting.zone());
  }

  Security strongest() {
    if (security.isEmpty()) {
      return Security.NONE;
    }
    return switch (security.get(0).fact().securityGround()) {
      case CLAIMS -> Security.CLAIMS;
      case ASSESSED -> Security.ASSESSED;
      case BARE -> Security.BARE;
    };
  }

  /** When the hold ends that decides: the longest of the strongest kind. */
  Instant securityEnd() {
    return security.get(0).end();
  }

  Instant review(Setting setting) {
    return legal.get(0).reviewBy().orElseThrow().atStartOfDay(setting.zone()).toInstant();
  }
}
