package dev.lethe.register;

import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one register, so that all of it is said at once. */
final class Problems {
  private record Problem(int line, Finding finding) {}

  private final String source;
  private final List<Problem> problems = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  Place place(int line) {
    return new Place(source, line);
  }

  void add(Code code, int line, String what, String remedy) {
    String place = place(line).toString();
    problems.add(
        new Problem(
            line, new Finding(code, Finding.Severity.ERROR, place, place + " " + what, remedy)));
  }

  /** A name that is not one of those that exist, listed under {@code heading}. */
  void unknown(
      Code code, int line, String what, String name, String heading, Collection<String> known) {
    String guess =
        DidYouMean.nearest(name, known).map(n -> " Did you mean '" + n + "'?").orElse("");
    String list = known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList());
    add(
        code,
        line,
        what + guess + " " + heading + ": " + list + ".",
        code == Code.REGISTER_REFERENCE
            ? "Correct the name, or declare it."
            : "Use one of these names.");
  }

  /** In the order of their lines. */
  List<Finding> findings() {
    return problems.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(Problem::finding)
        .toList();
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new DeclarationException(findings());
    }
  }
}
