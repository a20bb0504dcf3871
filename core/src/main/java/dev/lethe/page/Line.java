package dev.lethe.page;

import java.util.ArrayList;
import java.util.List;

/** One line of words, some of them marked. Immutable; each method gives a longer line. */
public record Line(List<Inline> parts) {
  /** No words. */
  public static final Line EMPTY = new Line(List.of());

  public Line {
    parts = List.copyOf(parts);
  }

  public static Line of(String text) {
    return EMPTY.text(text);
  }

  public Line text(String text) {
    return and(new Inline.Text(text));
  }

  public Line code(String text) {
    return and(new Inline.Code(text));
  }

  public Line badge(String text, Inline.Tone tone) {
    return and(new Inline.Badge(text, tone));
  }

  public Line link(String text, String id) {
    return and(new Inline.Link(text, id));
  }

  public Line file(String text, String path) {
    return and(new Inline.File(text, path));
  }

  public Line open(String question) {
    return and(new Inline.Open(question));
  }

  /** This line and the other after it. */
  public Line and(Line other) {
    List<Inline> all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Line(all);
  }

  private Line and(Inline part) {
    return and(new Line(List.of(part)));
  }
}
