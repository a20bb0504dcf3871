package dev.lethe.decide;

import dev.lethe.decide.Explanation.Line;
import dev.lethe.model.Ground;
import java.util.ArrayList;
import java.util.List;

/** An explanation as lines of text, in columns. */
final class ExplanationText {
  private static final int WIDEST_COLUMN = 72;

  private final Explanation explanation;
  private final ReasonWords words;

  ExplanationText(Explanation explanation, ReasonWords words) {
    this.explanation = explanation;
    this.words = words;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(explanation.record().entity().getSimpleName());
    text.append(" … ").append(words.word("asOf")).append(' ');
    text.append(ReasonWords.time(explanation.asOf())).append('\n');
    int fields = width(explanation.lines().stream().map(ExplanationText::fields).toList());
    int grounds = width(explanation.lines().stream().flatMap(l -> grounds(l).stream()).toList());
    for (Line line : explanation.lines()) {
      text.append("  ").append(padded(fields(line), fields)).append(fate(line)).append('\n');
      List<String> said = grounds(line);
      for (int i = 0; i < said.size(); i++) {
        text.append("      ")
            .append(padded(said.get(i), grounds))
            .append(line.grounds().get(i).source())
            .append('\n');
      }
      line.counted().ifPresent(c -> text.append("      ").append(words.of(c)).append('\n'));
    }
    return text.toString();
  }

  private static String fields(Line line) {
    return String.join(", ", line.fields());
  }

  private String fate(Line line) {
    var fate = new StringBuilder(words.of(line.outcome()));
    line.until().ifPresent(until -> fate.append(' ').append(words.of(until)));
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
