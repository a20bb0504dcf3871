package dev.lethe.scan;

import dev.lethe.annotation.SubjectRole;
import dev.lethe.scan.Footprint.AuditCopy;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to a person.
 *
 * @param path as in the data map
 * @param kind of person
 * @param role what the person is to the row
 * @param key way to the person's key
 * @param closedBy way to the instant that ended the relationship; empty where that kind of person
 *     has none
 * @param own columns of the root table that make the link: what is set to null when the person is
 *     detached; empty where the link leads over other rows
 * @param audits audit copies of those columns
 * @param legs where it leads over collections: to the rows of each, from which key and closing go
 *     on; a row then has as many such people as there are
 * @param listed the collection's rows, where one of them is taken out to detach the person
 * @param followed whether another record says who it is: this one has no part of the link
 */
public record Link(
    String path,
    String kind,
    SubjectRole role,
    Route key,
    Optional<Route> closedBy,
    List<Column> own,
    List<AuditCopy> audits,
    List<Leg> legs,
    Optional<Listed> listed,
    boolean followed) {
  public Link {
    own = List.copyOf(own);
    audits = List.copyOf(audits);
    legs = List.copyOf(legs);
  }

  /** To one person at most. */
  public Link(
      String path,
      String kind,
      SubjectRole role,
      Route key,
      Optional<Route> closedBy,
      List<Column> own,
      List<AuditCopy> audits) {
    this(path, kind, role, key, closedBy, own, audits, List.of(), Optional.empty(), false);
  }

  /** Whether a row may have several such people. */
  public boolean isMany() {
    return !legs.isEmpty();
  }

  /** Whether it leads to anybody in some rows only. */
  public boolean isConditional() {
    return isMany() ? !legs.get(0).when().isEmpty() : !key.when().isEmpty();
  }

  /** The same, only in rows for which these hold. */
  public Link only(List<Test> tests) {
    if (isMany()) {
      Leg first = legs.get(0);
      List<Test> when = Stream.concat(first.when().stream(), tests.stream()).toList();
      return through(new Leg(when, first.hops()), legs.subList(1, legs.size()));
    }
    return new Link(
        path,
        kind,
        role,
        key.only(tests),
        closedBy.map(c -> c.only(tests)),
        own,
        audits,
        legs,
        listed,
        followed);
  }

  /** The link of a row that goes on from here: over hops to this one's row. */
  Link behind(String before, SubjectRole as, List<Hop> hops) {
    List<Leg> further = new ArrayList<>(legs);
    if (isMany()) {
      Leg first = legs.get(0);
      further.set(
          0,
          new Leg(
              first.when().stream().map(t -> t.after(hops)).toList(),
              Stream.concat(hops.stream(), first.hops().stream()).toList()));
    }
    return new Link(
        before + "." + path,
        kind,
        as,
        isMany() ? key : key.after(hops),
        isMany() ? closedBy : closedBy.map(c -> c.after(hops)),
        List.of(),
        List.of(),
        further,
        Optional.empty(),
        true);
  }

  /** This link, which begins at the rows of a collection, from the rows that have it. */
  Link through(Leg leg) {
    return through(leg, legs);
  }

  private Link through(Leg leg, List<Leg> rest) {
    List<Leg> all = Stream.concat(Stream.of(leg), rest.stream()).toList();
    return new Link(path, kind, role, key, closedBy, own, audits, all, listed, followed);
  }

  /** Whether rows point by these columns to those whom this link leads to. */
  public boolean isMadeBy(Reference r) {
    return listed.map(l -> l.table().equals(r.table())).orElse(false)
        || (!own.isEmpty() && own.stream().map(Column::name).toList().equals(r.columns()));
  }

  /** Whether a row can let go of the person and stay. */
  public boolean detachable() {
    return listed.isPresent() || (!own.isEmpty() && own.stream().allMatch(Column::nullable));
  }

  /**
   * From a row to those of a collection.
   *
   * @param when only from rows for which these hold
   */
  public record Leg(List<Test> when, List<Hop> hops) {
    public Leg {
      when = List.copyOf(when);
      hops = List.copyOf(hops);
    }
  }

  /**
   * The table of a collection, of which one row stands for one person of one record.
   *
   * @param row its columns that equal the record's key, in the same order
   * @param key way from there to the person's key
   * @param audits its audit copies
   */
  public record Listed(String table, List<String> row, Route key, List<Listed> audits) {
    public Listed {
      row = List.copyOf(row);
      audits = List.copyOf(audits);
    }
  }
}
