package dev.lethe.decide;

import static dev.lethe.model.Outcome.DELETE_NOW;
import static dev.lethe.model.Outcome.DETACH;
import static dev.lethe.model.Outcome.KEEP;
import static dev.lethe.model.Outcome.KEEP_RESTRICTED;
import static dev.lethe.model.Outcome.PSEUDONYMISE;
import static dev.lethe.model.Outcome.REVIEW;

import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import java.util.Optional;

/** The rows of the decision table: outcome, reason, citation, and how long. */
enum Row {
  R1("1", REVIEW, Reason.UNMAPPED, "Art. 5(2) GDPR", Source.GROUP, Lasts.WEEK, Answer.BLOCKED),
  R1B(
      "1b",
      REVIEW,
      Reason.ART9_CONDITION_MISSING,
      "Art. 9(1), 9(2) GDPR",
      Source.GROUP,
      Lasts.WEEK,
      Answer.PENDING),
  R2(
      "2",
      REVIEW,
      Reason.CONFLICTING_ORDERS,
      "Art. 17(1)(e) against 17(3)(e) GDPR",
      Source.HOLD,
      Lasts.DAY),
  R3("3", KEEP, Reason.LEGAL_HOLD, "Art. 6(1)(f) or (c) GDPR", Source.HOLD, Lasts.HOLD),
  R3B(
      "3b",
      KEEP_RESTRICTED,
      Reason.LEGAL_HOLD,
      "Art. 17(3)(e), 6(1)(f) or (c) GDPR",
      Source.HOLD,
      Lasts.HOLD),
  R4(
      "4",
      KEEP_RESTRICTED,
      Reason.LEGAL_HOLD,
      "Art. 17(3)(e) GDPR",
      Source.HOLD,
      Lasts.HOLD,
      Answer.REFUSED),
  R5(
      "5",
      KEEP,
      Reason.HOLD_AND_OBLIGATION,
      "Art. 17(3)(b) and (e) GDPR",
      Source.HOLD,
      Lasts.HOLD_OR_OBLIGATION),
  R5_RESTRICTED(
      "5",
      KEEP_RESTRICTED,
      Reason.HOLD_AND_OBLIGATION,
      "Art. 17(3)(b) and (e) GDPR",
      Source.HOLD,
      Lasts.HOLD_OR_OBLIGATION,
      Answer.REFUSED),
  R6("6", KEEP_RESTRICTED, Reason.LEGAL_HOLD_HIDDEN, "Art. 17(3)(e) GDPR", Source.HOLD, Lasts.HOLD),
  R11(
      "11",
      KEEP,
      Reason.ACTIVE_AND_OBLIGATION,
      "Art. 6(1)(b), (c) GDPR",
      Source.OBLIGATION,
      Lasts.RETENTION_OR_OBLIGATION),
  R12(
      "12",
      KEEP_RESTRICTED,
      Reason.LEGAL_OBLIGATION,
      "Art. 6(1)(c) GDPR",
      Source.OBLIGATION,
      Lasts.OBLIGATION),
  R13(
      "13",
      KEEP_RESTRICTED,
      Reason.LEGAL_OBLIGATION,
      "Art. 17(3)(b) GDPR",
      Source.OBLIGATION,
      Lasts.OBLIGATION,
      Answer.REFUSED),
  R14(
      "14",
      DELETE_NOW,
      Reason.OUTSIDE_OBLIGATION,
      "Art. 17(1)(a) GDPR",
      Source.REQUEST,
      Lasts.NOT,
      Answer.DONE),
  R16(
      "16",
      REVIEW,
      Reason.OBLIGATION_UNANCHORED,
      "Art. 5(2) GDPR",
      Source.OBLIGATION,
      Lasts.THIRTY_DAYS,
      Answer.REFUSED_PROVISIONALLY),
  R17(
      "17",
      KEEP_RESTRICTED,
      Reason.SUBJECT_PREFERS_RESTRICTION,
      "Art. 18(1)(b) GDPR",
      Source.REQUEST,
      Lasts.HALF_YEAR,
      Answer.SUPERSEDED),
  R18(
      "18",
      KEEP_RESTRICTED,
      Reason.SUBJECT_CLAIMS,
      "Art. 18(1)(c) GDPR",
      Source.REQUEST,
      Lasts.HALF_YEAR,
      Answer.SUPERSEDED),
  R20(
      "20",
      KEEP_RESTRICTED,
      Reason.ACCURACY_CONTESTED,
      "Art. 18(1)(a) GDPR",
      Source.REQUEST,
      Lasts.MONTH),
  R22(
      "22",
      KEEP_RESTRICTED,
      Reason.OBJECTION_PENDING,
      "Art. 18(1)(d) GDPR",
      Source.REQUEST,
      Lasts.MONTH,
      Answer.PENDING),
  R23(
      "23",
      DELETE_NOW,
      Reason.OBJECTION_UPHELD,
      "Art. 17(1)(c) GDPR",
      Source.REQUEST,
      Lasts.NOT,
      Answer.DONE),
  R25(
      "25",
      KEEP,
      Reason.COMPELLING_GROUNDS,
      "Art. 21(1) GDPR",
      Source.RETENTION,
      Lasts.RETENTION,
      Answer.REFUSED),
  R26(
      "26",
      DELETE_NOW,
      Reason.DIRECT_MARKETING,
      "Art. 21(3), 17(1)(c) GDPR",
      Source.REQUEST,
      Lasts.NOT,
      Answer.DONE),
  R27(
      "27",
      KEEP,
      Reason.SECURITY_INVESTIGATION,
      "Art. 6(1)(f) GDPR, published policy §3",
      Source.SECURITY,
      Lasts.SECURITY),
  R27_RESTRICTED(
      "27",
      KEEP_RESTRICTED,
      Reason.SECURITY_INVESTIGATION,
      "Art. 6(1)(f) GDPR, published policy §3",
      Source.SECURITY,
      Lasts.SECURITY),
  R28(
      "28",
      KEEP_RESTRICTED,
      Reason.SECURITY_CLAIMS,
      "Art. 17(3)(e) GDPR",
      Source.SECURITY,
      Lasts.SECURITY,
      Answer.REFUSED),
  R29(
      "29",
      KEEP_RESTRICTED,
      Reason.OVERRIDING_INTEREST,
      "Art. 17(1)(a) GDPR is not met, 21(1)",
      Source.SECURITY,
      Lasts.SECURITY,
      Answer.REFUSED),
  R30(
      "30",
      REVIEW,
      Reason.ASSESSMENT_MISSING,
      "Art. 5(2) GDPR",
      Source.SECURITY,
      Lasts.WEEK,
      Answer.PENDING),
  R32B(
      "32b",
      DELETE_NOW,
      Reason.USER_DELETE,
      "Art. 6(1)(b) GDPR, published policy §3",
      Source.RETENTION,
      Lasts.NOT,
      Answer.DONE),
  R34("34", DELETE_NOW, Reason.ERASURE, "Art. 17(1) GDPR", Source.REQUEST, Lasts.NOT, Answer.DONE),
  R35(
      "35",
      DELETE_NOW,
      Reason.SUBJECT_OVERRIDES_MIN,
      "Art. 17(1) GDPR",
      Source.REQUEST,
      Lasts.NOT,
      Answer.DONE),
  R36(
      "36",
      DETACH,
      Reason.SHARED_SEPARABLE,
      "Art. 17(1), 15(4) GDPR",
      Source.REQUEST,
      Lasts.NOT,
      Answer.DONE_OWN_PART),
  R37(
      "37",
      PSEUDONYMISE,
      Reason.SHARED_INSEPARABLE,
      "Art. 17(3)(a) GDPR, or 17(1) is not met for the others",
      Source.REQUEST,
      Lasts.OTHERS,
      Answer.PARTIAL),
  R37B(
      "37b",
      DETACH,
      Reason.SHARED_NO_BALANCE,
      "Art. 17(1) GDPR",
      Source.REQUEST,
      Lasts.NOT,
      Answer.DONE_OWN_PART),
  R38(
      "38",
      DELETE_NOW,
      Reason.LAST_SUBJECT,
      "Art. 17(1) GDPR",
      Source.REQUEST,
      Lasts.NOT,
      Answer.DONE),
  R39("39", DELETE_NOW, Reason.CONSENT_WITHDRAWN, "Art. 17(1)(b) GDPR", Source.REQUEST, Lasts.NOT),
  R42("42", KEEP, Reason.NOT_STARTED, "Art. 6 GDPR", Source.RETENTION, Lasts.RETENTION),
  R43("43", DELETE_NOW, Reason.ANCHOR_CAP, "Art. 5(1)(e) GDPR", Source.RETENTION, Lasts.NOT),
  R46("46", DELETE_NOW, Reason.EXPIRED, "Art. 5(1)(e) GDPR", Source.RETENTION, Lasts.NOT),
  R47("47", DELETE_NOW, Reason.EXPIRING, "Art. 5(1)(e) GDPR", Source.RETENTION, Lasts.NOT),
  R48("48", KEEP, Reason.PURPOSE_LIVE, "Art. 6 GDPR", Source.RETENTION, Lasts.RETENTION),
  R49("49", KEEP, Reason.CONTRACT_ACTIVE, "Art. 6(1)(b) GDPR", Source.RETENTION, Lasts.RETENTION),
  R50(
      "50",
      KEEP_RESTRICTED,
      Reason.CLOSURE_GRACE,
      "Art. 17(1)(a) GDPR",
      Source.RETENTION,
      Lasts.RETENTION),
  R50B(
      "50b",
      DELETE_NOW,
      Reason.ACCOUNT_CLOSED,
      "Art. 17(1)(a) GDPR, published policy §3",
      Source.RETENTION,
      Lasts.NOT),
  R51("51", REVIEW, Reason.UNDECIDED, "Art. 5(2) GDPR", Source.GROUP, Lasts.WEEK);

  /** Where the ground of a row was said. */
  enum Source {
    HOLD,
    SECURITY,
    OBLIGATION,
    RETENTION,
    REQUEST,
    GROUP
  }

  /** How long a row keeps. */
  enum Lasts {
    NOT,
    DAY,
    WEEK,
    THIRTY_DAYS,
    MONTH,
    HALF_YEAR,
    HOLD,
    OBLIGATION,
    HOLD_OR_OBLIGATION,
    SECURITY,
    RETENTION,
    RETENTION_OR_OBLIGATION,
    OTHERS
  }

  /** As the table counts it. */
  final String number;

  final Outcome outcome;
  final Reason reason;
  final String citation;
  final Source source;
  final Lasts lasts;
  final Optional<Answer> answer;

  Row(String number, Outcome outcome, Reason reason, String citation, Source source, Lasts lasts) {
    this(number, outcome, reason, citation, source, lasts, Optional.empty());
  }

  Row(
      String number,
      Outcome outcome,
      Reason reason,
      String citation,
      Source source,
      Lasts lasts,
      Answer answer) {
    this(number, outcome, reason, citation, source, lasts, Optional.of(answer));
  }

  Row(
      String number,
      Outcome outcome,
      Reason reason,
      String citation,
      Source source,
      Lasts lasts,
      Optional<Answer> answer) {
    boolean ends = outcome == DELETE_NOW || outcome == DETACH;
    if (ends != (lasts == Lasts.NOT)) {
      throw new IllegalArgumentException(
          "row " + number + (ends ? " must not have an until" : " needs an until"));
    }
    this.number = number;
    this.outcome = outcome;
    this.reason = reason;
    this.citation = citation;
    this.source = source;
    this.lasts = lasts;
    this.answer = answer;
  }

  /**
   * Whether what this row keeps lacks the Art. 9(2) condition that would let it: then row 1b stands
   * in its place. Storage under Art. 18 needs none, holds and claims have Art. 9(2)(f).
   */
  boolean lacksCondition(Case it) {
    return switch (this) {
      case R12, R13 -> !it.keepable();
      case R25, R37, R42, R48, R49, R50 -> !it.usable();
      default -> false;
    };
  }

  /** Whether its answer is one to an erasure, not to an objection or withdrawal. */
  boolean answersErasureOnly() {
    return switch (this) {
      case R5_RESTRICTED, R16, R17, R18 -> true;
      default -> false;
    };
  }
}
