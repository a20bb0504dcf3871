package dev.lethe.decide;

import static dev.lethe.decide.RowVerdict.Action.DELETE_ROW;
import static dev.lethe.decide.RowVerdict.Action.EMPTY;
import static dev.lethe.decide.RowVerdict.Action.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowVerdictTest {
  private static final Verdict GOES = verdict(Declared.window("Upload", "at").atMost("P3D"));
  private static final Verdict KEPT = verdict(Declared.window("Upload", "at").atMost("P9D"));
  private static final Verdict ANONYMISED =
      verdict(Declared.window("Upload", "at").atMost("P3D").anonymise());
  private static final Set<String> BOTH = Set.of("a", "b");
  private static final Set<String> NONE = Set.of();

  /** On the fourth day. */
  private static Verdict verdict(Declared.RuleBuilder rule) {
    return Declared.at(
        "2026-11-24T10:00:00Z",
        Declared.group(rule.rule()),
        Declared.open("at", "2026-11-20T10:00:00Z", "createdAt", "2026-11-20T10:00:00Z"));
  }

  private static RowVerdict compose(
      Verdict a, Verdict b, Set<String> permitted, Set<String> emptied, boolean needed) {
    return RowVerdict.compose(Map.of("a", a, "b", b), permitted, emptied, needed, NONE, NONE);
  }

  @Test
  void theVerdictsHereAreWhatTheyAreCalled() {
    assertThat(List.of(GOES.outcome(), KEPT.outcome(), ANONYMISED.outcome()))
        .containsExactly(Outcome.DELETE_NOW, Outcome.KEEP, Outcome.ANONYMISE);
  }

  @Test
  void theRowGoesWhenEveryGroupGoes() {
    assertThat(compose(GOES, GOES, BOTH, NONE, false))
        .isEqualTo(new RowVerdict(DELETE_ROW, BOTH, NONE, false, NONE));
  }

  @Test
  void whatGoesIsEmptiedWhileTheRestIsKept() {
    assertThat(compose(GOES, KEPT, BOTH, NONE, false))
        .isEqualTo(new RowVerdict(EMPTY, Set.of("a"), NONE, false, NONE));
  }

  @Test
  void nothingHappensWhileEverythingIsKept() {
    assertThat(compose(KEPT, KEPT, BOTH, NONE, false))
        .isEqualTo(new RowVerdict(STAY, NONE, NONE, false, NONE));
  }

  @Test
  void aGroupWhoseRuleIsNotArmedWaitsAndKeepsTheRow() {
    assertThat(compose(GOES, GOES, Set.of("b"), NONE, false))
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), Set.of("a"), false, NONE));
    assertThat(compose(GOES, KEPT, NONE, NONE, false))
        .isEqualTo(new RowVerdict(STAY, NONE, Set.of("a"), false, NONE));
  }

  @Test
  void whatWasEmptiedIsNotEmptiedAgainAndDoesNotKeepTheRow() {
    assertThat(compose(GOES, KEPT, BOTH, Set.of("a"), false))
        .isEqualTo(new RowVerdict(STAY, NONE, NONE, false, NONE));
    assertThat(compose(GOES, GOES, Set.of("b"), Set.of("a"), false))
        .isEqualTo(new RowVerdict(DELETE_ROW, Set.of("b"), NONE, false, NONE));
  }

  /** It may have been filled again, and a hold that came later keeps the row. */
  @Test
  void whatWasEmptiedAndIsKeptNowKeepsTheRow() {
    assertThat(compose(KEPT, GOES, BOTH, Set.of("a"), false))
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), NONE, false, NONE));
  }

  @Test
  void aRowThatAKeptRowNeedsStaysAsASkeletonUntilItIsNoLongerNeeded() {
    assertThat(compose(GOES, GOES, BOTH, NONE, true))
        .isEqualTo(new RowVerdict(EMPTY, BOTH, NONE, true, NONE));
    assertThat(compose(GOES, GOES, BOTH, BOTH, true))
        .isEqualTo(new RowVerdict(STAY, NONE, NONE, true, NONE));
    assertThat(compose(GOES, GOES, BOTH, BOTH, false))
        .isEqualTo(new RowVerdict(DELETE_ROW, NONE, NONE, false, NONE));
  }

  @Test
  void whatWasAnonymisedStandsInTheRow() {
    assertThat(compose(ANONYMISED, GOES, BOTH, NONE, false))
        .isEqualTo(new RowVerdict(EMPTY, BOTH, NONE, false, NONE));
    assertThat(compose(ANONYMISED, GOES, BOTH, BOTH, false))
        .isEqualTo(new RowVerdict(STAY, NONE, NONE, false, NONE));
  }

  /** "a" is what the row holds, "b" names who wrote it. */
  private static RowVerdict ridden(Verdict a, Verdict b, Set<String> permitted) {
    return RowVerdict.compose(Map.of("a", a, "b", b), permitted, NONE, false, Set.of("b"), NONE);
  }

  @Test
  void aRiderGoesWithItsRowAndNeverKeepsIt() {
    assertThat(ridden(GOES, KEPT, BOTH))
        .isEqualTo(new RowVerdict(DELETE_ROW, BOTH, NONE, false, NONE));
    assertThat(ridden(GOES, GOES, Set.of("a")))
        .isEqualTo(new RowVerdict(DELETE_ROW, BOTH, NONE, false, NONE));
    assertThat(ridden(KEPT, ANONYMISED, BOTH))
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), NONE, false, NONE));
    assertThat(ridden(KEPT, ANONYMISED, Set.of("a")))
        .isEqualTo(new RowVerdict(STAY, NONE, Set.of("b"), false, NONE));
  }

  @Test
  void aRiderAloneNeverMakesTheRowGo() {
    assertThat(RowVerdict.compose(Map.of("b", GOES), Set.of("b"), NONE, false, Set.of("b"), NONE))
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), NONE, false, NONE));
  }

  @Test
  void aRowWithoutGroupsStays() {
    assertThat(RowVerdict.compose(Map.of(), NONE, NONE, false, NONE, NONE).action())
        .isEqualTo(STAY);
  }

  private static RowVerdict unmapped(Verdict a, Verdict b, Set<String> permitted, boolean needed) {
    return RowVerdict.compose(Map.of("a", a, "b", b), permitted, NONE, needed, NONE, Set.of("a"));
  }

  @Test // what nobody has named goes with the row, and never alone
  void whatNobodyNamedIsForReviewWhereTheRowStays() {
    assertThat(unmapped(GOES, GOES, BOTH, false))
        .isEqualTo(new RowVerdict(DELETE_ROW, BOTH, NONE, false, NONE));
    assertThat(unmapped(GOES, KEPT, BOTH, false))
        .isEqualTo(new RowVerdict(STAY, NONE, NONE, false, Set.of("a")));
    assertThat(unmapped(GOES, KEPT, NONE, false))
        .as("no arming could take it")
        .isEqualTo(new RowVerdict(STAY, NONE, NONE, false, Set.of("a")));
    assertThat(unmapped(GOES, ANONYMISED, BOTH, false))
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), NONE, false, Set.of("a")));
    assertThat(unmapped(GOES, GOES, BOTH, true))
        .as("no bare shell: something is in it")
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), NONE, false, Set.of("a")));
    assertThat(unmapped(KEPT, GOES, BOTH, false))
        .as("what is kept needs no review")
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), NONE, false, NONE));
  }

  @Test
  void whatNobodyNamedWaitsForTheRestOfItsRow() {
    assertThat(unmapped(GOES, GOES, Set.of("a"), false))
        .isEqualTo(new RowVerdict(STAY, NONE, BOTH, false, NONE));
    assertThat(unmapped(GOES, GOES, Set.of("b"), false))
        .isEqualTo(new RowVerdict(EMPTY, Set.of("b"), Set.of("a"), false, NONE));
  }

  @Test
  void noRuleCoversWhatNobodyNamed() {
    var facts =
        Facts.of(Map.of(), Closure.open())
            .withUnmapped(Set.of(Declared.INVOICE.groups().get(0).id()));
    assertThat(Decide.unmapped(Declared.INVOICE, facts, Declared.BERLIN, java.time.Instant.EPOCH))
        .hasSize(1)
        .allSatisfy(
            (id, v) -> {
              assertThat(v.outcome()).isEqualTo(Outcome.REVIEW);
              assertThat(v.ground().reason()).isEqualTo(Reason.UNMAPPED);
              assertThat(v.until()).isPresent();
            });
  }
}
