package dev.lethe.deadline;

import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that the law gives: {@code P1M} of the calendar, {@code PT72H} of elapsed time, or {@code
 * 10 working days}. In a sum the calendar comes first.
 *
 * @param span of the calendar or of elapsed time
 * @param workingDays counted after it
 */
public record Term(Span span, int workingDays) {
  private static final Pattern WORKING = Pattern.compile("([1-9]\\d{0,3}) working days?");

  /**
   * Reads a term.
   *
   * @throws DateTimeParseException where it is neither an ISO-8601 period nor a number of working
   *     days
   */
  static Term parse(String text) {
    Matcher working = WORKING.matcher(text);
    return working.matches()
        ? new Term(Span.ZERO, Integer.parseInt(working.group(1)))
        : new Term(Span.parse(text), 0);
  }

  Term plus(Term other) {
    return new Term(
        new Span(
            span.calendar().plus(other.span.calendar()), span.clock().plus(other.span.clock())),
        workingDays + other.workingDays);
  }

  /** As a profile's file has it. */
  @Override
  public String toString() {
    String working = workingDays == 1 ? "1 working day" : workingDays + " working days";
    return workingDays == 0 ? span.toString() : span.isZero() ? working : span + " and " + working;
  }
}
