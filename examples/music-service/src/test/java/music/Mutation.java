package music;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a release might add to the model without a word about persons.
 *
 * @param place that the finding must name
 * @param edits of sources that are there
 * @param added sources of new types
 */
record Mutation(String place, List<Edit> edits, List<Added> added) {
  /** A replacement in the source of a type of the model. */
  record Edit(String type, String old, String changed) {}

  /**
   * A new type.
   *
   * @param entity whether the persistence unit has to be told of it
   */
  record Added(String type, boolean entity, String source) {}

  private static final String IMPORTS =
      "package music; import jakarta.persistence.*; import java.time.*; import java.util.*; ";

  /** Changes the source of one type. */
  static Mutation edit(String place, String type, String old, String changed) {
    return new Mutation(place, List.of(new Edit(type, old, changed)), List.of());
  }

  /** Adds members to one type. */
  static Mutation member(String place, String type, String member) {
    return edit(
        place, type, "protected " + type + "() {}", member + " protected " + type + "() {}");
  }

  /** Adds an entity with an id and these members. */
  static Mutation entity(String name, String members) {
    return new Mutation(name, List.of(), List.of())
        .and(name, true, "@Entity public class " + name + " { @Id UUID id; " + members + " }");
  }

  Mutation with(String type, String old, String changed) {
    List<Edit> all = new ArrayList<>(edits);
    all.add(new Edit(type, old, changed));
    return new Mutation(place, all, added);
  }

  Mutation and(String type, boolean entity, String source) {
    List<Added> all = new ArrayList<>(added);
    all.add(new Added(type, entity, IMPORTS + source));
    return new Mutation(place, edits, all);
  }

  @Override
  public String toString() {
    return place
        + edits.stream().map(e -> " " + e.type() + ": " + e.changed()).toList()
        + added.stream().map(Added::type).toList();
  }
}
