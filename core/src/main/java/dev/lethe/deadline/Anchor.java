package dev.lethe.deadline;

import java.time.Instant;
import java.time.LocalDate;

/** The event a period counts from: a point on the instant line, or a day of the calendar. */
public sealed interface Anchor {
  /** An instant, exact to the microsecond. */
  record At(Instant instant) implements Anchor {}

  /** A calendar day in the controller's zone. */
  record On(LocalDate date) implements Anchor {}
}
