package dev.lethe.decide;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the owner's relationship lives. Of several owners the latest closing counts, and it is
 * open while any of them lives.
 *
 * @param at when it was closed; empty while it lives
 * @param clear false where no declaration says whose relationship it is
 */
public record Closure(Optional<Instant> at, boolean clear) {
  private static final Closure OPEN = new Closure(Optional.empty(), true);
  private static final Closure UNCLEAR = new Closure(Optional.empty(), false);

  /** The relationship lives. */
  public static Closure open() {
    return OPEN;
  }

  /** Nobody can say whose relationship it is. */
  public static Closure unclear() {
    return UNCLEAR;
  }

  /** The relationship ended then. */
  public static Closure closedAt(Instant at) {
    return new Closure(Optional.of(at), true);
  }
}
