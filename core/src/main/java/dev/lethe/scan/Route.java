package dev.lethe.scan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way from an entity's root row to a column, over to-one relations, plain key columns and
 * secondary tables.
 *
 * @param hops tables passed, in order; empty for a column of the root table
 * @param column where it ends
 * @param when it ends in null unless all of these hold
 * @param last whether it leads to many, of which the last value counts
 */
public record Route(List<Hop> hops, Column column, List<Test> when, boolean last) {
  public Route {
    hops = List.copyOf(hops);
    when = List.copyOf(when);
  }

  /** A way that is always open. */
  public Route(List<Hop> hops, Column column) {
    this(hops, column, List.of(), false);
  }

  /** A way over hops that lead to many rows, to the last of their values. */
  static Route last(List<Hop> hops, Column column) {
    return new Route(hops, column, List.of(), true);
  }

  /** The way to a column of the root table itself. */
  public static Route own(Column column) {
    return new Route(List.of(), column);
  }

  /** True where no other row is read and nothing else decides whether there is a value. */
  public boolean isOwn() {
    return hops.isEmpty() && when.isEmpty();
  }

  /** This way, reached through another hop first. */
  public Route after(List<Hop> first) {
    return new Route(
        Stream.concat(first.stream(), hops.stream()).toList(),
        column,
        when.stream().map(t -> t.after(first)).toList(),
        last);
  }

  /** The same way, open only where these hold besides. */
  public Route only(List<Test> tests) {
    return new Route(hops, column, Stream.concat(when.stream(), tests.stream()).toList(), last);
  }

  /** The same way, always open. */
  public Route always() {
    return new Route(hops, column, List.of(), last);
  }

  /**
   * A condition on another value of the same row, or on whether there is one.
   *
   * @param values of which it is one, of the attribute's type; none where it is to be null
   * @param not whether the opposite is to hold
   */
  public record Test(Route route, List<Object> values, boolean not) {
    public Test {
      values = List.copyOf(values);
    }

    /** That it is one of these, or null where there are none. */
    public Test(Route route, List<Object> values) {
      this(route, values, false);
    }

    /** That it is none of these, or not null where there are none. */
    static Test not(Route route, List<Object> values) {
      return new Test(route, values, true);
    }

    /** That there is a value. */
    static Test present(Route route) {
      return not(route, List.of());
    }

    /** The same of a row that is reached first. */
    Test after(List<Hop> first) {
      return new Test(route.after(first), values, not);
    }

    /** The same, where these hold besides. */
    Test only(List<Test> tests) {
      return new Test(route.only(tests), values, not);
    }
  }

  /**
   * One step to another table.
   *
   * @param from columns of the table one comes from
   * @param table where one goes
   * @param to its columns that equal {@code from}, in the same order
   * @param entity entity whose root row is reached; empty for a secondary table of the same record
   * @param text type of {@code to} where {@code from} holds its text
   */
  public record Hop(
      List<String> from, String table, List<String> to, String entity, Optional<Class<?>> text) {
    public Hop {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }

    /** Over columns of the same type. */
    public Hop(List<String> from, String table, List<String> to, String entity) {
      this(from, table, to, entity, Optional.empty());
    }
  }
}
