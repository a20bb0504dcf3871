package dev.lethe.retention;

import dev.lethe.act.Workshop;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.MisuseException;
import dev.lethe.retention.Retentions.Armed;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.Rule;
import dev.lethe.store.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Lets a rule act, by one officer or by two, and takes that back. */
final class ArmingDesk {
  private static final Duration PREVIEW_VALID = Duration.ofDays(7);

  private final Workshop shop;
  private final long secondPersonAbove;

  ArmingDesk(Workshop shop, long secondPersonAbove) {
    this.shop = shop;
    this.secondPersonAbove = secondPersonAbove;
  }

  Armed arm(RetentionPreview preview, String rule, Portion portion, String reason, Actor by) {
    Instant now = shop.clock().instant();
    GroupEntry group = group(rule);
    Rule previewed =
        preview
            .rule(rule)
            .orElseThrow(() -> stale("The preview does not show rule '" + rule + "'."));
    if (!preview.complete()) {
      throw stale("The preview saw only part of the data.");
    }
    if (preview.asOf().isAfter(now) || preview.asOf().plus(PREVIEW_VALID).isBefore(now)) {
      throw stale("The preview is not of the last 7 days.");
    }
    if (!previewed.fingerprint().equals(group.fingerprint())) {
      throw stale("Rule '" + rule + "' has changed since the preview.");
    }
    if (Arming.lawChanged(group, preview.asOf(), now, shop.setting().zone())) {
      throw stale("The law that keeps '" + rule + "' has changed since the preview.");
    }
    for (Finding against : previewed.against()) {
      throw new MisuseException(against.code(), against.message(), against.remedy());
    }
    return shop.database()
        .recording(
            "arm rule",
            unit -> {
              UUID note = shop.ledger().note(unit, by, reason);
              boolean second = goes(previewed, portion) > secondPersonAbove;
              Optional<String> proposedBy =
                  second ? Optional.of(shop.ledger().actor(by)) : Optional.empty();
              Arming.arm(unit, rule, group.fingerprint(), portion, now, proposedBy, note);
              String kind = second ? "RULE_PROPOSED" : "RULE_ARMED";
              event(unit, kind, rule, group.fingerprint(), by, note);
              return new Armed(rule, group.fingerprint(), now, second);
            });
  }

  private static long goes(Rule previewed, Portion portion) {
    long due = previewed.tally().erased().stream().mapToLong(e -> e.count()).sum();
    return Math.min(due, portion.rows());
  }

  Armed approve(String rule, String reason, Actor by) {
    Instant now = shop.clock().instant();
    GroupEntry group = group(rule);
    return shop.database()
        .recording(
            "approve rule",
            unit -> {
              Arming.Proposal proposal =
                  Arming.proposal(unit, rule)
                      .filter(p -> p.fingerprint().equals(group.fingerprint()))
                      .filter(p -> !p.at().plus(PREVIEW_VALID).isBefore(now))
                      .filter(p -> !Arming.lawChanged(group, p.at(), now, shop.setting().zone()))
                      .orElseThrow(() -> nothingToApprove(rule));
              requireSecond(proposal, by);
              UUID note = shop.ledger().note(unit, by, reason);
              Arming.approve(unit, rule, now);
              event(unit, "RULE_ARMED", rule, group.fingerprint(), by, note);
              return new Armed(rule, group.fingerprint(), now, false);
            });
  }

  private static MisuseException nothingToApprove(String rule) {
    return new MisuseException(
        Code.NOTHING_TO_APPROVE,
        "Rule '" + rule + "', as it is now, was not armed by anybody in the last 7 days.",
        "Arm it with a complete preview; then somebody else approves.");
  }

  private void requireSecond(Arming.Proposal proposal, Actor by) {
    boolean same = shop.ledger().actors(by).contains(proposal.by());
    if (same || by.role() != Actor.Role.OFFICER) {
      throw new MisuseException(
          Code.SECOND_PERSON,
          "A rule by which so much goes needs the yes of a second officer.",
          "Let an officer approve it who did not arm it; or arm it in portions.");
    }
  }

  private static MisuseException stale(String what) {
    return new MisuseException(
        Code.PREVIEW_STALE, what, "Make a complete preview, look at it, and arm the rule with it.");
  }

  private GroupEntry group(String rule) {
    return shop.map()
        .group(rule)
        .orElseThrow(
            () ->
                new MisuseException(
                    Code.RULE_UNKNOWN,
                    "There is no rule '" + rule + "'.",
                    "Rules: "
                        + String.join(
                            ", ",
                            shop.map().entities().stream()
                                .flatMap(e -> e.groups().stream())
                                .map(GroupEntry::id)
                                .toList())
                        + "."));
  }

  private void event(Unit unit, String kind, String rule, String fingerprint, Actor by, UUID note) {
    Map<String, Object> body = new TreeMap<>();
    body.put("rule", rule);
    body.put("fingerprint", fingerprint);
    body.put("by", shop.ledger().actor(by));
    body.put("note", note.toString());
    shop.ledger().event(unit, kind, body);
  }

  void disarm(String rule, String reason, Actor by) {
    GroupEntry group = group(rule);
    shop.database()
        .<Integer>recording(
            "disarm rule",
            unit -> {
              UUID note = shop.ledger().note(unit, by, reason);
              event(unit, "RULE_DISARMED", rule, group.fingerprint(), by, note);
              return Arming.disarm(unit, rule, shop.clock().instant());
            });
  }
}
