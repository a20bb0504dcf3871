package dev.lethe.decide;

import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When one retention rule lets its datum go.
 *
 * @param start what the rule counts from
 * @param earliest from then on it may go; {@link Instant#MAX} while its event has not come
 * @param due from then on it must be gone; {@link Instant#MAX} while its event has not come
 * @param capped whether the two are the cap of its age
 * @param promise what makes the end earlier than the rule does today, where something does
 */
record RuleEnd(
    RetentionRule rule,
    Start start,
    Instant earliest,
    Instant due,
    boolean capped,
    Optional<Promise> promise) {
  /** What the end counts from. */
  enum Start {
    /** The event has come, or is waited for without a limit. */
    EVENT,
    /** The end of the owner's relationship. */
    CLOSURE,
    /** The creation: the event has not come, and may never. */
    CREATION
  }

  /** Empty where a fact is missing without which nobody can say: a person must look. */
  static Optional<RuleEnd> of(RetentionRule rule, Facts facts, Setting setting) {
    Optional<Anchor> created = rule.created().map(facts.anchors()::get);
    Optional<Anchor> event =
        rule.closure() ? facts.closure().at().map(Anchor.At::new) : facts.event(rule);
    if (rule.closure() && !facts.closure().clear()) {
      return Optional.empty();
    }
    if (rule.cap().isPresent() && created.isEmpty()) {
      return Optional.empty();
    }
    Optional<RuleEnd> uncapped = uncapped(rule, event, created, setting);
    for (Promise p : event.isPresent() ? rule.promised() : List.<Promise>of()) {
      Anchor collected = facts.anchors().get(p.collected());
      if (collected == null) {
        return Optional.empty();
      }
      if (before(collected, p.collectedBefore(), setting)) {
        uncapped = uncapped.map(end -> end.atMost(p, end(event, p.atMost(), setting)));
      }
    }
    return uncapped.map(
        end -> rule.cap().map(cap -> end.atMost(end(created, cap, setting))).orElse(end));
  }

  private static Optional<RuleEnd> uncapped(
      RetentionRule rule, Optional<Anchor> event, Optional<Anchor> created, Setting setting) {
    if (rule.kind() == RetentionRule.Kind.EVENT) {
      Instant end = event.map(e -> end(Optional.of(e), rule.grace(), setting)).orElse(Instant.MAX);
      return Optional.of(
          new RuleEnd(
              rule,
              rule.closure() ? Start.CLOSURE : Start.EVENT,
              end,
              end,
              false,
              Optional.empty()));
    }
    if (event.isPresent()) {
      Anchor anchor = event.get();
      Instant due = rule.atMost().map(max -> end(event, max, setting)).orElse(Instant.MAX);
      Instant earliest =
          rule.atLeast()
              .map(min -> Deadlines.minimumEnd(anchor, min, setting.zone()))
              .filter(end -> end.isBefore(due))
              .orElse(due);
      return Optional.of(new RuleEnd(rule, Start.EVENT, earliest, due, false, Optional.empty()));
    }
    if (rule.closure()) {
      return Optional.of(
          new RuleEnd(rule, Start.CLOSURE, Instant.MAX, Instant.MAX, false, Optional.empty()));
    }
    if (rule.ifNever().isEmpty() || created.isEmpty()) {
      return Optional.empty();
    }
    Instant end = end(created, rule.ifNever().get(), setting);
    return Optional.of(new RuleEnd(rule, Start.CREATION, end, end, false, Optional.empty()));
  }

  private static Instant end(Optional<Anchor> anchor, Span span, Setting setting) {
    return Deadlines.maximumEnd(anchor.orElseThrow(), span, setting.zone());
  }

  private static boolean before(Anchor collected, LocalDate day, Setting setting) {
    return collected instanceof Anchor.At at
        ? at.instant().isBefore(day.atStartOfDay(setting.zone()).toInstant())
        : ((Anchor.On) collected).date().isBefore(day);
  }

  private RuleEnd atMost(Instant cap) {
    return due.isAfter(cap)
        ? new RuleEnd(rule, start, earlier(earliest, cap), cap, true, promise)
        : this;
  }

  private RuleEnd atMost(Promise promised, Instant end) {
    return due.isAfter(end)
        ? new RuleEnd(rule, start, earlier(earliest, end), end, capped, Optional.of(promised))
        : this;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isAfter(other) ? other : one;
  }
}
