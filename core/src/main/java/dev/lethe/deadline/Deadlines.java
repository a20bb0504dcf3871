package dev.lethe.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The arithmetic of periods: when a minimum, a maximum or an obligation ends. Every end is an
 * exclusive instant. A minimum rounds up, a maximum rounds down.
 */
public final class Deadlines {
  /** The last day of a calendar year. */
  public static final MonthDay CALENDAR_YEAR_END = MonthDay.of(12, 31);

  private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  private Deadlines() {}

  /**
   * When a minimum has run: not before that instant may the datum go. On a date, the end of the
   * last day.
   *
   * @throws IllegalArgumentException for a span with a clock part on a date
   */
  public static Instant minimumEnd(Anchor anchor, Span span, ZoneId zone) {
    if (anchor instanceof Anchor.At at) {
      return onInstant(at.instant(), span, zone, true);
    }
    return lastDay(((Anchor.On) anchor).date(), span).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * When a maximum has run: at that instant the datum is due. On a date, the beginning of the last
   * day.
   *
   * @throws IllegalArgumentException for a span with a clock part on a date
   */
  public static Instant maximumEnd(Anchor anchor, Span span, ZoneId zone) {
    if (anchor instanceof Anchor.At at) {
      return onInstant(at.instant(), span, zone, false);
    }
    return lastDay(((Anchor.On) anchor).date(), span).atStartOfDay(zone).toInstant();
  }

  /**
   * When a duty to keep ends that counts calendar days from the day of the event to the end of its
   * last day.
   *
   * @throws IllegalArgumentException for a span with a clock part
   */
  public static Instant obligationEnd(Anchor anchor, Span span, ZoneId zone) {
    return lastDay(day(anchor, zone), span).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * When a duty to keep ends that counts from the end of the year that contains the event.
   *
   * @param yearEnd the last day of a year: {@link #CALENDAR_YEAR_END} or the fiscal year's
   * @throws IllegalArgumentException for a span with a clock part
   */
  public static Instant obligationEnd(Anchor anchor, MonthDay yearEnd, Span span, ZoneId zone) {
    LocalDate next = endOfYear(day(anchor, zone), yearEnd).plusDays(1);
    return lastDay(next, span).atStartOfDay(zone).toInstant();
  }

  /**
   * The first instant after so many clear days: neither the day of the event nor the day of the
   * effect is one of them.
   */
  public static Instant afterClearDays(Instant event, int clearDays, ZoneId zone) {
    return LocalDate.ofInstant(event, zone).plusDays(clearDays + 1L).atStartOfDay(zone).toInstant();
  }

  /** The last day of the year that contains the day. */
  static LocalDate endOfYear(LocalDate day, MonthDay yearEnd) {
    LocalDate end = yearEnd.atYear(day.getYear());
    return day.isAfter(end) ? yearEnd.atYear(day.getYear() + 1) : end;
  }

  /** The day of an event in that zone. */
  public static LocalDate day(Anchor anchor, ZoneId zone) {
    return anchor instanceof Anchor.On on
        ? on.date()
        : LocalDate.ofInstant(((Anchor.At) anchor).instant(), zone);
  }

  private static LocalDate lastDay(LocalDate date, Span span) {
    if (span.hasClock()) {
      throw new IllegalArgumentException("a span of hours cannot be counted in days: " + span);
    }
    return date.plus(span.calendar());
  }

  private static Instant onInstant(Instant anchor, Span span, ZoneId zone, boolean up) {
    Instant shifted =
        span.months() == 0 ? anchor : plusMonths(anchor.atZone(zone), span.months(), up);
    long seconds = Math.addExact(span.days() * SECONDS_PER_DAY, span.clock().toSeconds());
    return Instant.ofEpochSecond(
        Math.addExact(shifted.getEpochSecond(), seconds),
        (long) shifted.getNano() + span.clock().toNanosPart());
  }

  private static Instant plusMonths(ZonedDateTime anchor, long months, boolean up) {
    LocalDateTime local = anchor.toLocalDateTime().plusMonths(months);
    ZoneId zone = anchor.getZone();
    if (up && local.getDayOfMonth() < anchor.getDayOfMonth()) {
      local = local.plusDays(1); // 29 February + a year: the month has no such day
    }
    var transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap() && !up) {
      return transition.getInstant();
    }
    ZonedDateTime shifted = local.atZone(zone);
    return (up ? shifted.withLaterOffsetAtOverlap() : shifted.withEarlierOffsetAtOverlap())
        .toInstant();
  }
}
