package dev.lethe.register;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the organisation says about things in its database that no entity maps.
 *
 * @param strict whether a copy that is not declared here is an error
 * @param notPersonal tables that point at people and say nothing about them, with the reason
 * @param copies triggers, rules, views, publications and caches that carry rows elsewhere, with how
 *     a deletion reaches what they carried
 */
public record SchemaNotes(
    boolean strict,
    SortedMap<String, Stated<String>> notPersonal,
    SortedMap<String, Stated<String>> copies) {
  /** Nothing is said. */
  public static final SchemaNotes NONE = new SchemaNotes(false, new TreeMap<>(), new TreeMap<>());

  public SchemaNotes {
    notPersonal = Collections.unmodifiableSortedMap(new TreeMap<>(notPersonal));
    copies = Collections.unmodifiableSortedMap(new TreeMap<>(copies));
  }
}
