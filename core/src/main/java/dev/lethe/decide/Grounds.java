package dev.lethe.decide;

import dev.lethe.decide.Row.Source;
import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Security;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grounds of one verdict: the one that decides, and everything beside it. */
final class Grounds {
  private static final Set<Note> DECIDING_NOTES =
      EnumSet.of(Note.CHILD, Note.LATER_WISH, Note.RESTRICTION_MOOT);

  private final Verdict verdict;
  private final Row row;
  private final Case situation;

  Grounds(Verdict verdict) {
    this.verdict = verdict;
    this.row = verdict.row;
    this.situation = verdict.situation;
  }

  Ground deciding() {
    if (verdict.outcome() == Outcome.ANONYMISE) {
      return new Ground(
          Reason.EXPIRED_ANONYMISED,
          "Recital 26 GDPR",
          verdict.retention.orElseThrow().rule().declaredIn());
    }
    return decidingNote()
        .map(note -> new Ground(note.reason, note.citation, request()))
        .orElseGet(this::ofRow);
  }

  /** The others, where there are any: mostly there are none, and nothing is made. */
  List<Ground> beside() {
    var grounds = new ArrayList<Ground>(0);
    if (verdict.outcome() == Outcome.ANONYMISE || decidingNote().isPresent()) {
      grounds.add(ofRow());
    }
    dutyOfOne().ifPresent(duty -> grounds.add(new Ground(duty.reason, duty.citation, request())));
    for (Note note : situation.notes()) {
      if (note != Note.SUPPRESS && !DECIDING_NOTES.contains(note)) {
        grounds.add(new Ground(note.reason, note.citation, request()));
      }
    }
    addHolds(grounds);
    addObligations(grounds);
    if (row.source != Source.RETENTION && verdict.retention.isPresent()) {
      grounds.add(own(ownRow(), verdict.retention.get()));
    }
    if (row.outcome == Outcome.DELETE_NOW) {
      addEnded(grounds);
    }
    return grounds;
  }

  private void addHolds(List<Ground> grounds) {
    boolean decides = row.source == Source.HOLD;
    for (HoldFact hold : verdict.holds.legal()) {
      if (!decides) {
        grounds.add(new Ground(Reason.LEGAL_HOLD, Row.R4.citation, hold.reference()));
      }
      decides = false;
    }
    decides = row.source == Source.SECURITY;
    for (Holds.SecurityHold hold : verdict.holds.security()) {
      if (!decides) {
        grounds.add(hold.ground(Reason.SECURITY_INVESTIGATION, Row.R27.citation));
      }
      decides = false;
    }
  }

  private void addObligations(List<Ground> grounds) {
    boolean decides = row.source == Source.OBLIGATION;
    for (ObligationEnd obligation : verdict.obligations) {
      if (obligation.runs(verdict.at)) {
        if (!decides) {
          grounds.add(obligation.ground(Reason.LEGAL_OBLIGATION));
        }
        decides = false;
      }
    }
    for (ObligationEnd obligation : verdict.obligations) {
      obligation.suspended().ifPresent(grounds::add);
    }
  }

  /** What no longer keeps it, or never did: said where it goes. */
  private void addEnded(List<Ground> grounds) {
    for (ObligationEnd obligation : verdict.obligations) {
      if (obligation.ended(verdict.at)) {
        grounds.add(obligation.ground(Reason.OBLIGATION_ENDED));
      }
    }
    for (HoldFact hold : verdict.holds.ended()) {
      grounds.add(new Ground(Reason.SECURITY_ENDED, Row.R46.citation, hold.reference()));
    }
    for (ObligationEnd obligation : verdict.runningElsewhere()) {
      grounds.add(obligation.ground(Reason.OUTSIDE_OBLIGATION));
    }
  }

  private Optional<Note> decidingNote() {
    if (row.outcome == Outcome.DELETE_NOW) {
      for (Note note : situation.notes()) {
        if (DECIDING_NOTES.contains(note)) {
          return Optional.of(note);
        }
      }
    }
    return Optional.empty();
  }

  private Ground ofRow() {
    return switch (row.source) {
      case HOLD -> new Ground(row.reason, cited(), verdict.holds.legal().get(0).reference());
      case SECURITY -> verdict.holds.security().get(0).ground(row.reason, cited());
      case OBLIGATION -> decidingObligation().ground(row.reason);
      case RETENTION -> own(row, verdict.retention.orElseThrow());
      case REQUEST -> new Ground(row.reason, row.citation, request());
      case GROUP -> new Ground(row.reason, row.citation, verdict.group.id());
    };
  }

  /** Its own period, and the promise that made it shorter for this record. */
  private static Ground own(Row row, Retention retention) {
    return new Ground(
        row.reason,
        row.citation
            + retention.promise().map(p -> "; as promised at collection: " + p.says()).orElse(""),
        retention.rule().declaredIn());
  }

  /** Holds and claims are an Art. 9(2) condition themselves. */
  private String cited() {
    boolean claims = row.source == Source.HOLD || situation.security() == Security.CLAIMS;
    return claims && Case.special(situation.article9())
        ? row.citation + "; Art. 9(2)(f) GDPR"
        : row.citation;
  }

  private ObligationEnd decidingObligation() {
    return row == Row.R16
        ? verdict.obligations.stream().filter(ObligationEnd::unanchored).findFirst().orElseThrow()
        : verdict.longest();
  }

  private String request() {
    return verdict.facts.erasure() == ErasureWish.ORDER ? "order" : "request";
  }

  /** Whose duty it was that met data of several people. */
  private Optional<Row> dutyOfOne() {
    switch (row) {
      case R36, R37, R37B, R38 -> {}
      default -> {
        return Optional.empty();
      }
    }
    if (situation.validErasure()) {
      return Optional.of(Row.R34);
    }
    if (situation.itemDeleted()) {
      return Optional.of(Row.R32B);
    }
    if (situation.objectionWon()) {
      return Optional.of(situation.objection() == Objection.UPHELD ? Row.R23 : Row.R26);
    }
    return situation.consentWithdrawn() ? Optional.of(Row.R39) : Optional.empty();
  }

  /** The row that its retention alone would give. */
  private Row ownRow() {
    return switch (verdict.retention.orElseThrow().term(verdict.at)) {
      case UNANCHORED -> Row.R42;
      case PAST_IF_NEVER -> Row.R43;
      case BEFORE_MIN -> Row.R48;
      case WINDOW -> Row.R47;
      case PAST_MAX -> Row.R46;
      case OPEN ->
          situation.account() == Account.ACTIVE
              ? Row.R49
              : situation.account() == Account.GRACE ? Row.R50 : Row.R50B;
    };
  }
}
