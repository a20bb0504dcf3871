package dev.lethe.decide;

import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Duty;
import dev.lethe.decide.Situation.Security;
import dev.lethe.decide.Situation.Term;
import java.util.Set;

/**
 * A normalised situation: what the judges ask about. There is one purpose left in it, and a wish
 * that cannot act yet is no longer a wish.
 */
record Case(
    Term term,
    Duty duty,
    boolean held,
    Security security,
    Restriction restriction,
    ErasureWish erasure,
    Basis basis,
    Objection objection,
    Account account,
    Shared shared,
    Article9 article9,
    Set<Note> notes) {

  boolean active() {
    return account == Account.ACTIVE;
  }

  /** Past its maximum, or past the age at which it goes without its event. */
  boolean expired() {
    return term == Term.PAST_MAX || term == Term.PAST_IF_NEVER;
  }

  boolean covered() {
    return duty == Duty.COVERS;
  }

  boolean secured() {
    return security != Security.NONE;
  }

  boolean validErasure() {
    return validErasure(erasure);
  }

  static boolean validErasure(ErasureWish erasure) {
    return switch (erasure) {
      case VALID, VALID_LATER, STRONG, STRONG_LATER, ORDER -> true;
      case NONE, RECEIVED, ITEM, CHILD -> false;
    };
  }

  boolean itemDeleted() {
    return erasure == ErasureWish.ITEM;
  }

  /** The only consent was withdrawn. */
  boolean consentWithdrawn() {
    return basis == Basis.CONSENT_WITHDRAWN;
  }

  boolean objectionWon() {
    return objection == Objection.UPHELD || objection == Objection.DIRECT_MARKETING;
  }

  /** Somebody's wish or decision obliges to delete. */
  boolean dutyToDelete() {
    return validErasure() || itemDeleted() || objectionWon() || consentWithdrawn();
  }

  /** A duty to delete that passes over Art. 18(1)(a), (d), objections and mere interests. */
  boolean strong() {
    return switch (erasure) {
      case STRONG, STRONG_LATER, ORDER -> true;
      default -> consentWithdrawn();
    };
  }

  /** A duty to delete that comes from one person, whose closed account counts as one. */
  boolean dutyOfOne() {
    return dutyToDelete() || (term == Term.OPEN && account == Account.CLOSED);
  }

  boolean shared(Shared how) {
    return shared == how && dutyOfOne();
  }

  /** Nobody asks that it go or rest, and its own retention runs. */
  boolean undisturbed() {
    return active()
        && !expired()
        && !dutyToDelete()
        && restriction == Restriction.NONE
        && objection != Objection.PENDING;
  }

  /** It may be used, not only stored: a special category needs its purpose's condition. */
  boolean usable() {
    return !special(article9) || article9 == Article9.PURPOSE || article9 == Article9.BOTH;
  }

  /** The ground that keeps it may do so: a special category needs the ground's condition. */
  boolean keepable() {
    return !special(article9) || groundCondition(article9);
  }

  static boolean special(Article9 article9) {
    return article9 != Article9.NOT_SPECIAL;
  }

  static boolean groundCondition(Article9 article9) {
    return article9 == Article9.GROUND || article9 == Article9.BOTH;
  }
}
