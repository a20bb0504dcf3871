package dev.lethe.detect;

import java.util.Set;

/**
 * What can be known of one attribute without looking at a row.
 *
 * @param path in the entity, dotted over embeddables: {@code billedTo.name}
 * @param column its column, or empty
 * @param type simple name of its Java type; of an element for a collection of values
 * @param length longest text in characters; 0 where that is not known
 * @param target name of the entity that a to-one relation points at, or empty
 * @param constraints simple names of annotations that say something about the value: {@code Email}
 */
public record AttributeFacts(
    String path, String column, String type, long length, String target, Set<String> constraints) {
  public AttributeFacts {
    constraints = Set.copyOf(constraints);
  }

  String leaf() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  String around() {
    return path.substring(0, path.lastIndexOf('.') + 1);
  }

  boolean isRelation() {
    return !target.isEmpty();
  }
}
