package dev.lethe.scan;

import dev.lethe.datamap.Condition;
import dev.lethe.deadline.Span;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Retention in words, as the data map prints it. */
final class Words {
  private Words() {}

  static String window(
      String from,
      Optional<Span> atLeast,
      Span atMost,
      Optional<Span> ifNever,
      Optional<Span> cap,
      List<Condition> when,
      boolean cut) {
    StringBuilder words = new StringBuilder("deleted ");
    atLeast.ifPresent(min -> words.append(span(min)).append(" to "));
    words.append(span(atMost)).append(" after ").append(from);
    ifNever.ifPresent(
        s -> words.append("; ").append(span(s)).append(" after creation if that never comes"));
    cap.ifPresent(s -> words.append("; at the latest ").append(span(s)).append(" after creation"));
    return words + (cut ? ", whatever else it serves" : "") + Condition.inWords(when);
  }

  static String event(String event, Span grace, boolean userMayDelete, List<Condition> when) {
    return "kept until "
        + event
        + (grace.isZero() ? "" : " and " + span(grace) + " more")
        + (userMayDelete ? ", or until the person deletes it" : "")
        + Condition.inWords(when);
  }

  static String span(Span span) {
    List<String> parts = new ArrayList<>();
    unit(parts, span.calendar().getYears(), "year");
    unit(parts, span.calendar().getMonths(), "month");
    unit(parts, span.calendar().get(ChronoUnit.DAYS), "day");
    long hours = span.clock().toHours();
    unit(parts, hours, "hour");
    unit(parts, span.clock().minusHours(hours).toMinutes(), "minute");
    return parts.isEmpty() ? "no time" : String.join(" ", parts);
  }

  private static void unit(List<String> parts, long n, String name) {
    if (n != 0) {
      parts.add(n + " " + name + (n == 1 ? "" : "s"));
    }
  }
}
