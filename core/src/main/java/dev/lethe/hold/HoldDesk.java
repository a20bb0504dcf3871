package dev.lethe.hold;

import dev.lethe.delivery.Outbox;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.facts.Ownership;
import dev.lethe.facts.WaitingList;
import dev.lethe.hold.HoldTable.Stored;
import dev.lethe.hold.HoldTable.Target;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Route;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Places holds behind the gate, and releases them. */
public final class HoldDesk implements Holds {
  private final Database database;
  private final HostTables tables;
  private final Scanned scanned;
  private final FactReader facts;
  private final Outbox outbox;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final ZoneId zone;
  private final HoldTable table = new HoldTable();
  private final WaitingList waiting = new WaitingList();

  /** A desk over one database. */
  public HoldDesk(
      Database database,
      HostTables tables,
      Scanned scanned,
      FactReader facts,
      Outbox outbox,
      Ledger ledger,
      InstantSource clock,
      Supplier<UUID> ids,
      ZoneId zone) {
    this.database = database;
    this.tables = tables;
    this.scanned = scanned;
    this.facts = facts;
    this.outbox = outbox;
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.zone = zone;
  }

  @Override
  public Placed place(Hold hold, Actor by) {
    hold.obligation().ifPresent(this::requireObligation);
    Covering covering = covering(hold);
    UUID id = ids.get();
    return database.placing("place hold", unit -> place(unit, id, hold, covering, by));
  }

  /** What a hold covers, made out before the gate is entered. */
  private record Covering(
      List<Target> targets, String entity, Map<String, String> predicate, List<Count> counts) {}

  /** One count of rows that a hold covers now. */
  private record Count(Footprint footprint, Where where) {}

  private Placed place(Unit unit, UUID id, Hold hold, Covering covering, Actor by) {
    Instant now = clock.instant();
    UUID note = ledger.note(unit, by, hold.matter());
    table.insert(
        unit,
        hold,
        id,
        covering.entity().isEmpty() ? null : covering.entity(),
        covering.predicate(),
        now,
        note);
    covering
        .targets()
        .forEach(
            t -> table.insert(unit, new Target(id, t.kind(), t.name(), HoldFacts.alike(t.key()))));
    Outbox.Parked parked = outbox.park(unit, facts, scanned.map(), now);
    long covered = 0;
    boolean there = false;
    for (Count count : covering.counts()) {
      long found = tables.rows(unit, count.footprint()).count(count.where());
      there |= found > 0;
      covered += reaches(hold, count.footprint()) ? found : 0;
    }
    long gone = hold.target() instanceof RecordRef && !there ? 1 : 0;
    Map<String, Object> body = new TreeMap<>();
    body.put("hold", id.toString());
    body.put("kind", hold.kind().name());
    body.put("covered", covered);
    hold.obligation().ifPresent(o -> body.put("obligation", o));
    body.put("by", ledger.actor(by));
    ledger.event(unit, "HOLD_PLACED", body);
    return new Placed(
        id,
        covered,
        parked.parked(),
        parked.inFlight().stream().map(e -> new InFlight(e.getKey(), e.getValue())).toList(),
        gone);
  }

  /** Whether an entity has fields of which the hold says anything. */
  private boolean reaches(Hold hold, Footprint footprint) {
    return hold.obligation()
        .map(
            id ->
                scanned.map().entity(footprint.entity()).orElseThrow().groups().stream()
                    .anyMatch(g -> g.isBoundBy(id)))
        .orElse(true);
  }

  private void requireObligation(String id) {
    Set<String> known = scanned.map().register().obligations().keySet();
    if (!known.contains(id)) {
      throw new MisuseException(
          Code.OBLIGATION_UNKNOWN,
          "A hold suspends the period of an obligation that the register does not have.",
          "Obligations: " + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
    }
  }

  private Covering covering(Hold hold) {
    if (hold.target() instanceof Person person) {
      return person(person);
    }
    if (hold.target() instanceof RecordRef record) {
      Footprint f = Ownership.footprint(scanned, record.entity());
      RowKey key = Ownership.key(f, record.id());
      List<Where> same = new ArrayList<>();
      for (int i = 0; i < f.key().size(); i++) {
        same.add(new Where.Equal(Route.own(f.key().get(i)), key.values().get(i)));
      }
      return new Covering(
          List.of(new Target(new UUID(0, 0), HoldFacts.RECORD, f.entity(), key.text())),
          "",
          Map.of(),
          List.of(new Count(f, new Where.All(same))));
    }
    Footprint f = Ownership.footprint(scanned, (Class<?>) hold.target());
    Map<String, String> predicate = new TreeMap<>();
    List<Where> same = new ArrayList<>();
    for (var e : hold.where().entrySet()) {
      Route route = f.attributes().get(e.getKey());
      if (route == null || !RowKey.hasText(route.column().javaType())) {
        throw new MisuseException(
            Code.HOLD_ATTRIBUTE,
            "A hold on "
                + f.entity()
                + " names an attribute that it does not have, that spans columns, or whose type has no canonical text.",
            "Attributes: " + String.join(", ", new TreeSet<>(f.attributes().keySet())) + ".");
      }
      Ownership.requireType(f.entity() + "." + e.getKey(), route.column().javaType(), e.getValue());
      predicate.put(
          e.getKey(), ledger.hash(Ledger.RECORDS, HoldFacts.alike(RowKey.text(e.getValue()))));
      same.add(new Where.Equal(route, e.getValue()));
    }
    if (predicate.isEmpty()) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          "A hold on " + f.entity() + " by attributes names no attribute.",
          "Name at least one attribute and its value; a whole entity cannot be held.");
    }
    return new Covering(
        List.of(), f.entity(), predicate, List.of(new Count(f, new Where.All(same))));
  }

  private Covering person(Person person) {
    List<Target> targets = new ArrayList<>();
    List<Count> counts = new ArrayList<>();
    Set<Someone> people = Ownership.of(scanned, person);
    people.forEach(
        p -> targets.add(new Target(new UUID(0, 0), HoldFacts.PERSON, p.kind(), p.key())));
    for (Footprint f : scanned.footprints()) {
      Where.Any theirs = Ownership.rows(f.links(), people);
      if (!theirs.parts().isEmpty()) {
        counts.add(new Count(f, theirs));
      }
    }
    return new Covering(targets, "", Map.of(), counts);
  }

  @Override
  public Released release(UUID hold, Actor by, String reason) {
    return database.recording(
        "release hold",
        unit -> {
          require(unit, hold);
          Instant now = clock.instant();
          UUID note = ledger.note(unit, by, reason);
          long others = waiting.heldByOthers(unit, hold.toString());
          table.release(unit, hold, now);
          long freed = waiting.free(unit, hold.toString(), now);
          outbox.unpark(unit, now);
          Map<String, Object> body = new TreeMap<>();
          body.put("hold", hold.toString());
          body.put("waiting", freed);
          body.put("by", ledger.actor(by));
          body.put("note", note.toString());
          ledger.event(unit, "HOLD_RELEASED", body);
          return new Released(hold, freed, others);
        });
  }

  @Override
  public void review(UUID hold, Actor by, LocalDate nextReview, String reason) {
    database.<Boolean>recording(
        "review hold",
        unit -> {
          require(unit, hold);
          UUID note = ledger.note(unit, by, reason);
          table.review(unit, hold, nextReview);
          Map<String, Object> body = new TreeMap<>();
          body.put("hold", hold.toString());
          body.put("next", nextReview.toString());
          body.put("by", ledger.actor(by));
          body.put("note", note.toString());
          ledger.event(unit, "HOLD_REVIEWED", body);
          return true;
        });
  }

  private Stored require(Unit unit, UUID hold) {
    return table
        .active(unit, hold)
        .orElseThrow(
            () ->
                new MisuseException(
                    Code.HOLD_UNKNOWN,
                    "No hold in force has that id.",
                    "holds().active() lists the holds that are not released."));
  }

  @Override
  public List<ActiveHold> active() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return database.reading("active holds", table::active).stream()
        .map(
            h ->
                new ActiveHold(
                    h.id(),
                    h.kind(),
                    h.matter(),
                    h.review(),
                    h.until(),
                    h.placedAt(),
                    h.review().filter(today::isAfter).isPresent()
                        || h.until().filter(u -> !clock.instant().isBefore(u)).isPresent(),
                    h.obligation()))
        .toList();
  }
}
