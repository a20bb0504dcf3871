package dev.lethe.decide;

import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.Span;
import dev.lethe.decide.Retention.Start;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When one retention rule lets its datum go. */
final class RuleEnd {
  private RuleEnd() {}

  /** Empty where a fact is missing without which nobody can say: a person must look. */
  static Optional<Retention> of(RetentionRule rule, Facts facts, Setting setting) {
    if (rule.closure() && !facts.closure().clear()) {
      return Optional.empty();
    }
    ZoneId zone = setting.zone();
    Anchor event = rule.closure() ? closed(facts) : facts.anchor(rule);
    Anchor created = rule.created().isEmpty() ? null : facts.anchors().get(rule.created().get());
    Retention end = uncapped(rule, event, created, zone);
    if (end != null && event != null) {
      for (Promise p : rule.promised()) {
        Anchor collected = facts.anchors().get(p.collected());
        if (collected == null) {
          return Optional.empty();
        }
        if (before(collected, p.collectedBefore(), zone)) {
          end = end.atMost(p, end(event, p.atMost(), zone));
        }
      }
    }
    if (end != null && rule.cap().isPresent()) {
      end = created == null ? null : end.atMost(end(created, rule.cap().get(), zone));
    }
    return Optional.ofNullable(end);
  }

  private static @Nullable Retention uncapped(
      RetentionRule rule, @Nullable Anchor event, @Nullable Anchor created, ZoneId zone) {
    Start start = rule.closure() ? Start.CLOSURE : Start.EVENT;
    if (rule.kind() == RetentionRule.Kind.EVENT) {
      Instant end = event == null ? Instant.MAX : end(event, rule.grace(), zone);
      return own(rule, start, end, end);
    }
    if (event != null) {
      Instant due = rule.atMost().isEmpty() ? Instant.MAX : end(event, rule.atMost().get(), zone);
      Instant earliest =
          rule.atLeast().isEmpty() ? due : Deadlines.minimumEnd(event, rule.atLeast().get(), zone);
      return own(rule, Start.EVENT, Retention.earlier(earliest, due), due);
    }
    if (rule.closure()) {
      return own(rule, start, Instant.MAX, Instant.MAX);
    }
    if (created == null || rule.ifNever().isEmpty()) {
      return null;
    }
    Instant end = end(created, rule.ifNever().get(), zone);
    return own(rule, Start.CREATION, end, end);
  }

  private static Retention own(RetentionRule rule, Start start, Instant earliest, Instant due) {
    return new Retention(rule, start, earliest, due, false, Optional.empty());
  }

  private static @Nullable Anchor closed(Facts facts) {
    Optional<Instant> at = facts.closure().at();
    return at.isEmpty() ? null : new Anchor.At(at.get());
  }

  private static Instant end(Anchor anchor, Span span, ZoneId zone) {
    return Deadlines.maximumEnd(anchor, span, zone);
  }

  private static boolean before(Anchor collected, LocalDate day, ZoneId zone) {
    return collected instanceof Anchor.At at
        ? at.instant().isBefore(day.atStartOfDay(zone).toInstant())
        : ((Anchor.On) collected).date().isBefore(day);
  }
}
