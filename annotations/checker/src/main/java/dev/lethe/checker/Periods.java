package dev.lethe.checker;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Periods as Lethe reads them: ISO-8601, calendar part and clock part together. */
final class Periods {
  private static final Pattern ISO =
      Pattern.compile(
          "P(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(?:\\.\\d+)?S)?)?");

  private Periods() {}

  /** A period that could be read. */
  record Length(Period calendar, Duration clock) {
    private LocalDateTime end() {
      return LocalDate.EPOCH.atStartOfDay().plus(calendar).plus(clock);
    }

    boolean isLongerThan(Length other) {
      return end().isAfter(other.end());
    }

    boolean hasClock() {
      return !clock.isZero();
    }
  }

  /** The period; empty where the text is none. */
  static Optional<Length> read(String text) {
    if (!ISO.matcher(text).matches() || text.length() < 3) {
      return Optional.empty();
    }
    int time = text.indexOf('T');
    String date = time < 0 ? text : text.substring(0, time);
    try {
      return Optional.of(
          new Length(
              date.length() > 1 ? Period.parse(date) : Period.ZERO,
              time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time))));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // more digits than a number has
    }
  }

  /** Where the first character stands that does not fit. */
  static int misfit(String text) {
    if (ISO.matcher(text).matches() && text.length() > 2) {
      return 0; // it fits, and is more than can be counted
    }
    for (int end = text.length() - 1; end > 0; end--) {
      Matcher m = ISO.matcher(text.substring(0, end));
      if (m.matches() || (m.hitEnd() && end == 1)) {
        return end;
      }
    }
    return 0;
  }
}
