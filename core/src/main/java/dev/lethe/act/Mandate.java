package dev.lethe.act;

import dev.lethe.act.Judging.Judged;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.RowVerdict;
import dev.lethe.store.Where;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** On whose behalf a batch is acted on: a retention run by armed rules, or one erasure. */
public interface Mandate {
  /** The run or the erasure. */
  UUID work();

  /** The erasure whose case what waits, and what is delivered, belongs to; empty for a run. */
  Optional<UUID> erasure();

  /** Ids of the groups of this row that may be acted on, if their verdict is that they go. */
  Set<String> permitted(Judged judged);

  /** Told what the verdicts and the permission add up to, row by row. */
  void composed(RowVerdict row);

  /** Whether a kept group is counted, though nothing is done to it. */
  boolean counts(GroupEntry group);

  /** What must still be true of a row in the change itself, since other rows may have changed. */
  Where condition(GroupEntry group);
}
