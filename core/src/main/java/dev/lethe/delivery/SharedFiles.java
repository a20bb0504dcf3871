package dev.lethe.delivery;

import dev.lethe.delivery.Deliveries.Holder;
import dev.lethe.delivery.Outbox.Kind;
import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Route;
import dev.lethe.scan.Scanned;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostRows.Position;
import dev.lethe.store.HostTables;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Tells which files a row that stays still points at, so that they stay with it. */
final class SharedFiles {
  private static final int PAGE = 1_000;

  private final Scanned scanned;
  private final HostTables tables;

  SharedFiles(Scanned scanned, HostTables tables) {
    this.scanned = scanned;
    this.tables = tables;
  }

  /**
   * Those of the orders whose file another row needs, or the order of a row that is gone and held.
   */
  Set<Pending> needed(Unit unit, Collection<Pending> orders) {
    Map<String, List<Pending>> byStore = new HashMap<>();
    orders.forEach(p -> byStore.computeIfAbsent(p.target(), s -> new ArrayList<>()).add(p));
    Set<Pending> needed = new HashSet<>();
    byStore.forEach(
        (store, there) -> {
          Set<String> keys = new HashSet<>();
          Map<Holder, Set<String>> own = new HashMap<>();
          for (Pending p : there) {
            keys.add(p.columnKey());
            keys.add(p.objectKey());
            Holder row = new Holder(p.thing().entity(), p.thing().record(), p.rule());
            own.computeIfAbsent(row, h -> new HashSet<>())
                .addAll(List.of(p.columnKey(), p.objectKey()));
          }
          Set<String> held =
              held(unit, store, keys, (row, key) -> own.getOrDefault(row, Set.of()).contains(key));
          there.stream()
              .filter(p -> held.contains(p.columnKey()) || held.contains(p.objectKey()))
              .forEach(needed::add);
          needed.addAll(parked(unit, store, there));
        });
    return needed;
  }

  /** A hold parked the deletion that another row ordered: it covers this one's file too. */
  private static List<Pending> parked(Unit unit, String store, List<Pending> orders) {
    Set<String> files = new HashSet<>();
    List<String> prefixes = new ArrayList<>();
    unit.sql()
        .each(
            """
            select kind, object_key from lethe_outbox
            where state = 'PARKED' and target = :store and (object_key in (:keys) or kind = 'PREFIX')
              and id not in (:these)
            for update
            """,
            Sql.params(
                "store", store,
                "keys", orders.stream().map(Pending::objectKey).toList(),
                "these", orders.stream().map(Pending::id).toList()),
            row -> {
              if (row.text("kind").equals(Kind.PREFIX.name())) {
                prefixes.add(row.text("object_key"));
              } else {
                files.add(row.text("object_key"));
              }
            });
    return orders.stream()
        .filter(
            p ->
                files.contains(p.objectKey())
                    || prefixes.stream().anyMatch(p.objectKey()::startsWith))
        .toList();
  }

  /**
   * Those of the keys that a row holds in any declared column of that store.
   *
   * @param ending whether a row that holds a key does not count
   */
  Set<String> held(
      Unit unit, String store, Collection<String> keys, BiPredicate<Holder, String> ending) {
    Set<String> held = new HashSet<>();
    Set<String> open = new HashSet<>(keys);
    for (Footprint footprint : scanned.footprints()) {
      footprint
          .groups()
          .forEach(
              (rule, group) ->
                  group.files().stream()
                      .filter(f -> f.store().equals(store))
                      .forEach(f -> look(unit, footprint, rule, f, open, held, ending)));
    }
    return held;
  }

  /** Moves from open to held; one row is enough for a key. */
  private void look(
      Unit unit,
      Footprint footprint,
      String rule,
      StoredFile file,
      Set<String> open,
      Set<String> held,
      BiPredicate<Holder, String> ending) {
    Route way = footprint.keyOf(file);
    HostRows rows = tables.rows(unit, footprint);
    Optional<Position> at = Optional.empty();
    for (; ; ) {
      List<Object> values = values(way.column(), open);
      if (values.isEmpty()) {
        return;
      }
      Where any = new Where.OneOf(way, values);
      List<Position> page = rows.next(any, Optional.empty(), at, PAGE);
      if (page.isEmpty()) {
        return;
      }
      for (HostRow row : rows.read(page.stream().map(Position::key).toList(), any, Set.of())) {
        String key = row.files().get(file.column().path());
        Holder holder = new Holder(footprint.entity(), row.key().text(), rule);
        if (key != null && !ending.test(holder, key) && open.remove(key)) {
          held.add(key);
        }
      }
      at = Optional.of(page.get(page.size() - 1));
    }
  }

  /** Keys as the column has them; what it cannot hold it does not hold. */
  private static List<Object> values(Column column, Set<String> keys) {
    return keys.stream().flatMap(key -> column.value(key).stream()).toList();
  }
}
