package dev.lethe.store;

import dev.lethe.deadline.Anchor;
import dev.lethe.scan.Link;
import dev.lethe.scan.Link.Leg;
import dev.lethe.scan.Route;
import dev.lethe.scan.Route.Hop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A condition on rows of one entity, put together from declarations and bound values; never text
 * from outside.
 */
public sealed interface Where {
  /** Every row. */
  Where EVERYTHING = new All(List.of());

  /** The temporal value at the end of the route is not later than the bound. */
  record NotAfter(Route route, Bound bound) implements Where {}

  /** The temporal value at the end of the route is later than the bound. */
  record After(Route route, Bound bound) implements Where {}

  /** There is a value at the end of the route. */
  record Present(Route route) implements Where {}

  /** There is no value at the end of the route, or no row on the way. */
  record Absent(Route route) implements Where {}

  /** The value at the end of the route equals this one, which is of the attribute's type. */
  record Equal(Route route, Object value) implements Where {}

  /**
   * No mark says that the group is settled: emptied (but for a shell that others need), or
   * restricted until later than the instant. True for every row of an entity whose key has no text
   * in SQL.
   */
  record Unsettled(String rule, Instant at) implements Where {}

  /** The value at the end of the route is one of these, which are of the attribute's type. */
  record OneOf(Route route, List<Object> values) implements Where {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** The value at the end of the route is none of these, or there is none. */
  record NoneOf(Route route, List<Object> values) implements Where {
    public NoneOf {
      values = List.copyOf(values);
    }
  }

  /** These hops lead to a row for which it holds. */
  record Some(List<Hop> hops, Where where) implements Where {
    public Some {
      hops = List.copyOf(hops);
    }
  }

  /** There is no such row. */
  record None(Some row) implements Where {}

  /** All of them. */
  record All(List<Where> parts) implements Where {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them. */
  record Any(List<Where> parts) implements Where {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A bound on a temporal column, for columns on the instant line and for columns of days.
   *
   * @param instant for instants
   * @param date for days
   * @param zone in which a local date-time column was written
   */
  record Bound(Instant instant, java.time.LocalDate date, java.time.ZoneId zone) {
    /** The bound at an instant, whatever the column's type. */
    public static Bound at(Instant instant, java.time.ZoneId zone) {
      return new Bound(instant, java.time.LocalDate.ofInstant(instant, zone), zone);
    }

    /** The bound as a value of the column's type. */
    Object as(Class<?> type) {
      return Temporals.as(type, new Anchor.At(instant), date, zone);
    }
  }

  /** What a condition asks. */
  static Where holds(Route.Test test) {
    return test.not() ? isNot(test) : is(test);
  }

  /** The opposite of what a condition asks. */
  static Where fails(Route.Test test) {
    return test.not() ? is(test) : isNot(test);
  }

  private static Where is(Route.Test test) {
    return test.values().isEmpty()
        ? new Absent(test.route())
        : new OneOf(test.route(), test.values());
  }

  private static Where isNot(Route.Test test) {
    return test.values().isEmpty()
        ? new Present(test.route())
        : new NoneOf(test.route(), test.values());
  }

  /**
   * What holds for the key and the closing of a link, as a condition on the row that has the link:
   * of a link over collections, that it holds for one of the people.
   */
  static Where linked(Link link, Where theirs) {
    return link.isMany() ? linked(link.legs(), theirs) : theirs;
  }

  private static Where linked(List<Leg> legs, Where theirs) {
    if (legs.isEmpty()) {
      return theirs;
    }
    List<Where> all = new ArrayList<>();
    legs.get(0).when().forEach(t -> all.add(holds(t)));
    all.add(some(legs, theirs));
    return all.size() == 1 ? all.get(0) : new All(all);
  }

  private static Some some(List<Leg> legs, Where theirs) {
    return new Some(legs.get(0).hops(), linked(legs.subList(1, legs.size()), theirs));
  }

  /** That a link over collections leads to nobody for whom it holds. */
  static Where nobody(Link link, Where theirs) {
    List<Where> any = new ArrayList<>();
    link.legs().get(0).when().forEach(t -> any.add(fails(t)));
    any.add(new None(some(link.legs(), theirs)));
    return any.size() == 1 ? any.get(0) : new Any(any);
  }

  /** Whether a condition reads one of these tables, beside the row's own. */
  static boolean reads(Where where, Set<String> tables) {
    if (where instanceof All all) {
      return all.parts().stream().anyMatch(w -> reads(w, tables));
    }
    if (where instanceof Any any) {
      return any.parts().stream().anyMatch(w -> reads(w, tables));
    }
    if (where instanceof None none) {
      return reads(none.row(), tables);
    }
    return where instanceof Some some
        && (reads(some.where(), tables)
            || some.hops().stream().anyMatch(h -> tables.contains(h.table())));
  }

  /** All of the parts. */
  static Where all(Where... parts) {
    return new All(List.of(parts));
  }

  /** Any of the parts. */
  static Where any(Where... parts) {
    return new Any(List.of(parts));
  }
}
