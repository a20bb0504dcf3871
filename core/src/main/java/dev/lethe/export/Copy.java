package dev.lethe.export;

import dev.lethe.export.Exports.Line;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A copy that was read, before it is packed.
 *
 * @param entities in the order of the map
 * @param notSearched places of which no copy is made, in words
 */
record Copy(
    UUID id, Instant asOf, List<EntityCopy> entities, AccessFacts facts, List<String> notSearched) {
  List<Line> lines() {
    return entities.stream().flatMap(e -> e.sheets().stream()).map(Sheet::line).toList();
  }

  long found() {
    return lines().stream().mapToLong(Line::found).sum();
  }

  long exported() {
    return lines().stream().mapToLong(Line::exported).sum();
  }
}
