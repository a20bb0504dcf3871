package dev.lethe.decide;

import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Until;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one field group of one record, and why.
 *
 * @param outcome what happens
 * @param ground why, from the first row of the table that applies
 * @param beside what else speaks about it: further grounds, and how its own retention stands
 * @param until how long it is kept; empty exactly where it goes
 * @param then what happens when {@code until} comes, if nothing else changes; empty where that
 *     needs a person
 * @param answer to the request about it, where there is one
 * @param suppress whether the person's address goes to the suppression log
 */
public record Verdict(
    Outcome outcome,
    Ground ground,
    List<Ground> beside,
    Optional<Until> until,
    Optional<Outcome> then,
    Optional<Answer> answer,
    boolean suppress) {
  public Verdict {
    beside = List.copyOf(beside);
    boolean ends =
        outcome == Outcome.DELETE_NOW || outcome == Outcome.ANONYMISE || outcome == Outcome.DETACH;
    if (ends == until.isPresent()) {
      throw new IllegalArgumentException(
          outcome + (ends ? " must not have an until" : " needs an until"));
    }
  }

  /** Whether the datum goes now: deleted or anonymised. */
  public boolean goes() {
    return outcome == Outcome.DELETE_NOW || outcome == Outcome.ANONYMISE;
  }
}
