package dev.lethe.scan;

import dev.lethe.deadline.Span;
import dev.lethe.model.Code;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the periods of annotations, and says what is wrong with them. */
final class Periods {
  private final Findings findings;

  Periods(Findings findings) {
    this.findings = findings;
  }

  /** A period that may be left out. */
  Optional<Span> optional(String where, String knob, String text) {
    return text.isEmpty() ? Optional.empty() : mandatory(where, knob, text);
  }

  /**
   * A period; empty, with a finding, where the text is none.
   *
   * @param knob the annotation's beginning: {@code @Retain(atMost}
   */
  Optional<Span> mandatory(String where, String knob, String text) {
    try {
      return Optional.of(Span.parse(text));
    } catch (DateTimeParseException e) {
      findings.error(
          Code.PERIOD_MALFORMED,
          where,
          where
              + ": "
              + knob
              + " = \""
              + text
              + "\") is not an ISO-8601 period (at position "
              + e.getErrorIndex()
              + ").",
          "Write P1M2D, P33D or PT48H.");
      return Optional.empty();
    }
  }
}
