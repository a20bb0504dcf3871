package dev.lethe.scan;

import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what a scan finds, each thing once. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  void error(Code code, String place, String message, String remedy) {
    add(new Finding(code, Severity.ERROR, place, message, remedy));
  }

  void warning(Code code, String place, String message, String remedy) {
    add(new Finding(code, Severity.WARNING, place, message, remedy));
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
    return candidates.stream()
        .min(Comparator.comparingInt(c -> distance(written, c)))
        .filter(c -> distance(written, c) <= Math.max(2, written.length() / 3))
        .map(c -> " Did you mean " + c + "?")
        .orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int next =
            Math.min(
                Math.min(row[j] + 1, row[j - 1] + 1),
                diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[b.length()];
  }
}
