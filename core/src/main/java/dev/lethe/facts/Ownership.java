package dev.lethe.facts;

import dev.lethe.facts.FactSource.Someone;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.SubjectRef;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
import dev.lethe.scan.Scanned;
import dev.lethe.store.RowKey;
import dev.lethe.store.Where;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which rows are a person's, by the links that are declared. */
public final class Ownership {
  private Ownership() {}

  /**
   * The person's keys as own tables hold them.
   *
   * @throws MisuseException for a kind that no entity knows, or a key of another type
   */
  public static Set<Someone> of(Scanned scanned, Person person) {
    Set<Someone> people = new LinkedHashSet<>();
    for (SubjectRef ref : person.refs()) {
      boolean known = false;
      for (Footprint f : scanned.footprints()) {
        for (Link link : f.links()) {
          if (link.kind().equals(ref.kind())) {
            requireType("the key of " + ref.kind(), link.key().column().javaType(), ref.key());
            known = true;
          }
        }
      }
      if (!known) {
        throw new MisuseException(
            Code.KEY_TYPE,
            "No entity knows a person of kind '" + ref.kind() + "'.",
            "Use a kind that a @DataSubject or @SubjectLink declares.");
      }
      people.add(new Someone(ref.kind(), RowKey.text(ref.key())));
    }
    return people;
  }

  /** Refuses a value of another type than the attribute's, without showing it. */
  public static void requireType(String what, Class<?> type, Object value) {
    if (!type.isInstance(value) && !type.isPrimitive()) {
      throw new MisuseException(
          Code.KEY_TYPE,
          "A value for "
              + what
              + " must be of type "
              + type.getName()
              + ", was "
              + value.getClass().getName()
              + ".",
          "Pass the attribute's own type.");
    }
  }

  /** The condition on rows of an entity that one of the links leads to one of these people. */
  public static Where.Any rows(List<Link> links, Set<Someone> people) {
    List<Where> any = new ArrayList<>();
    for (Link link : links) {
      for (Someone one : people) {
        if (link.kind().equals(one.kind())) {
          Object key = RowKey.value(link.key().column(), one.key());
          any.add(Where.linked(link, new Where.Equal(link.key(), key)));
        }
      }
    }
    return new Where.Any(any);
  }

  /** The footprint of a record's entity. */
  public static Footprint footprint(Scanned scanned, Class<?> entity) {
    return scanned
        .footprint(entity)
        .orElseThrow(
            () ->
                new MisuseException(
                    Code.BAD_ARGUMENT,
                    entity.getSimpleName() + " is not an entity with declared personal data.",
                    scanned.map().views().stream()
                        .filter(v -> v.type().equals(entity.getName()))
                        .findFirst()
                        .map(v -> "It is a view; name the entity of " + v.tables() + ".")
                        .orElse("Name an entity of the data map.")));
  }

  /** The key of a record, whose type is checked. */
  public static RowKey key(Footprint footprint, Object id) {
    if (footprint.key().size() == 1) {
      requireType("the id of " + footprint.entity(), footprint.key().get(0).javaType(), id);
    }
    return RowKey.of(footprint, id);
  }
}
