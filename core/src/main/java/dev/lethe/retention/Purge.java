package dev.lethe.retention;

import dev.lethe.act.Acting;
import dev.lethe.act.Book;
import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Judging.Overlay;
import dev.lethe.act.Pace;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.retention.Arming.Permit;
import dev.lethe.retention.Candidates.Pass;
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
  private final Pace pace;
  private boolean exhausted;

  Purge(Workshop shop, Footprint footprint, EntityEntry entity, UUID run, Budget budget) {
    this.shop = shop;
    this.footprint = footprint;
    this.entity = entity;
    this.run = run;
    this.budget = budget;
    this.pace = new Pace(shop.batchTarget());
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
    boolean mayAct = !shop.database().reading("permits", unit -> permits(unit, now)).isEmpty();
    for (Pass pass : candidates.passes(entity)) {
      if (mayAct) {
        act(pass, now);
      } else {
        count(pass, now, Optional.empty());
      }
    }
    retryMissed(now);
  }

  private Map<String, Permit> permits(Unit unit, Instant now) {
    return Arming.permits(unit, entity, shop.setting().zone(), now);
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
      int limit = (int) Math.min(pace.size(), budget.rowsLeft());
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
      pace.took(System.nanoTime() - start);
      budget.used(window.size());
      at = Optional.of(window.get(window.size() - 1));
    }
  }

  /** Something to do once it is known which rows of a batch are locked. */
  private interface Preparation {
    void run(Unit unit, Set<RowKey> locked);
  }

  /** What one batch did. */
  private record Done(Acting acted, ArmedRules rules, List<RowKey> missed, long block) {}

  private void batch(List<RowKey> keys, Where where, Instant now, Preparation first) {
    Done done =
        shop.destroying(
            "purge " + footprint.entity(), unit -> inside(unit, keys, where, now, first));
    book.add(done.acted().book());
    done.rules().dueButNotArmed().forEach((r, n) -> dueButNotArmed.merge(r, n, Long::sum));
    files += done.acted().files();
    block = Math.max(block, done.block());
    missed.addAll(done.missed());
    exhausted = done.rules().exhausted();
  }

  /** Steps 2 to 6 of the destructive transaction; the gate was entered before. */
  private Done inside(Unit unit, List<RowKey> keys, Where where, Instant now, Preparation first) {
    HostRows rows = shop.rows(unit, footprint);
    Map<String, Permit> permits = permits(unit, now);
    permits.forEach(
        (rule, permit) -> {
          if (permit.rowsLeft() != Long.MAX_VALUE) {
            Arming.lock(unit, rule);
          }
        });
    if (permits.values().stream().anyMatch(p -> p.rowsLeft() != Long.MAX_VALUE)) {
      permits = permits(unit, now);
    }
    List<HostRow> locked = rows.lock(keys, where, shop.judging().attributes(unit, footprint));
    List<Judged> judged =
        shop.judging().judge(unit, rows, footprint, entity, locked, Overlay.NONE, now);
    Set<RowKey> seen = new HashSet<>();
    locked.forEach(r -> seen.add(r.key()));
    first.run(unit, seen);
    List<RowKey> notLocked = keys.stream().filter(k -> !seen.contains(k)).toList();
    ArmedRules rules = new ArmedRules(shop, footprint, entity, run, permits, now);
    Acting acted = new Acting(shop, unit, footprint, entity, rules, now).act(judged);
    rules.settle(unit);
    return new Done(acted, rules, notLocked, seal(unit, acted));
  }

  /** The transaction's last step, since every other appender waits until it ends. */
  private long seal(Unit unit, Acting acted) {
    if (acted.leaves().isEmpty()) {
      return 0;
    }
    Map<String, Object> counts = new TreeMap<>(acted.counts());
    counts.put("entity", footprint.entity());
    counts.put("run", run.toString());
    return shop.ledger().sealBatch(unit, "PURGED", counts, acted.leaves());
  }

  /** What could not be locked is tried once more; what is still there then is busy. */
  private void retryMissed(Instant now) {
    if (missed.isEmpty()) {
      return;
    }
    List<RowKey> again = List.copyOf(missed);
    missed.clear();
    Where due = dueOfAny(now);
    for (int i = 0; i < again.size(); i += Pace.SMALLEST) {
      List<RowKey> part = again.subList(i, Math.min(again.size(), i + Pace.SMALLEST));
      batch(part, due, now, (unit, judged) -> {});
    }
    List<RowKey> still = List.copyOf(missed);
    missed.clear();
    for (int i = 0; i < still.size(); i += Pace.SMALLEST) {
      List<RowKey> part = still.subList(i, Math.min(still.size(), i + Pace.SMALLEST));
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
                    List<Position> found =
                        rows.next(pass.where(), pass.order(), from, Pace.LARGEST);
                    List<HostRow> read =
                        rows.read(
                            found.stream().map(Position::key).toList(),
                            Where.EVERYTHING,
                            shop.judging().attributes(unit, footprint));
                    for (Judged j :
                        shop.judging()
                            .judge(unit, rows, footprint, entity, read, Overlay.NONE, now)) {
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
