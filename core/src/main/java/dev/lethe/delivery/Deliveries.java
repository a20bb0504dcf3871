package dev.lethe.delivery;

import dev.lethe.datamap.DataMap;
import dev.lethe.decide.Decide;
import dev.lethe.decide.Facts;
import dev.lethe.decide.HoldFact;
import dev.lethe.decide.Setting;
import dev.lethe.decide.Verdict;
import dev.lethe.delivery.Outbox.State;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactReader;
import dev.lethe.model.Ground;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.Unit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes ordered files and tells recipients. Each delivery is claimed behind the gate, judged once
 * more with the holds of that moment, and only then made; what fails is tried again later.
 */
public final class Deliveries {
  /** How long a claimed call may take; after it nothing is called without a new claim. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  /** After that long without success a person must look. */
  public static final Duration DEADLINE = Duration.ofDays(14);

  /** What an erasure is told of a file that stays with another row. */
  public static final String SHARED = "SHARED_WITH_OTHER_ROWS";

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int BATCH = 200;

  private final Database database;
  private final Outbox outbox;
  private final Map<String, ObjectStore> stores;
  private final Map<String, RecipientPort> recipients;
  private final FactReader facts;
  private final DataMap map;
  private final SharedFiles shared;
  private final Below below;
  private final Setting setting;
  private final Ledger ledger;
  private final InstantSource clock;

  /** A worker over the given stores. */
  public Deliveries(
      Database database,
      Outbox outbox,
      Map<String, ObjectStore> stores,
      Map<String, RecipientPort> recipients,
      FactReader facts,
      Scanned scanned,
      HostTables tables,
      Setting setting,
      Ledger ledger,
      InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.stores = Map.copyOf(stores);
    this.recipients = Map.copyOf(recipients);
    this.facts = facts;
    this.map = scanned.map();
    this.shared = new SharedFiles(scanned, tables);
    this.below = new Below(outbox, shared);
    this.setting = setting;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What one pass did, per entity.
   *
   * @param done files deleted
   * @param parked files that stay now, with ground and end: a hold keeps them, or another row
   */
  public record Delivered(Map<String, Long> done, Map<String, List<Parked>> parked) {}

  /**
   * A file that is kept, and why.
   *
   * @param restricted whether nobody else may use it meanwhile
   */
  public record Parked(boolean restricted, Ground ground, Until until) {}

  /**
   * The columns of one field group of a row that may hold keys of files.
   *
   * @param rule id of the group
   */
  public record Holder(String entity, String record, String rule) {
    /** Shows nothing of the row. */
    @Override
    public String toString() {
      return "holder of " + rule;
    }
  }

  /**
   * Those of the keys that a row holds in any declared column of that store.
   *
   * @param ending columns of rows that do not count, since they end
   */
  public Set<String> held(Unit unit, String store, Collection<String> keys, Set<Holder> ending) {
    return shared.held(unit, store, keys, (row, key) -> ending.contains(row));
  }

  /** Works until nothing is due. */
  public Delivered deliver() {
    Delivered all = new Delivered(new LinkedHashMap<>(), new LinkedHashMap<>());
    while (batch(all)) {
      LOG.debug("LETHE delivered a batch of files");
    }
    return all;
  }

  /**
   * Files that should be gone and are not, per entity: tried again later, under way on some node,
   * or given up.
   */
  public Map<String, Long> outstanding() {
    return database.reading("outstanding files", outbox::outstanding);
  }

  private record Claimed(List<Pending> cleared, Instant limit, boolean more) {}

  /** What came of a call. */
  private record Receipt(
      Optional<Instant> residualUntil, Optional<RecipientPort.Answer> answer, List<String> below) {}

  private boolean batch(Delivered all) {
    Claimed claimed = database.destroying("claim deliveries", unit -> claim(unit, all));
    Map<Pending, Receipt> done = new LinkedHashMap<>();
    Map<Pending, String> failed = new LinkedHashMap<>();
    for (Pending p : claimed.cleared()) {
      if (!clock.instant().isBefore(claimed.limit())) {
        failed.put(p, "TimeLimit");
        continue;
      }
      try {
        Receipt receipt = call(p);
        if (receipt.answer().filter(a -> a.result() == RecipientPort.Result.RETRY).isPresent()) {
          failed.put(p, "Retry");
        } else {
          done.put(p, receipt);
        }
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Exception | Error e) {
        failed.put(p, e.getClass().getSimpleName());
      }
    }
    boolean ordered =
        !claimed.cleared().isEmpty()
            && database.<Boolean>destroying("receipts", unit -> receipts(unit, done, failed));
    done.keySet().stream()
        .filter(p -> p.erasure().isEmpty() && p.kind() != Outbox.Kind.PREFIX)
        .forEach(p -> all.done().merge(p.thing().entity(), 1L, Long::sum));
    return claimed.more() || ordered;
  }

  private Receipt call(Pending p) throws Exception {
    if (!p.ofFiles()) {
      RecipientPort port = recipients.get(p.target());
      if (port == null) {
        throw new IOException("no such recipient");
      }
      return new Receipt(
          Optional.empty(),
          Optional.of(
              port.tell(
                  new RecipientPort.Message(
                      p.kind() == Outbox.Kind.OWNER
                          ? RecipientPort.Kind.ERASE
                          : RecipientPort.Kind.ERASED,
                      p.objectKey(),
                      List.copyOf(Facets.categories(p.facts())),
                      p.id(),
                      Optional.of(p.thing().entity()).filter(e -> p.kind() == Outbox.Kind.OWNER)))),
          List.of());
    }
    ObjectStore store = stores.get(p.target());
    if (store == null) {
      throw new IOException("no such store");
    }
    if (p.kind() == Outbox.Kind.PREFIX) {
      List<String> found = Below.list(store, p.objectKey());
      return new Receipt(Optional.empty(), Optional.empty(), found);
    }
    return new Receipt(store.delete(p.objectKey()).residualUntil(), Optional.empty(), List.of());
  }

  /** Judges each order with the holds of now; what goes is in flight from here on. */
  private Claimed claim(Unit unit, Delivered all) {
    Instant now = clock.instant();
    Instant limit = now.plus(LIMIT);
    List<Pending> due = outbox.due(unit, now, BATCH);
    List<List<HoldFact>> holds = facts.holds(unit, due.stream().map(Pending::thing).toList());
    List<Pending> cleared = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      Pending p = due.get(i);
      Verdict verdict = judge(p, holds.get(i), now);
      if (verdict.goes()) {
        cleared.add(p);
      } else {
        Until until = verdict.until().orElseThrow();
        outbox.park(unit, p.id(), lookAgain(until, now));
        if (p.erasure().isEmpty()) {
          all.parked()
              .computeIfAbsent(p.thing().entity(), e -> new ArrayList<>())
              .add(new Parked(true, verdict.ground(), until));
        }
      }
    }
    leave(unit, cleared, all, now);
    outbox.claim(unit, cleared.stream().map(Pending::id).toList(), now, limit);
    return new Claimed(cleared, limit, due.size() == BATCH);
  }

  /** Takes out what must not be called: the file is another row's too, or is ordered twice. */
  private void leave(Unit unit, List<Pending> cleared, Delivered all, Instant now) {
    // The last of the rows that share a file orders its deletion again.
    Set<Pending> needed = shared.needed(unit, cleared.stream().filter(Pending::ofFiles).toList());
    for (Pending p : needed) {
      outbox.done(unit, p.id(), now, Optional.empty(), Optional.of(SHARED));
      if (p.erasure().isEmpty()) {
        Ground other = new Ground(Reason.SKELETON, "", "another row needs it");
        all.parked()
            .computeIfAbsent(p.thing().entity(), e -> new ArrayList<>())
            .add(new Parked(false, other, new Until.Event("no row needs it")));
      }
    }
    cleared.removeAll(needed);
    Set<List<Object>> seen = new HashSet<>();
    List<Pending> twice =
        cleared.stream()
            .filter(Pending::ofFiles)
            .filter(p -> !seen.add(List.of(p.kind(), p.target(), p.objectKey(), p.erasure())))
            .toList();
    outbox.left(unit, twice.stream().map(Pending::id).toList());
    cleared.removeAll(twice);
  }

  private Verdict judge(Pending p, List<HoldFact> holds, Instant now) {
    Facts known = Facets.facts(p.facts()).withHolds(holds);
    return map.group(p.rule())
        .map(group -> Decide.decide(group, known, setting, now))
        .orElseGet(() -> Decide.unmapped(p.rule(), known, setting, now));
  }

  private static Instant lookAgain(Until until, Instant now) {
    return until.ends().orElse(now.plus(Duration.ofDays(1)));
  }

  private boolean receipts(Unit unit, Map<Pending, Receipt> done, Map<Pending, String> failed) {
    Instant now = clock.instant();
    Map<Pending, Receipt> lists = new LinkedHashMap<>(done);
    lists.keySet().removeIf(p -> p.kind() != Outbox.Kind.PREFIX);
    Map<Pending, Receipt> single = new LinkedHashMap<>(done);
    single.keySet().removeAll(lists.keySet());
    single.forEach((p, receipt) -> receipt(unit, p, receipt, now));
    boolean ordered = false;
    for (var list : lists.entrySet()) {
      Pending p = list.getKey();
      ordered |= below.order(unit, p, list.getValue().below(), now, now.plus(backoff(p)));
    }
    failed.forEach(
        (p, error) -> {
          boolean late = p.state() != State.PARKED && now.isAfter(p.createdAt().plus(DEADLINE));
          outbox.failed(
              unit, p.id(), late ? State.DEAD : State.WAITING, now.plus(backoff(p)), error);
          LOG.warn(
              p.ofFiles()
                  ? "LETHE a file of {} in {} could not be deleted ({}), attempt {}"
                  : "LETHE what went of {} could not be told to {} ({}), attempt {}",
              p.rule(),
              p.target(),
              error,
              p.attempts() + 1);
        });
    seal(unit, single);
    return ordered;
  }

  private void receipt(Unit unit, Pending p, Receipt receipt, Instant now) {
    Optional<RecipientPort.Result> result = receipt.answer().map(RecipientPort.Answer::result);
    if (result.filter(r -> r == RecipientPort.Result.IMPOSSIBLE).isPresent()) {
      outbox.failed(unit, p.id(), State.DEAD, now, RecipientPort.Result.IMPOSSIBLE.name());
    } else {
      outbox.done(unit, p.id(), now, receipt.residualUntil(), result.map(Enum::name));
    }
  }

  private void seal(Unit unit, Map<Pending, Receipt> done) {
    if (done.isEmpty()) {
      return;
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    List<byte[]> leaves = new ArrayList<>();
    Map<String, Instant> residual = new LinkedHashMap<>();
    done.forEach(
        (p, receipt) -> {
          String what =
              receipt
                  .answer()
                  .map(a -> "TOLD " + p.target() + " " + a.result())
                  .orElse("FILE_DELETED");
          counts.merge(p.ofFiles() ? p.rule() : what, 1L, (a, b) -> (Long) a + (Long) b);
          leaves.add(ledger.leaf(p.thing().entity(), p.rule(), p.thing().record(), what));
          receipt.residualUntil().ifPresent(u -> residual.merge(p.rule(), u, Deliveries::later));
        });
    residual.forEach((rule, until) -> counts.put(rule + " residual until", until.toString()));
    ledger.sealBatch(unit, "DELIVERED", counts, leaves);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Duration backoff(Pending p) {
    return Duration.ofSeconds(Math.min(3_600, 1L << Math.min(p.attempts(), 12)));
  }
}
