package dev.lethe.model;

import java.time.Instant;
import java.util.Optional;

/** How long a ground keeps. There is no fourth possibility, so nothing is kept for ever. */
public sealed interface Until {
  /** The instant at which it ends or somebody must have looked; empty for an event. */
  default Optional<Instant> ends() {
    if (this instanceof At at) {
      return Optional.of(at.instant());
    }
    return this instanceof Review review ? Optional.of(review.by()) : Optional.empty();
  }

  /** Exclusive instant. */
  record At(Instant instant) implements Until {}

  /** A person must look by then. */
  record Review(Instant by) implements Until {}

  /** Until something happens: "account closed". */
  record Event(String name) implements Until {}
}
