package dev.lethe.facts;

import dev.lethe.decide.HoldFact;
import dev.lethe.scan.Footprint;
import dev.lethe.store.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A port for what keeps or ends data and lies in own tables: {@code hold} implements it, the facade
 * plugs it in. Asked inside the unit of work that acts, after the gate.
 */
public interface FactSource {
  /** Whether anything is held at all: where not, nothing further need be asked. */
  boolean holdsAnything(Unit unit);

  /** Attribute paths of this entity that must be read of each row to answer. */
  Set<String> attributes(Unit unit, Footprint footprint);

  /** The holds that match each of the things now, in the same order. */
  List<List<HoldFact>> holds(Unit unit, List<Thing> things);

  /**
   * A record, or what is left of one, as a hold can name it. Never printed.
   *
   * @param entity its entity
   * @param record canonical key text
   * @param people whose it is: kind and canonical key text
   * @param parents canonical key texts of the records it goes with, by entity
   * @param parentPrefixes relation path to each of those, by entity
   * @param attributes keyed hashes of attribute values under every key version, by path
   */
  record Thing(
      String entity,
      String record,
      Set<Someone> people,
      Map<String, String> parents,
      Map<String, String> parentPrefixes,
      Map<String, Set<String>> attributes) {
    /** Shows the entity only. */
    @Override
    public String toString() {
      return entity + "#…";
    }
  }

  /** A person, by kind and canonical key text. Never printed. */
  record Someone(String kind, String key) {
    /** Shows the kind only. */
    @Override
    public String toString() {
      return kind + ":…";
    }
  }
}
