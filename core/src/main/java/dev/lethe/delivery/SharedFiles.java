package dev.lethe.delivery;

import dev.lethe.delivery.Outbox.Pending;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Route;
import dev.lethe.scan.Scanned;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostRows.Position;
import dev.lethe.store.HostTables;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which ordered files a row that stays still points at, so that they stay with it. */
final class SharedFiles {
  private static final int PAGE = 1_000;

  private final Scanned scanned;
  private final HostTables tables;

  SharedFiles(Scanned scanned, HostTables tables) {
    this.scanned = scanned;
    this.tables = tables;
  }

  /** Those of the orders whose file another row needs. */
  Set<Pending> of(Unit unit, List<Pending> orders) {
    Set<Pending> needed = new HashSet<>();
    for (Footprint footprint : scanned.footprints()) {
      for (var group : footprint.groups().values()) {
        for (StoredFile file : group.files()) {
          needed.addAll(needed(unit, footprint, file, orders));
        }
      }
    }
    return needed;
  }

  private Set<Pending> needed(
      Unit unit, Footprint footprint, StoredFile file, List<Pending> orders) {
    Set<Pending> needed = new HashSet<>();
    List<Pending> there = orders.stream().filter(p -> p.target().equals(file.store())).toList();
    if (there.isEmpty()) {
      return needed;
    }
    Route column = Route.own(file.column());
    Where any =
        new Where.OneOf(
            column, List.copyOf(there.stream().map(Pending::columnKey).distinct().toList()));
    HostRows rows = tables.rows(unit, footprint);
    Optional<Position> at = Optional.empty();
    for (; ; ) {
      List<Position> page = rows.next(any, Optional.empty(), at, PAGE);
      if (page.isEmpty()) {
        return needed;
      }
      for (HostRow row : rows.read(page.stream().map(Position::key).toList(), any, Set.of())) {
        String key = row.files().get(file.column().path());
        String record = row.key().text();
        there.stream()
            .filter(p -> p.columnKey().equals(key))
            .filter(
                p ->
                    !(p.thing().entity().equals(footprint.entity())
                        && p.thing().record().equals(record)))
            .forEach(needed::add);
      }
      at = Optional.of(page.get(page.size() - 1));
    }
  }
}
