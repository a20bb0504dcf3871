package dev.lethe.breach;

import dev.lethe.breach.Counting.Found;
import dev.lethe.breach.Stored.Counted;
import dev.lethe.deadline.Rule;
import dev.lethe.deadline.StatutoryClocks;
import dev.lethe.deadline.StatutoryClocks.Limit;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.Subjects;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Signal;
import dev.lethe.model.SubjectRef;
import dev.lethe.register.Controller;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the register of breaches, runs the authority's clock, and counts who is affected. */
public final class BreachDesk implements Breaches {
  private static final int BATCH = 1_000;

  private final Database database;
  private final Subjects subjects;
  private final StatutoryClocks clocks;
  private final Controller controller;
  private final Ledger ledger;
  private final BiConsumer<UUID, String> changed;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Counting counting;
  private final IncidentTable table = new IncidentTable();

  /**
   * A desk over one database.
   *
   * @param changed told of each change, by incident and state, once it has committed
   */
  public BreachDesk(
      Database database,
      HostTables tables,
      Scanned scanned,
      Subjects subjects,
      StatutoryClocks clocks,
      Ledger ledger,
      BiConsumer<UUID, String> changed,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.database = database;
    this.subjects = subjects;
    this.clocks = clocks;
    this.controller = scanned.map().register().controller();
    this.ledger = ledger;
    this.changed = changed;
    this.clock = clock;
    this.ids = ids;
    this.counting = new Counting(tables, scanned, controller.zone());
  }

  /**
   * Notes a suspicion of the library's own: a deletion that contradicts a hold, or evidence that
   * does not verify. Other signals are no breach.
   */
  public Optional<Incident> suspect(Signal signal) {
    Optional<Effect> effect =
        switch (signal.kind()) {
          case HOLD_CONTRADICTED -> Optional.of(Effect.AVAILABILITY);
          case LEDGER_BROKEN -> Optional.of(Effect.INTEGRITY);
          case RESIDUE_FOUND, RUN_INCOMPLETE, FORBIDDEN_DATA_SEEN -> Optional.empty();
        };
    return effect.map(
        e ->
            report(
                new Report(
                    signal.kind() + " " + signal.subject() + ": " + signal.text(),
                    clock.instant(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(e)),
                new Actor(Actor.Role.SYSTEM, "lethe")));
  }

  @Override
  public Incident report(Report report, Actor by) {
    said("nature", report.nature());
    if (report.effects().isEmpty()) {
      throw wrong("A report names no effect.", "Name what was lost: CONFIDENTIALITY, …");
    }
    past("detectedAt", report.detectedAt());
    report.awareAt().ifPresent(at -> past("awareAt", at));
    report.processorKnewAt().ifPresent(at -> past("processorKnewAt", at));
    UUID id = ids.get();
    return database.recording(
        "report breach",
        unit -> {
          table.insert(unit, id, report, clock.instant());
          report.awareAt().ifPresent(at -> table.set(unit, id, clockFrom(at)));
          return stepped(unit, id, "BREACH_REPORTED", by(by, unit, report.nature()));
        });
  }

  @Override
  public Incident aware(UUID incident, Instant awareAt, Actor by) {
    past("awareAt", awareAt);
    return step(
        incident,
        Step.AWARE,
        (unit, found) -> {
          table.set(unit, incident, clockFrom(awareAt));
          return stepped(unit, incident, "BREACH_AWARE", by(by));
        });
  }

  private Map<String, @Nullable Object> clockFrom(Instant awareAt) {
    Optional<Limit> limit = clocks.limit(Rule.AUTHORITY, awareAt);
    return Sql.params(
        "aware_at",
        awareAt,
        "authority_due",
        limit.map(Limit::last).orElse(null),
        "profile",
        clocks.profile(awareAt).label(),
        "warnings",
        limit.map(l -> String.join(",", l.warnings())).orElse(null));
  }

  @Override
  public Affected affected(UUID incident, Scope scope) {
    List<Footprint> entities = counting.entities(scope);
    return step(
        incident,
        Step.COUNT,
        (unit, found) -> {
          Found counted =
              database.reading(
                  "count affected", seen -> count(unit, seen, incident, entities, scope));
          SortedMap<String, Long> people = table.people(unit, incident);
          Affected affected = counted.with(people, counting.minorsPossible(people));
          Instant now = clock.instant();
          String text = IncidentTable.text(new Counted(scope, affected, now));
          table.set(unit, incident, Sql.params("affected", text, "counted_at", now));
          Map<String, Object> body = new TreeMap<>();
          body.put("people", people);
          body.put("records", affected.recordsByEntity());
          body.put("from", scope.from());
          body.put("to", scope.to());
          stepped(unit, incident, "BREACH_COUNTED", body);
          return affected;
        });
  }

  private Found count(Unit unit, Unit seen, UUID incident, List<Footprint> entities, Scope scope) {
    List<Map<String, Object>> batch = new ArrayList<>();
    Found found =
        counting.count(
            seen,
            entities,
            scope.to(),
            (kind, key) -> {
              batch.add(IncidentTable.person(incident, kind, subjects.hash(kind, key), key));
              if (batch.size() == BATCH) {
                table.freeze(unit, batch);
                batch.clear();
              }
            });
    table.freeze(unit, batch);
    return found;
  }

  @Override
  public void eachAffected(UUID incident, Consumer<? super SubjectRef> person) {
    database.<Boolean>reading(
        "affected people",
        unit -> {
          known(table.find(unit, incident));
          table.each(unit, incident, (kind, key) -> person.accept(subjects.parse(kind, key)));
          return true;
        });
  }

  @Override
  public Incident assess(UUID incident, Risk risk, String reason, Actor by) {
    said("reason", reason);
    return step(
        incident,
        Step.ASSESS,
        (unit, found) -> {
          table.set(unit, incident, Sql.params("risk", risk, "risk_reason", reason));
          return stepped(unit, incident, "BREACH_ASSESSED", by(by, unit, reason));
        });
  }

  @Override
  public Notification notifyAuthority(
      UUID incident,
      Instant sentAt,
      Map<Item, String> items,
      Optional<String> delayReason,
      Actor by) {
    past("sentAt", sentAt);
    items.forEach((item, text) -> said(item.name(), text));
    return step(
        incident,
        Step.NOTIFY,
        (unit, found) -> {
          boolean first = found.notifiedAt().isEmpty();
          boolean late = first && found.authorityDue().filter(sentAt::isAfter).isPresent();
          if (late && delayReason.filter(r -> !r.isBlank()).isEmpty()) {
            return refused(found, "REASON_FOR_DELAY_REQUIRED");
          }
          Map<Item, String> all = new EnumMap<>(Item.class);
          all.putAll(found.items());
          all.putAll(items);
          Map<String, @Nullable Object> columns = Sql.params("items", IncidentTable.text(all));
          if (first) {
            columns.put("notified_at", sentAt);
            clocks
                .limit(Rule.SUPPLEMENT, sentAt)
                .ifPresent(limit -> columns.put("supplement_due", limit.last()));
          }
          delayReason.ifPresent(r -> columns.put("delay_reason", r));
          table.set(unit, incident, columns);
          Map<String, Object> body = by(by);
          body.put("sentAt", sentAt);
          body.put("late", late);
          body.put("items", items.keySet().stream().map(Enum::name).sorted().toList());
          return accepted(stepped(unit, incident, "BREACH_NOTIFIED", body));
        });
  }

  @Override
  public Notification communicate(UUID incident, Instant sentAt, Actor by) {
    past("sentAt", sentAt);
    return step(
        incident,
        Step.COMMUNICATE,
        (unit, found) -> {
          if (found.counted().isEmpty()) {
            return refused(found, "AFFECTED_UNKNOWN");
          }
          table.set(unit, incident, Sql.params("communicated_at", sentAt));
          table.dropKeys(unit, incident);
          Map<String, Object> body = by(by);
          body.put("sentAt", sentAt);
          body.put("people", table.people(unit, incident));
          return accepted(stepped(unit, incident, "BREACH_COMMUNICATED", body));
        });
  }

  @Override
  public Incident notCommunicating(UUID incident, Exemption exemption, String reason, Actor by) {
    said("reason", reason);
    return step(
        incident,
        Step.EXEMPT,
        (unit, found) -> {
          table.set(unit, incident, Sql.params("exemption", exemption, "exemption_reason", reason));
          Map<String, Object> body = by(by, unit, reason);
          body.put("exemption", exemption.name());
          return stepped(unit, incident, "BREACH_EXEMPTED", body);
        });
  }

  @Override
  public Incident close(UUID incident, String reason, Actor by) {
    said("reason", reason);
    return step(
        incident,
        Step.CLOSE,
        (unit, found) -> {
          table.set(
              unit, incident, Sql.params("closed_at", clock.instant(), "close_reason", reason));
          table.dropKeys(unit, incident);
          return stepped(unit, incident, "BREACH_CLOSED", by(by, unit, reason));
        });
  }

  @Override
  public String document(UUID incident, Locale language) {
    Stored found = database.reading("breach document", unit -> known(table.find(unit, incident)));
    return new BreachDocument(controller, language).html(found, clock.instant());
  }

  @Override
  public List<Incident> open() {
    Instant now = clock.instant();
    return database.reading("open incidents", table::open).stream().map(i -> i.shown(now)).toList();
  }

  private interface Taking<T> {
    T take(Unit unit, Stored found);
  }

  private <T> T step(UUID incident, Step step, Taking<T> taking) {
    return database.recording(
        "incident step",
        unit -> {
          Stored found = known(table.lock(unit, incident));
          step.require(found);
          return taking.take(unit, found);
        });
  }

  /** Writes the evidence of a step that was taken, and tells of it once it has committed. */
  private Incident stepped(Unit unit, UUID incident, String event, Map<String, ?> said) {
    Stored now = known(table.find(unit, incident));
    String state = now.state().name();
    Map<String, Object> body = new TreeMap<>(said);
    body.put("incident", incident);
    body.put("state", state);
    body.put("effects", now.effects().stream().map(Enum::name).sorted().toList());
    body.put("risk", now.risk());
    body.put("awareAt", now.awareAt());
    body.put("authorityDue", now.authorityDue());
    body.put("profile", now.profile());
    body.put("processorDelay", now.processorDelay());
    ledger.event(unit, event, body);
    unit.afterCommit(() -> changed.accept(incident, state));
    return now.shown(clock.instant());
  }

  private static Stored known(Optional<Stored> found) {
    return found.orElseThrow(
        () ->
            new MisuseException(
                Code.INCIDENT_UNKNOWN,
                "No incident has that id.",
                "breaches().open() lists those that are not closed."));
  }

  private static Notification accepted(Incident incident) {
    return new Notification(true, Optional.empty(), incident);
  }

  private Notification refused(Stored found, String because) {
    return new Notification(false, Optional.of(because), found.shown(clock.instant()));
  }

  private Map<String, Object> by(Actor by) {
    Map<String, Object> body = new TreeMap<>();
    body.put("by", ledger.actor(by));
    return body;
  }

  private Map<String, Object> by(Actor by, Unit unit, String reason) {
    Map<String, Object> body = by(by);
    body.put("note", ledger.note(unit, by, reason));
    return body;
  }

  private static void said(String name, String text) {
    if (text.isBlank()) {
      throw wrong(name + " is empty.", "Say it in words, without naming anybody.");
    }
  }

  private void past(String name, Instant at) {
    if (at.isAfter(clock.instant())) {
      throw wrong(name + " lies in the future.", "Give the instant at which it happened.");
    }
  }

  private static MisuseException wrong(String what, String remedy) {
    return new MisuseException(Code.BAD_ARGUMENT, what, remedy);
  }
}
