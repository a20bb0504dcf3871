package dev.lethe.decide;

import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Security;
import dev.lethe.decide.Situation.Term;
import java.util.EnumSet;
import java.util.Set;

/**
 * Brings facts that lean on each other into the form that the table asks about: N1 to N9 of the
 * decision table. (N3 and N6 need no step: an ended ground is simply no longer a fact, and shared
 * data have rows of their own.)
 */
final class Normalisation {
  private static final Set<Term> RUNNING =
      EnumSet.of(Term.OPEN, Term.BEFORE_MIN, Term.WINDOW, Term.UNANCHORED);

  private final Situation raw;
  private final EnumSet<Note> notes = EnumSet.noneOf(Note.class);
  private Security security;
  private Restriction restriction;
  private ErasureWish erasure;
  private Basis basis;
  private Objection objection;
  private Account account;

  private Normalisation(Situation raw) {
    this.raw = raw;
    this.security = raw.security();
    this.restriction = raw.restriction();
    this.erasure = raw.erasure();
    this.basis = raw.basis();
    this.objection = raw.objection();
    this.account = raw.account();
  }

  static Case of(Situation raw) {
    var n = new Normalisation(raw);
    n.unverifiedWishWaits();
    n.minorIsErased();
    n.securityNeedsItsCondition();
    n.wishTakesTheFormOfItsBasis();
    boolean contractLives = n.contractLives();
    n.endedPurposeIsRemoved();
    n.liveContractIsClarified(contractLives);
    n.laterWishEndsRestriction();
    return n.result();
  }

  /** N1. */
  private void unverifiedWishWaits() {
    if (erasure == ErasureWish.RECEIVED) {
      erasure = ErasureWish.NONE;
      notes.add(Note.IDENTITY_PENDING);
    }
  }

  /** N2. */
  private void minorIsErased() {
    if (erasure == ErasureWish.CHILD) {
      erasure = ErasureWish.STRONG;
      account = account == Account.ACTIVE ? Account.GRACE : account;
      notes.add(Note.CHILD);
    }
  }

  /** N9, its word on security holds: claims have Art. 9(2)(f), the others need a condition. */
  private void securityNeedsItsCondition() {
    if (security != Security.CLAIMS
        && Case.special(raw.article9())
        && !Case.groundCondition(raw.article9())) {
      security = Security.NONE;
    }
  }

  /** N4: on consent a wish is a withdrawal, on legitimate interest an objection. */
  private void wishTakesTheFormOfItsBasis() {
    if (!Case.validErasure(erasure)) {
      return;
    }
    if (basis == Basis.CONSENT_GIVEN) {
      basis = Basis.CONSENT_WITHDRAWN;
    }
    boolean undecided = objection == Objection.NONE || objection == Objection.PENDING;
    if (basis == Basis.INTEREST && security == Security.NONE && undecided) {
      objection = Objection.UPHELD;
    }
  }

  private boolean contractLives() {
    boolean ended = objection == Objection.UPHELD || objection == Objection.DIRECT_MARKETING;
    return raw.otherPurpose() || (basis == Basis.CONTRACT && !ended);
  }

  /** N5: what remains is decided by the facts of the remaining purposes. */
  private void endedPurposeIsRemoved() {
    if (objection == Objection.DIRECT_MARKETING || basis == Basis.CONSENT_WITHDRAWN) {
      notes.add(Note.SUPPRESS);
    }
    if (!raw.otherPurpose()) {
      return;
    }
    if (objection == Objection.UPHELD || objection == Objection.DIRECT_MARKETING) {
      notes.add(objection == Objection.UPHELD ? Note.OBJECTED_PURPOSE : Note.MARKETING_PURPOSE);
      objection = Objection.NONE;
    }
    if (basis == Basis.CONSENT_WITHDRAWN) {
      notes.add(Note.CONSENT_PURPOSE);
      // A purpose that neither withdrawal nor objection ends rests on Art. 6(1)(b) to (d).
      basis = Basis.CONTRACT;
    }
  }

  /** N8. */
  private void liveContractIsClarified(boolean contractLives) {
    boolean asked = erasure == ErasureWish.VALID || erasure == ErasureWish.VALID_LATER;
    if (asked && contractLives && account == Account.ACTIVE && RUNNING.contains(raw.term())) {
      erasure = ErasureWish.NONE;
      notes.add(Note.CONTRACT_LIVE);
    }
  }

  /** N7. */
  private void laterWishEndsRestriction() {
    boolean later = erasure == ErasureWish.VALID_LATER || erasure == ErasureWish.STRONG_LATER;
    boolean own = Case.validErasure(erasure) && erasure != ErasureWish.ORDER;
    boolean wished =
        restriction == Restriction.SUBJECT_PREFERS || restriction == Restriction.SUBJECT_CLAIMS;
    if (later && wished) {
      restriction = Restriction.NONE;
      notes.add(Note.LATER_WISH);
    } else if (own && restriction == Restriction.ACCURACY_CONTESTED) {
      restriction = Restriction.NONE;
      notes.add(Note.RESTRICTION_MOOT);
    }
  }

  private Case result() {
    return new Case(
        raw.term(),
        raw.duty(),
        raw.held(),
        security,
        restriction,
        erasure,
        basis,
        objection,
        account,
        raw.shared(),
        raw.article9(),
        notes);
  }
}
