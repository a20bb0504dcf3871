package dev.lethe.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a page under a heading, with parts of its own.
 *
 * @param id that links name; any text, turned into a valid one
 * @param heading what it is about
 * @param blocks its content, before its parts
 * @param parts sections one level below
 */
public record Section(String id, String heading, List<Block> blocks, List<Section> parts) {
  private static final Pattern NOT_IN_ID = Pattern.compile("[^A-Za-z0-9_-]+");

  public Section {
    blocks = List.copyOf(blocks);
    parts = List.copyOf(parts);
  }

  public static Section of(String id, String heading, Block... blocks) {
    return new Section(id, heading, List.of(blocks), List.of());
  }

  /** An id as HTML and URLs take it. */
  public static String anchor(String id) {
    return NOT_IN_ID.matcher(id).replaceAll("-");
  }
}
