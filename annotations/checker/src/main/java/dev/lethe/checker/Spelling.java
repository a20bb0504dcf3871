package dev.lethe.checker;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.checker.Periods.Length;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What can be told from an annotation alone, wherever it stands: periods, reasons, ids. */
final class Spelling {
  static final int SHORTEST_REASON = 10;

  private final Elements elements;
  private final Findings findings;
  private final Register register;
  private final Predicate<Element> compiledNow;

  Spelling(
      Elements elements, Findings findings, Register register, Predicate<Element> compiledNow) {
    this.elements = elements;
    this.findings = findings;
    this.register = register;
    this.compiledNow = compiledNow;
  }

  /**
   * @param where how the place is called: {@code Upload}, {@code Upload.title}
   */
  void check(Element at, String where) {
    for (Mark m : marks(at, Retain.class)) {
      retain(m, where);
    }
    for (Mark m : marks(at, RetainUntil.class)) {
      period(m, "grace", where, true);
      activities(m, "activity", where);
    }
    for (Mark m : marks(at, Processing.class)) {
      activities(m, "value", where);
    }
    for (Mark m : marks(at, NotPersonal.class)) {
      reason(m, where);
    }
    for (Mark m : marks(at, PersonalData.class)) {
      custom(m, where);
    }
    LineSpelling lines = new LineSpelling(findings, register);
    for (Mark m : marks(at, JsonPaths.class)) {
      lines.check(m, "value", where, true);
    }
    for (Mark m : marks(at, KeyedValues.class)) {
      lines.check(m, "keys", where, false);
    }
    for (Mark m : marks(at, KeepFor.class)) {
      id(m, "value", "obligations", Code.OBLIGATION_UNKNOWN, where, "an obligation");
    }
    for (Mark m : marks(at, RecipientKey.class)) {
      id(m, "value", "recipients", Code.RECIPIENT_UNKNOWN, where, "a recipient");
    }
    for (Mark m : marks(at, DataSubject.class)) {
      id(m, "kind", "subjects", Code.NAME_UNKNOWN, where, "a kind of person");
    }
    for (Mark m : marks(at, SubjectLink.class)) {
      id(m, "kind", "subjects", Code.NAME_UNKNOWN, where, "a kind of person");
    }
  }

  /** A composed annotation that is compiled now is told of where it is declared, not where used. */
  private Iterable<Mark> marks(Element at, Class<?> type) {
    return Mark.all(elements, at, type).stream()
        .filter(
            m -> !m.isComposed() || !compiledNow.test(m.written().getAnnotationType().asElement()))
        .toList();
  }

  private void retain(Mark m, String where) {
    Optional<Length> most = period(m, "atMost", where, true);
    Optional<Length> least = period(m, "atLeast", where, false);
    period(m, "ifNever", where, false);
    period(m, "cap", where, false);
    activities(m, "activity", where);
    if (most.isPresent() && least.isPresent() && least.get().isLongerThan(most.get())) {
      findings.at(
          Code.PERIODS_CONTRADICT,
          m,
          m.value("atLeast"),
          m.at(),
          where
              + ": @Retain(from = \""
              + m.text("from")
              + "\"): atLeast = \""
              + m.text("atLeast")
              + "\" lies above atMost = \""
              + m.text("atMost")
              + "\".",
          "Make atMost the longer one; a law that keeps longer is @KeepFor.");
    }
  }

  private Optional<Length> period(Mark m, String knob, String where, boolean mandatory) {
    String text = m.text(knob);
    if (text.isEmpty() && !mandatory) {
      return Optional.empty();
    }
    Optional<Length> length = Periods.read(text);
    if (length.isEmpty()) {
      findings.at(
          Code.PERIOD_MALFORMED,
          m,
          m.value(knob),
          m.at(),
          where
              + ": "
              + m.name()
              + "("
              + knob
              + " = \""
              + text
              + "\") is not an ISO-8601 period (at position "
              + Periods.misfit(text)
              + ").",
          "Write P1M2D, P33D or PT48H.");
    }
    return length;
  }

  private void reason(Mark m, String where) {
    if (m.text("value").strip().length() < SHORTEST_REASON) {
      findings.at(
          Code.REASON_MISSING,
          m,
          m.value("value"),
          m.at(),
          where + ": @NotPersonal needs a reason of at least ten characters.",
          "Say why it tells nothing about a person; the data map prints it.");
    }
  }

  private void custom(Mark m, String where) {
    boolean custom = m.constant("value").equals("CUSTOM");
    if (custom == m.text("custom").isEmpty()) {
      findings.at(
          Code.CATEGORY_MISSING,
          m,
          m.value(custom ? "value" : "custom"),
          m.at(),
          where
              + (custom
                  ? ": @PersonalData(CUSTOM) does not say which category."
                  : ": @PersonalData(custom = …) beside a category that is not CUSTOM."),
          "Write @PersonalData(value = CUSTOM, custom = \"the.category\"), or one of the enum.");
    }
  }

  private void activities(Mark m, String knob, String where) {
    for (AnnotationValue each : m.each(knob)) {
      String said =
          knob.equals("activity")
              ? where + ": activity = \"" + each.getValue() + "\""
              : where + ": @Processing(\"" + each.getValue() + "\")";
      register.known("activities", Code.ACTIVITY_MISSING, m, each, m.at(), said, "an activity");
    }
  }

  private void id(Mark m, String knob, String section, Code code, String where, String what) {
    Optional<AnnotationValue> value = m.value(knob).filter(v -> !m.text(knob).isEmpty());
    String knobs = knob.equals("value") ? "" : knob + " = ";
    value.ifPresent(
        v ->
            register.known(
                section,
                code,
                m,
                v,
                m.at(),
                where + ": " + m.name() + "(" + knobs + "\"" + v.getValue() + "\")",
                what));
  }

  /** How a place is called in a message. */
  static String where(Element at) {
    Element owner = at.getEnclosingElement();
    return at instanceof TypeElement || owner == null
        ? at.getSimpleName().toString()
        : owner.getSimpleName() + "." + at.getSimpleName();
  }
}
