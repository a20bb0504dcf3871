package dev.lethe.detect;

import java.util.List;
import java.util.Optional;

/**
 * What can be known of one entity without looking at a row.
 *
 * @param name of the entity
 * @param table its table
 * @param known what its rows stand for, where somebody said so
 */
public record EntityFacts(
    String name, String table, Optional<Standing> known, List<AttributeFacts> attributes) {
  public EntityFacts {
    attributes = List.copyOf(attributes);
  }
}
