package dev.lethe.store;

import dev.lethe.deadline.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Between the temporal types a host may use and anchors. */
final class Temporals {
  private Temporals() {}

  /** The anchor of a value that the provider read. */
  static Anchor anchor(Object value, ZoneId zone) {
    if (value instanceof Instant instant) {
      return new Anchor.At(instant);
    }
    if (value instanceof OffsetDateTime at) {
      return new Anchor.At(at.toInstant());
    }
    if (value instanceof ZonedDateTime at) {
      return new Anchor.At(at.toInstant());
    }
    if (value instanceof LocalDateTime local) {
      return new Anchor.At(local.atZone(zone).toInstant());
    }
    if (value instanceof LocalDate date) {
      return new Anchor.On(date);
    }
    throw new IllegalArgumentException("no anchor can be a " + value.getClass().getName());
  }

  /** The instant at which an event counts: a day counts from its beginning. */
  static Instant instant(Object value, ZoneId zone) {
    Anchor anchor = anchor(value, zone);
    return anchor instanceof Anchor.At at
        ? at.instant()
        : ((Anchor.On) anchor).date().atStartOfDay(zone).toInstant();
  }

  /** A bound as a value of a column's type. */
  static Object as(Class<?> type, Anchor.At bound, LocalDate date, ZoneId zone) {
    if (type == Instant.class) {
      return bound.instant();
    }
    if (type == OffsetDateTime.class) {
      return bound.instant().atOffset(ZoneOffset.UTC);
    }
    if (type == ZonedDateTime.class) {
      return bound.instant().atZone(ZoneOffset.UTC);
    }
    if (type == LocalDateTime.class) {
      return LocalDateTime.ofInstant(bound.instant(), zone);
    }
    if (type == LocalDate.class) {
      return date;
    }
    throw new IllegalArgumentException("no anchor can be a " + type.getName());
  }
}
