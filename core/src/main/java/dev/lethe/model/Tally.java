package dev.lethe.model;

import java.util.List;

/** found = erased + kept + busy, or it cannot be made. */
public record Tally(String entity, long found, List<Erased> erased, List<Kept> kept, long busy) {
  public Tally {
    erased = List.copyOf(erased);
    kept = List.copyOf(kept);
    long e = erased.stream().mapToLong(Erased::count).sum(),
        k = kept.stream().mapToLong(Kept::count).sum();
    if (found != e + k + busy)
      throw new IllegalArgumentException(
          entity + ": found " + found + " is not erased " + e + " + kept " + k + " + busy " + busy);
  }

  public boolean complete() {
    return busy == 0;
  }
}
