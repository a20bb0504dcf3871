package dev.lethe.page;

import java.util.regex.Pattern;

/** A run of words inside a {@link Line}. Every text is escaped where it is printed. */
public sealed interface Inline {
  /** Plain words. */
  record Text(String text) implements Inline {}

  /** A name out of the code or the database. */
  record Code(String text) implements Inline {}

  /** A short mark that stands out. */
  record Badge(String text, Tone tone) implements Inline {}

  /** A way to a section of the same page, by its id. */
  record Link(String text, String id) implements Inline {}

  /**
   * A way to a file beside the page.
   *
   * @param path relative, of letters, digits, dots, dashes and strokes only
   */
  record File(String text, String path) implements Inline {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]*");

    public File {
      if (!PATH.matcher(path).matches() || path.contains("..")) {
        throw new IllegalArgumentException("a file beside a page must have a plain relative path");
      }
    }
  }

  /** What nobody has answered yet: printed in red as "not stated: question". */
  record Open(String question) implements Inline {}

  /** How a mark or a figure is meant. */
  enum Tone {
    NEUTRAL,
    GOOD,
    WARN,
    BAD;

    /** Name of the style class. */
    public String style() {
      return switch (this) {
        case NEUTRAL -> "neutral";
        case GOOD -> "good";
        case WARN -> "warn";
        case BAD -> "bad";
      };
    }
  }
}
