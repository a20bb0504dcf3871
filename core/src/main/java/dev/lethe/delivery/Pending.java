package dev.lethe.delivery;

import dev.lethe.delivery.Outbox.Kind;
import dev.lethe.delivery.Outbox.State;
import dev.lethe.facts.FactSource.Thing;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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
    return kind.ofFiles();
  }

  /** The order for a file, or for all below a prefix. */
  static Pending of(FileOrder o, UUID id, UUID run, Optional<UUID> erasure, Instant now) {
    return new Pending(
        id,
        o.prefix() ? Kind.PREFIX : Kind.FILE,
        o.store(),
        o.key(),
        o.columnKey(),
        o.rule(),
        o.thing(),
        Facets.write(o.thing(), o.facts(), o.columnKey(), Set.of()),
        State.WAITING,
        0,
        now,
        Optional.of(run),
        erasure);
  }

  /** What an erasure sends to somebody. */
  static Pending sent(
      UUID id,
      Kind kind,
      String to,
      String key,
      String rule,
      Thing thing,
      String facets,
      UUID erasure,
      Instant now) {
    Optional<UUID> its = Optional.of(erasure);
    return new Pending(
        id, kind, to, key, key, rule, thing, facets, State.WAITING, 0, now, its, its);
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
