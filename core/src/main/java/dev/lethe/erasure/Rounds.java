package dev.lethe.erasure;

import dev.lethe.act.Workshop;
import dev.lethe.erasure.ErasureCase.State;
import dev.lethe.erasure.ErasureCase.Target;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.Residue;
import dev.lethe.erasure.StepTable.Step;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.model.Kept;
import dev.lethe.model.Signal;
import dev.lethe.scan.Footprint;
import dev.lethe.store.HostRow;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a case on: begin, steps, deliveries, second look, end. A round that was cut off goes on
 * where it stopped; what stays behind gets a later round by itself.
 */
final class Rounds {
  /** After that long what waits outside, was locked, or came back is tried again. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** When something that a hold has parked is looked at, besides when the hold is released. */
  private static final Duration PARKED = Duration.ofMinutes(10);

  /** First delayed look, then the second. */
  private static final List<Duration> LOOKS = List.of(Duration.ofMinutes(15), Duration.ofDays(1));

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Residue CLEAN = new Residue(true, 0, List.of());

  private final Workshop shop;
  private final ErasureTable cases;
  private final StepTable table;
  private final Steps steps;
  private final Looking looking;
  private final Copies copies;
  private final Outcomes outcomes;
  private final Certificates certificates;
  private final Consumer<Signal> signals;

  Rounds(
      Workshop shop,
      ErasureTable cases,
      StepTable table,
      Steps steps,
      Certificates certificates,
      Consumer<Signal> signals) {
    this.shop = shop;
    this.cases = cases;
    this.table = table;
    this.steps = steps;
    this.looking = new Looking(shop, table);
    this.copies = new Copies(shop, cases, looking);
    this.outcomes = new Outcomes(shop, table);
    this.certificates = certificates;
    this.signals = signals;
  }

  /** As far as it goes now. */
  void work(UUID erasure) {
    Optional<ErasureCase> begun =
        shop.database().recording("begin erasure", unit -> begin(unit, erasure));
    if (begun.isEmpty()) {
      return;
    }
    ErasureCase c = begun.get();
    Residue before =
        c.round() == 1
            ? CLEAN
            : shop.database().reading("look", unit -> looking.returned(unit, erasure, c.scope()));
    if (before.found() > 0) {
      shop.database()
          .<Boolean>recording(
              "forget emptied",
              unit -> {
                looking.refilled(unit, erasure);
                return true;
              });
      copies.sweep(erasure, c.round());
    }
    steps.run(erasure, c.round());
    shop.deliveries().deliver();
    Residue after = shop.database().reading("look", unit -> look(unit, c));
    Residue residue = Looking.both(before, after);
    Optional<ErasureOutcome> ended =
        shop.database().recording("end erasure", unit -> end(unit, c, residue));
    ended.ifPresent(
        o ->
            LOG.info(
                "LETHE erasure {} round {} {}: {} erased {} kept {} busy",
                erasure.toString().substring(0, 8),
                c.round(),
                o.status(),
                o.erased().stream().mapToLong(e -> e.count()).sum(),
                o.kept().stream().mapToLong(Kept::count).sum(),
                o.busy()));
    if (ended.isPresent() && residue.found() > 0) {
      String places = String.join(", ", residue.places());
      signals.accept(
          new Signal(
              Signal.Kind.RESIDUE_FOUND,
              erasure.toString(),
              "After an erasure something was there (again): " + places));
    }
  }

  private Residue look(Unit unit, ErasureCase c) {
    Set<String> busy =
        table.steps(unit, c.id(), c.round()).stream()
            .filter(s -> s.tally().busy() > 0)
            .map(Step::entity)
            .collect(Collectors.toSet());
    busy.addAll(outcomes.asked(unit, c.id()));
    return Looking.both(
        looking.returned(unit, c.id(), c.scope()),
        looking.left(unit, c.scope(), busy, shop.clock().instant()));
  }

  /** The case in its round, which is a new one unless one was cut off. */
  private Optional<ErasureCase> begin(Unit unit, UUID erasure) {
    Optional<ErasureCase> found = cases.lock(unit, erasure);
    if (found.isEmpty() || found.get().target().isEmpty()) {
      return Optional.empty();
    }
    ErasureCase c = found.get();
    if (c.state() == State.RUNNING) {
      return found;
    }
    Target target = c.target().get();
    Instant now = shop.clock().instant();
    Optional<Instant> closed = closure(shop, unit, target, c.closedAt(), now);
    int round = c.round() + 1;
    cases.begin(unit, erasure, round, closed, now);
    shop.waiting().strike(unit, erasure);
    table.open(unit, erasure, round, steps.entities(new Scope(target, c.wish(), closed)));
    return cases.find(unit, erasure);
  }

  /**
   * When the relationship of the last of these people ended, as far as their rows say. One account
   * that is open keeps it open; where nobody has a row any more, nobody is left to be asked.
   *
   * @param before what was seen while there were rows
   */
  static Optional<Instant> closure(
      Workshop shop, Unit unit, Target target, Optional<Instant> before, Instant now) {
    Optional<Instant> latest = Optional.empty();
    for (Someone one : target.people()) {
      for (Footprint f : shop.scanned().roots(one.kind())) {
        for (HostRow row :
            shop.rows(unit, f)
                .read(List.of(RowKey.parse(f, one.key())), Where.EVERYTHING, Set.of())) {
          Optional<Instant> closed =
              row.people().stream().flatMap(o -> o.closedAt().stream()).max(Instant::compareTo);
          if (closed.isEmpty()) {
            return Optional.empty();
          }
          latest = latest.filter(l -> l.isAfter(closed.get())).or(() -> closed);
        }
      }
    }
    return latest.or(() -> before).or(() -> target.people().isEmpty() ? before : Optional.of(now));
  }

  /** Empty where another node has ended the round or is at it: steps are left, or deliveries. */
  private Optional<ErasureOutcome> end(Unit unit, ErasureCase begun, Residue residue) {
    Optional<ErasureCase> locked = cases.lock(unit, begun.id());
    boolean ours =
        locked.filter(c -> c.state() == State.RUNNING && c.round() == begun.round()).isPresent();
    List<Step> done = table.steps(unit, begun.id(), begun.round());
    Instant now = shop.clock().instant();
    if (!ours
        || done.stream().anyMatch(s -> !s.done())
        || shop.outbox().underWay(unit, begun.id(), now)) {
      return Optional.empty();
    }
    ErasureCase c = locked.orElseThrow();
    boolean changed =
        residue.found() > 0 || done.stream().anyMatch(s -> !s.tally().erased().isEmpty());
    int looks = looks(c, changed, now);
    ErasureOutcome seen = outcomes.of(unit, c, ErasureOutcome.Status.PARTIAL, residue);
    boolean over =
        seen.kept().isEmpty()
            && seen.busy() == 0
            && residue.found() == 0
            && seen.deliveries().stream().allMatch(d -> d.state() == Delivery.State.DONE);
    State state = over ? State.COMPLETE : State.PARTIAL;
    // Read once: a delivery that another node finishes meanwhile must not look like two things.
    ErasureOutcome outcome =
        new ErasureOutcome(
            seen.id(),
            Outcomes.status(state),
            seen.found(),
            seen.erased(),
            seen.kept(),
            seen.busy(),
            seen.deliveries(),
            seen.planChanged(),
            seen.residue());
    cases.end(unit, c.id(), state, next(looks, outcome, now), looks, residue, now);
    if (over && looks > LOOKS.size()) {
      cases.forget(unit, c.id());
      table.forget(unit, c.id());
    }
    Optional<String> certificate = certificates.issue(unit, c, outcome, now);
    Map<String, Object> body = new TreeMap<>();
    body.put("erasure", c.id().toString());
    body.put("round", c.round());
    body.put("status", outcome.status().name());
    body.put("erased", outcome.erased().stream().mapToLong(e -> e.count()).sum());
    body.put("kept", outcome.kept().stream().mapToLong(Kept::count).sum());
    body.put("busy", outcome.busy());
    body.put("residue", residue.found());
    certificate.ifPresent(hash -> body.put("certificate", hash));
    shop.ledger().event(unit, "ERASURE_ROUND", body);
    return Optional.of(outcome);
  }

  /**
   * How often it was looked at since something last went or came back. A round that comes early,
   * since something waited, is no delayed look.
   */
  private static int looks(ErasureCase c, boolean changed, Instant now) {
    if (changed || c.looks() == 0) {
      return 1;
    }
    boolean delayed =
        c.looks() > LOOKS.size()
            || c.finishedAt().filter(f -> now.isBefore(f.plus(LOOKS.get(c.looks() - 1)))).isEmpty();
    return delayed ? c.looks() + 1 : c.looks();
  }

  /** The earliest instant at which anything about the case may be different. */
  private static Optional<Instant> next(int looks, ErasureOutcome outcome, Instant now) {
    Optional<Instant> next = Optional.empty();
    if (outcome.residue().found() > 0
        || outcome.busy() > 0
        || has(outcome, Delivery.State.WAITING)) {
      next = earlier(next, now.plus(SOON));
    }
    if (has(outcome, Delivery.State.PARKED_BY_HOLD)) {
      next = earlier(next, now.plus(PARKED));
    }
    if (looks <= LOOKS.size()) {
      next = earlier(next, now.plus(LOOKS.get(looks - 1)));
    }
    for (Kept k : outcome.kept()) {
      if (k.until().ends().isPresent()) {
        next = earlier(next, k.until().ends().get());
      }
    }
    return next.map(n -> n.isAfter(now) ? n : now.plus(SOON));
  }

  private static boolean has(ErasureOutcome outcome, Delivery.State state) {
    return outcome.deliveries().stream().anyMatch(d -> d.state() == state);
  }

  private static Optional<Instant> earlier(Optional<Instant> a, Instant b) {
    return a.filter(x -> x.isBefore(b)).or(() -> Optional.of(b));
  }
}
