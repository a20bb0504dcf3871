package dev.lethe.erasure;

import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.erasure.Erasures.Residue;
import dev.lethe.erasure.StepTable.Gone;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
import dev.lethe.store.HostResidue;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The independent second look: what went and is there, table by table, and rows of the person that
 * should have gone. An audit trigger or a form that was loaded before brings such things back.
 */
final class Looking {
  private static final int PAGE = 500;

  /** What is only looked at belongs to no erasure. */
  static final UUID NOBODY = new UUID(0, 0);

  private final Workshop shop;
  private final StepTable table;

  Looking(Workshop shop, StepTable table) {
    this.shop = shop;
    this.table = table;
  }

  /** Whether anything that this erasure has taken is there again. */
  Residue returned(Unit unit, UUID erasure, Scope scope) {
    SortedMap<String, Long> found = new TreeMap<>();
    for (Footprint f : shop.scanned().footprints()) {
      HostResidue residue = shop.tables().residue(unit, f);
      each(unit, erasure, f, "", keys -> merge(found, residue.ofDeleted(keys)));
      f.groups()
          .forEach(
              (rule, group) ->
                  each(
                      unit,
                      erasure,
                      f,
                      rule,
                      keys -> merge(found, residue.ofEmptied(keys, group))));
      for (Link link : scope.links(f)) {
        List<Object> people = scope.keys(link);
        each(
            unit,
            erasure,
            f,
            Detaching.name(f, link),
            keys -> merge(found, residue.ofDetached(keys, link, people)));
      }
    }
    return residue(found);
  }

  /** Forgets that groups were emptied which hold something again, so that they are judged again. */
  void refilled(Unit unit, UUID erasure) {
    for (Footprint f : shop.scanned().footprints()) {
      HostResidue residue = shop.tables().residue(unit, f);
      f.groups()
          .forEach(
              (rule, group) ->
                  each(
                      unit,
                      erasure,
                      f,
                      rule,
                      keys ->
                          shop.marks()
                              .refilled(
                                  unit,
                                  f.entity(),
                                  rule,
                                  residue.ofEmptied(keys, group).isEmpty()
                                      ? List.of()
                                      : keys.stream()
                                          .filter(
                                              k -> !residue.ofEmptied(List.of(k), group).isEmpty())
                                          .map(k -> k.text())
                                          .toList())));
    }
  }

  /** What went of an entity, page by page. */
  void each(
      Unit unit, UUID erasure, Footprint footprint, String rule, Consumer<List<RowKey>> look) {
    String after = "";
    for (; ; ) {
      List<Gone> page = table.gone(unit, erasure, footprint.entity(), rule, after, PAGE);
      if (page.isEmpty()) {
        return;
      }
      look.accept(page.stream().map(g -> RowKey.parse(footprint, g.record())).toList());
      after = page.get(page.size() - 1).record();
    }
  }

  private static void merge(SortedMap<String, Long> found, SortedMap<String, Long> more) {
    more.forEach((where, n) -> found.merge(where, n, Long::sum));
  }

  /**
   * Rows of the person of which something should go and is there.
   *
   * @param busy entities of which rows were locked: they are counted as such, and tried again
   */
  Residue left(Unit unit, Scope scope, Set<String> busy, Instant at) {
    SortedMap<String, Long> found = new TreeMap<>();
    for (Footprint footprint : shop.scanned().footprints()) {
      Where.Any theirs = scope.rows(footprint, shop.scanned());
      if (!theirs.parts().isEmpty() && !busy.contains(footprint.entity())) {
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
    for (List<RowKey> page : rows.pages(theirs, PAGE)) {
      List<HostRow> read = rows.read(page, theirs, shop.judging().attributes(unit, footprint));
      List<Judged> judged =
          shop.judging()
              .judge(unit, rows, footprint, entity, read, scope.overlay(shop.scanned()), at);
      left +=
          Planning.owned(judged).stream()
              .filter(j -> !j.compose(ids(entity)).going().isEmpty())
              .count();
      Detaching others = new Detaching(shop, unit, footprint, entity, scope, NOBODY, at);
      left +=
          others.foresee(Planning.others(judged)).freed().values().stream()
              .flatMap(List::stream)
              .distinct()
              .count();
    }
    return left;
  }

  private static Set<String> ids(EntityEntry entity) {
    return entity.groups().stream().map(GroupEntry::id).collect(Collectors.toSet());
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
