package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.AuditCopy;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.Filler;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.Inside;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Link;
import dev.lethe.scan.Link.Listed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Changes to the rows of one entity, in a destroying unit of work. Here, and nowhere else, a host's
 * row is deleted or emptied; it is done for the keys that are given and for nothing else, and it
 * fails when the database reports another number of rows than were judged.
 */
public final class HostChanges {
  private final HostSql host;
  private final Footprint footprint;
  private final Unit unit;
  private final Consumer<Class<?>> evict;

  HostChanges(HostSql host, Consumer<Class<?>> evict) {
    if (host.footprint().owner().isPresent()) {
      throw new IllegalStateException("another's table is only read");
    }
    this.host = host;
    this.footprint = host.footprint();
    this.unit = host.unit();
    this.evict = evict;
  }

  /**
   * Tries without any row whether everything may be changed that a purge of this entity changes, so
   * that a missing privilege is found at the start and not in the middle of the night.
   */
  public void tryOut() {
    for (String table : footprint.tables()) {
      host.change(host.clause().add("delete from ").add(table).add(" where 1 = 0"));
    }
    String key = footprint.key().get(0).name();
    Clause root = host.clause().add("update ").add(footprint.table()).add(" set ").add(key);
    host.change(root.add(" = ").add(key).add(" where 1 = 0"));
    for (Reference r : footprint.references()) {
      if (r.detachable() && r.row().isEmpty()) {
        Clause link = host.clause().add("update ").add(r.table()).add(" set ");
        host.change(link.add(r.columns().get(0)).add(" = null where 1 = 0"));
      }
    }
  }

  /**
   * Deletes exactly these rows: what may let go of them lets go, their other tables first, the root
   * last.
   *
   * @param where checked again in the delete itself, since another row may have changed meanwhile;
   *     just before it, where a table tells that is emptied first
   * @param now for version columns that hold a time
   */
  public void delete(List<RowKey> keys, Where where, Instant now) {
    boolean before = Where.reads(where, parts());
    if (before) {
      Clause sql = host.clause().add("select count(*) from ").add(footprint.table());
      these(sql, keys, where);
      requireAll("delete", keys.size(), host.query(sql, result -> result.getInt(1)).get(0));
    }
    for (Reference r : footprint.references()) {
      if (r.detachable() && r.row().isEmpty()) {
        detach(r, keys, now);
      }
    }
    parts(keys);
    Clause sql = host.clause().add("delete from ").add(footprint.table());
    these(sql, keys, before ? Where.EVERYTHING : where);
    requireAll("delete", keys.size(), host.change(sql));
    evictAfterCommit();
  }

  private Set<String> parts() {
    return footprint.dependents().stream().map(Dependent::table).collect(Collectors.toSet());
  }

  private Clause these(Clause sql, List<RowKey> keys, Where where) {
    sql.add(" where ").in("", footprint.key().stream().map(Column::name).toList(), keys);
    return sql.add(" and ").where(footprint.table(), where);
  }

  /** Deletes what other tables hold of rows that are gone themselves. */
  public void sweep(List<RowKey> keys) {
    parts(keys);
    evictAfterCommit();
  }

  private void parts(List<RowKey> keys) {
    for (Dependent d : footprint.dependents()) {
      host.change(
          host.clause().add("delete from ").add(d.table()).add(" where ").in("", d.key(), keys));
    }
  }

  private void detach(Reference r, List<RowKey> keys, Instant now) {
    Clause sql = host.clause().add("update ").add(r.table()).add(" set ");
    sql.add(r.columns().stream().map(c -> c + " = null").collect(Collectors.joining(", ")));
    r.version().ifPresent(v -> raise(sql.add(", "), v, now));
    if (host.change(sql.add(" where ").in("", r.columns(), keys)) > 0) {
      unit.afterCommit(() -> evict.accept(r.type()));
    }
  }

  /**
   * Takes a person off exactly these rows, here and in audit copies; the rows stay with the others.
   *
   * @param people their keys, as values of the link's column: checked again in the change itself
   */
  public void detach(List<RowKey> keys, Link link, List<Object> people, Instant now) {
    Where theirs = new Where.OneOf(link.key(), people);
    link.listed().ifPresent(listed -> takeOut(listed, keys, people));
    blank(link.audits(), keys);
    List<String> sets = new ArrayList<>();
    link.own().forEach(c -> sets.add(c.name() + " = null"));
    if (!sets.isEmpty() || footprint.version().isPresent()) {
      Clause sql = host.clause().add("update ").add(footprint.table()).add(" set ");
      sql.add(String.join(", ", sets));
      footprint.version().ifPresent(v -> raise(sql.add(sets.isEmpty() ? "" : ", "), v, now));
      these(sql, keys, link.isMany() ? Where.EVERYTHING : theirs);
      requireAll("detach", keys.size(), host.change(sql));
    }
    evictAfterCommit();
  }

  /** Their rows of a collection's table: at least as many as there are records. */
  private void takeOut(Listed listed, List<RowKey> keys, List<Object> people) {
    listed.audits().forEach(copy -> deleteOf(copy, keys, people));
    int gone = deleteOf(listed, keys, people);
    requireAll("detach", keys.size(), Math.min(keys.size(), gone));
  }

  private int deleteOf(Listed listed, List<RowKey> keys, List<Object> people) {
    Clause sql = host.clause().add("delete from ").add(listed.table());
    return host.change(sql.add(" where ").listed(listed, keys, people));
  }

  private void blank(List<AuditCopy> copies, List<RowKey> keys) {
    for (AuditCopy a : copies) {
      Clause sql = host.clause().add("update ").add(a.table()).add(" set ");
      sql.add(a.columns().stream().map(c -> c + " = null").collect(Collectors.joining(", ")));
      host.change(sql.add(" where ").in("", a.key(), keys));
    }
  }

  /**
   * Empties one field group of exactly these rows, here and in audit copies, and raises the version
   * so that a form loaded before cannot bring the values back.
   */
  public void empty(List<RowKey> keys, GroupFootprint group, Where where, Instant now) {
    group
        .collections()
        .forEach(
            d ->
                host.change(
                    host.clause()
                        .add("delete from ")
                        .add(d.table())
                        .add(" where ")
                        .in("", d.key(), keys)));
    blank(group.audits(), keys);
    HostDocuments documents = new HostDocuments(host);
    for (Inside inside : group.inside()) {
      boolean here = inside.column().column().table().equals(footprint.table());
      int missed = documents.empty(keys, inside, here ? where : Where.EVERYTHING);
      requireAll("rewriting of documents", keys.size(), keys.size() - missed);
    }
    Map<String, List<Emptying>> byTable =
        group.emptied().stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.column().table(), LinkedHashMap::new, Collectors.toList()));
    byTable.forEach(
        (table, emptied) -> {
          if (!table.equals(footprint.table())) {
            overwrite(table, emptied.get(0).key(), emptied, keys, Where.EVERYTHING, false, now);
          }
        });
    List<Emptying> own = byTable.getOrDefault(footprint.table(), List.of());
    int changed =
        overwrite(
            footprint.table(),
            footprint.key().stream().map(Column::name).toList(),
            own,
            keys,
            where,
            true,
            now);
    if (!own.isEmpty() || footprint.version().isPresent()) {
      requireAll("empty", keys.size(), changed);
    }
    evictAfterCommit();
  }

  private int overwrite(
      String table,
      List<String> key,
      List<Emptying> emptied,
      List<RowKey> keys,
      Where where,
      boolean raise,
      Instant now) {
    boolean random = emptied.stream().anyMatch(e -> e.with() instanceof Filler.RandomText);
    int changed = 0;
    for (List<RowKey> part : random ? keys.stream().map(List::of).toList() : List.of(keys)) {
      Clause sql = host.clause().add("update ").add(table).add(" set ");
      String comma = "";
      for (Emptying e : emptied) {
        sql.add(comma).add(e.column().name()).add(" = ");
        comma = ", ";
        if (e.with() instanceof Filler.Constant constant) {
          sql.value(e.column(), constant.value());
        } else if (e.with() instanceof Filler.RandomText text) {
          sql.value(e.column(), Placeholders.random(text));
        } else {
          sql.add("null");
        }
      }
      if (raise && footprint.version().isPresent()) {
        sql.add(comma);
        raise(sql, footprint.version().get(), now);
        comma = ", ";
      }
      if (comma.isEmpty()) {
        return 0;
      }
      changed += host.change(sql.add(" where ").in("", key, part).add(" and ").where(table, where));
    }
    return changed;
  }

  private static void raise(Clause sql, Column version, Instant now) {
    sql.add(version.name()).add(" = ");
    if (Number.class.isAssignableFrom(version.mapping().getJdbcJavaType().getJavaTypeClass())) {
      sql.add(version.name()).add(" + 1");
    } else {
      sql.value(version, Where.Bound.at(now, ZoneOffset.UTC).as(version.javaType()));
    }
  }

  private void requireAll(String what, int judged, int changed) {
    if (judged != changed) {
      throw new InfrastructureException(
          Code.ROW_COUNT,
          "'"
              + unit.name()
              + "': a "
              + what
              + " in "
              + footprint.table()
              + " reported "
              + changed
              + " rows where "
              + judged
              + " were judged; it was rolled back.",
          "Nothing was lost; the rows are judged again. If it repeats, look for triggers, rules or partitions on the table.",
          true);
    }
  }

  private void evictAfterCommit() {
    unit.afterCommit(() -> evict.accept(footprint.type()));
  }
}
