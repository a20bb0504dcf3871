package dev.lethe.decide;

import dev.lethe.model.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens to a row, composed of the verdicts on its field groups.
 *
 * @param action delete it, empty some groups, or let it stay
 * @param going ids of the groups that go now
 * @param waitingForArming ids of the groups that would go if their rule were armed
 * @param skeleton whether everything in it goes and the row stays only because a kept row
 *     references it
 */
public record RowVerdict(
    Action action, Set<String> going, Set<String> waitingForArming, boolean skeleton) {
  /** What is done with a row. */
  public enum Action {
    /** Nothing in it is kept: the row goes. */
    DELETE_ROW,
    /** The groups in {@link RowVerdict#going} are emptied, the row stays. */
    EMPTY,
    /** Nothing goes now. */
    STAY
  }

  public RowVerdict {
    going = Set.copyOf(going);
    waitingForArming = Set.copyOf(waitingForArming);
  }

  /**
   * Composes the verdicts of one row.
   *
   * @param verdicts by group id
   * @param permitted ids of the groups whose rule may act
   * @param emptied ids of the groups that an earlier run emptied
   * @param needed whether a row that stays references this one and cannot let go of it
   * @param riders ids of the groups that go with the row and never keep it, nor make it go
   */
  public static RowVerdict compose(
      Map<String, Verdict> verdicts,
      Set<String> permitted,
      Set<String> emptied,
      boolean needed,
      Set<String> riders) {
    var going = new TreeSet<String>();
    var waiting = new TreeSet<String>();
    boolean nothingLeft = !riders.containsAll(verdicts.keySet());
    for (var entry : verdicts.entrySet()) {
      String group = entry.getKey();
      Verdict verdict = entry.getValue();
      boolean goes = verdict.goes() && !emptied.contains(group);
      if (goes) {
        (permitted.contains(group) ? going : waiting).add(group);
      }
      // What was emptied but is kept now may have been filled again, and a hold keeps its row; what
      // an anonymised group became stands in the row.
      nothingLeft &=
          riders.contains(group)
              || (verdict.outcome() == Outcome.DELETE_NOW
                  && (emptied.contains(group) || going.contains(group)));
    }
    if (nothingLeft && !needed) {
      waiting.removeAll(riders);
      riders.stream().filter(r -> !emptied.contains(r)).forEach(going::add);
      return new RowVerdict(Action.DELETE_ROW, going, waiting, false);
    }
    return new RowVerdict(
        going.isEmpty() ? Action.STAY : Action.EMPTY, going, waiting, nothingLeft);
  }
}
