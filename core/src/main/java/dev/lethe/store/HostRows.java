package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Link;
import dev.lethe.scan.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The rows of one entity in one unit of work: select wide, lock, and read what a verdict needs.
 * What is done to them is {@link HostChanges}.
 */
public final class HostRows {
  private static final String ROOT = "t";

  private final HostSql host;
  private final Footprint footprint;
  private final ZoneId zone;

  HostRows(HostSql host, ZoneId zone) {
    this.host = host;
    this.footprint = host.footprint();
    this.zone = zone;
  }

  /**
   * Where a pass over an entity stands.
   *
   * @param order value of the ordering column, where there is one
   * @param key of the last row seen
   */
  public record Position(Optional<Object> order, RowKey key) {
    /** Shows nothing of the row. */
    @Override
    public String toString() {
      return "position";
    }
  }

  /**
   * The next rows of a pass, without locks, in the order of the ordering column (else of the key).
   *
   * @param order a column of the root table that the condition keeps from being null
   */
  public List<Position> next(
      Where where, Optional<Column> order, Optional<Position> after, int limit) {
    List<Column> by = new ArrayList<>();
    order.ifPresent(by::add);
    by.addAll(footprint.key());
    Clause sql = host.clause().add("select ");
    sql.add(by.stream().map(c -> ROOT + "." + c.name()).collect(Collectors.joining(", ")));
    sql.add(" from ").add(footprint.table()).add(" " + ROOT + " where ").where(ROOT, where);
    after.ifPresent(
        p -> {
          List<Object> values = new ArrayList<>();
          p.order().ifPresent(values::add);
          values.addAll(p.key().values());
          sql.add(" and ");
          later(sql, by, values, 0);
        });
    sql.add(" order by ");
    sql.add(by.stream().map(c -> ROOT + "." + c.name()).collect(Collectors.joining(", ")));
    sql.add(" limit ").number(limit);
    return host.query(
        sql,
        result -> {
          int at = 1;
          Optional<Object> value = Optional.empty();
          if (order.isPresent()) {
            value = Optional.ofNullable(host.read(result, at++, order.get()));
          }
          return new Position(value, host.key(result, at));
        });
  }

  /** Keys of all rows for which it holds, in their order, so many at a time; without locks. */
  public Iterable<List<RowKey>> pages(Where where, int size) {
    return () ->
        new Iterator<>() {
          private Optional<Position> last = Optional.empty();
          private List<Position> page = List.of();

          @Override
          public boolean hasNext() {
            if (page.isEmpty()) {
              page = HostRows.this.next(where, Optional.empty(), last, size);
            }
            return !page.isEmpty();
          }

          @Override
          public List<RowKey> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            last = Optional.of(page.get(page.size() - 1));
            List<RowKey> keys = page.stream().map(Position::key).toList();
            page = List.of();
            return keys;
          }
        };
  }

  /** {@code (a, b) > (x, y)}, written so that an index on {@code (a, b)} serves it everywhere. */
  private static void later(Clause sql, List<Column> by, List<Object> values, int i) {
    String name = ROOT + "." + by.get(i).name();
    if (i == by.size() - 1) {
      sql.add(name).add(" > ").value(by.get(i), values.get(i));
      return;
    }
    sql.add("(").add(name).add(" >= ").value(by.get(i), values.get(i)).add(" and (");
    sql.add(name).add(" > ").value(by.get(i), values.get(i)).add(" or ");
    later(sql, by, values, i + 1);
    sql.add("))");
  }

  /** How many rows satisfy the condition. */
  public long count(Where where) {
    Clause sql = host.clause().add("select count(*) from ").add(footprint.table()).add(" " + ROOT);
    sql.add(" where ").where(ROOT, where);
    return host.query(sql, result -> result.getLong(1)).get(0);
  }

  /** Streams the key of each person to whom a link of those rows leads, as canonical text, once. */
  public void people(Link link, Where where, Consumer<String> each) {
    if (link.isMany()) {
      new LinkedPeople(host, zone).distinct(link, where, each);
    } else {
      distinct(link.key(), where, each);
    }
  }

  private void distinct(Route route, Where where, Consumer<String> each) {
    Clause sql = host.clause().add("select distinct ").route(ROOT, route);
    sql.add(" from ").add(footprint.table()).add(" " + ROOT + " where ").where(ROOT, where);
    host.each(
        sql,
        result -> {
          Object value = host.read(result, 1, route.column());
          if (value != null) {
            each.accept(RowKey.text(value));
          }
        });
  }

  /**
   * Locks those of the rows that still satisfy the condition and that nobody else has locked, and
   * reads what their verdicts need. Which rows are missing is the caller's to notice.
   */
  public List<HostRow> lock(List<RowKey> keys, Where where, Set<String> attributes) {
    return rows(keys, where, attributes, " for update skip locked");
  }

  /** Locks one row and reads it, waiting for whoever has it; empty where it is not there. */
  public Optional<HostRow> lockWaiting(RowKey key) {
    return rows(List.of(key), Where.EVERYTHING, Set.of(), " for update").stream().findFirst();
  }

  /** Reads what the verdicts of these rows need, without locks. */
  public List<HostRow> read(List<RowKey> keys, Where where, Set<String> attributes) {
    return rows(keys, where, attributes, "");
  }

  private List<HostRow> rows(
      List<RowKey> keys, Where where, Set<String> attributes, String locking) {
    if (keys.isEmpty()) {
      return List.of();
    }
    RowReader reading = new RowReader(host, zone, attributes);
    Clause sql = host.clause().add("select ");
    List<Column> key = footprint.key();
    sql.add(key.stream().map(c -> ROOT + "." + c.name()).collect(Collectors.joining(", ")));
    reading.routes.forEach(r -> sql.add(", ").route(ROOT, r));
    sql.add(" from ").add(footprint.table()).add(" " + ROOT + " where ");
    sql.in(ROOT + ".", key.stream().map(Column::name).toList(), keys);
    sql.add(" and ").where(ROOT, where);
    sql.add(footprint.owner().isPresent() ? "" : locking); // no right but SELECT is asked for
    return new LinkedPeople(host, zone).with(host.query(sql, reading::row));
  }

  /**
   * Rows of another entity that point at these.
   *
   * @param from the other entity, of whose rows the reference tells
   * @return key of the pointing row to keys of the rows it points at
   */
  public Map<RowKey, Set<RowKey>> pointing(Reference reference, Footprint from, List<RowKey> keys) {
    Map<RowKey, Set<RowKey>> found = new HashMap<>();
    Clause sql = host.clause().add("select ");
    List<String> own = from.key().stream().map(Column::name).toList();
    sql.add(String.join(", ", reference.row().isEmpty() ? own : reference.row()));
    sql.add(", ").add(String.join(", ", reference.columns()));
    sql.add(" from ").add(reference.table()).add(" where ").pointing(reference, keys);
    only(sql, reference);
    host.query(
        sql,
        result -> {
          List<Object> key = new ArrayList<>();
          for (int i = 0; i < from.key().size(); i++) {
            Object value = host.read(result, i + 1, from.key().get(i));
            if (value != null) {
              key.add(value);
            }
          }
          target(result, from.key().size() + 1, reference)
              .ifPresent(
                  target ->
                      found.computeIfAbsent(new RowKey(key), k -> new HashSet<>()).add(target));
          return key;
        });
    return found;
  }

  /** The row that is pointed at; empty where the database took a text for equal that is none. */
  private Optional<RowKey> target(ResultSet result, int from, Reference reference)
      throws SQLException {
    if (reference.key().isEmpty()) {
      return Optional.of(host.key(result, from));
    }
    return Optional.ofNullable(host.read(result, from, reference.key().get()))
        .map(value -> new RowKey(List.of(value)));
  }

  private static void only(Clause sql, Reference r) {
    if (!r.when().isEmpty()) {
      List<Where> tests = r.when().stream().map(Where::holds).toList();
      sql.add(" and ").where(r.table(), new Where.All(tests));
    }
  }

  /** Those of the rows that rows elsewhere point at and cannot let go of, with who points. */
  public Map<RowKey, Set<String>> needed(List<RowKey> keys) {
    Map<RowKey, Set<String>> needed = new HashMap<>();
    if (keys.isEmpty()) {
      return needed;
    }
    for (Reference r : footprint.references()) {
      if (!r.detachable()) {
        String columns = String.join(", ", r.columns());
        Clause sql =
            host.clause().add("select distinct ").add(columns).add(" from ").add(r.table());
        sql.add(" where ").pointing(r, keys);
        only(sql, r);
        host.query(sql, result -> target(result, 1, r)).stream()
            .flatMap(Optional::stream)
            .forEach(k -> needed.computeIfAbsent(k, x -> new HashSet<>()).add(r.entity()));
      }
    }
    return needed;
  }
}
