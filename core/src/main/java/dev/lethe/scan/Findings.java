package dev.lethe.scan;

import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.register.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects what a scan finds, each thing once. */
final class Findings {
  private static final int SHORTEST_REASON = 10;

  private final List<Finding> all = new ArrayList<>();

  void error(Code code, String place, String message, String remedy) {
    add(new Finding(code, Severity.ERROR, place, message, remedy));
  }

  void warning(Code code, String place, String message, String remedy) {
    add(new Finding(code, Severity.WARNING, place, message, remedy));
  }

  /** What {@code @NotPersonal} says must be a reason. */
  void reason(String place, String reason) {
    reason(
        place,
        "@NotPersonal",
        reason,
        "Say why it tells nothing about a person; the data map prints it.");
  }

  /** What any word says that needs a reason. */
  void reason(String place, String word, String reason, String remedy) {
    if (reason.strip().length() < SHORTEST_REASON) {
      error(
          Code.REASON_MISSING,
          place,
          place + ": " + word + " needs a reason of at least ten characters.",
          remedy);
    }
  }

  void info(Code code, String place, String message, String remedy) {
    add(new Finding(code, Severity.INFO, place, message, remedy));
  }

  void addAll(Collection<Finding> others) {
    others.forEach(this::add);
  }

  /** Words each finding anew. */
  void reword(UnaryOperator<Finding> wording) {
    all.replaceAll(wording);
  }

  private void add(Finding finding) {
    if (!all.contains(finding)) {
      all.add(finding);
    }
  }

  /** Errors first, then by place and code. */
  List<Finding> sorted() {
    return all.stream()
        .sorted(
            Comparator.comparing(Finding::severity)
                .thenComparing(Finding::place)
                .thenComparing(Finding::code)
                .thenComparing(Finding::message))
        .toList();
  }

  /** " Did you mean x?" where one of the candidates is near enough, else nothing. */
  static String didYouMean(String written, List<String> candidates) {
    return DidYouMean.nearest(written, candidates).map(c -> " Did you mean " + c + "?").orElse("");
  }
}
