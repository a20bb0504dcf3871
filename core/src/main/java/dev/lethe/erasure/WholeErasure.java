package dev.lethe.erasure;

import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Mandate;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.RowVerdict;
import dev.lethe.store.Where;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An erasure's mandate: every group of its rows, as long as the row is still the person's.
 *
 * @param theirs condition that the row is still what the erasure is about
 */
record WholeErasure(UUID work, Where theirs) implements Mandate {
  @Override
  public Optional<UUID> erasure() {
    return Optional.of(work);
  }

  @Override
  public Set<String> permitted(Judged judged) {
    return judged.verdicts().keySet();
  }

  @Override
  public void composed(RowVerdict row) {}

  @Override
  public boolean counts(GroupEntry group) {
    return true;
  }

  @Override
  public Where condition(GroupEntry group) {
    return theirs;
  }
}
