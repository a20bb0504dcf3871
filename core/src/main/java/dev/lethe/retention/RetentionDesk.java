package dev.lethe.retention;

import dev.lethe.act.Book;
import dev.lethe.act.Judging;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.delivery.Deliveries.Delivered;
import dev.lethe.facts.WaitingList.Waiting;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.RetentionRun.Stop;
import dev.lethe.scan.Footprint;
import dev.lethe.store.RowKey;
import dev.lethe.store.Sql;
import dev.lethe.store.StopSwitch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs retention over every entity of the map, children before the rows they point at. */
public final class RetentionDesk implements Retentions {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionDesk.class);
  private static final int REDRIVE = 500;

  private final Workshop shop;
  private final ArmingDesk arming;
  private final Consumer<RetentionRun> finished;

  /**
   * A desk with its tools.
   *
   * @param secondPersonAbove how many field groups of records one person may let go by one rule
   * @param finished told of each run after it was recorded
   */
  public RetentionDesk(Workshop shop, long secondPersonAbove, Consumer<RetentionRun> finished) {
    this.shop = shop;
    this.arming = new ArmingDesk(shop, secondPersonAbove);
    this.finished = finished;
  }

  @Override
  public RetentionPreview preview() {
    return previewAt(shop.clock().instant());
  }

  @Override
  public RetentionPreview previewAt(Instant asOf) {
    return Observation.of(shop, unit -> Judging.Overlay.NONE).preview(asOf);
  }

  @Override
  public Armed arm(
      RetentionPreview preview, String rule, Portion portion, String reason, Actor by) {
    return arming.arm(preview, rule, portion, reason, by);
  }

  @Override
  public Armed approve(String rule, String reason, Actor by) {
    return arming.approve(rule, reason, by);
  }

  @Override
  public void disarm(String rule, String reason, Actor by) {
    arming.disarm(rule, reason, by);
  }

  @Override
  public RetentionRun run() {
    return run(Limits.NONE);
  }

  @Override
  public RetentionRun run(Limits limits) {
    shop.database()
        .requireNoTransaction(
            "retention().run(…)",
            "Call it outside of your transactions; it needs nothing of them.");
    UUID id = shop.ids().get();
    Instant started = shop.clock().instant();
    open(id, started);
    Budget budget = new Budget(limits);
    Result result = new Result();
    Stop stop = Stop.DONE;
    try {
      for (Footprint footprint : ours()) {
        EntityEntry entity = shop.map().entity(footprint.type()).orElseThrow();
        Purge purge = new Purge(shop, footprint, entity, id, budget);
        try {
          purge.run();
        } finally {
          result.take(purge, footprint.entity());
        }
        result.files(shop.deliveries().deliver());
      }
      stop = budget.stop();
    } catch (InfrastructureException e) {
      if (e.code() != Code.STOPPED) {
        throw e;
      }
      stop = Stop.PAUSED;
    }
    result.outstanding(shop.deliveries().outstanding());
    RetentionRun run = result.run(id, started, shop.clock().instant(), stop);
    close(run);
    finished.accept(run);
    return run;
  }

  private Map<String, Arming.Permit> permits(dev.lethe.store.Unit unit, EntityEntry entity) {
    return Arming.permits(unit, entity, shop.setting().zone(), shop.clock().instant());
  }

  /** Refuses to start where an armed rule could not act for want of a privilege. */
  public void requirePrivileges() {
    for (Footprint footprint : ours()) {
      EntityEntry entity = shop.map().entity(footprint.type()).orElseThrow();
      boolean armed = !shop.database().reading("permits", unit -> permits(unit, entity)).isEmpty();
      if (armed) {
        try {
          shop.database()
              .<Boolean>destroying(
                  "try out " + footprint.entity(),
                  unit -> {
                    shop.changes(unit, footprint).tryOut();
                    return true;
                  });
        } catch (InfrastructureException e) {
          if (e.code() != Code.STOPPED) {
            throw e;
          }
        }
      }
    }
  }

  /** Acts again on what a released hold kept; part of the scheduled re-drive. */
  public RetentionRun redrive() {
    UUID id = shop.ids().get();
    Instant started = shop.clock().instant();
    Budget budget = new Budget(Limits.NONE);
    Result result = new Result();
    for (Footprint footprint : ours()) {
      EntityEntry entity = shop.map().entity(footprint.type()).orElseThrow();
      Purge purge = new Purge(shop, footprint, entity, id, budget);
      List<Waiting> freed = freed(footprint, "");
      while (!freed.isEmpty()) {
        purge.again(freed.stream().map(w -> RowKey.parse(footprint, w.record())).toList());
        freed = freed(footprint, freed.get(freed.size() - 1).record());
      }
      result.take(purge, footprint.entity());
    }
    result.files(shop.deliveries().deliver());
    result.outstanding(shop.deliveries().outstanding());
    return result.run(id, started, shop.clock().instant(), Stop.DONE);
  }

  /** Tables of others are only read: what goes there goes by an erasure's order. */
  private List<Footprint> ours() {
    return shop.scanned().footprints().stream().filter(f -> f.owner().isEmpty()).toList();
  }

  private List<Waiting> freed(Footprint footprint, String after) {
    return shop.database()
        .reading("freed", unit -> shop.waiting().freed(unit, footprint.entity(), after, REDRIVE));
  }

  private void open(UUID id, Instant started) {
    shop.database()
        .<Integer>recording(
            "open run",
            unit ->
                unit.sql()
                    .update(
                        """
                        insert into lethe_run (id, kind, started_at, heartbeat_at)
                        values (:id, 'RETENTION', :now, :now)
                        """,
                        Sql.params("id", id, "now", started)));
  }

  private void close(RetentionRun run) {
    Map<String, Object> body = new TreeMap<>();
    body.put("run", run.id().toString());
    body.put("stop", run.stop().name());
    body.put("complete", run.complete());
    Map<String, Object> tallies = new TreeMap<>();
    for (Tally t : run.tallies()) {
      tallies.put(
          t.entity(),
          List.of(
              t.found(),
              t.erased().stream().mapToLong(e -> e.count()).sum(),
              t.kept().stream().mapToLong(k -> k.count()).sum(),
              t.busy()));
    }
    body.put("foundErasedKeptBusy", tallies);
    body.put("dueButNotArmed", run.dueButNotArmed());
    shop.database()
        .<Integer>recording(
            "close run",
            unit -> {
              shop.ledger().event(unit, "RUN_FINISHED", body);
              return unit.sql()
                  .update(
                      """
                      update lethe_run set finished_at = :now, heartbeat_at = :now, stop = :stop,
                        summary = :summary where id = :id
                      """,
                      Sql.params(
                          "now", run.finishedAt(),
                          "stop", run.stop(),
                          "summary", dev.lethe.json.Json.canonical(body),
                          "id", run.id()));
            });
    LOG.info(
        "LETHE run {} {}: {}{}",
        run.id().toString().substring(0, 8),
        run.stop(),
        RunText.line(run),
        run.sealedBlock() == 0 ? "" : " · block " + run.sealedBlock() + " sealed");
  }

  @Override
  public void pause(Actor by, String reason) {
    switchTo(true, by, reason);
  }

  @Override
  public void resume(Actor by, String reason) {
    switchTo(false, by, reason);
  }

  private void switchTo(boolean stopped, Actor by, String reason) {
    shop.database()
        .<Boolean>recording(
            stopped ? "pause" : "resume",
            unit -> {
              Instant now = shop.clock().instant();
              if (stopped) {
                StopSwitch.throwIt(unit, now);
              } else {
                StopSwitch.reset(unit, now);
              }
              UUID note = shop.ledger().note(unit, by, reason);
              shop.ledger()
                  .event(
                      unit,
                      stopped ? "STOPPED" : "RESUMED",
                      Map.of("by", shop.ledger().actor(by), "note", note.toString()));
              return true;
            });
  }

  @Override
  public List<ScheduleLine> schedule() {
    return shop.database()
        .reading(
            "schedule",
            unit -> {
              List<ScheduleLine> lines = new ArrayList<>();
              for (EntityEntry entity : shop.map().entities()) {
                var permits = permits(unit, entity);
                for (GroupEntry group : entity.groups()) {
                  lines.add(ScheduleLine.of(entity, group, permits.containsKey(group.id())));
                }
              }
              return lines;
            });
  }

  /** What one run adds up to, entity by entity. */
  private static final class Result {
    private final Map<String, Book> books = new LinkedHashMap<>();
    private final Map<String, Long> due = new TreeMap<>();
    private long block;

    void take(Purge purge, String entity) {
      if (purge.book().total() > 0) {
        books.computeIfAbsent(entity, e -> new Book()).add(purge.book());
      }
      purge.dueButNotArmed().forEach((rule, n) -> due.merge(rule, n, Long::sum));
      block = Math.max(block, purge.block());
    }

    void files(Delivered delivered) {
      delivered
          .done()
          .forEach(
              (entity, n) ->
                  files(entity).erased(entity, Reason.EXPIRED, Technique.FILE_DELETED, n));
      delivered
          .parked()
          .forEach(
              (entity, all) ->
                  all.forEach(
                      p -> files(entity).kept(entity, p.restricted(), p.ground(), p.until())));
    }

    /** Files of this run and of earlier ones that are still there. */
    void outstanding(Map<String, Long> left) {
      left.forEach((entity, n) -> files(entity).busy(n));
    }

    private Book files(String entity) {
      return books.computeIfAbsent(entity + " files", e -> new Book());
    }

    RetentionRun run(UUID id, Instant started, Instant finished, Stop stop) {
      List<Tally> tallies = new ArrayList<>();
      books.forEach((entity, book) -> tallies.add(book.tally(entity)));
      return new RetentionRun(id, started, finished, stop, tallies, due, block);
    }
  }
}
