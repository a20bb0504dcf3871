package dev.lethe.facts;

import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.SubjectRef;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Link;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Where;
import java.util.ArrayList;
import java.util.List;

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
  public record Match(Link link, SubjectRef ref) {
    /** Rows whose link holds that key. */
    public Where rows() {
      return new Where.Equal(link.key(), ref.key());
    }
  }

  /**
   * The links of every entity that can lead to the person; none where an entity has no such link.
   *
   * @throws MisuseException with LETHE-430 for a kind that nobody declares or a key of another type
   */
  public static List<PersonLinks> of(Scanned scanned, Person person) {
    for (SubjectRef ref : person.refs()) {
      requireKnown(scanned, ref);
    }
    List<PersonLinks> all = new ArrayList<>();
    for (Footprint footprint : scanned.footprints()) {
      List<Match> matches = new ArrayList<>();
      for (Link link : footprint.links()) {
        for (SubjectRef ref : person.refs()) {
          if (link.kind().equals(ref.kind())) {
            matches.add(new Match(link, ref));
          }
        }
      }
      all.add(new PersonLinks(footprint, matches));
    }
    return all;
  }

  private static void requireKnown(Scanned scanned, SubjectRef ref) {
    List<Link> links =
        scanned.footprints().stream()
            .flatMap(f -> f.links().stream())
            .filter(l -> l.kind().equals(ref.kind()))
            .toList();
    if (links.isEmpty()) {
      throw new MisuseException(
          Code.KEY_TYPE,
          "No entity knows a person of kind '" + ref.kind() + "'.",
          "Use a kind that a @DataSubject or @SubjectLink declares.");
    }
    for (Link link : links) {
      Class<?> type = link.key().column().javaType();
      if (!type.isInstance(ref.key()) && !type.isPrimitive()) {
        throw new MisuseException(
            Code.KEY_TYPE,
            "A value for the key of "
                + ref.kind()
                + " must be of type "
                + type.getName()
                + ", was "
                + ref.key().getClass().getName()
                + ".",
            "Pass the attribute's own type.");
      }
    }
  }

  /** Shows the entity only. */
  @Override
  public String toString() {
    return footprint.entity() + " of …";
  }
}
