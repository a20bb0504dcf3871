package dev.lethe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.AtEnd;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.LatestAnchor;
import dev.lethe.deadline.Span;
import dev.lethe.decide.HoldFact.SecurityGround;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import dev.lethe.register.Obligation.From;
import dev.lethe.register.Obligation.Version;
import dev.lethe.register.Stated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seeded random declarations and facts: what every verdict must be, whatever it says. */
class RandomVerdictsTest {
  private static final long SEED = 20261123;
  private static final int DRAWS = Integer.getInteger("lethe.draws", 30_000);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Setting SETTING =
      new Setting(ZoneId.of("Europe/Berlin"), MonthDay.of(6, 30));
  private static final List<String> PATHS = List.of("a", "b", "c");

  private final Random random = new Random(SEED);

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Mostly the first, else any. */
  private <T> T mostly(List<T> values) {
    return random.nextInt(3) > 0 ? values.get(0) : any(values);
  }

  private Span span() {
    return Span.parse(any(List.of("P0D", "P1D", "P30D", "P90D", "P1M", "P1Y", "P10Y")));
  }

  private Optional<Span> maybe() {
    return random.nextBoolean() ? Optional.of(span()) : Optional.empty();
  }

  private Instant instant() {
    return NOW.plus(Duration.ofHours(random.nextInt(-100_000, 2_000)));
  }

  private RetentionRule rule() {
    boolean event = random.nextInt(3) == 0;
    boolean closure = random.nextInt(3) == 0;
    Span atMost = span();
    RetentionRule rule = rule(event, closure, atMost);
    return random.nextInt(3) == 0 ? rule.promised(promise("created")) : rule;
  }

  private Promise promise(String collected) {
    return new Promise(
        collected, LocalDate.ofInstant(instant(), SETTING.zone()), span(), "policy v" + span());
  }

  private RetentionRule rule(boolean event, boolean closure, Span atMost) {
    return new RetentionRule(
        event ? RetentionRule.Kind.EVENT : RetentionRule.Kind.WINDOW,
        random.nextBoolean() ? List.of("one") : List.of("one", "two"),
        any(PATHS),
        closure,
        event ? Optional.empty() : maybe(),
        event ? Optional.empty() : Optional.of(atMost),
        event ? Optional.empty() : maybe(),
        event ? Optional.empty() : maybe(),
        Optional.of("created"),
        event ? span() : Span.ZERO,
        Optional.empty(),
        mostly(List.of(AtEnd.values())),
        random.nextBoolean(),
        Optional.empty(),
        "@Retain on X" + random.nextInt(9),
        "");
  }

  private Optional<LocalDate> day() {
    return mostly(List.of(0, 1)) == 0
        ? Optional.empty()
        : Optional.of(LocalDate.ofInstant(instant(), SETTING.zone()));
  }

  private Version version() {
    return new Version(
        LocalDate.ofInstant(instant(), SETTING.zone()),
        span(),
        any(List.of(From.values())),
        Stated.of("later law"),
        false,
        random.nextBoolean());
  }

  private GroupEntry group() {
    List<RetentionRule> rules =
        IntStream.range(0, mostly(List.of(1, 0, 2, 3))).mapToObj(i -> rule()).toList();
    List<ObligationRule> obligations =
        IntStream.range(0, mostly(List.of(0, 1, 2)))
            .mapToObj(
                i ->
                    new ObligationRule(
                        "obligation-" + i,
                        any(PATHS),
                        span(),
                        any(List.of(From.values())),
                        "law",
                        false,
                        List.of(),
                        "@KeepFor on X",
                        day(),
                        day(),
                        IntStream.range(0, mostly(List.of(0, 1, 2)))
                            .mapToObj(v -> version())
                            .toList()))
            .toList();
    return Declared.group("X", rules, obligations);
  }

  private HoldFact hold(int number) {
    if (random.nextInt(3) == 0) {
      LocalDate review = LocalDate.of(2026 + random.nextInt(2), 1, 1 + random.nextInt(20));
      return HoldFact.suspension("hold-" + number, review, "obligation-" + random.nextInt(2));
    }
    boolean legal = random.nextBoolean();
    return new HoldFact(
        legal ? HoldFact.Kind.LEGAL : HoldFact.Kind.SECURITY,
        "hold-" + number,
        Optional.of(LocalDate.of(2027, 1, 1 + random.nextInt(20))),
        Optional.of(instant().plus(Duration.ofDays(300))),
        random.nextBoolean() ? Optional.of(Period.ofMonths(6)) : Optional.empty(),
        any(List.of(SecurityGround.values())),
        Optional.empty());
  }

  private Facts facts() {
    var anchors = new HashMap<String, Anchor>();
    for (String path : List.of("a", "b", "c", "created")) {
      if (random.nextInt(4) > 0) {
        anchors.put(
            path,
            random.nextInt(4) > 0
                ? new Anchor.At(instant())
                : new Anchor.On(LocalDate.ofInstant(instant(), SETTING.zone())));
      }
    }
    return new Facts(
        anchors,
        Set.of(),
        random.nextBoolean() ? Closure.open() : Closure.closedAt(instant()),
        IntStream.range(0, mostly(List.of(0, 1, 2, 3))).mapToObj(this::hold).toList(),
        mostly(List.of(Restriction.values())),
        mostly(List.of(ErasureWish.values())),
        mostly(List.of(Basis.values())),
        mostly(List.of(Objection.values())),
        mostly(List.of(Shared.values())),
        random.nextBoolean(),
        mostly(List.of(Article9.values())),
        Set.of());
  }

  private static Verdict decide(GroupEntry group, Facts facts, Instant at) {
    return Decide.decide(group, facts, SETTING, at);
  }

  /** §3.5 (iii), (v), (vi). */
  @Test
  void everyVerdictExplainsItselfAndIsTheSameTwice() {
    var outcomes = EnumSet.noneOf(Outcome.class);
    for (int i = 0; i < DRAWS; i++) {
      GroupEntry group = group();
      Facts facts = facts();
      Verdict verdict = decide(group, facts, NOW);
      outcomes.add(verdict.outcome());

      assertThat(verdict.ground().citation()).isNotBlank();
      assertThat(verdict.ground().source()).isNotBlank();
      assertThat(verdict.until().isEmpty())
          .isEqualTo(verdict.goes() || verdict.outcome() == Outcome.DETACH);
      assertThat(decide(group, facts, NOW)).isEqualTo(verdict);
      var shuffled = new ArrayList<>(facts.holds());
      Collections.shuffle(shuffled, random);
      assertThat(decide(group, facts.withHolds(shuffled), NOW)).isEqualTo(verdict);
    }
    assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
  }

  /** T1: an end lies ahead, and what is said of it comes true. */
  @Test
  void whatIsSaidToHappenThenHappens() {
    int ends = 0;
    for (int i = 0; i < DRAWS; i++) {
      GroupEntry group = group();
      Facts facts = facts();
      Verdict verdict = decide(group, facts, NOW);
      if (verdict.until().orElse(null) instanceof Until.At end) {
        ends++;
        assertThat(end.instant()).as("%s %s", facts, verdict).isAfter(NOW);
        assertThat(verdict.then()).contains(decide(group, facts, end.instant()).outcome());
      }
    }
    assertThat(ends).isGreaterThan(DRAWS / 50);
  }

  @Test
  void aHoldNeverYields() {
    for (int i = 0; i < DRAWS; i++) {
      Facts facts = facts().withHolds(List.of(HoldFact.legal("m", LocalDate.parse("2027-02-20"))));

      assertThat(decide(group(), facts, NOW).outcome())
          .isIn(Outcome.KEEP, Outcome.KEEP_RESTRICTED, Outcome.REVIEW);
    }
  }

  /** What its own period lets go lies within the bound by which candidates are selected. */
  @Test
  void whatExpiresIsSelected() {
    int expired = 0;
    for (int i = 0; i < DRAWS; i++) {
      Span atMost = span();
      Promise promise = promise("a");
      RetentionRule rule =
          Declared.window("X", "a").atMost(atMost.toString()).rule().promised(promise);
      Instant anchor = NOW.plus(Duration.ofHours(random.nextInt(-100_000, 100)));
      Facts facts = Declared.open("a", anchor.toString());
      if (decide(Declared.group(rule), facts, NOW).ground().reason() == Reason.EXPIRED) {
        expired++;
        assertThat(anchor)
            .isBeforeOrEqualTo(
                LatestAnchor.dueAt(NOW, atMost, SETTING.zone())
                    .or(LatestAnchor.dueAt(NOW, promise.atMost(), SETTING.zone()))
                    .instant());
      }
    }
    assertThat(expired).isGreaterThan(DRAWS / 10);
  }

  /** A suspended obligation keeps what it binds, and changes nothing for what it does not. */
  @Test
  void aSuspensionKeepsItsFieldSetAndNothingElse() {
    HoldFact suspension =
        HoldFact.suspension("case", LocalDate.parse("2027-02-20"), "obligation-0");
    int bound = 0;
    for (int i = 0; i < DRAWS; i++) {
      GroupEntry group = group();
      Facts facts = facts().withHolds(List.of());
      Verdict without = decide(group, facts, NOW);
      Verdict with = decide(group, facts.withHolds(List.of(suspension)), NOW);
      if (suspension.reaches(group)) {
        bound++;
        assertThat(with.outcome()).isIn(Outcome.KEEP, Outcome.KEEP_RESTRICTED, Outcome.REVIEW);
      } else {
        assertThat(with).isEqualTo(without);
      }
    }
    assertThat(bound).isGreaterThan(DRAWS / 10);
  }

  /** What no law keeps lies within the bound by which such records can be selected. */
  @Test
  void whatNoLawKeepsIsSelected() {
    int free = 0;
    for (int i = 0; i < DRAWS; i++) {
      GroupEntry group = group();
      Facts facts = facts();
      for (ObligationRule law : group.obligations()) {
        Anchor event = facts.anchors().get(law.anchor());
        boolean keeps =
            ObligationEnd.of(List.of(law), facts, SETTING, NOW).stream().anyMatch(o -> o.runs(NOW));
        if (event != null && !keeps) {
          free++;
          LatestAnchor bound = SETTING.latestAnchor(law, NOW);
          if (event instanceof Anchor.At at) {
            assertThat(at.instant()).isBeforeOrEqualTo(bound.instant());
          } else {
            assertThat(((Anchor.On) event).date()).isBeforeOrEqualTo(bound.date());
          }
        }
      }
    }
    assertThat(free).isGreaterThan(DRAWS / 20);
  }
}
