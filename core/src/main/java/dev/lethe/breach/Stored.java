package dev.lethe.breach;

import dev.lethe.breach.Breaches.Affected;
import dev.lethe.breach.Breaches.Effect;
import dev.lethe.breach.Breaches.Exemption;
import dev.lethe.breach.Breaches.Incident;
import dev.lethe.breach.Breaches.Item;
import dev.lethe.breach.Breaches.Risk;
import dev.lethe.breach.Breaches.Scope;
import dev.lethe.breach.Breaches.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An incident as it is stored: what happened and what was done. Its state follows from that. */
record Stored(
    UUID id,
    String nature,
    Set<Effect> effects,
    Instant detectedAt,
    Optional<Instant> awareAt,
    Optional<Instant> processorKnewAt,
    Instant reportedAt,
    Optional<Instant> authorityDue,
    Optional<String> profile,
    Optional<Risk> risk,
    Optional<String> riskReason,
    Optional<Instant> notifiedAt,
    Optional<String> delayReason,
    Map<Item, String> items,
    Optional<Instant> communicatedAt,
    Optional<Exemption> exemption,
    Optional<String> exemptionReason,
    Optional<Counted> counted,
    Optional<Instant> closedAt,
    Optional<String> closeReason,
    List<String> warnings,
    Optional<Instant> supplementDue) {

  /** What was counted, where and when. */
  record Counted(Scope scope, Affected affected, Instant at) {}

  State state() {
    if (closedAt.isPresent()) {
      return State.CLOSED;
    }
    if (notifiedAt.isPresent()) {
      return !open().isEmpty()
          ? State.NOTIFIED_PARTIAL
          : communicatedAt.isPresent() ? State.COMMUNICATED : State.NOTIFIED;
    }
    if (risk.isPresent()) {
      return State.ASSESSED;
    }
    return awareAt.isPresent() ? State.AWARE : State.SUSPECTED;
  }

  /** What the authority has not been told yet. */
  List<Item> open() {
    return Arrays.stream(Item.values()).filter(i -> !items.containsKey(i)).toList();
  }

  boolean owesAuthority() {
    return risk.filter(Risk.UNLIKELY::equals).isEmpty();
  }

  /** How long a processor kept it to itself. */
  Optional<Duration> processorDelay() {
    return processorKnewAt.flatMap(
        knew -> awareAt.filter(knew::isBefore).map(aware -> Duration.between(knew, aware)));
  }

  /** The calls that must come before it can be closed. */
  List<String> owed() {
    List<String> owed = new ArrayList<>();
    if (awareAt.isEmpty()) {
      return owed;
    }
    if (risk.isEmpty()) {
      owed.add("assess");
    } else if (owesAuthority() && (notifiedAt.isEmpty() || !open().isEmpty())) {
      owed.add("notifyAuthority");
    }
    if (risk.filter(Risk.HIGH::equals).isPresent()
        && communicatedAt.isEmpty()
        && exemption.isEmpty()) {
      owed.add("communicate or notCommunicating");
    }
    return owed;
  }

  Incident shown(Instant now) {
    boolean runs = closedAt.isEmpty() && notifiedAt.isEmpty() && owesAuthority();
    return new Incident(
        id,
        state(),
        awareAt,
        authorityDue,
        authorityDue.filter(x -> runs).map(due -> Duration.between(now, due)),
        owesAuthority() ? open().stream().map(Item::name).toList() : List.of(),
        supplementDue.filter(x -> closedAt.isEmpty() && !open().isEmpty()),
        warnings.stream().filter(w -> !w.isEmpty()).toList());
  }
}
