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
 * @param mailed what stands before the e-mail addresses in it: {@code payer}
 * @param patient whether it tells of somebody's health
 * @param letter whether a row is something that one sends to another
 * @param prefix what its columns begin with, to no purpose, or empty
 * @param machine whether the clients in it are programs
 * @param connection whether it says where a system is reached
 * @param text whether the entity is named after something that people write
 * @param persons entities that stand for persons, in words
 * @param entities all entities, in words
 */
record Surroundings(
    List<String> entity,
    Standing standing,
    boolean address,
    boolean reached,
    Set<String> mailed,
    boolean patient,
    boolean letter,
    String prefix,
    boolean keyValue,
    boolean secret,
    boolean machine,
    boolean connection,
    boolean text,
    Set<String> persons,
    Set<String> entities) {
  static final Surroundings NONE =
      new Surroundings(
          List.of(),
          Standing.OTHER,
          false,
          false,
          Set.of(),
          false,
          false,
          "",
          false,
          false,
          false,
          false,
          false,
          Set.of(),
          Set.of());

  Surroundings in(List<String> other) {
    return with(other, standing);
  }

  Surroundings as(Standing other) {
    return with(entity, other);
  }

  private Surroundings with(List<String> words, Standing stands) {
    return new Surroundings(
        words,
        stands,
        address,
        reached,
        mailed,
        patient,
        letter,
        prefix,
        keyValue,
        secret,
        machine,
        connection,
        text,
        persons,
        entities);
  }

  /** The words of a column or an attribute without what all of them begin with. */
  List<String> withoutPrefix(List<String> words) {
    return words.size() > 1 && words.get(0).equals(prefix) ? words.subList(1, words.size()) : words;
  }

  /** Whether the words end with the name of an entity that stands for persons. */
  boolean endsWithPerson(List<String> words) {
    String all = String.join(" ", words);
    return persons.stream().anyMatch(p -> all.equals(p) || all.endsWith(" " + p));
  }
}
