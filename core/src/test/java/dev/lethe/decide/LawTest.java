package dev.lethe.decide;

import static dev.lethe.decide.Declared.BERLIN;
import static dev.lethe.decide.Declared.BILLING;
import static dev.lethe.decide.Declared.INVOICE_OTHER;
import static dev.lethe.decide.Declared.at;
import static dev.lethe.decide.Declared.closed;
import static dev.lethe.decide.Declared.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.datamap.ObligationRule;
import dev.lethe.deadline.Span;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import dev.lethe.register.Obligation.From;
import dev.lethe.register.Obligation.Version;
import dev.lethe.register.Stated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Laws that change while they keep, and periods that do not run out: P14, domain §0.5 and §4. */
class LawTest {
  private static final String OLD = "§ 147(3) AO, 10 years";
  private static final String NEW = "§ 147(3) AO, 8 years";

  private static ObligationRule law(String period, Optional<LocalDate> to, Version... later) {
    return new ObligationRule(
        "tax-invoices",
        "issuedAt",
        Span.parse(period),
        From.END_OF_CALENDAR_YEAR,
        OLD,
        false,
        List.of(),
        "@KeepFor on Invoice",
        Optional.empty(),
        to,
        List.of(later));
  }

  private static Version version(String from, String period, boolean running) {
    return new Version(
        LocalDate.parse(from),
        Span.parse(period),
        From.END_OF_CALENDAR_YEAR,
        Stated.of(NEW),
        false,
        running);
  }

  /** 10 years, and 8 since 2025-01-01, for documents whose period still ran too. */
  private static final ObligationRule GERMAN =
      law("P10Y", Optional.empty(), version("2025-01-01", "P8Y", true));

  private static Verdict on(String day, ObligationRule law, String issued) {
    return at(
        day + "T12:00:00Z",
        group("Invoice/number", List.of(BILLING), List.of(law)),
        closed("2010-06-30T15:00:00Z", "issuedAt", issued + "T10:00:00Z"));
  }

  private static Until until(String end) {
    return new Until.At(Instant.parse(end));
  }

  @Test
  void aShorterLawAppliesToPeriodsThatStillRun() {
    Verdict before = on("2024-12-30", GERMAN, "2017-05-02");
    assertThat(before.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(before.until()).contains(until("2025-12-31T23:00:00Z"));
    assertThat(before.ground()).isEqualTo(new Ground(Reason.LEGAL_OBLIGATION, OLD, "tax-invoices"));

    Verdict after = on("2025-01-02", GERMAN, "2017-05-02");
    assertThat(after.until()).contains(until("2025-12-31T23:00:00Z"));
    assertThat(after.ground()).isEqualTo(new Ground(Reason.LEGAL_OBLIGATION, NEW, "tax-invoices"));
  }

  /** The ninth and tenth year end when the law begins, not when they would have by it. */
  @Test
  void nothingEndsBeforeTheShorterLawBegins() {
    Verdict before = on("2024-12-30", GERMAN, "2015-05-02");
    assertThat(before.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(before.until()).contains(until("2024-12-31T23:00:00Z"));
    assertThat(before.then()).contains(Outcome.DELETE_NOW);

    Verdict after = on("2025-01-01", GERMAN, "2015-05-02");
    assertThat(after.outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(after.beside()).contains(new Ground(Reason.OBLIGATION_ENDED, NEW, "tax-invoices"));
  }

  @Test
  void aShorterLawThatLeavesRunningPeriodsAloneIsForLaterEventsOnly() {
    var law = law("P10Y", Optional.empty(), version("2025-01-01", "P8Y", false));

    assertThat(on("2026-01-02", law, "2024-05-02").until()).contains(until("2034-12-31T23:00:00Z"));
    assertThat(on("2026-01-02", law, "2024-05-02").ground().citation()).isEqualTo(OLD);
    assertThat(on("2026-01-02", law, "2025-05-02").until()).contains(until("2033-12-31T23:00:00Z"));
    assertThat(on("2026-01-02", law, "2025-05-02").ground().citation()).isEqualTo(NEW);
  }

  @Test
  void aLongerLawBringsNothingBackThatHadEnded() {
    var running = law("P6Y", Optional.empty(), version("2025-01-01", "P10Y", true));

    assertThat(on("2025-01-02", running, "2018-05-02").outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(on("2025-01-02", running, "2019-05-02").until())
        .contains(until("2029-12-31T23:00:00Z"));

    var later = law("P6Y", Optional.empty(), version("2025-01-01", "P10Y", false));
    assertThat(on("2025-01-02", later, "2019-05-02").until())
        .contains(until("2025-12-31T23:00:00Z"));
  }

  @Test
  void eachOfSeveralVersionsStartsFromTheOneBefore() {
    var law =
        law(
            "P10Y",
            Optional.empty(),
            version("2025-01-01", "P8Y", true),
            version("2027-01-01", "P10Y", true));

    assertThat(on("2026-06-01", law, "2016-05-02").outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(on("2026-06-01", law, "2018-05-02").outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(on("2026-06-01", law, "2018-05-02").until()).contains(until("2026-12-31T23:00:00Z"));
    assertThat(on("2026-06-01", law, "2019-05-02").until()).contains(until("2029-12-31T23:00:00Z"));
  }

  @Test
  void aLawKeepsOnlyWhileItIsInForce() {
    var ended = law("P10Y", Optional.of(LocalDate.parse("2026-06-30")));
    assertThat(on("2026-06-30", ended, "2020-05-02").until())
        .contains(until("2026-06-30T22:00:00Z"));
    assertThat(on("2026-07-01", ended, "2020-05-02").outcome()).isEqualTo(Outcome.DELETE_NOW);

    var coming =
        new ObligationRule(
            "tax-invoices",
            "issuedAt",
            Span.parse("P10Y"),
            From.EVENT,
            OLD,
            false,
            List.of(),
            "@KeepFor on Invoice",
            Optional.of(LocalDate.parse("2027-01-01")),
            Optional.empty(),
            List.of());
    assertThat(on("2026-12-31", coming, "2020-05-02").outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(on("2027-01-01", coming, "2020-05-02").outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    var undated = group("Invoice/number", List.of(BILLING), List.of(coming));
    assertThat(at("2026-12-31T12:00:00Z", undated, closed("2010-06-30T15:00:00Z")).outcome())
        .isEqualTo(Outcome.DELETE_NOW);
    assertThat(at("2027-01-01T12:00:00Z", undated, closed("2010-06-30T15:00:00Z")).outcome())
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void aLawThatChangesForRunningPeriodsChangesOnItsFirstDay() {
    Instant midnight = Instant.parse("2024-12-31T23:00:00Z");

    assertThat(GERMAN.changed(midnight.minusSeconds(9), midnight, BERLIN.zone())).isTrue();
    assertThat(GERMAN.changed(midnight, midnight.plusSeconds(9), BERLIN.zone())).isFalse();
    assertThat(GERMAN.changed(Instant.EPOCH, midnight.minusSeconds(1), BERLIN.zone())).isFalse();
    assertThat(
            law("P10Y", Optional.empty(), version("2025-01-01", "P8Y", false))
                .changed(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"), BERLIN.zone()))
        .isFalse();
  }

  @Test
  void theRestOfTheRecordGoesByItsOwnPeriod() {
    Facts facts = closed("2010-06-30T15:00:00Z", "issuedAt", "2020-05-02T10:00:00Z");

    assertThat(at("2026-01-02T12:00:00Z", INVOICE_OTHER, facts).outcome())
        .isEqualTo(Outcome.DELETE_NOW);
  }

  private static final HoldFact AUDIT =
      HoldFact.suspension("hold-1", LocalDate.parse("2027-02-20"), "tax-invoices");

  private static Verdict suspended(String day, ObligationRule law, String... issued) {
    return at(
        day + "T12:00:00Z",
        group("Invoice/number", List.of(BILLING), List.of(law)),
        closed("2010-06-30T15:00:00Z", issued).withHolds(List.of(AUDIT)));
  }

  @Test // § 147(3) AO: it does not run out while the tax can be assessed
  void aSuspendedPeriodDoesNotRunOut() {
    Verdict verdict = suspended("2026-11-23", GERMAN, "issuedAt", "2010-05-02T10:00:00Z");

    assertThat(verdict.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(verdict.ground().reason()).isEqualTo(Reason.LEGAL_OBLIGATION);
    assertThat(verdict.ground().source()).isEqualTo("tax-invoices");
    assertThat(verdict.until()).contains(new Until.Review(Instant.parse("2027-02-19T23:00:00Z")));
    assertThat(verdict.beside()).contains(new Ground(Reason.OBLIGATION_SUSPENDED, OLD, "hold-1"));

    Verdict longer = suspended("2026-11-23", GERMAN, "issuedAt", "2024-05-02T10:00:00Z");
    assertThat(longer.until()).contains(until("2032-12-31T23:00:00Z"));
    assertThat(longer.then()).contains(Outcome.KEEP_RESTRICTED);
  }

  @Test
  void aSuspensionAlsoKeepsWhatHasNoDateOrNoLawAnyMore() {
    assertThat(suspended("2026-11-23", GERMAN).outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(
            suspended(
                    "2026-11-23",
                    law("P10Y", Optional.of(LocalDate.parse("2020-12-31"))),
                    "issuedAt",
                    "2019-05-02T10:00:00Z")
                .outcome())
        .isEqualTo(Outcome.KEEP_RESTRICTED);
  }

  @Test
  void aSuspensionIsNoHoldOnAnythingElse() {
    Facts facts = closed("2010-06-30T15:00:00Z", "issuedAt", "2010-05-02T10:00:00Z");
    String now = "2026-11-23T12:00:00Z";

    assertThat(at(now, INVOICE_OTHER, facts.withHolds(List.of(AUDIT))))
        .isEqualTo(at(now, INVOICE_OTHER, facts));
    var other = HoldFact.suspension("hold-2", LocalDate.parse("2027-02-20"), "letters");
    var taxes = group("Invoice/number", List.of(BILLING), List.of(GERMAN));
    assertThat(at(now, taxes, facts.withHolds(List.of(other)))).isEqualTo(at(now, taxes, facts));
  }
}
