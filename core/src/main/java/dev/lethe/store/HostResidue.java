package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.Filler;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.Inside;
import dev.lethe.scan.Link;
import dev.lethe.scan.Link.Listed;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The second look: counts, table by table, what is there again of rows that were deleted or
 * emptied. Made with statements of its own, so that an error in a change does not hide itself.
 */
public final class HostResidue {
  private final HostSql host;
  private final Footprint footprint;

  HostResidue(HostSql host) {
    this.host = host;
    this.footprint = host.footprint();
  }

  /** Of rows that were deleted: how many there are in each table that held a part of them. */
  public SortedMap<String, Long> ofDeleted(List<RowKey> keys) {
    SortedMap<String, Long> found = new TreeMap<>();
    List<String> own = footprint.key().stream().map(c -> c.name()).toList();
    count(found, footprint.table(), own, keys);
    for (Dependent d : footprint.dependents()) {
      count(found, d.table(), d.key(), keys);
    }
    return found;
  }

  /** Of rows of which a group was emptied: how many of them hold something in it, by table. */
  public SortedMap<String, Long> ofEmptied(List<RowKey> keys, GroupFootprint group) {
    SortedMap<String, Long> found = new TreeMap<>();
    group.collections().forEach(d -> count(found, d.table(), d.key(), keys));
    HostDocuments documents = new HostDocuments(host);
    for (Inside inside : group.inside()) {
      long n = keys.stream().filter(k -> documents.holds(k, inside)).count();
      if (n > 0) {
        found.merge(inside.column().column().table(), n, Long::sum);
      }
    }
    for (Emptying e : group.emptied()) {
      Column column = e.column();
      Clause sql = host.clause().add("select ");
      if (e.with() instanceof Filler.RandomText) {
        // Read as the application reads it: a converter may have written something else.
        sql.add(column.name());
        below(sql, e, keys);
        long there =
            host
                .query(sql, result -> Placeholders.stands(e.with(), host.read(result, 1, column)))
                .stream()
                .filter(placeholder -> !placeholder)
                .count();
        add(found, column.table(), there);
      } else {
        below(sql.add("count(*)"), e, keys);
        sql.add(" and ").add(column.name());
        if (e.with() instanceof Filler.Constant constant) {
          sql.add(" <> ").value(column, constant.value());
        } else {
          sql.add(" is not null");
        }
        add(found, column.table(), sql);
      }
    }
    return found;
  }

  private static void below(Clause sql, Emptying e, List<RowKey> keys) {
    sql.add(" from ").add(e.column().table()).add(" where ").in("", e.key(), keys);
  }

  /**
   * Of rows that let go of a person: how many of them name that person again, by table.
   *
   * @param people their keys, as values of the link's column
   */
  public SortedMap<String, Long> ofDetached(List<RowKey> keys, Link link, List<Object> people) {
    SortedMap<String, Long> found = new TreeMap<>();
    link.listed().ifPresent(listed -> listed(found, keys, listed, people));
    if (link.own().size() != 1) {
      return found;
    }
    List<String> own = footprint.key().stream().map(Column::name).toList();
    Clause here = host.clause().add("select count(*) from ").add(footprint.table()).add(" where ");
    here.in("", own, keys).add(" and ");
    add(
        found,
        footprint.table(),
        here.where(footprint.table(), new Where.OneOf(link.key(), people)));
    Column column = link.own().get(0);
    for (Object person : people) {
      link.audits()
          .forEach(a -> named(found, a.table(), a.key(), keys, a.columns().get(0), column, person));
    }
    return found;
  }

  private void listed(
      SortedMap<String, Long> found, List<RowKey> keys, Listed listed, List<Object> people) {
    Clause sql = host.clause().add("select count(*) from ").add(listed.table()).add(" where ");
    add(found, listed.table(), sql.listed(listed, keys, people));
    listed.audits().forEach(copy -> listed(found, keys, copy, people));
  }

  private void named(
      SortedMap<String, Long> found,
      String table,
      List<String> key,
      List<RowKey> keys,
      String name,
      Column column,
      Object person) {
    Clause sql = host.clause().add("select count(*) from ").add(table).add(" where ");
    add(found, table, sql.in("", key, keys).add(" and ").add(name + " = ").value(column, person));
  }

  private void count(
      SortedMap<String, Long> found, String table, List<String> key, List<RowKey> keys) {
    Clause sql = host.clause().add("select count(*) from ").add(table).add(" where ");
    add(found, table, sql.in("", key, keys));
  }

  private void add(SortedMap<String, Long> found, String table, Clause sql) {
    add(found, table, host.query(sql, result -> result.getLong(1)).get(0));
  }

  private static void add(SortedMap<String, Long> found, String table, long n) {
    if (n > 0) {
      found.merge(table, n, Long::sum);
    }
  }
}
