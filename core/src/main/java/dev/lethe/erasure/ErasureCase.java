package dev.lethe.erasure;

import dev.lethe.decide.ErasureWish;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.model.ErasureGround;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One erasure, as its own table holds it. Never printed.
 *
 * @param target whose or which; empty once the case is closed
 * @param wish what the verdicts are told
 * @param subjects keyed hashes of the people, which outlive the target
 * @param by role and keyed hash of who asked
 * @param note where name and reason of who asked lie
 * @param round how often its steps were begun
 * @param closedAt end of the relationship as it was first seen, for when the root row is gone
 * @param nextAt when it is looked at again
 * @param looks the look at the end and the delayed ones, since something last went or came back
 */
record ErasureCase(
    UUID id,
    Optional<Target> target,
    ErasureWish wish,
    ErasureGround ground,
    List<String> subjects,
    String by,
    UUID note,
    State state,
    int round,
    Optional<Instant> closedAt,
    Instant orderedAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Instant> nextAt,
    int looks,
    Erasures.Residue residue) {
  /** How a case stands. */
  enum State {
    ORDERED,
    RUNNING,
    PARTIAL,
    COMPLETE,
    /** Complete, looked at for the last time, and without any key. */
    CLOSED
  }

  /**
   * Whose rows, or which record.
   *
   * @param people by kind and canonical key text
   */
  record Target(Set<Someone> people, Optional<Item> record) {
    Target {
      people = Set.copyOf(people);
    }
  }

  /** A record by entity and canonical key text. */
  record Item(String entity, String record) {
    /** Shows the entity only. */
    @Override
    public String toString() {
      return entity + "#…";
    }
  }

  /** Which rows it is about; only while it knows whose they are. */
  Scope scope() {
    return new Scope(target.orElseThrow(), wish, closedAt);
  }

  /** Shows the id only. */
  @Override
  public String toString() {
    return "erasure " + id;
  }
}
