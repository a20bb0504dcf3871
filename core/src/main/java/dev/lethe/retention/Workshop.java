package dev.lethe.retention;

import dev.lethe.datamap.DataMap;
import dev.lethe.decide.Setting;
import dev.lethe.delivery.Deliveries;
import dev.lethe.delivery.Outbox;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.Marks;
import dev.lethe.facts.WaitingList;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostChanges;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostTables;
import dev.lethe.store.Unit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a retention run works with.
 *
 * @param batchTarget how long one destructive transaction should take
 * @param ids random ids
 */
public record Workshop(
    Database database,
    HostTables tables,
    Scanned scanned,
    FactReader facts,
    Marks marks,
    WaitingList waiting,
    Outbox outbox,
    Deliveries deliveries,
    Ledger ledger,
    Setting setting,
    InstantSource clock,
    Duration batchTarget,
    Supplier<UUID> ids) {
  private static final Arming ARMING = new Arming();

  DataMap map() {
    return scanned.map();
  }

  Arming arming() {
    return ARMING;
  }

  Judging judging() {
    return new Judging(facts, marks, setting, scanned, tables, true);
  }

  HostRows rows(Unit unit, Footprint footprint) {
    return tables.rows(unit, footprint);
  }

  HostChanges changes(Unit unit, Footprint footprint) {
    return tables.changes(unit, footprint);
  }

  /** Forgets why these records waited, since they are judged again now. */
  void strike(Unit unit, String entity, Collection<dev.lethe.store.RowKey> keys) {
    waiting.strike(unit, entity, keys.stream().map(k -> k.text()).toList());
  }
}
