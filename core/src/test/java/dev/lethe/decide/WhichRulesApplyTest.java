package dev.lethe.decide;

import static dev.lethe.decide.Declared.at;
import static dev.lethe.decide.Declared.open;
import static dev.lethe.decide.Declared.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.datamap.Condition;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.GroupEntry.Served;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Anchor;
import dev.lethe.decide.Explanation.Counted;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.register.PrivacyRegister;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of several rules, those that are for the row; and from what each counts. */
class WhichRulesApplyTest {
  private static final String NOW = "2026-11-23T10:00:00Z";
  private static final String TWO_DAYS_AGO = "2026-11-21T10:00:00Z";
  private static final Condition DONE = new Condition("status", List.of("DONE"));
  private static final Condition OPEN = new Condition("status", List.of("OPEN"));
  private static final Condition NEWS = new Condition("news", List.of("true"));

  private static RetentionRule rule(String activity, String atMost) {
    return window("X", "at").activity(activity).atMost(atMost).rule();
  }

  private static RetentionRule with(RetentionRule r, Optional<String> orElse, boolean cut) {
    return new RetentionRule(
        r.kind(),
        r.activities(),
        r.anchor(),
        r.closure(),
        r.atLeast(),
        r.atMost(),
        r.ifNever(),
        r.cap(),
        r.created(),
        r.grace(),
        r.zone(),
        r.atEnd(),
        r.userMayDelete(),
        r.parent(),
        orElse,
        r.when(),
        cut,
        r.declaredIn(),
        r.inWords(),
        r.promised());
  }

  private static GroupEntry serving(List<Served> served, RetentionRule... rules) {
    GroupEntry group = Declared.group("X", List.of(rules), List.of());
    return new GroupEntry(
        group.id(),
        group.fields(),
        List.of("one", "two"),
        group.retention(),
        group.obligations(),
        List.of(),
        "0",
        served,
        false);
  }

  private static Outcome outcome(GroupEntry group, Facts facts) {
    return at(NOW, group, facts).outcome();
  }

  @Test
  void aConditionChoosesTheRuleAndWhatNoneCoversIsForReview() {
    GroupEntry group =
        Declared.group(rule("one", "P1D").only(DONE), rule("one", "P30D").only(OPEN));
    Facts row = open("at", TWO_DAYS_AGO);

    assertThat(outcome(group, row.withConditions(Set.of(DONE)))).isEqualTo(Outcome.DELETE_NOW);
    assertThat(outcome(group, row.withConditions(Set.of(OPEN)))).isEqualTo(Outcome.KEEP);
    assertThat(at(NOW, group, row).ground().reason()).isEqualTo(Reason.UNMAPPED);
    GroupEntry alone = Declared.group(rule("one", "P1D").only(DONE));
    assertThat(outcome(alone, row.withConditions(Set.of(DONE)))).isEqualTo(Outcome.DELETE_NOW);
    assertThat(outcome(alone, row)).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void aPurposeThatTheRowDoesNotServeKeepsNothing() {
    var served = List.of(new Served("two", List.of(NEWS)));
    GroupEntry group = serving(served, rule("one", "P1D"), rule("two", "P90D"));
    Facts row = open("at", TWO_DAYS_AGO);

    assertThat(outcome(group, row)).isEqualTo(Outcome.DELETE_NOW);
    assertThat(outcome(group, row.withConditions(Set.of(NEWS)))).isEqualTo(Outcome.KEEP);
    GroupEntry onlyTwo = serving(served, rule("two", "P1D"));
    assertThat(outcome(onlyTwo, row)).as("it serves nothing").isEqualTo(Outcome.REVIEW);
    assertThat(outcome(onlyTwo, row.withConditions(Set.of(NEWS)))).isEqualTo(Outcome.DELETE_NOW);
    GroupEntry uncovered = serving(served, rule("one", "P1D"), rule("two", "P1D").only(DONE));
    assertThat(outcome(uncovered, row.withConditions(Set.of(NEWS))))
        .as("nothing ends the second purpose")
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void whatCutsEndsEveryPurposeAndLengthensNone() {
    RetentionRule cut =
        with(window("X", "endedAt").event("P0D").activity("two").rule(), Optional.empty(), true);
    GroupEntry group = serving(List.of(), rule("one", "P30D"), rule("two", "P90D"), cut);

    assertThat(outcome(group, open("at", TWO_DAYS_AGO))).isEqualTo(Outcome.KEEP);
    assertThat(outcome(group, open("at", TWO_DAYS_AGO, "endedAt", TWO_DAYS_AGO)))
        .isEqualTo(Outcome.DELETE_NOW);
    assertThat(
            outcome(group, open("at", "2026-01-01T00:00:00Z", "endedAt", "2026-12-24T00:00:00Z")))
        .isEqualTo(Outcome.DELETE_NOW);
    GroupEntry byFlag =
        serving(List.of(new Served("two", List.of(NEWS))), rule("one", "P30D"), cut);
    assertThat(outcome(byFlag, open("at", TWO_DAYS_AGO, "endedAt", TWO_DAYS_AGO)))
        .as("also where the row does not serve what it names")
        .isEqualTo(Outcome.DELETE_NOW);
  }

  private static List<Counted> counted(GroupEntry group, Facts facts) {
    return Declared.at(NOW, group, facts).counted();
  }

  private static Counted own(String from, String since, String end) {
    return new Counted(
        Optional.empty(),
        from,
        new Anchor.At(Instant.parse(since)),
        Optional.of(Instant.parse(end)));
  }

  @Test
  void saysFromWhatEachPeriodCounts() {
    GroupEntry upload = Declared.group(Declared.UPLOAD);
    String created = "2026-11-20T09:00:00Z";

    assertThat(counted(upload, open("createdAt", created, "completedAt", TWO_DAYS_AGO)))
        .containsExactly(own("completedAt", TWO_DAYS_AGO, "2026-11-24T10:00:00Z"));
    assertThat(counted(upload, open("createdAt", created)))
        .as("waited out")
        .containsExactly(own("createdAt", created, "2026-11-27T09:00:00Z"));
    assertThat(
            counted(upload, open("createdAt", "2026-10-23T00:00:00Z", "completedAt", TWO_DAYS_AGO)))
        .as("capped")
        .containsExactly(own("createdAt", "2026-10-23T00:00:00Z", "2026-11-22T00:00:00Z"));
    GroupEntry fallback = Declared.group(with(rule("one", "P1D"), Optional.of("other"), false));
    assertThat(counted(fallback, open("other", TWO_DAYS_AGO)))
        .containsExactly(own("other", TWO_DAYS_AGO, "2026-11-22T10:00:00Z"));
    assertThat(outcome(fallback, open("other", TWO_DAYS_AGO))).isEqualTo(Outcome.DELETE_NOW);
    GroupEntry closing = Declared.group(Declared.OUTPUT);
    assertThat(counted(closing, open())).isEmpty();
    assertThat(counted(closing, Declared.closed(TWO_DAYS_AGO)))
        .containsExactly(own("account.closedAt", TWO_DAYS_AGO, TWO_DAYS_AGO));
    assertThat(counted(Declared.INVOICE_TAX, open("issuedAt", TWO_DAYS_AGO)))
        .extracting(Counted::law)
        .containsExactly(Optional.of("tax-invoices"));
  }

  /** N4 by the register's words: what no request can end goes before what one can. */
  @Test
  void theRegisterSaysWhatCarriesAGroup() {
    PrivacyRegister register =
        PrivacyRegister.parse(
            "register.yml",
            """
            format: 1
            application: x
            controller: { name: X, contact: x@x.example, zone: Europe/Berlin }
            activities:
              one: { title: One, purposes: [service], basis: consent, recipients: [] }
              two: { title: Two, purposes: [service], basis: legitimate-interests, recipients: [] }
            """);
    Setting setting = Setting.of(register);
    GroupEntry consent = Declared.group(rule("one", "P90D"));
    GroupEntry interest = Declared.group(rule("one", "P90D"), rule("two", "P90D"));
    GroupEntry contract = Declared.group(rule("one", "P90D"), rule("three", "P90D"));

    assertThat(setting.basis(consent, Set.of())).isEqualTo(Basis.CONSENT_GIVEN);
    assertThat(setting.basis(interest, Set.of())).isEqualTo(Basis.INTEREST);
    assertThat(setting.basis(contract, Set.of())).isEqualTo(Basis.CONTRACT);
    Facts row = open("at", TWO_DAYS_AGO).withErasure(ErasureWish.VALID);
    Verdict gone = Decide.decide(consent, row, setting, Instant.parse(NOW));
    assertThat(gone.outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(gone.suppress()).as("the withdrawal is remembered").isTrue();
    Verdict objected = Decide.decide(interest, row, setting, Instant.parse(NOW));
    assertThat(objected.outcome()).isEqualTo(Outcome.DELETE_NOW);
    assertThat(objected.suppress()).isFalse();
  }

  /** N6: whose duty it was that met data of several people is said beside the row. */
  @Test
  void eachDutyOfOnePersonIsNamed() {
    GroupEntry output = Declared.group(Declared.OUTPUT);
    Facts shared = open().withShared(Shared.UNBALANCED);

    assertThat(beside(output, shared.withErasure(ErasureWish.ITEM)))
        .containsExactly(Reason.USER_DELETE, Reason.CONTRACT_ACTIVE);
    assertThat(beside(output, shared.withObjection(Objection.UPHELD)))
        .containsExactly(Reason.OBJECTION_UPHELD, Reason.CONTRACT_ACTIVE);
    assertThat(beside(output, shared.withObjection(Objection.DIRECT_MARKETING)))
        .containsExactly(Reason.DIRECT_MARKETING, Reason.CONTRACT_ACTIVE);
    assertThat(beside(output, shared.withBasis(Basis.CONSENT_WITHDRAWN)))
        .containsExactly(Reason.CONSENT_WITHDRAWN, Reason.CONTRACT_ACTIVE);
    assertThat(beside(output, Declared.closed(TWO_DAYS_AGO).withShared(Shared.UNBALANCED)))
        .as("a closed account is nobody's request")
        .containsExactly(Reason.ACCOUNT_CLOSED);
    assertThat(at(NOW, output, open().withErasure(ErasureWish.ORDER)).ground().source())
        .isEqualTo("order");
    assertThat(at(NOW, output, open().withErasure(ErasureWish.STRONG)).ground().source())
        .isEqualTo("request");
  }

  private static List<Reason> beside(GroupEntry group, Facts facts) {
    return at(NOW, group, facts).beside().stream().map(Ground::reason).toList();
  }

  @Test
  void anAnswerFollowsWhatWasAskedAndNothingElse() {
    GroupEntry output = Declared.group(Declared.OUTPUT);

    assertThat(at(NOW, output, open()).answer()).isEmpty();
    assertThat(at(NOW, output, Declared.closed(TWO_DAYS_AGO)).answer())
        .as("nobody asked; the account closed")
        .isEmpty();
    assertThat(at(NOW, output, open().withObjection(Objection.UPHELD)).answer())
        .contains(Answer.DONE);
    assertThat(at(NOW, output, open().withBasis(Basis.CONSENT_WITHDRAWN)).answer())
        .contains(Answer.DONE);
    assertThat(
            at(NOW, output, open().withObjection(Objection.UPHELD).withOtherPurpose(true)).answer())
        .contains(Answer.DONE_PURPOSE);
    assertThat(at(NOW, output, open().withErasure(ErasureWish.STRONG)).answer())
        .contains(Answer.DONE);
    assertThat(
            at(
                    NOW,
                    output,
                    open()
                        .withErasure(ErasureWish.VALID)
                        .withRestriction(Restriction.SUBJECT_PREFERS))
                .answer())
        .as("a restriction answers no erasure that is only clarified")
        .contains(Answer.CLARIFY);
  }
}
