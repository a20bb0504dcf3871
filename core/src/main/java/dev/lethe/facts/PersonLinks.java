package dev.lethe.facts;

import dev.lethe.facts.FactSource.Someone;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which of an entity's links lead to a person. Holds keys of persons, so it is never printed.
 *
 * @param footprint of the entity
 * @param matches each link with each key of the person that it can hold
 */
public record PersonLinks(Footprint footprint, List<Match> matches) {
  public PersonLinks {
    matches = List.copyOf(matches);
  }

  /** A link and a key of the person that it can hold. */
  public record Match(Link link, Someone one) {
    /** Rows whose link holds that key. */
    public Where rows() {
      return Ownership.rows(List.of(link), Set.of(one));
    }
  }

  /**
   * The links of every entity that can lead to the person; none where an entity has no such link.
   *
   * @throws MisuseException with LETHE-430 for a kind that nobody declares or a key of another type
   */
  public static List<PersonLinks> of(Scanned scanned, Person person) {
    Set<Someone> people = Ownership.of(scanned, person);
    List<PersonLinks> all = new ArrayList<>();
    for (Footprint footprint : scanned.footprints()) {
      List<Match> matches = new ArrayList<>();
      for (Link link : footprint.links()) {
        for (Someone one : people) {
          if (link.kind().equals(one.kind())) {
            matches.add(new Match(link, one));
          }
        }
      }
      all.add(new PersonLinks(footprint, matches));
    }
    return all;
  }

  /** Shows the entity only. */
  @Override
  public String toString() {
    return footprint.entity() + " of …";
  }
}
