package dev.lethe.deadline;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * The bound that selects what may have ended: every anchor whose end has come is not later than
 * this. It may be later than the last such anchor by calendar effects (a few days), never earlier.
 *
 * @param instant inclusive bound of an anchor on the instant line
 * @param date inclusive bound of an anchor that is a day
 */
public record LatestAnchor(Instant instant, LocalDate date) {

  /** Bound of the anchors of which a minimum or maximum of this span has run at {@code now}. */
  public static LatestAnchor dueAt(Instant now, Span span, ZoneId zone) {
    Instant beforeDays = now.minus(span.clock()).minus(span.days(), DAYS);
    return new LatestAnchor(
        span.months() == 0 ? beforeDays : endOf(monthsBefore(today(beforeDays, zone), span), zone),
        daysBefore(today(now, zone), span));
  }

  /** Bound of the anchors whose duty to keep, counted from the event, has ended at {@code now}. */
  public static LatestAnchor obligationEndedAt(Instant now, Span span, ZoneId zone) {
    LocalDate day = daysBefore(today(now, zone), span);
    return new LatestAnchor(endOf(day, zone), day);
  }

  /**
   * Bound of the anchors whose duty to keep, counted from the end of their year, has ended at
   * {@code now}.
   *
   * @param yearEnd the last day of a year
   */
  public static LatestAnchor obligationEndedAt(
      Instant now, MonthDay yearEnd, Span span, ZoneId zone) {
    LocalDate day = daysBefore(today(now, zone), span);
    LocalDate last = yearEnd.atYear(Deadlines.endOfYear(day, yearEnd).getYear() - 1);
    return new LatestAnchor(endOf(last, zone), last);
  }

  /** The bound of both: every anchor that lies within one of the two. */
  public LatestAnchor or(LatestAnchor other) {
    return new LatestAnchor(
        other.instant.isAfter(instant) ? other.instant : instant,
        other.date.isAfter(date) ? other.date : date);
  }

  /**
   * The day that may have begun at {@code now}. One more than the calendar shows: where a clock is
   * set back over midnight, a day begins before the day before it ends.
   */
  private static LocalDate today(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone).plusDays(1);
  }

  /** An instant no earlier than the end of the day, wherever its clocks were set. */
  private static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(2).atStartOfDay(zone).toInstant();
  }

  private static LocalDate daysBefore(LocalDate day, Span span) {
    return monthsBefore(day.minusDays(span.days()), span);
  }

  /** The last day that is not after {@code day} when the span's months are added to it. */
  private static LocalDate monthsBefore(LocalDate day, Span span) {
    YearMonth month = YearMonth.from(day).minusMonths(span.months());
    boolean monthEnd = day.getDayOfMonth() == day.lengthOfMonth();
    return monthEnd
        ? month.atEndOfMonth()
        : month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
  }
}
