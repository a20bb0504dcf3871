package dev.lethe.decide;

import dev.lethe.decide.Explanation.Line;
import dev.lethe.model.Ground;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An explanation as lines of text, in columns. */
final class ExplanationText {
  private static final int WIDEST_COLUMN = 72;

  private final ReasonWords words;

  ExplanationText(ReasonWords words) {
    this.words = words;
  }

  /** A line as it is shown: with what stands before it, and the end of the last of several. */
  private record Shown(String first, Line line, Optional<Until> latest) {}

  String of(Explanation explanation) {
    return text(
        explanation.record().entity().getSimpleName(),
        explanation.asOf(),
        explanation.lines().stream()
            .map(line -> new Shown(fields(line), line, Optional.empty()))
            .toList());
  }

  String of(PersonExplanation explanation) {
    return text(
        words.word("person"),
        explanation.asOf(),
        explanation.entries().stream()
            .map(
                e ->
                    new Shown(
                        e.records() + " × " + e.entity() + ": " + fields(e.line()),
                        e.line(),
                        e.latest()))
            .toList());
  }

  private String text(String what, Instant asOf, List<Shown> lines) {
    var text = new StringBuilder(what);
    text.append(" … ").append(words.word("asOf")).append(' ');
    text.append(ReasonWords.time(asOf)).append('\n');
    int first = width(lines.stream().map(Shown::first).toList());
    int grounds = width(lines.stream().flatMap(l -> grounds(l.line()).stream()).toList());
    for (Shown shown : lines) {
      Line line = shown.line();
      text.append("  ").append(padded(shown.first(), first)).append(fate(shown)).append('\n');
      List<String> said = grounds(line);
      for (int i = 0; i < said.size(); i++) {
        text.append("      ")
            .append(padded(said.get(i), grounds))
            .append(line.grounds().get(i).source())
            .append('\n');
      }
      line.counted().forEach(c -> text.append("      ").append(words.of(c)).append('\n'));
    }
    return text.toString();
  }

  private static String fields(Line line) {
    return String.join(", ", line.fields());
  }

  private String fate(Shown shown) {
    Line line = shown.line();
    var fate = new StringBuilder(words.of(line.outcome()));
    line.until().ifPresent(until -> fate.append(' ').append(words.of(until)));
    shown.latest().ifPresent(last -> fate.append(" … ").append(words.of(last)));
    line.then().ifPresent(then -> fate.append(", ").append(words.then(then)));
    return fate.toString();
  }

  private List<String> grounds(Line line) {
    var said = new ArrayList<String>();
    for (Ground ground : line.grounds()) {
      String opening = words.word(said.isEmpty() ? "because" : "also");
      said.add(opening + " " + words.of(ground.reason()) + " (" + ground.citation() + ")");
    }
    return said;
  }

  private static int width(List<String> column) {
    return column.stream()
        .mapToInt(String::length)
        .filter(length -> length <= WIDEST_COLUMN)
        .max()
        .orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length())) + "   ";
  }
}
