package dev.lethe.detect;

import java.util.List;
import java.util.Set;

/**
 * What lies around an attribute.
 *
 * @param entity words of the name of its entity
 * @param standing of its entity
 * @param address whether the entity has the parts of a postal address
 * @param reached whether the entity has somebody's e-mail address
 * @param keyValue whether a row is one named value
 * @param secret whether the entity is named after a secret
 * @param machine whether the clients in it are programs
 * @param text whether the entity is named after something that people write
 * @param persons entities that stand for persons, in words
 * @param entities all entities, in words
 */
record Surroundings(
    List<String> entity,
    Standing standing,
    boolean address,
    boolean reached,
    boolean keyValue,
    boolean secret,
    boolean machine,
    boolean text,
    Set<String> persons,
    Set<String> entities) {
  static final Surroundings NONE =
      new Surroundings(
          List.of(), Standing.OTHER, false, false, false, false, false, false, Set.of(), Set.of());

  Surroundings as(Standing other) {
    return new Surroundings(
        entity, other, address, reached, keyValue, secret, machine, text, persons, entities);
  }

  /** Whether the words end with the name of an entity that stands for persons. */
  boolean endsWithPerson(List<String> words) {
    String all = String.join(" ", words);
    return persons.stream().anyMatch(p -> all.equals(p) || all.endsWith(" " + p));
  }
}
