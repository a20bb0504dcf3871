package dev.lethe;

import dev.lethe.LetheBuilder.Scheduling;
import dev.lethe.act.Workshop;
import dev.lethe.breach.BreachDesk;
import dev.lethe.breach.Breaches;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.FieldExplanation;
import dev.lethe.deadline.StatutoryClocks;
import dev.lethe.decide.Explanation;
import dev.lethe.decide.PersonExplanation;
import dev.lethe.decide.Setting;
import dev.lethe.delivery.Deliveries;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.delivery.Outbox;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.erasure.ErasureDesk;
import dev.lethe.erasure.Erasures;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.evidence.Evidence;
import dev.lethe.evidence.Keys;
import dev.lethe.evidence.Ledger;
import dev.lethe.evidence.Sealer;
import dev.lethe.export.ExportDesk;
import dev.lethe.export.Exports;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.Marks;
import dev.lethe.facts.Subjects;
import dev.lethe.facts.WaitingList;
import dev.lethe.hold.HoldDesk;
import dev.lethe.hold.HoldFacts;
import dev.lethe.hold.Holds;
import dev.lethe.model.Finding;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Signal;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.report.Reports;
import dev.lethe.request.RequestDesk;
import dev.lethe.request.Requests;
import dev.lethe.retention.Observation;
import dev.lethe.retention.RetentionDesk;
import dev.lethe.retention.Retentions;
import dev.lethe.scan.Scanned;
import dev.lethe.scan.Watched;
import dev.lethe.schedule.Alarm;
import dev.lethe.schedule.Alarm.Task;
import dev.lethe.store.Claims;
import dev.lethe.store.Claims.Claim;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.Ids;
import dev.lethe.store.Placeholders;
import dev.lethe.store.WriteGuard;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An instance that can act: joins the engines, which do not know one another. */
final class Running implements Lethe {
  private static final Logger LOG = LoggerFactory.getLogger(Lethe.class);
  private static final Duration LEASE = Duration.ofHours(1);

  private final Database database;
  private final Scanned scanned;
  private final Placeholders placeholders;
  private final InstantSource clock;
  private final Observation observation;
  private final RetentionDesk retention;
  private final ErasureDesk erasures;
  private final Holds holds;
  private final Exports exports;
  private final Requests requests;
  private final BreachDesk breaches;
  private final Evidence evidence;
  private final Sealer sealer;
  private final Runnable unguard;
  private volatile Optional<Alarm> alarm = Optional.empty();

  Running(
      EntityManagerFactory emf,
      Database database,
      Keys keys,
      PrivacyRegister register,
      Scanned scanned,
      Map<String, ObjectStore> stores,
      Map<String, RecipientPort> recipients,
      Optional<Function<UUID, Exports.Sink>> packages,
      Optional<InstantSource> otherClock,
      Duration batchTarget,
      long secondPersonAbove,
      Optional<Scheduling> scheduling,
      Consumer<? super Event> listener) {
    this.database = database;
    this.scanned = scanned;
    this.placeholders = new Placeholders(scanned.footprints());
    InstantSource source = otherClock.orElse(InstantSource.system());
    this.clock = () -> source.instant().truncatedTo(ChronoUnit.MICROS);
    otherClock.ifPresent(
        c ->
            LOG.info(
                "LETHE runs by a clock of the host's; it is not compared with the database's"));
    Setting setting = Setting.of(register);
    HostTables tables = new HostTables(emf, setting.zone());
    Ledger ledger = new Ledger(keys, clock);
    FactReader facts =
        new FactReader(
            List.of(new HoldFacts(ledger)),
            text -> ledger.hashes(Ledger.RECORDS, HoldFacts.alike(text)));
    Outbox outbox = new Outbox(Ids::random);
    Deliveries deliveries =
        new Deliveries(
            database, outbox, stores, recipients, facts, scanned, tables, setting, ledger, clock);
    Workshop shop =
        new Workshop(
            database,
            tables,
            scanned,
            facts,
            new Marks(),
            new WaitingList(),
            outbox,
            deliveries,
            ledger,
            setting,
            clock,
            batchTarget,
            Ids::random);
    this.retention =
        new RetentionDesk(
            shop, secondPersonAbove, run -> listener.accept(new Event.RunFinished(run)));
    this.erasures =
        new ErasureDesk(shop, recipients.keySet(), this::noticed, () -> wakeNow("redrive"));
    this.observation = Observation.of(shop, erasures::besides);
    this.holds =
        new HoldDesk(
            database, tables, scanned, facts, outbox, ledger, clock, Ids::random, setting.zone());
    this.exports =
        new ExportDesk(database, tables, scanned, setting, stores, ledger, clock, Ids::random);
    Subjects subjects = new Subjects(scanned, ledger);
    StatutoryClocks clocks = register.clocks();
    this.requests =
        new RequestDesk(
            database,
            subjects,
            clocks,
            register.controller(),
            ledger,
            new Carrying(erasures, exports, register.controller(), packages),
            clock,
            Ids::random);
    this.breaches =
        new BreachDesk(
            database,
            tables,
            scanned,
            subjects,
            clocks,
            ledger,
            (incident, state) -> listener.accept(new Event.BreachChanged(incident, state)),
            clock,
            Ids::random);
    this.evidence = Evidence.of(database, keys, clock);
    this.sealer = new Sealer(database, ledger, clock);
    retention.requirePrivileges();
    this.alarm = scheduling.map(s -> wake(emf.getName(), s));
    this.unguard = WriteGuard.over(emf, scanned.watched(), w -> forbidden(w, listener));
  }

  private Alarm wake(String unit, Scheduling s) {
    List<Task> tasks =
        List.of(
            new Task("retention", s.retention(), () -> claimed("retention", retention::run)),
            new Task("redrive", s.redrive(), () -> claimed("redrive", this::redrive)),
            new Task("seal", Duration.ofSeconds(1), sealer::seal));
    return s.quartz()
        .map(quartz -> Alarm.on(quartz, unit, tasks))
        .orElseGet(() -> Alarm.alone("lethe-" + Ids.random(), tasks));
  }

  private void wakeNow(String task) {
    alarm.ifPresent(a -> a.now(task));
  }

  private void noticed(Signal signal) {
    LOG.error("LETHE {} {}: {}", signal.kind(), signal.subject(), signal.text());
    breaches.suspect(signal);
  }

  private void forbidden(Watched where, Consumer<? super Event> listener) {
    String done = where.masked() ? "masked" : "refused";
    noticed(
        new Signal(
            Signal.Kind.FORBIDDEN_DATA_SEEN,
            where.place(),
            "a value that must never be stored was " + done + " when it was written"));
    listener.accept(new Event.ForbiddenDataSeen(where.place(), where.masked()));
  }

  /** Does the work if it is this node's turn. */
  private void claimed(String name, Runnable work) {
    Optional<Claim> turn =
        database.recording("claim " + name, u -> Claims.tryClaim(u, name, clock.instant(), LEASE));
    if (turn.isPresent()) {
      try {
        work.run();
      } finally {
        database.<Boolean>recording(
            "release " + name,
            u -> {
              Claims.release(u, turn.get());
              return true;
            });
      }
    }
  }

  @Override
  public DataMap dataMap() {
    return scanned.map();
  }

  @Override
  public FieldExplanation explainField(String field) {
    return scanned.words().apply(field);
  }

  @Override
  public boolean isPlaceholder(String value) {
    return placeholders.contains(value);
  }

  @Override
  public List<Finding> findings() {
    return scanned.findings();
  }

  @Override
  public Explanation explain(RecordRef record) {
    return observation.explain(record, clock.instant());
  }

  @Override
  public PersonExplanation explain(Person person) {
    return observation.explain(person, clock.instant());
  }

  @Override
  public Person person(Class<?> root, Object id) {
    return People.of(scanned, root, id);
  }

  @Override
  public Retentions retention() {
    return retention;
  }

  @Override
  public Holds holds() {
    return holds;
  }

  @Override
  public Erasures erasures() {
    return erasures;
  }

  @Override
  public Exports exports() {
    return exports;
  }

  @Override
  public Requests requests() {
    return requests;
  }

  @Override
  public Breaches breaches() {
    return breaches;
  }

  @Override
  public Evidence evidence() {
    return evidence;
  }

  @Override
  public Reports reports() {
    return Reports.of(scanned.map());
  }

  @Override
  public Redriven redrive() {
    Optional<InfrastructureException> stuck = Optional.empty();
    List<ErasureOutcome> erased = List.of();
    try {
      erased = erasures.redrive();
    } catch (InfrastructureException e) {
      stuck = Optional.of(e); // what waits for retention does not wait for an erasure
    }
    Redriven done = new Redriven(retention.redrive(), erased);
    sealer.seal();
    if (stuck.isPresent()) {
      throw stuck.get();
    }
    return done;
  }

  @Override
  public void close() {
    alarm.ifPresent(Alarm::close);
    unguard.run();
  }
}
