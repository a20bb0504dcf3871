package dev.lethe.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids that a register declares, read from its two top levels alone: a compiler gets no YAML
 * parser. A section that is written in a way this does not understand is left unchecked.
 */
final class RegisterIds {
  static final List<String> SECTIONS =
      List.of("activities", "categories", "obligations", "recipients", "subjects");

  private static final String KEY = "([A-Za-z0-9_][A-Za-z0-9_.-]*|\"[^\"\\\\]*\"|'[^']*')";
  private static final Pattern HEAD = Pattern.compile(KEY + "\\s*:(?:\\s+(.*))?");
  private static final Pattern CHILD = Pattern.compile("( *)" + KEY + "\\s*:(?:\\s.*)?");

  private final Map<String, Set<String>> bySection = new TreeMap<>();
  private final Set<String> unread = new TreeSet<>();

  private RegisterIds() {}

  static RegisterIds in(String yaml) {
    RegisterIds ids = new RegisterIds();
    List<String> lines = new ArrayList<>();
    yaml.lines().map(l -> l.startsWith("\uFEFF") ? l.substring(1) : l).forEach(lines::add);
    for (String section : SECTIONS) {
      Optional<Set<String>> read = section(section, lines);
      read.ifPresentOrElse(r -> ids.bySection.put(section, r), () -> ids.unread.add(section));
    }
    return ids;
  }

  /** The ids of a section; empty where it could not be read. */
  Optional<Set<String>> of(String section) {
    return Optional.ofNullable(bySection.get(section));
  }

  /** The sections that could not be read. */
  Set<String> unread() {
    return unread;
  }

  private static Optional<Set<String>> section(String name, List<String> lines) {
    Optional<Set<String>> found = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty() || Character.isWhitespace(line.charAt(0)) || isBeside(line)) {
        continue;
      }
      Matcher head = HEAD.matcher(line);
      if (!head.matches()) {
        return Optional.empty();
      }
      if (unquoted(head.group(1)).equals(name)) {
        if (found.isPresent()) {
          return Optional.empty(); // twice
        }
        String rest = head.group(2) == null ? "" : withoutRemark(head.group(2));
        found = rest.isEmpty() ? block(lines, i + 1) : flow(rest, lines, i + 1);
        if (found.isEmpty()) {
          return found;
        }
      }
    }
    return Optional.of(found.orElseGet(Set::of));
  }

  /** A comment, or the mark of a document. */
  private static boolean isBeside(String line) {
    return line.startsWith("#") || line.startsWith("---") || line.startsWith("%");
  }

  private static String withoutRemark(String text) {
    return text.startsWith("#") ? "" : text.replaceFirst("\\s+#[^\"'}]*$", "").strip();
  }

  private static Optional<Set<String>> block(List<String> lines, int from) {
    Set<String> ids = new TreeSet<>();
    int indent = -1;
    for (String line : lines.subList(from, lines.size())) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      int depth = line.length() - line.stripLeading().length();
      if (depth == 0) {
        break;
      }
      indent = indent < 0 ? depth : indent;
      if (depth > indent) {
        continue;
      }
      Matcher child = CHILD.matcher(line);
      if (depth < indent || !child.matches() || !ids.add(unquoted(child.group(2)))) {
        return Optional.empty();
      }
    }
    return Optional.of(ids);
  }

  private static Optional<Set<String>> flow(String rest, List<String> lines, int from) {
    StringBuilder text = new StringBuilder(rest);
    for (String line : lines.subList(from, lines.size())) {
      if (!line.isBlank() && !Character.isWhitespace(line.charAt(0)) && !line.startsWith("}")) {
        break;
      }
      text.append('\n').append(line);
    }
    return new FlowMapping(text.toString()).keys();
  }

  static String unquoted(String key) {
    boolean quoted = key.startsWith("\"") || key.startsWith("'");
    return quoted ? key.substring(1, key.length() - 1) : key;
  }
}
