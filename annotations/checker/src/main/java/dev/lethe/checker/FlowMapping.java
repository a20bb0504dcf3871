package dev.lethe.checker;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The keys of a mapping that YAML writes in braces; what stands inside the values is passed over.
 */
final class FlowMapping {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  private final String text;
  private int at;

  FlowMapping(String text) {
    this.text = text;
  }

  /** Empty where it is anything else, or written in a way this does not understand. */
  Optional<Set<String>> keys() {
    Set<String> keys = new TreeSet<>();
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    at = 1;
    while (true) {
      skipBlank();
      if (is('}')) {
        at++;
        skipBlank();
        return at == text.length() ? Optional.of(keys) : Optional.empty();
      }
      Optional<String> key = key();
      skipBlank();
      if (key.isEmpty() || !is(':') || !keys.add(key.get())) {
        return Optional.empty();
      }
      at++;
      if (!skipValue()) {
        return Optional.empty();
      }
      if (is(',')) {
        at++;
      }
    }
  }

  private Optional<String> key() {
    int from = at;
    if (is('"') || is('\'')) {
      return skipQuoted() ? Optional.of(text.substring(from + 1, at - 1)) : Optional.empty();
    }
    while (at < text.length() && ":,}\n ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return Optional.of(text.substring(from, at)).filter(k -> PLAIN.matcher(k).matches());
  }

  /** Passes a value, to the comma or brace behind it; false where none comes. */
  private boolean skipValue() {
    int depth = 0;
    boolean begins = true;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (depth == 0 && (c == ',' || c == '}')) {
        return true;
      }
      if (begins && (c == '"' || c == '\'')) {
        if (!skipQuoted()) {
          return false;
        }
        begins = false;
        continue;
      }
      if (c == '#' && Character.isWhitespace(text.charAt(at - 1))) {
        skipRemark();
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      begins = "{[,:".indexOf(c) >= 0 || (begins && Character.isWhitespace(c));
      at++;
    }
    return false;
  }

  private boolean skipQuoted() {
    char quote = text.charAt(at++);
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && quote == '"') {
        at++;
      } else if (c == quote) {
        if (quote == '\'' && is('\'')) {
          at++;
        } else {
          return true;
        }
      }
    }
    return false;
  }

  private void skipBlank() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (is('#')) {
        skipRemark();
      } else {
        return;
      }
    }
  }

  private void skipRemark() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
