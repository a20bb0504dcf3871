package dev.lethe.decide;

import static dev.lethe.decide.Declared.INVOICE;
import static dev.lethe.decide.Declared.INVOICE_OTHER;
import static dev.lethe.decide.Declared.INVOICE_TAX;
import static dev.lethe.decide.Declared.LOGIN;
import static dev.lethe.decide.Declared.OUTPUT;
import static dev.lethe.decide.Declared.STAFF;
import static dev.lethe.decide.Declared.UPLOAD;
import static dev.lethe.decide.Declared.at;
import static dev.lethe.decide.Declared.closed;
import static dev.lethe.decide.Declared.group;
import static dev.lethe.decide.Declared.open;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.HoldFact.SecurityGround;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The acceptance scenarios of the domain that a verdict alone can show. */
class ScenariosTest {
  private static Until until(String instant) {
    return new Until.At(Instant.parse(instant));
  }

  private static void goes(Verdict verdict, Reason reason) {
    assertThat(verdict.outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(verdict.goes()).isTrue();
    assertThat(verdict.ground().reason()).isEqualTo(reason);
    assertThat(verdict.until()).isEmpty();
  }

  private static void kept(Verdict verdict, Outcome outcome, Reason reason, Until until) {
    assertThat(verdict.outcome()).isEqualTo(outcome);
    assertThat(verdict.goes()).isFalse();
    assertThat(verdict.ground().reason()).isEqualTo(reason);
    assertThat(verdict.until()).contains(until);
  }

  // P12-a: uploads gone 24 to 72 h after completion
  @Test
  void uploadsGoOneToThreeDaysAfterCompletion() {
    GroupEntry upload = group(UPLOAD);
    Facts up1 = open("createdAt", "2026-11-20T09:00:00Z", "completedAt", "2026-11-20T10:00:00Z");

    Verdict before = at("2026-11-21T09:59:59.999999Z", upload, up1);
    kept(before, Outcome.KEEP, Reason.PURPOSE_LIVE, until("2026-11-23T10:00:00Z"));
    assertThat(before.then()).contains(Outcome.DELETE_NOW);
    assertThat(before.ground().source()).isEqualTo("@Retain on Upload");
    goes(at("2026-11-21T10:00:00Z", upload, up1), Reason.EXPIRING);
    goes(at("2026-11-23T09:59:59.999999Z", upload, up1), Reason.EXPIRING);
    goes(at("2026-11-23T10:00:00Z", upload, up1), Reason.EXPIRED);
  }

  // P12-b: an upload that never completes goes seven days after its creation
  @Test
  void anUploadThatNeverCompletesGoesAfterAWeek() {
    GroupEntry upload = group(UPLOAD);
    Facts failed = open("createdAt", "2026-11-10T10:00:00Z");

    kept(
        at("2026-11-17T09:59:59Z", upload, failed),
        Outcome.KEEP,
        Reason.NOT_STARTED,
        until("2026-11-17T10:00:00Z"));
    goes(at("2026-11-17T10:00:00Z", upload, failed), Reason.ANCHOR_CAP);
  }

  // P13-a: outputs stay while the account lives
  @Test
  void outputsStayWhileTheAccountLives() {
    Verdict years = at("2030-03-01T00:00:00Z", group(OUTPUT), open());

    kept(years, Outcome.KEEP, Reason.CONTRACT_ACTIVE, new Until.Event("account closed"));
    assertThat(years.then()).contains(Outcome.DELETE_NOW);
  }

  // P13-b: and the person may delete each
  @Test
  void thePersonMayDeleteAnOutputAndNotAnInvoice() {
    Facts deleted = open().withErasure(ErasureWish.ITEM);

    Verdict output = at("2026-11-23T10:00:00Z", group(OUTPUT), deleted);
    goes(output, Reason.USER_DELETE);
    assertThat(output.answer()).contains(Answer.DONE);
    assertThat(at("2026-11-23T10:00:00Z", INVOICE_OTHER, deleted).ground().reason())
        .isEqualTo(Reason.CONTRACT_ACTIVE);
  }

  // P13-c: they go with the account, in the same run
  @Test
  void outputsGoWithTheAccount() {
    Facts closing = closed("2026-11-23T12:00:00Z");

    kept(
        at("2026-11-23T11:59:59Z", group(OUTPUT), closing),
        Outcome.KEEP,
        Reason.CONTRACT_ACTIVE,
        until("2026-11-23T12:00:00Z"));
    goes(at("2026-11-23T12:00:00Z", group(OUTPUT), closing), Reason.ACCOUNT_CLOSED);
  }

  @Test
  void inTheGraceTheyAreRestricted() {
    Facts left = closed("2026-11-01T12:00:00Z");

    Verdict grace = at("2026-11-23T10:00:00Z", group(STAFF), left);
    kept(grace, Outcome.KEEP_RESTRICTED, Reason.CLOSURE_GRACE, until("2026-12-01T12:00:00Z"));
    assertThat(grace.then()).contains(Outcome.DELETE_NOW);
    goes(at("2026-12-01T12:00:00Z", group(STAFF), left), Reason.ACCOUNT_CLOSED);
  }

  // P14-a: of a closed account only what the obligation names survives, restricted
  @Test
  void afterClosureOnlyTheObligationsFieldsSurvive() {
    Facts invE = closed("2026-06-30T15:00:00Z", "issuedAt", "2026-05-02T10:00:00Z");

    var verdicts =
        Decide.decideAll(INVOICE, invE, Declared.BERLIN, Instant.parse("2026-11-23T10:00:00Z"));

    Verdict tax = requireNonNull(verdicts.get("Invoice/number"));
    kept(tax, Outcome.KEEP_RESTRICTED, Reason.LEGAL_OBLIGATION, until("2036-12-31T23:00:00Z"));
    assertThat(tax.ground())
        .isEqualTo(
            new Ground(Reason.LEGAL_OBLIGATION, "published policy §3; assumed", "tax-invoices"));
    assertThat(tax.beside()).extracting(Ground::reason).containsExactly(Reason.ACCOUNT_CLOSED);
    assertThat(tax.then()).contains(Outcome.DELETE_NOW);
    Verdict other = requireNonNull(verdicts.get("Invoice/note"));
    goes(other, Reason.ACCOUNT_CLOSED);
    assertThat(other.beside())
        .extracting(Ground::reason)
        .containsExactly(Reason.OUTSIDE_OBLIGATION);
  }

  @Test
  void whileTheAccountLivesTheObligationRunsBesideIt() {
    Verdict tax = at("2026-11-23T10:00:00Z", INVOICE_TAX, open("issuedAt", "2026-11-02T10:00:00Z"));

    kept(tax, Outcome.KEEP, Reason.ACTIVE_AND_OBLIGATION, new Until.Event("account closed"));
    assertThat(tax.then()).contains(Outcome.KEEP_RESTRICTED);
    assertThat(tax.beside()).extracting(Ground::reason).containsExactly(Reason.CONTRACT_ACTIVE);
  }

  @Test
  void anInvoiceWithoutADateIsForAPersonToLookAt() {
    Verdict tax = at("2026-11-23T10:00:00Z", INVOICE_TAX, closed("2026-06-30T15:00:00Z"));

    kept(
        tax,
        Outcome.REVIEW,
        Reason.OBLIGATION_UNANCHORED,
        new Until.Review(Instant.parse("2026-12-23T10:00:00Z")));
    assertThat(tax.ground().source()).isEqualTo("tax-invoices");
    assertThat(tax.then()).isEmpty();
  }

  // P15-a: logs go after 90 days
  @Test
  void logsGoAfterNinetyDays() {
    Facts log1 = open("at", "2026-08-24T10:00:00Z");

    kept(
        at("2026-11-22T09:59:59Z", group(LOGIN), log1),
        Outcome.KEEP,
        Reason.PURPOSE_LIVE,
        until("2026-11-22T10:00:00Z"));
    goes(at("2026-11-22T10:00:00Z", group(LOGIN), log1), Reason.EXPIRED);
  }

  // P15-b: unless security
  @Test
  void aSecurityHoldKeepsTheLogItMatches() {
    Facts log1 = open("at", "2026-08-24T10:00:00Z");
    var s9 =
        HoldFact.security("S-9:keyed", Instant.parse("2026-12-31T00:00:00Z"), SecurityGround.BARE);

    Verdict held = at("2026-11-23T10:00:00Z", group(LOGIN), log1.withHolds(List.of(s9)));
    kept(
        held,
        Outcome.KEEP_RESTRICTED,
        Reason.SECURITY_INVESTIGATION,
        until("2026-12-31T00:00:00Z"));
    assertThat(held.ground().source()).isEqualTo("S-9:keyed");
    assertThat(held.beside()).extracting(Ground::reason).containsExactly(Reason.EXPIRED);
    goes(at("2026-11-23T10:00:00Z", group(LOGIN), log1), Reason.EXPIRED);
  }

  // H04: the year of an invoice is the controller's
  @Test
  void theLastInstantOfATaxYearIsBerlins() {
    Facts invB = closed("2020-06-30T10:00:00Z", "issuedAt", "2019-12-31T23:30:00Z");
    Until end = until("2030-12-31T23:00:00Z");

    for (String before : List.of("2029-12-31T23:30:00Z", "2030-12-31T22:59:59Z")) {
      kept(at(before, INVOICE_TAX, invB), Outcome.KEEP_RESTRICTED, Reason.LEGAL_OBLIGATION, end);
    }
    Verdict after = at("2030-12-31T23:00:00Z", INVOICE_TAX, invB);
    goes(after, Reason.ACCOUNT_CLOSED);
    assertThat(after.beside()).extracting(Ground::reason).containsExactly(Reason.OBLIGATION_ENDED);
  }

  // H12: the last completion counts, and no later one extends the cap
  @Test
  void completingAgainRestartsTheClockUpToTheCap() {
    GroupEntry upload = group(UPLOAD);
    Facts again = open("createdAt", "2026-11-01T10:00:00Z", "completedAt", "2026-11-06T12:00:00Z");

    kept(
        at("2026-11-06T13:00:00Z", upload, again),
        Outcome.KEEP,
        Reason.PURPOSE_LIVE,
        until("2026-11-09T12:00:00Z"));
    goes(at("2026-11-07T12:00:00Z", upload, again), Reason.EXPIRING);
    goes(at("2026-11-09T12:00:00Z", upload, again), Reason.EXPIRED);

    Facts daily = open("createdAt", "2026-11-01T10:00:00Z", "completedAt", "2026-12-01T09:00:00Z");
    kept(
        at("2026-12-01T09:59:59Z", upload, daily),
        Outcome.KEEP,
        Reason.PURPOSE_LIVE,
        until("2026-12-01T10:00:00Z"));
    goes(at("2026-12-01T10:00:00Z", upload, daily), Reason.EXPIRED);
  }

  // H18: a security hold, its end, its cap and what it rests on
  @Test
  void aSecurityHoldEndsByItsDateOrByTheAgeOfTheLog() {
    var s9 =
        new HoldFact(
            HoldFact.Kind.SECURITY,
            "S-9:keyed",
            Optional.empty(),
            Optional.of(Instant.parse("2026-12-31T00:00:00Z")),
            Optional.of(Period.ofDays(180)),
            SecurityGround.ASSESSED,
            Optional.empty());
    GroupEntry logs = group(LOGIN);
    String run = "2026-11-23T00:00:00Z";

    Facts log1 = open("at", "2026-08-10T00:00:00Z").withHolds(List.of(s9));
    kept(
        at(run, logs, log1),
        Outcome.KEEP_RESTRICTED,
        Reason.SECURITY_INVESTIGATION,
        until("2026-12-31T00:00:00Z"));
    goes(at(run, logs, open("at", "2026-08-10T00:00:00Z")), Reason.EXPIRED);
    Facts log3 = open("at", "2026-06-01T00:00:00Z").withHolds(List.of(s9));
    kept(
        at(run, logs, log3),
        Outcome.KEEP_RESTRICTED,
        Reason.SECURITY_INVESTIGATION,
        until("2026-11-28T00:00:00Z"));
    Verdict afterCap = at("2026-11-28T00:00:00Z", logs, log3);
    goes(afterCap, Reason.EXPIRED);
    assertThat(afterCap.beside()).extracting(Ground::reason).containsExactly(Reason.SECURITY_ENDED);
    Facts fresh = open("at", "2026-11-20T00:00:00Z").withHolds(List.of(s9));
    kept(
        at(run, logs, fresh),
        Outcome.KEEP,
        Reason.SECURITY_INVESTIGATION,
        until("2026-12-31T00:00:00Z"));
  }

  // H18: the attacker asks for erasure
  @Test
  void anErasureMeetsTheHoldByWhatItRestsOn() {
    Until end = until("2026-12-31T00:00:00Z");
    Facts asked =
        closed("2026-11-22T00:00:00Z", "at", "2026-08-30T00:00:00Z")
            .withBasis(Basis.INTEREST)
            .withErasure(ErasureWish.VALID);

    Verdict claims = heldFor(SecurityGround.CLAIMS, asked);
    kept(claims, Outcome.KEEP_RESTRICTED, Reason.SECURITY_CLAIMS, end);
    assertThat(claims.answer()).contains(Answer.REFUSED);
    Verdict assessed = heldFor(SecurityGround.ASSESSED, asked);
    kept(assessed, Outcome.KEEP_RESTRICTED, Reason.OVERRIDING_INTEREST, end);
    assertThat(assessed.answer()).contains(Answer.REFUSED);
    Verdict bare = heldFor(SecurityGround.BARE, asked);
    kept(
        bare,
        Outcome.REVIEW,
        Reason.ASSESSMENT_MISSING,
        new Until.Review(Instant.parse("2026-11-30T00:00:00Z")));
    goes(at("2026-11-23T00:00:00Z", group(LOGIN), asked), Reason.SUBJECT_OVERRIDES_MIN);
  }

  private static Verdict heldFor(SecurityGround ground, Facts asked) {
    var s9 = HoldFact.security("S-9:keyed", Instant.parse("2026-12-31T00:00:00Z"), ground);
    return at("2026-11-23T00:00:00Z", group(LOGIN), asked.withHolds(List.of(s9)));
  }

  // H11: while its accuracy is contested, what has expired is stored and nothing else
  @Test
  void aRestrictionBeatsThePurgeAndIsNoSilentExtension() {
    GroupEntry abuse = group(Declared.window("AbuseRecord", "at").atMost("P90D").rule());
    Facts r1 = open("at", "2026-05-12T00:00:00Z").withBasis(Basis.INTEREST); // max 2026-08-10
    Facts contested = r1.withRestriction(Restriction.ACCURACY_CONTESTED);

    Verdict run = at("2026-08-11T00:00:00Z", abuse, contested);
    kept(
        run,
        Outcome.KEEP_RESTRICTED,
        Reason.ACCURACY_CONTESTED,
        new Until.Review(Instant.parse("2026-09-11T00:00:00Z")));
    assertThat(run.beside())
        .as("the list of what is overdue names the ground")
        .extracting(Ground::reason)
        .containsExactly(Reason.EXPIRED);
    assertThat(at("2026-08-09T00:00:00Z", abuse, contested).outcome())
        .as("before its end it is restricted as well")
        .isEqualTo(Outcome.KEEP_RESTRICTED);
    goes(at("2026-09-02T00:00:00Z", abuse, r1), Reason.EXPIRED); // verified, told, lifted
  }

  // H20: a minor's account goes whatever its periods, but for what the law, a hold or she keeps
  @Test
  void theAccountOfAMinorGoes() {
    String report = "2026-11-23T10:00:00Z";
    Facts chloe =
        open("createdAt", "2026-11-20T09:00:00Z", "issuedAt", "2026-09-02T10:00:00Z")
            .withErasure(ErasureWish.CHILD);

    goes(at(report, group(OUTPUT), chloe), Reason.CHILD);
    goes(at(report, group(UPLOAD), chloe), Reason.CHILD);
    goes(at(report, group(OUTPUT), chloe.withBasis(Basis.CONSENT_GIVEN)), Reason.CHILD);
    goes(at(report, INVOICE_OTHER, chloe), Reason.CHILD);
    kept(
        at(report, INVOICE_TAX, chloe),
        Outcome.KEEP_RESTRICTED,
        Reason.LEGAL_OBLIGATION,
        until("2036-12-31T23:00:00Z"));
    var hold = HoldFact.legal("M-8:keyed", LocalDate.parse("2027-02-20"));
    assertThat(at(report, group(UPLOAD), chloe.withHolds(List.of(hold))).ground().reason())
        .isEqualTo(Reason.LEGAL_HOLD);
    assertThat(
            at(report, group(OUTPUT), chloe.withRestriction(Restriction.SUBJECT_CLAIMS)).outcome())
        .isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(at(report, group(OUTPUT), chloe.withObjection(Objection.PENDING)).goes()).isTrue();
    assertThat(at(report, group(OUTPUT), open()).outcome()).isEqualTo(Outcome.KEEP);
  }

  // H07: a hold keeps the one upload, an erasure takes the rest, and the release frees it
  @Test
  void aHoldWinsOverAnErasureUntilItIsReleased() {
    Facts up3 =
        closed(
                "2026-11-23T09:00:00Z",
                "createdAt",
                "2026-11-22T09:00:00Z",
                "completedAt",
                "2026-11-22T10:00:00Z")
            .withErasure(ErasureWish.VALID);
    var m7 = HoldFact.legal("M-7:keyed", LocalDate.parse("2027-02-20"));

    Verdict held = at("2026-11-23T09:00:00Z", group(UPLOAD), up3.withHolds(List.of(m7)));
    kept(
        held,
        Outcome.KEEP_RESTRICTED,
        Reason.LEGAL_HOLD,
        new Until.Review(Instant.parse("2027-02-19T23:00:00Z")));
    assertThat(held.answer()).contains(Answer.REFUSED);
    goes(at("2027-01-15T09:00:00Z", group(UPLOAD), up3), Reason.ERASURE);
  }
}
