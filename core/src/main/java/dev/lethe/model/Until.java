package dev.lethe.model;

import java.time.Instant;

/** How long a ground keeps. There is no fourth possibility, so nothing is kept for ever. */
public sealed interface Until {
  /** Exclusive instant. */
  record At(Instant instant) implements Until {}

  /** A person must look by then. */
  record Review(Instant by) implements Until {}

  /** Until something happens: "account closed". */
  record Event(String name) implements Until {}
}
