package dev.lethe.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as ISO-8601 writes it, calendar part and clock part together: {@code P90D},
 * {@code P10Y}, {@code PT72H}, {@code P1DT12H}. Never negative.
 */
public record Span(Period calendar, Duration clock) {
  /** No time at all. */
  public static final Span ZERO = new Span(Period.ZERO, Duration.ZERO);

  private static final Pattern ISO =
      Pattern.compile(
          "P(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(?:\\.\\d+)?S)?)?");

  public Span {
    if (calendar.isNegative() || clock.isNegative()) {
      throw new IllegalArgumentException("a span must not be negative, was " + calendar + clock);
    }
  }

  /**
   * Reads an ISO-8601 period.
   *
   * @throws DateTimeParseException with the position of the first character that does not fit
   */
  public static Span parse(String text) {
    Matcher m = ISO.matcher(text);
    if (!m.matches() || text.length() < 3) {
      throw new DateTimeParseException("not an ISO-8601 period", text, firstMisfit(text));
    }
    int time = text.indexOf('T');
    String date = time < 0 ? text : text.substring(0, time);
    return new Span(
        date.length() > 1 ? Period.parse(date) : Period.ZERO,
        time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
  }

  private static int firstMisfit(String text) {
    for (int end = text.length() - 1; end > 0; end--) {
      Matcher m = ISO.matcher(text.substring(0, end));
      if (m.matches() || (m.hitEnd() && end == 1)) {
        return end;
      }
    }
    return 0;
  }

  /** True for a span of no length. */
  public boolean isZero() {
    return calendar.isZero() && clock.isZero();
  }

  /** True where the span has a clock part (hours, minutes, seconds), which a date cannot carry. */
  public boolean hasClock() {
    return !clock.isZero();
  }

  /** Compared as counted from one and the same day, without a time zone. */
  public boolean isLongerThan(Span other) {
    LocalDateTime start = LocalDate.EPOCH.atStartOfDay();
    return start.plus(calendar).plus(clock).isAfter(start.plus(other.calendar).plus(other.clock));
  }

  /** Years and months together, as months. */
  long months() {
    return calendar.toTotalMonths();
  }

  /** The days beside the months. */
  long days() {
    return calendar.get(ChronoUnit.DAYS);
  }

  /** {@code P10Y} as "10 years". */
  public String inWords() {
    List<String> parts = new ArrayList<>();
    add(parts, calendar.get(ChronoUnit.YEARS), "year");
    add(parts, calendar.get(ChronoUnit.MONTHS), "month");
    add(parts, calendar.get(ChronoUnit.DAYS), "day");
    add(parts, clock.toHours(), "hour");
    add(parts, clock.toMinutesPart(), "minute");
    add(parts, clock.toSecondsPart(), "second");
    return parts.isEmpty() ? "no time" : String.join(" and ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number != 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }

  /** As ISO-8601 writes it. */
  @Override
  public String toString() {
    if (clock.isZero()) {
      return calendar.toString();
    }
    return calendar.isZero() ? clock.toString() : calendar + clock.toString().substring(1);
  }
}
