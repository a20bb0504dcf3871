package dev.lethe.decide;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the owner's relationship lives. Of several owners the latest closing counts, and it is
 * open while any of them lives.
 *
 * @param at when it was closed; empty while it lives
 */
public record Closure(Optional<Instant> at) {
  private static final Closure OPEN = new Closure(Optional.empty());

  /** The relationship lives. */
  public static Closure open() {
    return OPEN;
  }

  /** The relationship ended then. */
  public static Closure closedAt(Instant at) {
    return new Closure(Optional.of(at));
  }
}
