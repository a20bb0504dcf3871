package dev.lethe.export;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of the code as people read them: {@code billedTo.name} as "Billed to: name". */
final class Wording {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_");

  private Wording() {}

  static String of(String name) {
    String words = HUMP.matcher(name).replaceAll(" ").replace(".", ": ").toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
