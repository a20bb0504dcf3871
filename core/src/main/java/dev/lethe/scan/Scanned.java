package dev.lethe.scan;

import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.FieldExplanation;
import dev.lethe.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a scan found.
 *
 * @param map for people
 * @param findings for developers: errors first, then by place
 * @param footprints for {@code store}, children before the rows they point at
 * @param watched where data must never be stored
 * @param words where what holds for an attribute was said
 */
public record Scanned(
    DataMap map,
    List<Finding> findings,
    List<Footprint> footprints,
    List<Watched> watched,
    Function<String, FieldExplanation> words) {
  public Scanned {
    findings = List.copyOf(findings);
    footprints = List.copyOf(footprints);
    watched = List.copyOf(watched);
  }

  /** The same, with findings that weigh otherwise. */
  public Scanned withFindings(List<Finding> weighed) {
    return new Scanned(map, weighed, footprints, watched, words);
  }

  /** The entities whose rows stand for people of that kind. */
  public List<Footprint> roots(String kind) {
    return footprints.stream()
        .filter(
            f ->
                map.entity(f.entity())
                    .flatMap(EntityEntry::subject)
                    .filter(kind::equals)
                    .isPresent())
        .toList();
  }

  /** The footprint of an entity class. */
  public Optional<Footprint> footprint(Class<?> type) {
    return footprints.stream().filter(f -> f.type().equals(type)).findFirst();
  }

  /** The footprint of an entity by its JPA name. */
  public Optional<Footprint> footprint(String entity) {
    return footprints.stream().filter(f -> f.entity().equals(entity)).findFirst();
  }
}
