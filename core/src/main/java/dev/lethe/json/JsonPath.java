package dev.lethe.json;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in JSON documents: {@code $.payer.email}, {@code $.items[*].note}.
 *
 * @param steps names of members from the top; {@code [*]} for each element of an array
 */
public record JsonPath(List<String> steps) {
  static final String EACH = "[*]";

  public JsonPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a place as it is written; a name ends at the next dot or bracket.
   *
   * @throws MalformedException with the character at which it cannot be read
   */
  public static JsonPath parse(String text) throws MalformedException {
    if (!text.startsWith("$")) {
      throw wrong(0, "a place begins with $");
    }
    List<String> steps = new ArrayList<>();
    int at = 1;
    while (at < text.length()) {
      if (text.startsWith(EACH, at)) {
        steps.add(EACH);
        at += EACH.length();
      } else if (text.charAt(at) == '.') {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
          end++;
        }
        if (end == at + 1) {
          throw wrong(end, "a name is missing");
        }
        steps.add(text.substring(at + 1, end));
        at = end;
      } else {
        throw wrong(at, "neither .name nor [*]");
      }
    }
    return new JsonPath(steps);
  }

  private static MalformedException wrong(int at, String problem) {
    return new MalformedException(1, "character " + (at + 1) + ": " + problem);
  }

  /** Whether it may lie several times in one document. */
  public boolean isMany() {
    return steps.contains(EACH);
  }

  /** Whether the other place is this one, or lies in it. */
  public boolean contains(JsonPath other) {
    return other.steps.size() >= steps.size() && other.steps.subList(0, steps.size()).equals(steps);
  }

  /** As it is written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("$");
    steps.forEach(s -> text.append(s.equals(EACH) ? s : "." + s));
    return text.toString();
  }
}
