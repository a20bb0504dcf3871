package dev.lethe.decide;

import static dev.lethe.decide.Declared.at;
import static dev.lethe.decide.Declared.closed;
import static dev.lethe.decide.Declared.closure;
import static dev.lethe.decide.Declared.group;
import static dev.lethe.decide.Declared.open;
import static dev.lethe.decide.Declared.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.Span;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A longer period does not reach what was collected under a shorter promise: domain §4. */
class PromiseTest {
  private static Promise promise(String collected, String before, String atMost) {
    return new Promise(collected, LocalDate.parse(before), Span.parse(atMost), "policy v2 §3");
  }

  private static Until until(String end) {
    return new Until.At(Instant.parse(end));
  }

  private static final RetentionRule LONGER =
      window("LoginEvent", "at")
          .atMost("P365D")
          .rule()
          .promised(promise("at", "2026-09-01", "P90D"));

  @Test // the day begins in Berlin
  void theShorterPromiseHoldsForWhatWasCollectedUnderIt() {
    Facts before = open("at", "2026-08-31T21:59:59Z");
    Facts after = open("at", "2026-08-31T22:00:00Z");

    Verdict kept = at("2026-11-29T21:59:58Z", group(LONGER), before);
    assertThat(kept.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(kept.until()).contains(until("2026-11-29T21:59:59Z"));
    assertThat(kept.ground().citation())
        .isEqualTo("Art. 6 GDPR; as promised at collection: policy v2 §3");

    Verdict goes = at("2026-11-29T21:59:59Z", group(LONGER), before);
    assertThat(goes.ground().reason()).isEqualTo(Reason.EXPIRED);
    assertThat(goes.ground().citation()).contains("policy v2 §3");

    Verdict later = at("2026-11-29T22:00:00Z", group(LONGER), after);
    assertThat(later.until()).contains(until("2027-08-31T22:00:00Z"));
    assertThat(later.ground().citation()).isEqualTo("Art. 6 GDPR");
  }

  @Test
  void aPromiseWinsOverALongerMinimum() {
    RetentionRule rule =
        window("LoginEvent", "at")
            .atLeast("P180D")
            .atMost("P365D")
            .rule()
            .promised(promise("at", "2026-09-01", "P90D"));

    assertThat(
            at("2026-11-01T00:00:00Z", group(rule), open("at", "2026-07-01T00:00:00Z")).outcome())
        .isEqualTo(Outcome.DELETE_NOW);
  }

  @Test
  void aPromiseThatIsLongerChangesNothing() {
    RetentionRule rule =
        window("LoginEvent", "at")
            .atMost("P90D")
            .rule()
            .promised(promise("at", "2026-09-01", "P120D"));
    Facts facts = open("at", "2026-08-01T00:00:00Z");

    assertThat(at("2026-10-01T00:00:00Z", group(rule), facts))
        .isEqualTo(
            at(
                "2026-10-01T00:00:00Z",
                group(window("LoginEvent", "at").atMost("P90D").rule()),
                facts));
  }

  @Test
  void ofTwoPromisesTheShorterOneThatWasMade() {
    RetentionRule rule = LONGER.promised(promise("at", "2026-05-01", "P30D"));

    assertThat(at("2026-07-01T00:00:00Z", group(rule), open("at", "2026-06-01T00:00:00Z")).until())
        .contains(until("2026-08-30T00:00:00Z"));
    assertThat(at("2026-04-10T00:00:00Z", group(rule), open("at", "2026-04-01T00:00:00Z")).until())
        .contains(until("2026-05-01T00:00:00Z"));
  }

  @Test
  void aGraceWasPromisedShorter() {
    RetentionRule rule =
        closure("Output", "P90D", false).promised(promise("createdAt", "2026-09-01", "P30D"));
    Facts facts = closed("2026-10-01T00:00:00Z", "createdAt", "2025-01-01T00:00:00Z");

    assertThat(at("2026-10-02T00:00:00Z", group(rule), facts).until())
        .contains(until("2026-10-31T00:00:00Z"));
    assertThat(at("2026-10-31T00:00:00Z", group(rule), facts).outcome())
        .isEqualTo(Outcome.DELETE_NOW);
    assertThat(at("2030-01-01T00:00:00Z", group(rule), open("createdAt", "2025-01-01T00:00:00Z")))
        .extracting(Verdict::outcome)
        .as("the event has not come: nothing was promised before it")
        .isEqualTo(Outcome.KEEP);
  }

  @Test
  void daysAreComparedAsDays() {
    RetentionRule rule =
        window("Contract", "signed")
            .atMost("P1Y")
            .rule()
            .promised(promise("signed", "2026-09-01", "P1M"));

    assertThat(at("2026-08-31T00:00:00Z", group(rule), open("signed", "2026-08-31")).until())
        .contains(until("2026-09-29T22:00:00Z"));
    assertThat(at("2026-09-01T00:00:00Z", group(rule), open("signed", "2026-09-01")).until())
        .contains(until("2027-08-31T22:00:00Z"));
  }

  @Test // nobody guesses whether the promise was made
  void whatWasCollectedNobodyKnowsWhenIsForReview() {
    RetentionRule rule =
        window("Upload", "completedAt")
            .atMost("P365D")
            .rule()
            .promised(promise("createdAt", "2026-09-01", "P90D"));

    assertThat(at("2026-10-01T00:00:00Z", group(rule), open("completedAt", "2026-06-01T00:00:00Z")))
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void ageThatNoEventExtendsIsCountedFromCreationAsBefore() {
    RetentionRule rule =
        window("Upload", "completedAt")
            .atMost("P365D")
            .ifNever("P200D")
            .cap("P20D")
            .rule()
            .promised(promise("createdAt", "2026-09-01", "P90D"));
    Facts done = open("createdAt", "2026-06-01T00:00:00Z", "completedAt", "2026-06-02T00:00:00Z");

    assertThat(at("2026-06-03T00:00:00Z", group(rule), done).until())
        .contains(until("2026-06-21T00:00:00Z"));
  }
}
