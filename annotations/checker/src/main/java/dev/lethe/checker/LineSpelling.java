package dev.lethe.checker;

import dev.lethe.annotation.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationValue;

/** What can be told from the lines of {@code @JsonPaths} and {@code @KeyedValues} alone. */
final class LineSpelling {
  private static final String ARROW = "->";
  private static final String NOT_PERSONAL = "not personal:";
  private static final Pattern PLACE = Pattern.compile("\\$(\\.[^.\\[]+|\\[\\*])+");

  private final Findings findings;
  private final Register register;

  LineSpelling(Findings findings, Register register) {
    this.findings = findings;
    this.register = register;
  }

  /** What stands before the arrow; empty where there is none. */
  static String name(String line) {
    int arrow = line.indexOf(ARROW);
    return arrow < 0 ? "" : line.substring(0, arrow).strip();
  }

  /**
   * @param places whether what the lines name are places in documents
   */
  void check(Mark m, String knob, String where, boolean places) {
    List<AnnotationValue> lines = m.each(knob);
    for (int i = 0; i < lines.size(); i++) {
      String line = String.valueOf(lines.get(i).getValue());
      String said = where + ": " + m.name() + ", line " + (i + 1) + ": ";
      String name = name(line);
      String says = line.substring(line.indexOf(ARROW) + ARROW.length()).strip();
      if (name.isEmpty() || says.isEmpty()) {
        wrong(
            m,
            lines.get(i),
            said + "\"" + line + "\" is no \"name -> category\".",
            "Write \"name -> contact.email\", or \"name -> not personal: why\".");
      } else if (places && !PLACE.matcher(name).matches()) {
        wrong(
            m,
            lines.get(i),
            said + name + " is no place in a document.",
            "Write $, then .name for a member and [*] for each element of an array.");
      } else if (says.startsWith(NOT_PERSONAL)) {
        reason(m, lines.get(i), where, says.substring(NOT_PERSONAL.length()));
      } else {
        category(m, lines.get(i), said, says);
      }
    }
  }

  private void wrong(Mark m, AnnotationValue line, String message, String remedy) {
    findings.at(Code.LINE_MALFORMED, m, Optional.of(line), m.at(), message, remedy);
  }

  private void reason(Mark m, AnnotationValue line, String where, String reason) {
    if (reason.strip().length() < Spelling.SHORTEST_REASON) {
      findings.at(
          Code.REASON_MISSING,
          m,
          Optional.of(line),
          m.at(),
          where + ": \"not personal\" needs a reason of at least ten characters.",
          "Say why it tells nothing about a person; the data map prints it.");
    }
  }

  /** Categories of the register are known only where its path is given. */
  private void category(Mark m, AnnotationValue line, String said, String id) {
    List<String> ids =
        Arrays.stream(Category.values())
            .filter(c -> c != Category.CUSTOM)
            .map(Category::id)
            .sorted()
            .toList();
    if (!ids.contains(id) && register.lacks("categories", id)) {
      wrong(
          m,
          line,
          said + "\"" + id + "\" is no category." + Nearest.didYouMean(id, ids),
          "Name one by its id, or declare it under categories in privacy/register.yml. Ids: "
              + String.join(", ", ids)
              + ".");
    }
  }
}
