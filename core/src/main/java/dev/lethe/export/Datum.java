package dev.lethe.export;

import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.json.JsonDocument;
import dev.lethe.json.MalformedException;
import dev.lethe.scan.Extract;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Route;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One declared attribute: what a copy does with it.
 *
 * @param field as the map has it
 * @param columns ways to its columns
 * @param part of a collection, which has rows of its own
 * @param withheld why it is not copied, where it is not
 * @param place where it lies in the document of its column, where that holds one
 */
record Datum(
    FieldEntry field,
    List<Route> columns,
    boolean part,
    Optional<String> withheld,
    Optional<Extract.Place> place) {
  static Datum of(Footprint footprint, FieldEntry field) {
    Optional<Extract.Field> read =
        footprint.extract().fields().stream()
            .filter(f -> f.path().equals(field.path()))
            .findFirst();
    boolean part =
        footprint.extract().parts().stream()
            .anyMatch(p -> !p.history() && p.name().equals(field.path()));
    Optional<String> withheld =
        field
            .withheldBecause()
            .or(
                () ->
                    read.filter(f -> !Values.readable(f.type()))
                        .map(f -> "its type has no readable form: " + f.type().getSimpleName()))
            .or(
                () ->
                    read.filter(f -> f.columns().isEmpty())
                        .map(
                            f -> "not stored here: computed, or copied with records of their own"));
    return new Datum(
        field,
        read.map(Extract.Field::columns).orElse(List.of()),
        part,
        withheld,
        read.flatMap(Extract.Field::place));
  }

  /** Those of an entity, in the order of its groups. */
  static List<Datum> of(Footprint footprint, List<GroupEntry> groups) {
    return groups.stream().flatMap(g -> g.fields().stream()).map(f -> of(footprint, f)).toList();
  }

  String path() {
    return field.path();
  }

  /** Whether it stands in the copy of a row that is the person's. */
  boolean copied() {
    return withheld.isEmpty() && !part;
  }

  /** What the columns hold of it; empty where nobody can read the document. */
  Optional<Reading> read(List<? extends @Nullable Object> columns) {
    if (place.isEmpty()) {
      return Optional.of(new Reading(value(columns)));
    }
    Object text = columns.get(0);
    if (text == null) {
      return Optional.of(new Reading(null));
    }
    try {
      JsonDocument document = JsonDocument.read((String) text, place.get().named());
      return Optional.of(new Reading(document.value(place.get().at())));
    } catch (MalformedException unreadable) {
      return Optional.empty();
    }
  }

  /** A value, or none. */
  record Reading(@Nullable Object value) {}

  private static @Nullable Object value(List<? extends @Nullable Object> columns) {
    if (columns.size() == 1) {
      return Values.neutral(columns.get(0));
    }
    return columns.stream().allMatch(java.util.Objects::isNull) ? null : Values.neutral(columns);
  }

  /** What a copy says in place of a value that is there and not copied. */
  String notice() {
    return notice(withheld.orElse(""));
  }

  static String notice(String reason) {
    return "present (withheld: " + reason + ")";
  }
}
