package dev.lethe.erasure;

import dev.lethe.act.Judging.Overlay;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.decide.ErasureWish;
import dev.lethe.decide.Facts;
import dev.lethe.erasure.ErasureCase.Item;
import dev.lethe.erasure.ErasureCase.State;
import dev.lethe.erasure.ErasureCase.Target;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.facts.Ownership;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Signal;
import dev.lethe.model.SubjectRef;
import dev.lethe.scan.Footprint;
import dev.lethe.store.HostRow;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Plans, orders and carries out erasures. */
public final class ErasureDesk implements Erasures {
  private static final Residue NOT_LOOKED = new Residue(false, 0, List.of());

  private final Workshop shop;
  private final Runnable wake;
  private final ErasureTable cases = new ErasureTable();
  private final Recipients recipients;
  private final Certificates certificates;
  private final Outcomes outcomes;
  private final Rounds rounds;

  /**
   * A desk with its tools.
   *
   * @param ports ids of the recipients that can be told by a port
   * @param signals told of what a person must hear of
   * @param wake called once an order has committed, so that it need not wait for its turn
   */
  public ErasureDesk(Workshop shop, Set<String> ports, Consumer<Signal> signals, Runnable wake) {
    this.shop = shop;
    this.wake = wake;
    StepTable table = new StepTable();
    this.recipients = new Recipients(shop, Set.copyOf(ports));
    this.certificates = new Certificates(shop, recipients);
    this.outcomes = new Outcomes(shop, table);
    Steps steps = new Steps(shop, cases, table, recipients);
    this.rounds = new Rounds(shop, cases, table, steps, certificates, signals);
  }

  @Override
  public ErasurePlan plan(Person person, ErasureGround ground) {
    return plan(person.refs(), Optional.empty(), target(person), wish(ground), ground);
  }

  @Override
  public ErasurePlan plan(RecordRef record, ErasureGround ground) {
    return plan(Set.of(), Optional.of(record), target(record), wish(ground), ground);
  }

  private ErasurePlan plan(
      Set<SubjectRef> refs,
      Optional<RecordRef> record,
      Target target,
      ErasureWish wish,
      ErasureGround ground) {
    Instant at = shop.clock().instant();
    Planning seen = foresee(target, wish, at);
    return new ErasurePlan(
        shop.ids().get(),
        at,
        refs,
        record,
        ground,
        seen.goes(),
        seen.stays(),
        recipients.words(seen.goes()),
        Certificates.notSearched(shop),
        Planning.digest(shop, Planning.lines(seen.goes(), seen.stays())));
  }

  private Planning foresee(Target target, ErasureWish wish, Instant at) {
    return shop.database()
        .reading(
            "plan erasure",
            unit -> {
              Optional<Instant> closed = Rounds.closure(shop, unit, target, Optional.empty(), at);
              return new Planning(shop, unit, new Scope(target, wish, closed), at).foresee();
            });
  }

  private Target target(Person person) {
    return new Target(Ownership.of(shop.scanned(), person), Optional.empty());
  }

  private Target target(RecordRef record) {
    Footprint footprint = Ownership.footprint(shop.scanned(), record.entity());
    return new Target(
        Set.of(),
        Optional.of(new Item(footprint.entity(), Ownership.key(footprint, record.id()).text())));
  }

  /** What a verified request on that ground is to the verdicts. */
  private static ErasureWish wish(ErasureGround ground) {
    return switch (ground) {
      case NO_LONGER_NECESSARY, CONSENT_WITHDRAWN, OBJECTION -> ErasureWish.VALID;
      case UNLAWFUL -> ErasureWish.STRONG;
      case LEGAL_DUTY -> ErasureWish.ORDER;
      case CHILD -> ErasureWish.CHILD;
    };
  }

  @Override
  public ErasureOutcome execute(ErasurePlan plan, Actor by) {
    shop.database()
        .requireNoTransaction(
            "erasures().execute(…)",
            "Call erasures().order(…): it is stored with your transaction and carried out after its"
                + " commit.");
    Target target =
        plan.record().isPresent() ? target(plan.record().get()) : target(new Person(plan.refs()));
    ErasureWish wish = wish(plan.ground());
    Planning now = foresee(target, wish, shop.clock().instant());
    Set<String> lines = Planning.lines(now.goes(), now.stays());
    if (!Planning.digest(shop, lines).equals(plan.digest())) {
      return changed(plan, lines);
    }
    shop.database()
        .<Boolean>recording(
            "open erasure",
            unit -> {
              if (cases.find(unit, plan.id()).isPresent()) {
                throw new MisuseException(
                    Code.PLAN_USED,
                    "This plan has been executed already.",
                    "Look at outcome(plan.id()), or plan again.");
              }
              open(unit, plan.id(), target, wish, plan.ground(), by);
              return true;
            });
    rounds.work(plan.id());
    return outcome(plan.id());
  }

  private static ErasureOutcome changed(ErasurePlan plan, Set<String> now) {
    Set<String> then = Planning.lines(plan.willGo(), plan.willStay());
    List<String> differences = new ArrayList<>();
    then.stream().filter(l -> !now.contains(l)).forEach(l -> differences.add("no longer: " + l));
    now.stream().filter(l -> !then.contains(l)).forEach(l -> differences.add("now: " + l));
    if (differences.isEmpty()) {
      differences.add("the data map has changed");
    }
    return new ErasureOutcome(
        plan.id(),
        ErasureOutcome.Status.PLAN_CHANGED,
        0,
        List.of(),
        List.of(),
        0,
        List.of(),
        Optional.of(new PlanChanged(differences)),
        NOT_LOOKED);
  }

  @Override
  public Order order(Person person, ErasureGround ground, Actor by) {
    return order(target(person), wish(ground), ground, by);
  }

  @Override
  public Order order(RecordRef record, ErasureGround ground, Actor by) {
    Target target = target(record);
    boolean item =
        by.role() == Actor.Role.SUBJECT
            && shop.map().entity(record.entity()).map(ErasureDesk::userMayDelete).orElse(false);
    return order(target, item ? ErasureWish.ITEM : wish(ground), ground, by);
  }

  private static boolean userMayDelete(EntityEntry entity) {
    return entity.groups().stream()
        .flatMap(g -> g.retention().stream())
        .anyMatch(r -> r.userMayDelete());
  }

  private Order order(Target target, ErasureWish wish, ErasureGround ground, Actor by) {
    UUID id = shop.ids().get();
    return shop.database()
        .recording(
            "order erasure",
            unit -> {
              open(unit, id, target, wish, ground, by);
              unit.afterCommit(wake);
              return new Order(id);
            });
  }

  private void open(
      Unit unit, UUID id, Target target, ErasureWish wish, ErasureGround ground, Actor by) {
    Instant now = shop.clock().instant();
    List<String> subjects = new ArrayList<>();
    target
        .people()
        .forEach(p -> subjects.add(shop.ledger().hash(Ledger.SUBJECTS, p.kind() + "/" + p.key())));
    target
        .record()
        .ifPresent(
            r -> subjects.add(shop.ledger().hash(Ledger.RECORDS, r.entity() + "/" + r.record())));
    UUID note = shop.ledger().note(unit, by, ground.name());
    cases.insert(
        unit,
        new ErasureCase(
            id,
            Optional.of(target),
            wish,
            ground,
            new ArrayList<>(new TreeSet<>(subjects)),
            shop.ledger().actor(by),
            note,
            State.ORDERED,
            0,
            Optional.empty(),
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            NOT_LOOKED));
    Map<String, Object> body = new TreeMap<>();
    body.put("erasure", id.toString());
    body.put("subjects", subjects);
    body.put("ground", ground.name());
    body.put("wish", wish.name());
    body.put("by", shop.ledger().actor(by));
    body.put("note", note.toString());
    shop.ledger().event(unit, "ERASURE_ORDERED", body);
  }

  @Override
  public ErasureOutcome outcome(UUID erasure) {
    return shop.database()
        .reading(
            "erasure",
            unit -> {
              ErasureCase c = cases.find(unit, erasure).orElseThrow(ErasureDesk::unknown);
              return outcomes.of(unit, c, Outcomes.status(c.state()), c.residue());
            });
  }

  @Override
  public Certificate certificate(UUID erasure) {
    return shop.database()
        .<Optional<Certificate>>reading("certificate", unit -> certificates.last(unit, erasure))
        .orElseThrow(
            () ->
                new MisuseException(
                    Code.NO_CERTIFICATE,
                    "This erasure has no certificate yet, or there is no such erasure.",
                    "A certificate is issued at the end of its first round: see outcome(…)."));
  }

  private static MisuseException unknown() {
    return new MisuseException(
        Code.ERASURE_UNKNOWN,
        "There is no erasure with that id.",
        "Use the id of an order or of an executed plan.");
  }

  @Override
  public List<UUID> open() {
    return shop.database().reading("open erasures", cases::open);
  }

  /** Carries on what was ordered, was cut off, waited for a released hold, or is due. */
  public List<ErasureOutcome> redrive() {
    Set<UUID> due =
        shop.database()
            .reading(
                "erasures due",
                unit -> {
                  Set<UUID> ids = new LinkedHashSet<>(cases.due(unit, shop.clock().instant()));
                  ids.addAll(shop.waiting().freedErasures(unit));
                  return ids;
                });
    List<ErasureOutcome> outcomes = new ArrayList<>();
    List<InfrastructureException> failed = new ArrayList<>();
    for (UUID id : due) {
      try {
        rounds.work(id);
        outcomes.add(outcome(id));
      } catch (InfrastructureException e) {
        failed.add(e); // a row that somebody has locked does not stop the others
      }
    }
    if (!failed.isEmpty()) {
      throw failed.get(0);
    }
    return outcomes;
  }

  /** What an explanation must know of a row: that its person, or itself, is being erased. */
  public Overlay besides(Unit unit) {
    return (footprint, row, known) -> besides(unit, footprint, row, known);
  }

  private Facts besides(Unit unit, Footprint footprint, HostRow row, Facts known) {
    Set<String> keys = new TreeSet<>(row.parents().values());
    keys.add(row.key().text());
    row.people().forEach(p -> keys.add(p.key()));
    for (ErasureCase c : cases.about(unit, keys)) {
      Target target = c.target().orElseThrow();
      boolean person =
          row.people().stream()
              .anyMatch(p -> target.people().contains(new Someone(p.kind(), p.key())));
      boolean item =
          target
              .record()
              .filter(
                  r ->
                      (r.entity().equals(footprint.entity()) && r.record().equals(row.key().text()))
                          || r.record().equals(row.parents().get(r.entity())))
              .isPresent();
      if (person || item) {
        return c.scope().overlay(shop.scanned()).over(footprint, row, known);
      }
    }
    return known;
  }
}
