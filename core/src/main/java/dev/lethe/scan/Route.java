package dev.lethe.scan;

import java.util.List;

/**
 * The way from an entity's root row to a column, over to-one relations, plain key columns and
 * secondary tables.
 *
 * @param hops tables passed, in order; empty for a column of the root table
 * @param column where it ends
 */
public record Route(List<Hop> hops, Column column) {
  public Route {
    hops = List.copyOf(hops);
  }

  /** The way to a column of the root table itself. */
  public static Route own(Column column) {
    return new Route(List.of(), column);
  }

  /** True where no other row is read. */
  public boolean isOwn() {
    return hops.isEmpty();
  }

  /** This way, reached through another hop first. */
  public Route after(List<Hop> first) {
    return new Route(
        java.util.stream.Stream.concat(first.stream(), hops.stream()).toList(), column);
  }

  /**
   * One step to another table.
   *
   * @param from columns of the table one comes from
   * @param table where one goes
   * @param to its columns that equal {@code from}, in the same order
   * @param entity entity whose root row is reached; empty for a secondary table of the same record
   */
  public record Hop(List<String> from, String table, List<String> to, String entity) {
    public Hop {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }
}
