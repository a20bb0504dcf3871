package dev.lethe.decide;

import dev.lethe.datamap.Condition;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Anchor;
import dev.lethe.decide.RuleEnd.Start;
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
 * @param governing the rule whose end decides from when it may go
 * @param earliest from then on it may go
 * @param due from then on it must be gone
 */
record Retention(RuleEnd governing, Instant earliest, Instant due) {
  /** Name of the event that every closure rule waits for. */
  static final String ACCOUNT_CLOSED = "account closed";

  /** Empty where a rule cannot be evaluated, or where there is none. */
  static Optional<Retention> of(GroupEntry group, Facts facts, Setting setting) {
    if (group.retention().size() == 1 && group.served().isEmpty()) { // nearly every group
      RetentionRule only = group.retention().get(0);
      return applies(only, group, facts.conditions())
          ? RuleEnd.of(only, facts, setting).map(Retention::of)
          : Optional.empty();
    }
    var ends = new ArrayList<RuleEnd>();
    for (RetentionRule rule : group.retention()) {
      if (applies(rule, group, facts.conditions())) {
        Optional<RuleEnd> end = RuleEnd.of(rule, facts, setting);
        if (end.isEmpty()) {
          return Optional.empty();
        }
        ends.add(end.get());
      }
    }
    var served = served(group, facts.conditions());
    return covers(ends, served) ? Optional.of(cut(latestOf(served, ends), ends)) : Optional.empty();
  }

  private static Retention of(RuleEnd end) {
    return new Retention(end, end.earliest(), end.due());
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
  private static boolean covers(List<RuleEnd> ends, Set<String> served) {
    return !served.isEmpty()
        && served.stream()
            .allMatch(a -> ends.stream().anyMatch(end -> end.rule().activities().contains(a)));
  }

  /** A rule that cuts ends all purposes, if it ends before they do. */
  private static Retention cut(Retention all, List<RuleEnd> ends) {
    return ends.stream()
        .filter(end -> end.rule().cut())
        .map(Retention::of)
        .reduce(all, Retention::earlier);
  }

  private static Retention earlier(Retention one, Retention other) {
    return new Retention(
        other.earliest.isBefore(one.earliest) ? other.governing : one.governing,
        other.earliest.isBefore(one.earliest) ? other.earliest : one.earliest,
        other.due.isBefore(one.due) ? other.due : one.due);
  }

  private static Retention latestOf(Set<String> activities, List<RuleEnd> ends) {
    return activities.stream()
        .map(activity -> earliestOf(activity, ends))
        .reduce(
            (one, other) ->
                new Retention(
                    other.earliest.isAfter(one.earliest) ? other.governing : one.governing,
                    other.earliest.isAfter(one.earliest) ? other.earliest : one.earliest,
                    other.due.isAfter(one.due) ? other.due : one.due))
        .orElseThrow();
  }

  private static Retention earliestOf(String activity, List<RuleEnd> ends) {
    return ends.stream()
        .filter(end -> end.rule().activities().contains(activity))
        .map(Retention::of)
        .reduce(Retention::earlier)
        .orElseThrow();
  }

  /** What its end is counted from; empty while its event has not come and none is waited out. */
  Optional<Explanation.Counted> counted(Facts facts) {
    if (governing.capped() || governing.start() == Start.CREATION) {
      return rule().created().flatMap(path -> counted(path, facts));
    }
    if (rule().closure()) {
      return facts.closure().at().map(at -> counted(rule().anchor(), new Anchor.At(at)));
    }
    return counted(rule().anchor(), facts)
        .or(() -> rule().orElse().flatMap(path -> counted(path, facts)));
  }

  private Optional<Explanation.Counted> counted(String path, Facts facts) {
    return Optional.ofNullable(facts.anchors().get(path)).map(since -> counted(path, since));
  }

  private Explanation.Counted counted(String path, Anchor since) {
    Optional<Instant> end = Optional.of(due).filter(d -> !d.equals(Instant.MAX));
    return new Explanation.Counted(Optional.empty(), path, since, end);
  }

  RetentionRule rule() {
    return governing.rule();
  }

  Term term(Instant at) {
    boolean mayGo = !at.isBefore(earliest);
    return switch (governing.start()) {
      case CREATION -> mayGo ? Term.PAST_IF_NEVER : Term.UNANCHORED;
      case CLOSURE -> mayGo && governing.capped() ? Term.PAST_MAX : Term.OPEN;
      case EVENT -> !mayGo ? Term.BEFORE_MIN : at.isBefore(due) ? Term.WINDOW : Term.PAST_MAX;
    };
  }

  /** The state of the relationship, with the grace of the rule that governs. */
  Account account(Closure closure, Instant at) {
    if (closure.at().filter(closed -> !at.isBefore(closed)).isEmpty()) {
      return Account.ACTIVE;
    }
    return governing.start() == Start.CLOSURE && at.isBefore(earliest)
        ? Account.GRACE
        : Account.CLOSED;
  }

  /** How long it is kept by nothing but its retention. */
  Until until() {
    Instant end = governing.start() == Start.EVENT ? due : earliest;
    return end.equals(Instant.MAX) ? new Until.Event(eventName()) : new Until.At(end);
  }

  private String eventName() {
    return rule().closure() ? ACCOUNT_CLOSED : rule().anchor();
  }
}
