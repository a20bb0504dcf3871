package dev.lethe.delivery;

import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Decide;
import dev.lethe.decide.HoldFact;
import dev.lethe.decide.Setting;
import dev.lethe.decide.Verdict;
import dev.lethe.delivery.Outbox.Pending;
import dev.lethe.delivery.Outbox.State;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactReader;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
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

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int BATCH = 200;

  private final Database database;
  private final Outbox outbox;
  private final Map<String, ObjectStore> stores;
  private final Map<String, RecipientPort> recipients;
  private final FactReader facts;
  private final DataMap map;
  private final SharedFiles shared;
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
    this.setting = setting;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What one pass did, per entity.
   *
   * @param done files deleted
   * @param parked files that a hold keeps now, with its ground and end
   */
  public record Delivered(Map<String, Long> done, Map<String, List<Parked>> parked) {}

  /** A file that is kept, and why. */
  public record Parked(Ground ground, Until until) {}

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
  private record Receipt(Optional<Instant> residualUntil, Optional<RecipientPort.Answer> answer) {}

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
    if (!claimed.cleared().isEmpty()) {
      database.<Boolean>destroying("receipts", unit -> receipts(unit, done, failed));
    }
    done.keySet().stream()
        .filter(p -> p.erasure().isEmpty())
        .forEach(p -> all.done().merge(p.thing().entity(), 1L, Long::sum));
    return claimed.more();
  }

  private Receipt call(Pending p) throws Exception {
    if (p.kind() != Outbox.Kind.FILE) {
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
                      Optional.of(p.thing().entity())
                          .filter(e -> p.kind() == Outbox.Kind.OWNER)))));
    }
    ObjectStore store = stores.get(p.target());
    if (store == null) {
      throw new IOException("no such store");
    }
    return new Receipt(store.delete(p.objectKey()).residualUntil(), Optional.empty());
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
              .add(new Parked(verdict.ground(), until));
        }
      }
    }
    // The last of the rows that share a file orders its deletion again.
    Set<Pending> needed =
        shared.of(unit, cleared.stream().filter(p -> p.kind() == Outbox.Kind.FILE).toList());
    outbox.left(unit, needed.stream().map(Pending::id).toList());
    cleared.removeAll(needed);
    outbox.claim(unit, cleared.stream().map(Pending::id).toList(), now, limit);
    return new Claimed(cleared, limit, due.size() == BATCH);
  }

  private Verdict judge(Pending p, List<HoldFact> holds, Instant now) {
    Optional<GroupEntry> group = map.group(p.rule());
    if (group.isEmpty()) {
      return unmapped(p.rule(), now);
    }
    return Decide.decide(group.get(), Facets.facts(p.facts()).withHolds(holds), setting, now);
  }

  /** Row 1 of the decision table: what is not in the map is looked at by a person. */
  private static Verdict unmapped(String rule, Instant now) {
    return new Verdict(
        Outcome.REVIEW,
        new Ground(Reason.UNMAPPED, "Art. 5(2) GDPR", rule),
        List.of(),
        Optional.of(new Until.Review(now.plus(Duration.ofDays(7)))),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Instant lookAgain(Until until, Instant now) {
    if (until instanceof Until.At at) {
      return at.instant();
    }
    return until instanceof Until.Review review ? review.by() : now.plus(Duration.ofDays(1));
  }

  private boolean receipts(Unit unit, Map<Pending, Receipt> done, Map<Pending, String> failed) {
    Instant now = clock.instant();
    done.forEach((p, receipt) -> receipt(unit, p, receipt, now));
    failed.forEach(
        (p, error) -> {
          boolean late = p.state() != State.PARKED && now.isAfter(p.createdAt().plus(DEADLINE));
          outbox.failed(
              unit, p.id(), late ? State.DEAD : State.WAITING, now.plus(backoff(p)), error);
          LOG.warn(
              p.kind() == Outbox.Kind.FILE
                  ? "LETHE a file of {} in {} could not be deleted ({}), attempt {}"
                  : "LETHE what went of {} could not be told to {} ({}), attempt {}",
              p.rule(),
              p.target(),
              error,
              p.attempts() + 1);
        });
    seal(unit, done);
    return true;
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
          counts.merge(
              p.kind() == Outbox.Kind.FILE ? p.rule() : what, 1L, (a, b) -> (Long) a + (Long) b);
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
