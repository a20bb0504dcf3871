package dev.lethe.decide;

import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Duty;
import dev.lethe.decide.Situation.Security;
import dev.lethe.decide.Situation.Term;
import java.util.List;
import java.util.function.Predicate;

/** The decision table: judges in the order in which they are asked; the first that speaks wins. */
final class Table {
  private static final Judge UNDECIDED = judge("nobody spoke", Row.R51, it -> true);

  /** In the evaluation order, which is not the order of the rows' numbers. */
  static final List<Judge> JUDGES =
      List.of(
          judge("order against hold", Row.R2, it -> it.held() && it.erasure() == ErasureWish.ORDER),
          judge("item deleted under hold", Row.R6, it -> it.held() && it.itemDeleted()),
          judge(
              "hold and obligation, in use",
              Row.R5,
              it -> it.held() && it.covered() && it.undisturbed() && it.usable()),
          judge("hold and obligation", Row.R5_RESTRICTED, it -> it.held() && it.covered()),
          judge("erasure under hold", Row.R4, it -> it.held() && it.validErasure()),
          judge("hold, in use", Row.R3, it -> it.held() && it.undisturbed() && it.usable()),
          judge("hold", Row.R3B, Case::held),
          judge("obligation without its event", Row.R16, it -> it.duty() == Duty.UNANCHORED),
          judge(
              "erasure under obligation",
              Row.R13,
              it -> it.covered() && (it.validErasure() || it.itemDeleted())),
          // In the window it is the obligation alone that keeps, so that its condition is needed.
          judge(
              "obligation, in use",
              Row.R11,
              it ->
                  it.covered()
                      && it.undisturbed()
                      && it.usable()
                      && (it.keepable() || it.term() != Term.WINDOW)),
          judge("obligation", Row.R12, Case::covered),
          judge(
              "restriction preferred",
              Row.R17,
              it -> it.restriction() == Restriction.SUBJECT_PREFERS),
          judge(
              "restricted for the person's claims",
              Row.R18,
              it -> it.restriction() == Restriction.SUBJECT_CLAIMS),
          judge(
              "accuracy contested",
              Row.R20,
              it -> it.restriction() == Restriction.ACCURACY_CONTESTED && !it.strong()),
          judge(
              "objection pending",
              Row.R22,
              it ->
                  (it.restriction() == Restriction.OBJECTION_PENDING
                          || it.objection() == Objection.PENDING)
                      && !it.validErasure()
                      && !it.strong()),
          judge(
              "claims foreseen",
              Row.R28,
              it -> it.security() == Security.CLAIMS && it.dutyToDelete()),
          judge(
              "overriding interest on record",
              Row.R29,
              it ->
                  it.security() == Security.ASSESSED
                      && weakDuty(it)
                      && it.objection() != Objection.UPHELD),
          judge("no assessment", Row.R30, it -> it.secured() && weakDuty(it)),
          judge(
              "investigation, in use",
              Row.R27,
              it ->
                  it.secured()
                      && !it.dutyToDelete()
                      && it.active()
                      && !it.expired()
                      && it.usable()),
          judge("investigation", Row.R27_RESTRICTED, it -> it.secured() && !it.dutyToDelete()),
          judge(
              "shared, event never came", Row.R43, ifShared(it -> it.term() == Term.PAST_IF_NEVER)),
          judge("shared, past its maximum", Row.R46, ifShared(it -> it.term() == Term.PAST_MAX)),
          judge("shared, in its window", Row.R47, ifShared(it -> it.term() == Term.WINDOW)),
          judge(
              "compelling grounds",
              Row.R25,
              it ->
                  it.objection() == Objection.OVERRIDDEN
                      && it.active()
                      && !it.expired()
                      && it.term() != Term.WINDOW
                      && !it.strong()),
          judge("shared, separable", Row.R36, it -> it.shared(Shared.SEPARABLE)),
          judge("shared, others weighed", Row.R37, it -> it.shared(Shared.BALANCED)),
          judge("shared, others not weighed", Row.R37B, it -> it.shared(Shared.UNBALANCED)),
          judge("last of those who shared", Row.R38, it -> it.shared(Shared.OTHERS_GONE)),
          judge("item deleted", Row.R32B, Case::itemDeleted),
          judge(
              "erasure before the minimum",
              Row.R35,
              it -> it.validErasure() && it.term() == Term.BEFORE_MIN),
          judge(
              "erasure beside an obligation",
              Row.R14,
              it -> it.validErasure() && it.duty() == Duty.ELSEWHERE),
          judge("erasure", Row.R34, Case::validErasure),
          judge(
              "objection to marketing",
              Row.R26,
              it -> it.objection() == Objection.DIRECT_MARKETING),
          judge("objection upheld", Row.R23, it -> it.objection() == Objection.UPHELD),
          judge("consent withdrawn", Row.R39, Case::consentWithdrawn),
          judge("event not yet come", Row.R42, it -> it.term() == Term.UNANCHORED),
          judge("event never came", Row.R43, it -> it.term() == Term.PAST_IF_NEVER),
          judge("past its maximum", Row.R46, it -> it.term() == Term.PAST_MAX),
          judge("in its window", Row.R47, it -> it.term() == Term.WINDOW),
          judge("before its minimum", Row.R48, it -> it.term() == Term.BEFORE_MIN),
          judge("relationship lives", Row.R49, it -> it.term() == Term.OPEN && it.active()),
          judge("closing", Row.R50, it -> it.term() == Term.OPEN && it.account() == Account.GRACE),
          judge(
              "closed", Row.R50B, it -> it.term() == Term.OPEN && it.account() == Account.CLOSED));

  private Table() {}

  /** The judge who speaks first; the last resort where none does. */
  static Judge speaker(List<Judge> judges, Case it) {
    for (Judge judge : judges) {
      if (judge.when().test(it)) {
        return judge;
      }
    }
    return UNDECIDED;
  }

  /** The row that applies. */
  static Row row(Case it) {
    Row row = speaker(JUDGES, it).row();
    return row.lacksCondition(it) ? Row.R1B : row;
  }

  private static boolean weakDuty(Case it) {
    return it.dutyToDelete() && !it.strong();
  }

  private static Predicate<Case> ifShared(Predicate<Case> when) {
    return it -> it.shared() != Shared.ALONE && when.test(it);
  }

  private static Judge judge(String name, Row row, Predicate<Case> when) {
    return new Judge(name, row, when);
  }
}
