package dev.lethe.store;

import dev.lethe.deadline.Anchor;
import dev.lethe.scan.Route;
import java.time.Instant;
import java.util.List;

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
    if (test.present()) {
      return new Present(test.route());
    }
    return test.values().isEmpty()
        ? new Absent(test.route())
        : new OneOf(test.route(), test.values());
  }

  /** The opposite of what a condition asks. */
  static Where fails(Route.Test test) {
    if (test.present()) {
      return new Absent(test.route());
    }
    return test.values().isEmpty()
        ? new Present(test.route())
        : new NoneOf(test.route(), test.values());
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
