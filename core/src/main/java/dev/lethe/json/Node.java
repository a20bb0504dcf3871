package dev.lethe.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML document that knows the line it stands on, so that a message can name it. */
public sealed interface Node {
  /** The line, from 1: of its key where it has one, else where it begins. */
  int line();

  /** A single value as it was written, quotes removed; {@code null} and an empty value are "". */
  record Scalar(String text, int line) implements Node {}

  /** A list. */
  record Sequence(List<Node> items, int line) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A map, in the order of the document. */
  record Mapping(Map<String, Node> entries, int line) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }
}
