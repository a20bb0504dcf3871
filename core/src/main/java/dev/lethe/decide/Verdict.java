package dev.lethe.decide;

import dev.lethe.annotation.AtEnd;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.Span;
import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Duty;
import dev.lethe.decide.Situation.Term;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one field group of one record at one instant, and why. Only {@link Decide} makes
 * one. It keeps what it was judged by, and says the rest when it is asked.
 */
public final class Verdict {
  /** Name of the event that a datum waits for which only the others need. */
  static final String OTHERS_ENDED = "retention of the others ended";

  final GroupEntry group;
  final Facts facts;
  final Instant at;

  /** Empty where a fact is missing without which nobody can say. */
  final Optional<Retention> retention;

  final List<ObligationEnd> obligations;
  final Holds holds;
  final Case situation;
  final Row row;

  /** Duties to keep other groups of the same record. */
  private final List<ObligationRule> elsewhere;

  private final Setting setting;

  Verdict(
      GroupEntry group, List<ObligationRule> elsewhere, Facts facts, Setting setting, Instant at) {
    this(group, elsewhere, facts, setting, at, true);
  }

  /**
   * @param mapped false where nobody has said what the group holds, so that no rule covers it
   */
  Verdict(
      GroupEntry group,
      List<ObligationRule> elsewhere,
      Facts facts,
      Setting setting,
      Instant at,
      boolean mapped) {
    this.group = group;
    this.elsewhere = elsewhere;
    this.facts = facts;
    this.setting = setting;
    this.at = at;
    this.retention = mapped ? Retention.of(group, facts, setting) : Optional.empty();
    this.obligations = ObligationEnd.of(group.obligations(), facts, setting, at);
    this.holds = Holds.of(facts, retention, setting, at);
    Ruling ruling = ruling();
    this.situation = ruling.situation();
    this.row = retention.isEmpty() ? Row.R1 : ruling.row();
  }

  private Ruling ruling() {
    return Ruling.on(
        retention.isEmpty() ? Term.UNANCHORED : retention.get().term(at),
        duty(),
        !holds.legal().isEmpty(),
        holds.strongest(),
        facts.restriction(),
        wish(),
        facts.basis() == Basis.CONTRACT ? setting.basis(group, facts.conditions()) : facts.basis(),
        facts.objection(),
        retention.isEmpty() ? Account.ACTIVE : retention.get().account(facts.closure(), at),
        facts.shared(),
        facts.otherPurpose(),
        facts.article9());
  }

  private Duty duty() {
    if (obligations.isEmpty() && elsewhere.isEmpty()) { // nearly every group of every row
      return Duty.NONE;
    }
    boolean unanchored = false;
    for (ObligationEnd o : obligations) {
      if (o.runs(at)) {
        return Duty.COVERS;
      }
      unanchored |= o.unanchored();
    }
    if (unanchored) {
      return Duty.UNANCHORED;
    }
    return runningElsewhere().isEmpty() ? Duty.NONE : Duty.ELSEWHERE;
  }

  List<ObligationEnd> runningElsewhere() {
    List<ObligationEnd> running = new ArrayList<>(0);
    for (ObligationEnd o : ObligationEnd.of(elsewhere, facts, setting, at)) {
      if (o.runs(at)) {
        running.add(o);
      }
    }
    return running;
  }

  /** Of the duties that keep it, the one that keeps longest. */
  ObligationEnd longest() {
    return obligations.stream().filter(o -> o.runs(at)).findFirst().orElseThrow();
  }

  /** Deleting one item is a right of the person only where that is declared. */
  private ErasureWish wish() {
    return facts.erasure() == ErasureWish.ITEM
            && group.retention().stream().noneMatch(rule -> rule.userMayDelete())
        ? ErasureWish.NONE
        : facts.erasure();
  }

  /** Why, from the first row of the table that applies. */
  public Ground ground() {
    return new Grounds(this).deciding();
  }

  /** What else speaks about it: further grounds, and how its own retention stands. */
  public List<Ground> beside() {
    return List.copyOf(new Grounds(this).beside());
  }

  /** Whether the datum goes now: deleted or anonymised. */
  public boolean goes() {
    Outcome outcome = outcome();
    return outcome == Outcome.DELETE_NOW || outcome == Outcome.ANONYMISE;
  }

  /**
   * What happens. (What its own retention ends in is anonymised where that is declared; wishes
   * delete.)
   */
  public Outcome outcome() {
    boolean ownEnd =
        switch (row) {
          case R43, R46, R47, R50B -> true;
          default -> false;
        };
    return ownEnd && retention.orElseThrow().rule().atEnd() == AtEnd.ANONYMISE
        ? Outcome.ANONYMISE
        : row.outcome;
  }

  /** How long it is kept; empty exactly where it goes, or is detached. */
  public Optional<Until> until() {
    return switch (row.lasts) {
      case NOT -> Optional.empty();
      case DAY -> review("P1D");
      case WEEK -> review("P7D");
      case THIRTY_DAYS -> review("P30D");
      case MONTH -> review("P1M");
      case HALF_YEAR -> review("P6M");
      case HOLD -> Optional.of(new Until.Review(holds.review(setting)));
      case OBLIGATION -> Optional.of(longest().until(at));
      case HOLD_OR_OBLIGATION -> Optional.of(laterOfHoldAndObligation());
      case SECURITY -> Optional.of(new Until.At(holds.securityEnd()));
      case RETENTION -> Optional.of(retention.orElseThrow().until());
      case RETENTION_OR_OBLIGATION -> Optional.of(laterOfRetentionAndObligation());
      case OTHERS -> Optional.of(new Until.Event(OTHERS_ENDED));
    };
  }

  private Optional<Until> review(String in) {
    Instant by = Deadlines.maximumEnd(new Anchor.At(at), Span.parse(in), setting.zone());
    return Optional.of(new Until.Review(by));
  }

  /** A review only where what ends comes before it. */
  private Until laterOfHoldAndObligation() {
    var review = new Until.Review(holds.review(setting));
    return later(longest().until(at), review);
  }

  private Until laterOfRetentionAndObligation() {
    Until own = retention.orElseThrow().until();
    return own instanceof Until.At ? later(own, longest().until(at)) : own;
  }

  private static Until later(Until one, Until other) {
    return other.ends().orElse(Instant.MAX).isAfter(one.ends().orElse(Instant.MAX)) ? other : one;
  }

  /**
   * The outcome when {@link #until} comes, if nothing but time or that event changes; empty where
   * that needs a person.
   */
  public Optional<Outcome> then() {
    Until until = until().orElse(null);
    if (until instanceof Until.At end) {
      return Optional.of(again(facts, end.instant()).outcome());
    }
    if (until instanceof Until.Event && row.lasts != Row.Lasts.OTHERS) {
      return Optional.of(again(ended(), at).outcome());
    }
    return Optional.empty();
  }

  private Verdict again(Facts changed, Instant instant) {
    return new Verdict(group, elsewhere, changed, setting, instant);
  }

  /** The facts as they would be had the event that retention waits for come now. */
  private Facts ended() {
    var rule = retention.orElseThrow().rule();
    if (rule.closure()) {
      return facts.withClosure(Closure.closedAt(at));
    }
    var anchors = new HashMap<String, Anchor>(facts.anchors());
    anchors.put(rule.anchor(), new Anchor.At(at));
    return facts.withAnchors(anchors);
  }

  /** Whether the person's address goes to the suppression log. */
  public boolean suppress() {
    return situation.notes().contains(Note.SUPPRESS);
  }

  /** What its periods are counted from, where that has come: its own first, then those of laws. */
  public List<Explanation.Counted> counted() {
    List<Explanation.Counted> counted = new ArrayList<>();
    retention.flatMap(r -> r.counted(facts)).ifPresent(counted::add);
    obligations.forEach(o -> o.counted(facts).ifPresent(counted::add));
    return List.copyOf(counted);
  }

  /** To the request about it, where there is one. */
  public Optional<Answer> answer() {
    if (situation.notes().contains(Note.IDENTITY_PENDING)) {
      return Optional.of(Answer.IDENTITY_NEEDED);
    }
    if (situation.notes().contains(Note.CONTRACT_LIVE)) {
      return Optional.of(Answer.CLARIFY);
    }
    boolean asked =
        facts.erasure() != ErasureWish.NONE
            || facts.objection() != Objection.NONE
            || facts.basis() == Basis.CONSENT_WITHDRAWN;
    if (!asked) {
      return Optional.empty();
    }
    if (row.answer.isPresent() && (situation.validErasure() || !row.answersErasureOnly())) {
      return row.answer;
    }
    if (outcome() == Outcome.DELETE_NOW) {
      return Optional.of(Answer.DONE);
    }
    // An objection or withdrawal ends its purpose at once, whatever keeps the data.
    return situation.notes().stream().anyMatch(Note::endsPurpose)
        ? Optional.of(Answer.DONE_PURPOSE)
        : Optional.empty();
  }

  private List<Object> says() {
    return List.of(outcome(), ground(), beside(), until(), then(), answer(), suppress());
  }

  /** Equal to one that says the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Verdict verdict && says().equals(verdict.says());
  }

  @Override
  public int hashCode() {
    return says().hashCode();
  }

  /** Shows nothing of the record. */
  @Override
  public String toString() {
    return outcome() + " " + group.id() + ", row " + row.number;
  }
}
