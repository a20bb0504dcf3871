package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
import dev.lethe.scan.Link.Leg;
import dev.lethe.scan.Route.Hop;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people of whom collections tell: read for many rows at once, by one statement a link. */
final class LinkedPeople {
  private static final String ROOT = "t";

  private final HostSql host;
  private final Footprint footprint;
  private final ZoneId zone;

  LinkedPeople(HostSql host, ZoneId zone) {
    this.host = host;
    this.footprint = host.footprint();
    this.zone = zone;
  }

  static HostRow.Owner owner(Link link, Object key, @Nullable Object closed, ZoneId zone) {
    return new HostRow.Owner(
        link.path(),
        link.kind(),
        link.role(),
        RowKey.text(key),
        link.closedBy().isPresent(),
        Optional.ofNullable(closed).map(c -> Temporals.instant(c, zone)));
  }

  /** The rows with those people too. */
  List<HostRow> with(List<HostRow> rows) {
    if (rows.isEmpty() || footprint.links().stream().noneMatch(Link::isMany)) {
      return rows;
    }
    Map<RowKey, List<HostRow.Owner>> people = new HashMap<>();
    List<RowKey> keys = rows.stream().map(HostRow::key).toList();
    footprint.links().stream().filter(Link::isMany).forEach(l -> read(l, keys, people));
    return rows.stream().map(r -> r.with(people.getOrDefault(r.key(), List.of()))).toList();
  }

  private void read(Link link, List<RowKey> keys, Map<RowKey, List<HostRow.Owner>> people) {
    List<String> key = footprint.key().stream().map(Column::name).toList();
    Clause sql = host.clause().add("select ");
    sql.add(key.stream().map(c -> ROOT + "." + c).collect(Collectors.joining(", ")));
    sql.add(", ").route(last(link), link.key());
    link.closedBy().ifPresent(c -> sql.add(", ").route(last(link), c));
    sql.add(" from ").add(footprint.table()).add(" " + ROOT);
    joins(sql, link);
    sql.add(" where ").in(ROOT + ".", key, keys);
    conditions(sql, link);
    int at = key.size() + 1;
    host.query(
        sql,
        result -> {
          RowKey row = host.key(result, 1);
          Object one = host.read(result, at, link.key().column());
          if (one != null) {
            Object closed =
                link.closedBy().isPresent()
                    ? host.read(result, at + 1, link.closedBy().get().column())
                    : null;
            people.computeIfAbsent(row, r -> new ArrayList<>()).add(owner(link, one, closed, zone));
          }
          return row;
        });
  }

  /** Streams the key of each such person of the rows that satisfy the condition, once. */
  void distinct(Link link, Where where, Consumer<String> each) {
    Clause sql = host.clause().add("select distinct ").route(last(link), link.key());
    sql.add(" from ").add(footprint.table()).add(" " + ROOT);
    joins(sql, link);
    sql.add(" where ").where(ROOT, where);
    conditions(sql, link);
    host.each(
        sql,
        result -> {
          Object value = host.read(result, 1, link.key().column());
          if (value != null) {
            each.accept(RowKey.text(value));
          }
        });
  }

  private static String last(Link link) {
    return alias(link.legs().stream().mapToInt(l -> l.hops().size()).sum());
  }

  private static String alias(int n) {
    return n == 0 ? ROOT : "p" + n;
  }

  private static void joins(Clause sql, Link link) {
    int at = 0;
    for (Leg leg : link.legs()) {
      for (Hop hop : leg.hops()) {
        sql.join(alias(at), hop, alias(++at));
      }
    }
  }

  /** Each leg begins only where its conditions hold. */
  private static void conditions(Clause sql, Link link) {
    int at = 0;
    for (Leg leg : link.legs()) {
      List<Where> when = leg.when().stream().map(Where::holds).toList();
      if (!when.isEmpty()) {
        sql.add(" and ").where(alias(at), new Where.All(when));
      }
      at += leg.hops().size();
    }
  }
}
