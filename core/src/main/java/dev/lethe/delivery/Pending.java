package dev.lethe.delivery;

import dev.lethe.delivery.Outbox.Kind;
import dev.lethe.delivery.Outbox.State;
import dev.lethe.facts.FactSource.Thing;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A delivery that is not done. */
record Pending(
    UUID id,
    Kind kind,
    String target,
    String objectKey,
    String columnKey,
    String rule,
    Thing thing,
    String facts,
    State state,
    int attempts,
    Instant createdAt,
    Optional<UUID> run,
    Optional<UUID> erasure) {
  /** Whether a file goes, or several do. */
  boolean ofFiles() {
    return kind != Kind.RECIPIENT;
  }

  /** The order for one file that lies below this prefix. */
  Pending below(UUID other, String key) {
    return new Pending(
        other,
        Kind.FILE,
        target,
        key,
        columnKey,
        rule,
        thing,
        facts,
        State.WAITING,
        0,
        createdAt,
        run,
        erasure);
  }

  /** Shows the rule only. */
  @Override
  public String toString() {
    return "delivery of " + rule;
  }
}
