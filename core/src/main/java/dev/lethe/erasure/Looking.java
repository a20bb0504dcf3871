package dev.lethe.erasure;

import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.erasure.Erasures.Residue;
import dev.lethe.erasure.StepTable.Gone;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostRows.Position;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The independent second look: what went and is there, table by table, and rows of the person that
 * should have gone. An audit trigger or a form that was loaded before brings such things back.
 */
final class Looking {
  private static final int PAGE = 500;

  private final Workshop shop;
  private final StepTable table;

  Looking(Workshop shop, StepTable table) {
    this.shop = shop;
    this.table = table;
  }

  /** Whether anything that this erasure has taken is there again. */
  Residue returned(Unit unit, UUID erasure) {
    SortedMap<String, Long> found = new TreeMap<>();
    for (Footprint footprint : shop.scanned().footprints()) {
      returned(unit, erasure, footprint, "", found);
      for (String rule : footprint.groups().keySet()) {
        returned(unit, erasure, footprint, rule, found);
      }
    }
    return residue(found);
  }

  private void returned(
      Unit unit, UUID erasure, Footprint footprint, String rule, Map<String, Long> found) {
    String after = "";
    for (; ; ) {
      List<Gone> page = table.gone(unit, erasure, footprint.entity(), rule, after, PAGE);
      if (page.isEmpty()) {
        return;
      }
      List<RowKey> keys = page.stream().map(g -> RowKey.parse(footprint, g.record())).toList();
      GroupFootprint group = footprint.groups().get(rule);
      var residue = shop.tables().residue(unit, footprint);
      (group == null ? residue.ofDeleted(keys) : residue.ofEmptied(keys, group))
          .forEach((where, n) -> found.merge(where, n, Long::sum));
      after = page.get(page.size() - 1).record();
    }
  }

  /** Rows of the person of which something should go and is there. */
  Residue left(Unit unit, Scope scope, Instant at) {
    SortedMap<String, Long> found = new TreeMap<>();
    for (Footprint footprint : shop.scanned().footprints()) {
      Where.Any theirs = scope.rows(footprint, shop.scanned());
      if (!theirs.parts().isEmpty()) {
        long n = left(unit, scope, footprint, theirs, at);
        if (n > 0) {
          found.put(footprint.table(), n);
        }
      }
    }
    return residue(found);
  }

  private long left(Unit unit, Scope scope, Footprint footprint, Where theirs, Instant at) {
    EntityEntry entity = shop.map().entity(footprint.entity()).orElseThrow();
    HostRows rows = shop.rows(unit, footprint);
    long left = 0;
    Optional<Position> from = Optional.empty();
    for (; ; ) {
      List<Position> page = rows.next(theirs, Optional.empty(), from, PAGE);
      if (page.isEmpty()) {
        return left;
      }
      List<HostRow> read =
          rows.read(
              page.stream().map(Position::key).toList(),
              theirs,
              shop.judging().attributes(unit, footprint));
      List<Judged> judged =
          shop.judging()
              .judge(unit, rows, footprint, entity, read, scope.overlay(shop.scanned()), at);
      left +=
          Planning.owned(judged).stream()
              .filter(j -> !j.compose(ids(entity)).going().isEmpty())
              .count();
      from = Optional.of(page.get(page.size() - 1));
    }
  }

  private static java.util.Set<String> ids(EntityEntry entity) {
    return entity.groups().stream()
        .map(GroupEntry::id)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Residue residue(SortedMap<String, Long> found) {
    List<String> places = new ArrayList<>();
    found.forEach((where, n) -> places.add(where + ": " + n));
    return new Residue(true, found.values().stream().mapToLong(n -> n).sum(), places);
  }

  /** Two looks as one. */
  static Residue both(Residue a, Residue b) {
    List<String> places = new ArrayList<>(a.places());
    b.places().stream().filter(p -> !places.contains(p)).forEach(places::add);
    return new Residue(true, a.found() + b.found(), places);
  }
}
