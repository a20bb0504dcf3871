package dev.lethe.retention;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.model.InfrastructureException;
import dev.lethe.retention.Arming.Permit;
import dev.lethe.retention.Candidates.Pass;
import dev.lethe.retention.Judging.Judged;
import dev.lethe.scan.Footprint;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostRows.Position;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Purges one entity: windows of candidates, each judged and acted on in a destructive unit of work
 * of its own.
 */
final class Purge {
  private static final int SMALLEST = 50;
  private static final int LARGEST = 2_000;
  private static final int ATTEMPTS = 3;

  private final Workshop shop;
  private final Footprint footprint;
  private final EntityEntry entity;
  private final UUID run;
  private final Budget budget;
  private final Book book = new Book();
  private final Map<String, Long> dueButNotArmed = new TreeMap<>();
  private final List<RowKey> missed = new ArrayList<>();
  private long files;
  private long block;
  private int size = 500;
  private boolean exhausted;

  Purge(Workshop shop, Footprint footprint, EntityEntry entity, UUID run, Budget budget) {
    this.shop = shop;
    this.footprint = footprint;
    this.entity = entity;
    this.run = run;
    this.budget = budget;
  }

  Book book() {
    return book;
  }

  Map<String, Long> dueButNotArmed() {
    return dueButNotArmed;
  }

  /** Deletions of files that were ordered. */
  long files() {
    return files;
  }

  /** Number of the last block sealed; 0 where nothing changed. */
  long block() {
    return block;
  }

  /** Everything that may be due now. */
  void run() {
    Instant now = shop.clock().instant();
    forgetRefilled();
    Candidates candidates = new Candidates(footprint, shop.setting(), now);
    boolean mayAct =
        !shop.database().reading("permits", unit -> shop.arming().permits(unit, entity)).isEmpty();
    for (Pass pass : candidates.passes(entity)) {
      if (mayAct) {
        act(pass, now);
      } else {
        count(pass, now, Optional.empty());
      }
    }
    retryMissed(now);
  }

  private void forgetRefilled() {
    Refilled refilled = new Refilled(shop, footprint);
    for (GroupEntry group : entity.groups()) {
      refilled.forget(group);
    }
  }

  /** Exactly these records, whatever marks say about them. */
  void again(List<RowKey> keys) {
    Instant now = shop.clock().instant();
    batch(keys, Where.EVERYTHING, now, (unit, judged) -> strike(unit, keys, judged));
    retryMissed(now);
  }

  /** Strikes off what is judged now or no longer there; what somebody else has locked stays on. */
  private void strike(Unit unit, List<RowKey> keys, Set<RowKey> judged) {
    Set<RowKey> locked = new HashSet<>();
    List<RowKey> others = keys.stream().filter(k -> !judged.contains(k)).toList();
    shop.rows(unit, footprint)
        .read(others, Where.EVERYTHING, Set.of())
        .forEach(r -> locked.add(r.key()));
    shop.strike(unit, footprint.entity(), keys.stream().filter(k -> !locked.contains(k)).toList());
  }

  private void act(Pass pass, Instant now) {
    Optional<Position> at = Optional.empty();
    while (budget.mayGoOn()) {
      Optional<Position> from = at;
      int limit = (int) Math.min(size, budget.rowsLeft());
      List<Position> window =
          shop.database()
              .reading(
                  "select " + footprint.entity(),
                  unit -> shop.rows(unit, footprint).next(pass.where(), pass.order(), from, limit));
      if (window.isEmpty()) {
        return;
      }
      if (exhausted) {
        count(pass, now, from);
        return;
      }
      long start = System.nanoTime();
      batch(window.stream().map(Position::key).toList(), pass.where(), now, (unit, judged) -> {});
      resize(System.nanoTime() - start);
      budget.used(window.size());
      at = Optional.of(window.get(window.size() - 1));
    }
  }

  /** Grows and shrinks towards the target time of a transaction. */
  private void resize(long nanos) {
    double factor = nanos < shop.batchTarget().toNanos() ? 1.2 : 0.8;
    size = (int) Math.max(SMALLEST, Math.min(LARGEST, size * factor));
  }

  /** Something to do once it is known which rows of a batch are locked. */
  private interface Preparation {
    void run(Unit unit, Set<RowKey> locked);
  }

  private void batch(List<RowKey> keys, Where where, Instant now, Preparation first) {
    for (int attempt = 1; ; attempt++) {
      try {
        Batch done =
            shop.database()
                .destroying(
                    "purge " + footprint.entity(), unit -> inside(unit, keys, where, now, first));
        done.into(book, dueButNotArmed);
        files += done.files();
        block = Math.max(block, done.block());
        missed.addAll(done.missed());
        exhausted = done.exhausted();
        return;
      } catch (InfrastructureException e) {
        if (!e.retryable() || attempt == ATTEMPTS || e.code() == dev.lethe.model.Code.STOPPED) {
          throw e;
        }
      }
    }
  }

  /** Steps 2 to 6 of the destructive transaction; the gate was entered before. */
  private Batch inside(Unit unit, List<RowKey> keys, Where where, Instant now, Preparation first) {
    HostRows rows = shop.rows(unit, footprint);
    Map<String, Permit> permits = shop.arming().permits(unit, entity);
    permits.forEach(
        (rule, permit) -> {
          if (permit.rowsLeft() != Long.MAX_VALUE) {
            shop.arming().lock(unit, rule);
          }
        });
    if (permits.values().stream().anyMatch(p -> p.rowsLeft() != Long.MAX_VALUE)) {
      permits = shop.arming().permits(unit, entity);
    }
    List<HostRow> locked = rows.lock(keys, where, shop.judging().attributes(unit, footprint));
    List<Judged> judged = shop.judging().judge(unit, rows, footprint, entity, locked, now);
    Set<RowKey> seen = new HashSet<>();
    locked.forEach(r -> seen.add(r.key()));
    first.run(unit, seen);
    List<RowKey> notLocked = keys.stream().filter(k -> !seen.contains(k)).toList();
    return new Batch(shop, unit, footprint, entity, run, now).act(judged, permits, notLocked);
  }

  /** What could not be locked is tried once more; what is still there then is busy. */
  private void retryMissed(Instant now) {
    if (missed.isEmpty()) {
      return;
    }
    List<RowKey> again = List.copyOf(missed);
    missed.clear();
    Where due = dueOfAny(now);
    for (int i = 0; i < again.size(); i += SMALLEST) {
      List<RowKey> part = again.subList(i, Math.min(again.size(), i + SMALLEST));
      batch(part, due, now, (unit, judged) -> {});
    }
    List<RowKey> still = List.copyOf(missed);
    missed.clear();
    for (int i = 0; i < still.size(); i += SMALLEST) {
      List<RowKey> part = still.subList(i, Math.min(still.size(), i + SMALLEST));
      long there =
          shop.database()
              .reading(
                  "busy " + footprint.entity(),
                  unit -> shop.rows(unit, footprint).read(part, due, Set.of()).size());
      book.busy(there * entity.groups().size());
    }
  }

  private Where dueOfAny(Instant now) {
    Candidates candidates = new Candidates(footprint, shop.setting(), now);
    List<Where> any = new ArrayList<>();
    for (GroupEntry group : entity.groups()) {
      any.add(candidates.due(group));
    }
    return new Where.Any(any);
  }

  /** For rules that may not act: what would go, without locks. */
  private void count(Pass pass, Instant now, Optional<Position> start) {
    Optional<Position> at = start;
    while (budget.mayGoOn()) {
      Optional<Position> from = at;
      List<Position> window =
          shop.database()
              .reading(
                  "count " + footprint.entity(),
                  unit -> {
                    HostRows rows = shop.rows(unit, footprint);
                    List<Position> found = rows.next(pass.where(), pass.order(), from, LARGEST);
                    List<HostRow> read =
                        rows.read(
                            found.stream().map(Position::key).toList(),
                            Where.EVERYTHING,
                            shop.judging().attributes(unit, footprint));
                    for (Judged j :
                        shop.judging().judge(unit, rows, footprint, entity, read, now)) {
                      j.compose(Set.of())
                          .waitingForArming()
                          .forEach(g -> dueButNotArmed.merge(g, 1L, Long::sum));
                    }
                    return found;
                  });
      if (window.isEmpty()) {
        return;
      }
      at = Optional.of(window.get(window.size() - 1));
    }
  }
}
