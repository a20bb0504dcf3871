package dev.lethe.decide;

import dev.lethe.datamap.Condition;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.Anchor;
import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Term;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the retention of one field group ends, all its rules together: of one activity the earliest
 * end counts, over activities the latest.
 *
 * @param rule the one whose end decides from when it may go
 * @param start what that rule counts from
 * @param earliest from then on it may go; {@link Instant#MAX} while its event has not come
 * @param due from then on it must be gone; {@link Instant#MAX} while its event has not come
 * @param capped whether the rule's end is the cap of its age
 * @param promise what makes the rule's end earlier than it is today, where something does
 */
record Retention(
    RetentionRule rule,
    Start start,
    Instant earliest,
    Instant due,
    boolean capped,
    Optional<Promise> promise) {
  /** What an end counts from. */
  enum Start {
    /** The event has come, or is waited for without a limit. */
    EVENT,
    /** The end of the owner's relationship. */
    CLOSURE,
    /** The creation: the event has not come, and may never. */
    CREATION
  }

  /** Name of the event that every closure rule waits for. */
  static final String ACCOUNT_CLOSED = "account closed";

  /** Empty where a rule cannot be evaluated, or where there is none. */
  static Optional<Retention> of(GroupEntry group, Facts facts, Setting setting) {
    if (group.retention().size() == 1 && group.served().isEmpty()) { // nearly every group
      RetentionRule only = group.retention().get(0);
      return applies(only, group, facts.conditions())
          ? RuleEnd.of(only, facts, setting)
          : Optional.empty();
    }
    var ends = new ArrayList<Retention>();
    for (RetentionRule rule : group.retention()) {
      if (applies(rule, group, facts.conditions())) {
        Optional<Retention> end = RuleEnd.of(rule, facts, setting);
        if (end.isEmpty()) {
          return Optional.empty();
        }
        ends.add(end.get());
      }
    }
    var served = served(group, facts.conditions());
    return covers(ends, served) ? Optional.of(cut(latestOf(served, ends), ends)) : Optional.empty();
  }

  /** Whether the row is one that the rule is for, and serves a purpose that the rule ends. */
  private static boolean applies(RetentionRule rule, GroupEntry group, Set<Condition> met) {
    return (rule.when().isEmpty() || met.containsAll(rule.when()))
        && (rule.cut()
            || group.served().isEmpty()
            || rule.activities().stream().anyMatch(a -> group.serves(a, met)));
  }

  /** The purposes of the row. */
  private static Set<String> served(GroupEntry group, Set<Condition> met) {
    var served = new TreeSet<String>();
    for (RetentionRule rule : group.retention()) {
      rule.activities().stream().filter(a -> group.serves(a, met)).forEach(served::add);
    }
    return served;
  }

  /** Whether a rule applies for each purpose: what none covers is never guessed. */
  private static boolean covers(List<Retention> ends, Set<String> served) {
    return !served.isEmpty()
        && served.stream()
            .allMatch(a -> ends.stream().anyMatch(end -> end.rule.activities().contains(a)));
  }

  /** A rule that cuts ends all purposes, if it ends before they do. */
  private static Retention cut(Retention all, List<Retention> ends) {
    return ends.stream().filter(end -> end.rule.cut()).reduce(all, Retention::earlier);
  }

  private static Retention earlier(Retention one, Retention other) {
    Retention rules = other.earliest.isBefore(one.earliest) ? other : one;
    return rules.due(earlier(one.due, other.due));
  }

  private static Retention later(Retention one, Retention other) {
    Retention rules = other.earliest.isAfter(one.earliest) ? other : one;
    return rules.due(one.due.isBefore(other.due) ? other.due : one.due);
  }

  private Retention due(Instant by) {
    return new Retention(rule, start, earliest, by, capped, promise);
  }

  /** Cut off by the cap of its age. */
  Retention atMost(Instant cap) {
    return due.isAfter(cap)
        ? new Retention(rule, start, earlier(earliest, cap), cap, true, promise)
        : this;
  }

  /** Cut off by what was promised. */
  Retention atMost(Promise promised, Instant end) {
    return due.isAfter(end)
        ? new Retention(rule, start, earlier(earliest, end), end, capped, Optional.of(promised))
        : this;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isAfter(other) ? other : one;
  }

  private static Retention latestOf(Set<String> activities, List<Retention> ends) {
    return activities.stream()
        .map(activity -> earliestOf(activity, ends))
        .reduce(Retention::later)
        .orElseThrow();
  }

  private static Retention earliestOf(String activity, List<Retention> ends) {
    return ends.stream()
        .filter(end -> end.rule.activities().contains(activity))
        .reduce(Retention::earlier)
        .orElseThrow();
  }

  /** What its end is counted from; empty while its event has not come and none is waited out. */
  Optional<Explanation.Counted> counted(Facts facts) {
    if (capped || start == Start.CREATION) {
      return rule.created().flatMap(path -> counted(path, facts));
    }
    if (rule.closure()) {
      return facts.closure().at().map(at -> counted(rule.anchor(), new Anchor.At(at)));
    }
    return counted(rule.anchor(), facts)
        .or(() -> rule.orElse().flatMap(path -> counted(path, facts)));
  }

  private Optional<Explanation.Counted> counted(String path, Facts facts) {
    return Optional.ofNullable(facts.anchors().get(path)).map(since -> counted(path, since));
  }

  private Explanation.Counted counted(String path, Anchor since) {
    Optional<Instant> end = Optional.of(due).filter(d -> !d.equals(Instant.MAX));
    return new Explanation.Counted(Optional.empty(), path, since, end);
  }

  Term term(Instant at) {
    boolean mayGo = !at.isBefore(earliest);
    return switch (start) {
      case CREATION -> mayGo ? Term.PAST_IF_NEVER : Term.UNANCHORED;
      case CLOSURE -> mayGo && capped ? Term.PAST_MAX : Term.OPEN;
      case EVENT -> !mayGo ? Term.BEFORE_MIN : at.isBefore(due) ? Term.WINDOW : Term.PAST_MAX;
    };
  }

  /** The state of the relationship, with the grace of the rule that governs. */
  Account account(Closure closure, Instant at) {
    if (closure.at().isEmpty() || at.isBefore(closure.at().get())) {
      return Account.ACTIVE;
    }
    return start == Start.CLOSURE && at.isBefore(earliest) ? Account.GRACE : Account.CLOSED;
  }

  /** How long it is kept by nothing but its retention. */
  Until until() {
    Instant end = start == Start.EVENT ? due : earliest;
    return end.equals(Instant.MAX) ? new Until.Event(eventName()) : new Until.At(end);
  }

  private String eventName() {
    return rule.closure() ? ACCOUNT_CLOSED : rule.anchor();
  }
}
