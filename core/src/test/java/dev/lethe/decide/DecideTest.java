package dev.lethe.decide;

import static dev.lethe.decide.Declared.BERLIN;
import static dev.lethe.decide.Declared.BILLING;
import static dev.lethe.decide.Declared.INVOICE_OTHER;
import static dev.lethe.decide.Declared.INVOICE_TAX;
import static dev.lethe.decide.Declared.LOGIN;
import static dev.lethe.decide.Declared.TAX;
import static dev.lethe.decide.Declared.UPLOAD;
import static dev.lethe.decide.Declared.at;
import static dev.lethe.decide.Declared.closed;
import static dev.lethe.decide.Declared.group;
import static dev.lethe.decide.Declared.open;
import static dev.lethe.decide.Declared.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Deadlines;
import dev.lethe.deadline.LatestAnchor;
import dev.lethe.deadline.Span;
import dev.lethe.decide.HoldFact.SecurityGround;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import dev.lethe.register.Obligation.From;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecideTest {
  private static final String NOW = "2026-11-23T10:00:00Z";
  private static final HoldFact M7 = HoldFact.legal("M-7:keyed", LocalDate.parse("2027-02-20"));
  private static final HoldFact M8 = HoldFact.legal("M-8:keyed", LocalDate.parse("2027-01-10"));

  private static Until until(String instant) {
    return new Until.At(Instant.parse(instant));
  }

  private static Until review(String instant) {
    return new Until.Review(Instant.parse(instant));
  }

  private static List<Reason> beside(Verdict verdict) {
    return verdict.beside().stream().map(Ground::reason).toList();
  }

  // ---- several retentions on one group

  private static final RetentionRule DELETED =
      window("Note", "deletedAt").atMost("P30D").ifNever("P10Y").activity("notes").rule();
  private static final RetentionRule INACTIVE =
      window("Note", "usedAt").atMost("P1Y").activity("notes").rule();
  private static final RetentionRule STATISTICS =
      window("Note", "usedAt").atMost("P2Y").activity("statistics").rule();

  @Test
  void ofOneActivityTheEarliestEndCounts() {
    GroupEntry notes = group(DELETED, INACTIVE);
    Facts both =
        open(
            "createdAt", "2026-01-01T00:00:00Z",
            "usedAt", "2026-10-01T00:00:00Z",
            "deletedAt", "2026-10-24T10:00:00Z");

    assertThat(at(NOW, notes, both).ground().reason()).isEqualTo(Reason.EXPIRED);
    assertThat(at("2026-11-23T09:59:59Z", notes, both).until())
        .contains(until("2026-11-23T10:00:00Z"));
    Facts used = open("createdAt", "2026-01-01T00:00:00Z", "usedAt", "2026-10-01T00:00:00Z");
    assertThat(at(NOW, notes, used).until()).contains(until("2027-10-01T00:00:00Z"));
  }

  @Test
  void overActivitiesTheLatestEndCounts() {
    GroupEntry notes = group(DELETED, INACTIVE, STATISTICS);
    Facts both =
        open(
            "createdAt", "2026-01-01T00:00:00Z",
            "usedAt", "2026-10-01T00:00:00Z",
            "deletedAt", "2026-10-24T10:00:00Z");

    assertThat(at(NOW, notes, both).until()).contains(until("2028-10-01T00:00:00Z"));
    assertThat(at("2028-10-01T00:00:00Z", notes, both).goes()).isTrue();
  }

  @Test
  void aPeriodThatOutlivesTheClosureKeepsOnlyItsTime() {
    GroupEntry both = group(Declared.OUTPUT, STATISTICS);
    Facts closing = closed("2026-11-01T00:00:00Z", "usedAt", "2026-10-01T00:00:00Z");

    Verdict verdict = at(NOW, both, closing);
    assertThat(verdict.ground().reason()).isEqualTo(Reason.PURPOSE_LIVE);
    assertThat(verdict.until()).contains(until("2028-10-01T00:00:00Z"));
    assertThat(at(NOW, both, open("usedAt", "2020-10-01T00:00:00Z")).ground().reason())
        .isEqualTo(Reason.CONTRACT_ACTIVE);
  }

  // ---- events other than the closure

  @Test
  void anEventEndsWhatWaitsForIt() {
    GroupEntry tokens = group(window("Token", "revokedAt").event("P7D").rule());

    Verdict waiting = at(NOW, tokens, closed("2020-01-01T00:00:00Z"));
    assertThat(waiting.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(waiting.ground().reason()).isEqualTo(Reason.PURPOSE_LIVE);
    assertThat(waiting.until()).contains(new Until.Event("revokedAt"));
    Facts revoked = open("revokedAt", "2026-11-16T10:00:00Z");
    assertThat(at("2026-11-23T09:59:59Z", tokens, revoked).until())
        .contains(until("2026-11-23T10:00:00Z"));
    assertThat(at(NOW, tokens, revoked).ground().reason()).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void aDayIsCountedInTheControllersZone() {
    GroupEntry born = group(window("Ticket", "day").atLeast("P1D").atMost("P3D").rule());
    Facts day = open("day", "2026-11-20");

    assertThat(at("2026-11-21T22:59:59Z", born, day).goes()).isFalse();
    assertThat(at("2026-11-21T23:00:00Z", born, day).ground().reason()).isEqualTo(Reason.EXPIRING);
    assertThat(at("2026-11-22T23:00:00Z", born, day).ground().reason()).isEqualTo(Reason.EXPIRED);
  }

  /** On a day the minimum of a day would end after the maximum of a day: the duty stands. */
  @Test
  void aMinimumNeverOutlivesItsMaximum() {
    GroupEntry ticket = group(window("Ticket", "day").atLeast("P1D").atMost("P1D").rule());

    assertThat(at("2026-11-20T23:00:00Z", ticket, open("day", "2026-11-20")).ground().reason())
        .isEqualTo(Reason.EXPIRED);
  }

  // ---- missing facts

  @Test
  void whatCannotBeSaidIsForAPerson() {
    for (Facts missing :
        List.of(
            open(), // neither event nor creation
            open("completedAt", "2026-11-20T10:00:00Z"))) { // no creation for the cap
      Verdict verdict = at(NOW, group(UPLOAD), missing);
      assertThat(verdict.outcome()).isEqualTo(Outcome.REVIEW);
      assertThat(verdict.ground())
          .isEqualTo(new Ground(Reason.UNMAPPED, "Art. 5(2) GDPR", "Upload"));
      assertThat(verdict.until()).contains(review("2026-11-30T10:00:00Z"));
    }
    assertThat(at(NOW, group(LOGIN), open()).ground().reason()).isEqualTo(Reason.UNMAPPED);
    assertThat(at(NOW, group("None", List.of(), List.of()), open()).ground().reason())
        .isEqualTo(Reason.UNMAPPED);
  }

  // ---- anonymising

  @Test
  void itsOwnEndAnonymisesAndAWishDeletes() {
    GroupEntry usage = group(window("Usage", "at").atMost("P90D").anonymise().rule());
    Facts old = open("at", "2026-01-01T00:00:00Z");

    Verdict own = at(NOW, usage, old);
    assertThat(own.outcome()).isEqualTo(Outcome.ANONYMISE);
    assertThat(own.goes()).isTrue();
    assertThat(own.ground())
        .isEqualTo(new Ground(Reason.EXPIRED_ANONYMISED, "Recital 26 GDPR", "@Retain on Usage"));
    assertThat(beside(own)).containsExactly(Reason.EXPIRED);
    assertThat(at(NOW, usage, old.withErasure(ErasureWish.STRONG)).outcome())
        .isEqualTo(Outcome.DELETE_NOW);
    assertThat(at(NOW, usage, open("at", NOW)).then()).contains(Outcome.ANONYMISE);
  }

  // ---- grounds beside one another

  @Test
  void ofTwoHoldsTheOneToBeLookedAtFirstDecidesAndBothAreListed() {
    Verdict verdict = at(NOW, group(LOGIN), open("at", NOW).withHolds(List.of(M7, M8)));

    assertThat(verdict.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(verdict.ground().source()).isEqualTo("M-8:keyed");
    assertThat(verdict.until()).contains(review("2027-01-09T23:00:00Z"));
    assertThat(beside(verdict)).containsExactly(Reason.LEGAL_HOLD, Reason.PURPOSE_LIVE);
    assertThat(verdict.then()).isEmpty();
  }

  @Test
  void aHoldAndAnObligationAreBothListedAndTheLaterCounts() {
    Facts held =
        closed("2026-06-30T15:00:00Z", "issuedAt", "2026-05-02T10:00:00Z").withHolds(List.of(M7));

    Verdict verdict = at(NOW, INVOICE_TAX, held);
    assertThat(verdict.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(verdict.ground().reason()).isEqualTo(Reason.HOLD_AND_OBLIGATION);
    assertThat(verdict.until()).contains(until("2036-12-31T23:00:00Z"));
    assertThat(beside(verdict)).containsExactly(Reason.LEGAL_OBLIGATION, Reason.ACCOUNT_CLOSED);
    Facts ending =
        closed("2010-06-30T15:00:00Z", "issuedAt", "2016-05-02T10:00:00Z").withHolds(List.of(M7));
    assertThat(at(NOW, INVOICE_TAX, ending).until()).contains(review("2027-02-19T23:00:00Z"));
  }

  @Test
  void ofTwoObligationsTheOneThatKeepsLongestDecides() {
    ObligationRule commercial =
        new ObligationRule(
            "letters",
            "issuedAt",
            Span.parse("P6Y"),
            From.END_OF_CALENDAR_YEAR,
            "§ 257 HGB",
            false,
            List.of(),
            "@KeepFor on Invoice");
    GroupEntry both = group("Invoice", List.of(BILLING), List.of(commercial, TAX));

    Verdict verdict =
        at(NOW, both, closed("2020-06-30T15:00:00Z", "issuedAt", "2020-05-02T10:00:00Z"));
    assertThat(verdict.ground().source()).isEqualTo("tax-invoices");
    assertThat(verdict.until()).contains(until("2030-12-31T23:00:00Z"));
    assertThat(verdict.beside())
        .contains(new Ground(Reason.LEGAL_OBLIGATION, "§ 257 HGB", "letters"));
  }

  @Test
  void aSecurityHoldForClaimsDecidesBeforeOneThatKeepsLonger() {
    var claims =
        HoldFact.security("S-1", Instant.parse("2026-12-01T00:00:00Z"), SecurityGround.CLAIMS);
    var bare = HoldFact.security("S-2", Instant.parse("2027-12-01T00:00:00Z"), SecurityGround.BARE);

    Verdict verdict =
        at(NOW, group(LOGIN), closed(NOW, "at", NOW).withHolds(List.of(bare, claims)));
    assertThat(verdict.ground().source()).isEqualTo("S-1");
    assertThat(verdict.until()).contains(until("2026-12-01T00:00:00Z"));
    assertThat(verdict.then()).contains(Outcome.KEEP_RESTRICTED);
    assertThat(verdict.beside()).anySatisfy(ground -> assertThat(ground.source()).isEqualTo("S-2"));
  }

  @Test
  void holdsOnASpecialCategoryCiteTheirOwnCondition() {
    Facts special = open("at", NOW).withArticle9(Article9.NO_CONDITION).withHolds(List.of(M7));

    Verdict verdict = at(NOW, group(LOGIN), special);
    assertThat(verdict.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(verdict.ground().citation()).endsWith("Art. 9(2)(f) GDPR");
  }

  // ---- wishes

  @Test
  void anErasureOfALiveContractIsClarifiedAndRestrictsNothing() {
    Verdict verdict = at(NOW, INVOICE_OTHER, open().withErasure(ErasureWish.VALID));

    assertThat(verdict.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(verdict.answer()).contains(Answer.CLARIFY);
    assertThat(beside(verdict)).containsExactly(Reason.CONTRACT_LIVE);
  }

  @Test // N4: on a legitimate interest the request is an objection, on a consent a withdrawal
  void whatNoContractCarriesGoesThoughTheAccountIsOpen() {
    Facts asked = open().withErasure(ErasureWish.VALID);
    for (Basis basis : List.of(Basis.INTEREST, Basis.CONSENT_GIVEN)) {
      Verdict verdict = Decide.decide(INVOICE_OTHER, asked, carriedBy(basis), Instant.parse(NOW));
      assertThat(verdict.outcome()).as(basis.name()).isEqualTo(Outcome.DELETE_NOW);
      assertThat(Decide.decide(INVOICE_OTHER, open(), carriedBy(basis), Instant.parse(NOW)))
          .as("without a request nothing is different")
          .isEqualTo(at(NOW, INVOICE_OTHER, open()));
    }
    assertThat(Decide.decide(INVOICE_OTHER, asked, carriedBy(Basis.CONTRACT), Instant.parse(NOW)))
        .isEqualTo(at(NOW, INVOICE_OTHER, asked));
  }

  private static Setting carriedBy(Basis basis) {
    return new Setting(BERLIN.zone(), BERLIN.fiscalYearEnd(), Map.of("service", basis));
  }

  @Test
  void anUnverifiedWishChangesNothingButTheAnswer() {
    Verdict verdict = at(NOW, INVOICE_OTHER, open().withErasure(ErasureWish.RECEIVED));

    assertThat(verdict.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(verdict.answer()).contains(Answer.IDENTITY_NEEDED);
    assertThat(beside(verdict)).containsExactly(Reason.IDENTITY_PENDING);
  }

  @Test
  void aLaterWishIsTheReason() {
    Facts later =
        closed("2026-11-01T00:00:00Z")
            .withRestriction(Restriction.SUBJECT_PREFERS)
            .withErasure(ErasureWish.VALID_LATER);

    Verdict verdict = at(NOW, INVOICE_OTHER, later);
    assertThat(verdict.outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(verdict.ground().reason()).isEqualTo(Reason.LATER_WISH_WINS);
    assertThat(beside(verdict)).startsWith(Reason.ERASURE);
    Verdict earlier = at(NOW, INVOICE_OTHER, later.withErasure(ErasureWish.VALID));
    assertThat(earlier.ground().reason()).isEqualTo(Reason.SUBJECT_PREFERS_RESTRICTION);
    assertThat(earlier.answer()).contains(Answer.SUPERSEDED);
    assertThat(earlier.until()).contains(review("2027-05-23T09:00:00Z"));
  }

  @Test
  void anObjectionToMarketingIsDoneAndSuppressedWhateverKeepsTheData() {
    Facts objected = open().withObjection(Objection.DIRECT_MARKETING);

    Verdict alone = at(NOW, INVOICE_OTHER, objected);
    assertThat(alone.outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(alone.suppress()).isTrue();
    assertThat(alone.answer()).contains(Answer.DONE);
    Verdict other = at(NOW, INVOICE_OTHER, objected.withOtherPurpose(true));
    assertThat(other.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(other.suppress()).isTrue();
    assertThat(other.answer()).contains(Answer.DONE_PURPOSE);
    assertThat(beside(other)).containsExactly(Reason.DIRECT_MARKETING);
    Verdict held = at(NOW, INVOICE_OTHER, objected.withHolds(List.of(M7)));
    assertThat(held.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(held.suppress()).isTrue();
    assertThat(held.answer()).contains(Answer.DONE_PURPOSE);
  }

  @Test
  void aSharedDatumNamesTheDutyBesideTheRow() {
    Facts shared = closed("2026-11-01T00:00:00Z").withErasure(ErasureWish.VALID);

    Verdict detached = at(NOW, INVOICE_OTHER, shared.withShared(Shared.SEPARABLE));
    assertThat(detached.outcome()).isEqualTo(Outcome.DETACH);
    assertThat(detached.answer()).contains(Answer.DONE_OWN_PART);
    assertThat(beside(detached)).startsWith(Reason.ERASURE);
    Verdict weighed = at(NOW, INVOICE_OTHER, shared.withShared(Shared.BALANCED));
    assertThat(weighed.outcome()).isEqualTo(Outcome.PSEUDONYMISE);
    assertThat(weighed.until()).contains(new Until.Event("retention of the others ended"));
    assertThat(weighed.then()).isEmpty();
  }

  @Test
  void aConfirmedMinorIsErasedUnlessTheLawKeeps() {
    Facts minor = open("issuedAt", "2026-09-02T10:00:00Z").withErasure(ErasureWish.CHILD);

    assertThat(at(NOW, INVOICE_OTHER, minor).ground().reason()).isEqualTo(Reason.CHILD);
    assertThat(at(NOW, INVOICE_OTHER, minor).outcome()).isEqualTo(Outcome.DELETE_NOW);
    Verdict kept = at(NOW, INVOICE_TAX, minor);
    assertThat(kept.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(kept.answer()).contains(Answer.REFUSED);
  }

  // ---- values that refuse to be wrong

  @Test
  void aHoldNeedsItsEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HoldFact(
                    HoldFact.Kind.LEGAL,
                    "M",
                    Optional.empty(),
                    Optional.of(Instant.parse(NOW)),
                    Optional.empty(),
                    SecurityGround.BARE,
                    Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HoldFact(
                    HoldFact.Kind.SECURITY,
                    "S",
                    Optional.of(LocalDate.parse("2027-01-01")),
                    Optional.empty(),
                    Optional.empty(),
                    SecurityGround.BARE,
                    Optional.empty()));
  }

  @Test
  void aSuspensionNeedsItsObligation() {
    for (HoldFact.Kind kind : HoldFact.Kind.values()) {
      boolean suspends = kind == HoldFact.Kind.SUSPENSION;
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new HoldFact(
                      kind,
                      "M",
                      Optional.of(LocalDate.parse("2027-01-01")),
                      Optional.of(Instant.parse(NOW)),
                      Optional.empty(),
                      SecurityGround.BARE,
                      suspends ? Optional.empty() : Optional.of("tax-invoices")));
    }
  }

  @Test
  void aRowOfTheTableLastsExactlyWhereItKeeps() {
    assertThat(Row.values())
        .allSatisfy(
            row ->
                assertThat(row.lasts == Row.Lasts.NOT)
                    .isEqualTo(row.outcome == Outcome.DELETE_NOW || row.outcome == Outcome.DETACH));
  }

  @Test
  void aGroupThatTheMapDoesNotKnowIsForAPerson() {
    Verdict verdict =
        Decide.unmapped("Gone/name", open().withHolds(List.of(M7)), BERLIN, Instant.parse(NOW));

    assertThat(verdict.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(verdict.ground())
        .isEqualTo(new Ground(Reason.UNMAPPED, "Art. 5(2) GDPR", "Gone/name"));
    assertThat(beside(verdict)).containsExactly(Reason.LEGAL_HOLD);
    assertThat(verdict.until()).contains(review("2026-11-30T10:00:00Z"));
  }

  @Test
  void theBoundOfAnObligationFollowsItsYear() {
    Instant now = Instant.parse("2030-12-31T23:00:00Z");

    assertThat(BERLIN.latestAnchor(TAX, now))
        .isEqualTo(
            LatestAnchor.obligationEndedAt(
                now, Deadlines.CALENDAR_YEAR_END, TAX.period(), BERLIN.zone()));
  }
}
