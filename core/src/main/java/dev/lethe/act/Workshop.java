package dev.lethe.act;

import dev.lethe.datamap.DataMap;
import dev.lethe.decide.Setting;
import dev.lethe.delivery.Deliveries;
import dev.lethe.delivery.Outbox;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.Marks;
import dev.lethe.facts.WaitingList;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the engines that destroy work with.
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
  private static final int ATTEMPTS = 3;

  /** A destructive unit of work, tried again while the database says that it may succeed. */
  public <T> T destroying(String name, Function<Unit, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.destroying(name, work);
      } catch (InfrastructureException e) {
        if (!e.retryable() || attempt == ATTEMPTS || e.code() == Code.STOPPED) {
          throw e;
        }
      }
    }
  }

  /** The data map. */
  public DataMap map() {
    return scanned.map();
  }

  /** Judging by everything that is known. */
  public Judging judging() {
    return new Judging(facts, marks, setting, scanned, tables, true);
  }

  /** The rows of an entity in this unit. */
  public HostRows rows(Unit unit, Footprint footprint) {
    return tables.rows(unit, footprint);
  }

  /** What may be done to them. */
  public HostChanges changes(Unit unit, Footprint footprint) {
    return tables.changes(unit, footprint);
  }

  /** Forgets why these records waited, since they are judged again now. */
  public void strike(Unit unit, String entity, Collection<dev.lethe.store.RowKey> keys) {
    waiting.strike(unit, entity, keys.stream().map(k -> k.text()).toList());
  }
}
