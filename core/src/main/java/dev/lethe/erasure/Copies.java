package dev.lethe.erasure;

import dev.lethe.act.Workshop;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.HoldFact;
import dev.lethe.erasure.ErasureCase.State;
import dev.lethe.facts.FactSource.Thing;
import dev.lethe.model.Reason;
import dev.lethe.scan.Footprint;
import dev.lethe.store.HostResidue;
import dev.lethe.store.HostRow;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Deletes copies that have come back of rows which an erasure has deleted: an audit trigger writes
 * one just then, and no row leads to it any more.
 */
final class Copies {
  private final Workshop shop;
  private final ErasureTable cases;
  private final Looking looking;

  Copies(Workshop shop, ErasureTable cases, Looking looking) {
    this.shop = shop;
    this.cases = cases;
    this.looking = looking;
  }

  /** Behind the gate, table by table. */
  void sweep(UUID erasure, int round) {
    for (Footprint footprint : shop.scanned().footprints()) {
      if (!footprint.dependents().isEmpty() && footprint.owner().isEmpty()) {
        shop.<Boolean>destroying(
            "erase copies",
            unit -> {
              cases
                  .lock(unit, erasure)
                  .filter(c -> c.state() == State.RUNNING && c.round() == round)
                  .ifPresent(c -> sweep(unit, c, footprint));
              return true;
            });
      }
    }
  }

  private void sweep(Unit unit, ErasureCase c, Footprint footprint) {
    HostResidue residue = shop.tables().residue(unit, footprint);
    List<RowKey> swept = new ArrayList<>();
    looking.each(
        unit,
        c.id(),
        footprint,
        "",
        keys -> {
          if (!residue.ofDeleted(keys).isEmpty()) {
            Set<RowKey> there = there(unit, footprint, keys);
            swept.addAll(
                free(
                    unit,
                    c,
                    footprint,
                    keys.stream()
                        .filter(k -> !there.contains(k))
                        .filter(k -> !residue.ofDeleted(List.of(k)).isEmpty())
                        .toList()));
          }
        });
    if (swept.isEmpty()) {
      return;
    }
    shop.changes(unit, footprint).sweep(swept);
    Map<String, Object> counts = new TreeMap<>();
    counts.put("erasure", c.id().toString());
    counts.put("round", (long) c.round());
    counts.put(footprint.entity() + " copies", (long) swept.size());
    List<byte[]> leaves = new ArrayList<>();
    for (RowKey key : swept) {
      leaves.add(
          shop.ledger()
              .leaf(
                  footprint.entity(), footprint.entity(), key.text(), Reason.ERASURE + " COPIES"));
    }
    shop.ledger().sealBatch(unit, "ERASED", counts, leaves);
  }

  private Set<RowKey> there(Unit unit, Footprint footprint, List<RowKey> keys) {
    Set<RowKey> there = new HashSet<>();
    for (HostRow row : shop.rows(unit, footprint).read(keys, Where.EVERYTHING, Set.of())) {
      there.add(row.key());
    }
    return there;
  }

  /**
   * Their rows were judged and went; a hold that came since keeps the copy. Values and parents of a
   * row that is gone are not known any more, so that whatever a hold might name by them is held.
   */
  private List<RowKey> free(Unit unit, ErasureCase c, Footprint footprint, List<RowKey> keys) {
    boolean byValue = !shop.facts().attributes(unit, footprint).isEmpty();
    boolean byParent = !footprint.parents().isEmpty() && shop.facts().holdsAnything(unit);
    if (byValue || byParent) {
      return List.of();
    }
    List<Thing> things = new ArrayList<>();
    for (RowKey key : keys) {
      things.add(
          new Thing(
              footprint.entity(),
              key.text(),
              c.target().orElseThrow().people(),
              Map.of(),
              Map.of(),
              Map.of()));
    }
    List<List<HoldFact>> holds = shop.facts().holds(unit, things);
    List<RowKey> free = new ArrayList<>();
    List<GroupEntry> groups = shop.map().entity(footprint.entity()).orElseThrow().groups();
    for (int i = 0; i < keys.size(); i++) {
      if (holds.get(i).stream().noneMatch(h -> h.reaches(groups))) {
        free.add(keys.get(i));
      }
    }
    return free;
  }
}
