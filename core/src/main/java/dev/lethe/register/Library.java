package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a library on the class path says about its own tables, which no entity of the host maps.
 *
 * @param version of the library
 * @param store id of the register's store in which they lie
 * @param tables by name, in lower case
 */
public record Library(String name, String version, String store, SortedMap<String, Table> tables) {
  public Library {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
  }

  /**
   * A table of it.
   *
   * @param notPersonal why it says nothing about a person; then the rest is empty
   * @param holds ids of categories, sorted
   * @param about a kind of person, {@code any} or {@code none}
   * @param keys whether a person's key stands there
   * @param until when it goes and who deletes it, in words
   * @param keptFor how long, where that is a period or a question
   */
  public record Table(
      Optional<String> notPersonal,
      List<String> holds,
      String about,
      Keys keys,
      String until,
      Optional<Stated<Span>> keptFor) {
    public Table {
      holds = holds.stream().sorted().toList();
    }

    /** A table that says nothing about a person. */
    static Table of(String why) {
      return new Table(Optional.of(why), List.of(), "none", Keys.NONE, "", Optional.empty());
    }
  }

  /** Whether a person's key stands in a table. */
  public enum Keys {
    /** As it is. */
    PLAIN("plain"),
    /** As a keyed hash. */
    HASH("hash"),
    /** Not at all. */
    NONE("none");

    private final String id;

    Keys(String id) {
      this.id = id;
    }

    /** As written in a fragment. */
    public String id() {
      return id;
    }
  }
}
