package dev.lethe.retention;

import dev.lethe.act.Workshop;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.facts.Marks.Emptying;
import dev.lethe.scan.Footprint;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds groups that were emptied and may have been filled again: by what the rows say now they were
 * not due when it was done. The account was opened again, or the key belongs to another row.
 */
final class Refilled {
  private static final int PAGE = 500;

  private final Workshop shop;
  private final Footprint footprint;

  Refilled(Workshop shop, Footprint footprint) {
    this.shop = shop;
    this.footprint = footprint;
  }

  /** Forgets that such a group was emptied, so that it is emptied again when it is due. */
  void forget(GroupEntry group) {
    Emptying last = new Emptying("", Instant.EPOCH);
    for (; ; ) {
      Emptying from = last;
      List<Emptying> page =
          shop.database()
              .reading(
                  "emptied " + footprint.entity(),
                  u -> shop.marks().emptyings(u, footprint.entity(), group.id(), from, PAGE));
      if (page.isEmpty()) {
        return;
      }
      List<String> stale =
          shop.database().reading("due " + footprint.entity(), u -> stale(u, group, page));
      if (!stale.isEmpty()) {
        shop.database()
            .<Boolean>recording(
                "forget emptied",
                unit -> {
                  shop.marks().refilled(unit, footprint.entity(), group.id(), stale);
                  return true;
                });
      }
      last = page.get(page.size() - 1);
    }
  }

  private List<String> stale(Unit unit, GroupEntry group, List<Emptying> page) {
    Map<Instant, List<String>> byTime = new LinkedHashMap<>();
    page.forEach(e -> byTime.computeIfAbsent(e.at(), t -> new ArrayList<>()).add(e.record()));
    List<String> stale = new ArrayList<>();
    byTime.forEach(
        (at, records) -> {
          Set<String> due = new HashSet<>();
          shop.rows(unit, footprint)
              .read(
                  records.stream().map(r -> RowKey.parse(footprint, r)).toList(),
                  new Candidates(footprint, shop.setting(), at).due(group),
                  Set.of())
              .forEach(row -> due.add(row.key().text()));
          records.stream().filter(r -> !due.contains(r)).forEach(stale::add);
        });
    return stale;
  }
}
