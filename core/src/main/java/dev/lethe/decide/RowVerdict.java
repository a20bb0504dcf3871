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
 * @param unmapped ids of the groups that would go with the row, and of which nobody has said all
 *     that they hold: since the row stays, they are for review
 */
public record RowVerdict(
    Action action,
    Set<String> going,
    Set<String> waitingForArming,
    boolean skeleton,
    Set<String> unmapped) {
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
    unmapped = Set.copyOf(unmapped);
  }

  /**
   * Composes the verdicts of one row.
   *
   * @param verdicts by group id
   * @param permitted ids of the groups whose rule may act
   * @param emptied ids of the groups that an earlier run emptied
   * @param needed whether a row that stays references this one and cannot let go of it
   * @param riders ids of the groups that go with the row and never keep it, nor make it go
   * @param unmapped ids of the groups of which nobody has said all that they hold: they go with the
   *     row and never alone
   */
  public static RowVerdict compose(
      Map<String, Verdict> verdicts,
      Set<String> permitted,
      Set<String> emptied,
      boolean needed,
      Set<String> riders,
      Set<String> unmapped) {
    var going = new TreeSet<String>();
    var waiting = new TreeSet<String>();
    boolean nothingLeft = !riders.containsAll(verdicts.keySet());
    boolean mayAllGo = nothingLeft && !needed;
    for (var entry : verdicts.entrySet()) {
      String group = entry.getKey();
      Verdict verdict = entry.getValue();
      boolean goes = verdict.goes() && !emptied.contains(group);
      if (goes) {
        (permitted.contains(group) ? going : waiting).add(group);
      }
      // What was emptied but is kept now may have been filled again, and a hold keeps its row; what
      // an anonymised group became stands in the row.
      mayAllGo &= riders.contains(group) || verdict.outcome() == Outcome.DELETE_NOW;
      nothingLeft &=
          riders.contains(group)
              || (verdict.outcome() == Outcome.DELETE_NOW
                  && (emptied.contains(group) || going.contains(group)));
    }
    if (nothingLeft && !needed) {
      waiting.removeAll(riders);
      riders.stream().filter(r -> !emptied.contains(r)).forEach(going::add);
      return new RowVerdict(Action.DELETE_ROW, going, waiting, false, Set.of());
    }
    var apart = new TreeSet<String>(unmapped);
    apart.removeIf(group -> !going.contains(group) && !waiting.contains(group));
    going.removeAll(apart);
    if (mayAllGo) { // once the other rules are armed, all of it goes with the row
      waiting.addAll(apart);
      apart.clear();
    } else {
      waiting.removeAll(apart);
    }
    return new RowVerdict(
        going.isEmpty() ? Action.STAY : Action.EMPTY,
        going,
        waiting,
        nothingLeft && apart.isEmpty(),
        apart);
  }
}
