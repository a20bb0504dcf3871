package dev.lethe.scan;

import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lines of the form {@code "name -> category"} and {@code "name -> not personal: why"}. */
final class LineReader {
  private static final String ARROW = "->";
  private static final String NOT_PERSONAL = "not personal:";

  private final PrivacyRegister register;
  private final Findings findings;

  LineReader(PrivacyRegister register, Findings findings) {
    this.register = register;
    this.findings = findings;
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param category id, where what it names is personal
   * @param reason why not, where not
   */
  record Line(int number, String name, Optional<String> category, Optional<String> reason) {}

  /** What stands before the arrow of each line. */
  static List<String> names(String[] lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      int arrow = line.indexOf(ARROW);
      if (arrow > 0) {
        names.add(line.substring(0, arrow).strip());
      }
    }
    return names;
  }

  /**
   * All lines that can be read; the rest are findings.
   *
   * @param said {@code Payment.payload: @JsonPaths}
   */
  List<Line> read(String place, String said, String[] lines) {
    List<Line> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (lines.length == 0) {
      wrong(place, said + " has no lines.", "Write \"name -> category\".");
    }
    for (int i = 0; i < lines.length; i++) {
      String at = said + ", line " + (i + 1);
      int arrow = lines[i].indexOf(ARROW);
      String name = arrow < 0 ? "" : lines[i].substring(0, arrow).strip();
      String says = arrow < 0 ? "" : lines[i].substring(arrow + ARROW.length()).strip();
      if (name.isEmpty() || says.isEmpty()) {
        wrong(
            place,
            at + ": \"" + lines[i] + "\" is no \"name -> category\".",
            "Write \"name -> contact.email\", or \"name -> not personal: why\".");
      } else if (!names.add(name)) {
        wrong(place, at + ": " + name + " is named a second time.", "Keep one of the two lines.");
      } else if (says.startsWith(NOT_PERSONAL)) {
        String reason = says.substring(NOT_PERSONAL.length()).strip();
        findings.reason(
            at,
            "\"not personal\"",
            reason,
            "Say why it tells nothing about a person; the data map prints it.");
        read.add(new Line(i + 1, name, Optional.empty(), Optional.of(reason)));
      } else if (known(place, at, says)) {
        read.add(new Line(i + 1, name, Optional.of(says), Optional.empty()));
      }
    }
    return read;
  }

  private boolean known(String place, String at, String category) {
    List<String> ids = List.copyOf(register.categoryIds());
    if (ids.contains(category) || !register.stated()) {
      return true;
    }
    wrong(
        place,
        at + ": \"" + category + "\" is no category." + Findings.didYouMean(category, ids),
        "Name one by its id, or declare it under categories in privacy/register.yml. Ids: "
            + String.join(", ", ids)
            + ".");
    return false;
  }

  void wrong(String place, String message, String remedy) {
    findings.error(Code.LINE_MALFORMED, place, message, remedy);
  }
}
