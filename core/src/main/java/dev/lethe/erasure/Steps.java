package dev.lethe.erasure;

import dev.lethe.act.Acting;
import dev.lethe.act.Book;
import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Pace;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.erasure.ErasureCase.State;
import dev.lethe.erasure.StepTable.Gone;
import dev.lethe.erasure.StepTable.Step;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.model.Tally;
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
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The destructive steps of one round: each a transaction of its own behind the gate, which goes on
 * where the last one that committed has stopped.
 */
final class Steps {
  private final Workshop shop;
  private final ErasureTable cases;
  private final StepTable table;
  private final Recipients recipients;

  Steps(Workshop shop, ErasureTable cases, StepTable table, Recipients recipients) {
    this.shop = shop;
    this.cases = cases;
    this.table = table;
    this.recipients = recipients;
  }

  /** Everything that is left of the round. */
  void run(UUID erasure, int round) {
    Pace pace = new Pace(shop.batchTarget());
    boolean more = true;
    while (more) {
      long start = System.nanoTime();
      more = shop.destroying("erase", unit -> step(unit, erasure, round, pace.size()));
      pace.took(System.nanoTime() - start);
    }
  }

  /** What goes into the proof of one transaction. */
  private static final class Proof {
    final List<byte[]> leaves = new ArrayList<>();
    final Map<String, Object> counts = new TreeMap<>();

    void add(List<byte[]> more, Map<String, Object> changed) {
      leaves.addAll(more);
      changed.forEach((what, n) -> counts.merge(what, n, (a, b) -> (Long) a + (Long) b));
    }
  }

  /** As many rows as fit, entity by entity; false where nothing is left. */
  private boolean step(Unit unit, UUID erasure, int round, int size) {
    Optional<ErasureCase> locked = cases.lock(unit, erasure);
    if (locked.filter(c -> c.state() == State.RUNNING && c.round() == round).isEmpty()) {
      return false;
    }
    ErasureCase c = locked.get();
    Scope scope = c.scope();
    lockRoots(unit, scope.target().people());
    Map<String, Step> steps =
        table.steps(unit, erasure, round).stream().collect(Collectors.toMap(Step::entity, s -> s));
    Instant now = shop.clock().instant();
    Proof proof = new Proof();
    int left = size;
    boolean more = false;
    for (Footprint footprint : shop.scanned().footprints()) {
      Step step = steps.get(footprint.entity());
      if (step == null || step.done()) {
        continue;
      }
      if (left <= 0) {
        more = true;
        break;
      }
      Step after = window(unit, c, scope, footprint, step, left, now, proof);
      table.save(unit, erasure, round, after);
      left -= (int) (after.tally().found() - step.tally().found()) + 1;
      more |= !after.done();
      if (!after.done()) {
        break;
      }
    }
    if (!proof.leaves.isEmpty()) {
      proof.counts.put("erasure", erasure.toString());
      proof.counts.put("round", (long) round);
      shop.ledger().sealBatch(unit, "ERASED", proof.counts, proof.leaves);
    }
    return more;
  }

  /** The person's own rows first, so that their relationship cannot change under the verdicts. */
  private void lockRoots(Unit unit, Set<Someone> people) {
    for (Someone one : people) {
      for (Footprint f : shop.scanned().roots(one.kind())) {
        shop.rows(unit, f).lockWaiting(RowKey.parse(f, one.key()));
      }
    }
  }

  private Step window(
      Unit unit,
      ErasureCase c,
      Scope scope,
      Footprint footprint,
      Step step,
      int limit,
      Instant now,
      Proof proof) {
    EntityEntry entity = shop.map().entity(footprint.entity()).orElseThrow();
    Where theirs = scope.rows(footprint, shop.scanned());
    HostRows rows = shop.rows(unit, footprint);
    Optional<Position> from =
        step.position().map(p -> new Position(Optional.empty(), RowKey.parse(footprint, p)));
    List<Position> page = rows.next(theirs, Optional.empty(), from, limit);
    if (page.isEmpty()) {
      return new Step(step.entity(), Optional.empty(), true, step.tally());
    }
    Set<String> attributes = new TreeSet<>(shop.judging().attributes(unit, footprint));
    attributes.addAll(recipients.attributes(footprint));
    List<RowKey> keys = page.stream().map(Position::key).toList();
    List<HostRow> locked = rows.lock(keys, theirs, attributes);
    List<Judged> judged =
        shop.judging()
            .judge(unit, rows, footprint, entity, locked, scope.overlay(shop.scanned()), now);
    if (footprint.owner().isPresent()) {
      Book asked =
          new OwnerOrders(shop, table, unit, footprint, entity, c.id(), now)
              .order(footprint.owner().get(), Planning.owned(judged))
              .book();
      asked.add(
          new Detaching(shop, unit, footprint, entity, scope, c.id(), now)
              .act(Planning.others(judged))
              .book());
      return new Step(
          step.entity(),
          Optional.of(keys.get(keys.size() - 1).text()),
          false,
          sum(step.tally(), asked.tally(entity.name())));
    }
    recipients.order(unit, c.id(), footprint, entity, Planning.owned(judged), now);
    Acting acted =
        new Acting(shop, unit, footprint, entity, new WholeErasure(c.id(), theirs), now)
            .act(Planning.owned(judged));
    Detaching detached =
        new Detaching(shop, unit, footprint, entity, scope, c.id(), now)
            .act(Planning.others(judged));
    remember(unit, c.id(), footprint, acted, detached);
    proof.add(acted.leaves(), acted.counts());
    proof.add(detached.leaves(), detached.counts());
    Book book = new Book();
    book.add(acted.book());
    book.add(detached.book());
    book.busy((long) missed(keys, locked) * Math.max(1, entity.groups().size()));
    return new Step(
        step.entity(),
        Optional.of(keys.get(keys.size() - 1).text()),
        false,
        sum(step.tally(), book.tally(entity.name())));
  }

  private static int missed(List<RowKey> keys, List<HostRow> locked) {
    Set<RowKey> seen = new HashSet<>();
    locked.forEach(r -> seen.add(r.key()));
    return (int) keys.stream().filter(k -> !seen.contains(k)).count();
  }

  private void remember(
      Unit unit, UUID erasure, Footprint footprint, Acting acted, Detaching detached) {
    List<Gone> gone = new ArrayList<>();
    acted.gone().forEach(record -> gone.add(new Gone(record, "")));
    acted.emptied().forEach((rule, records) -> records.forEach(r -> gone.add(new Gone(r, rule))));
    detached.freed().forEach((link, records) -> records.forEach(r -> gone.add(new Gone(r, link))));
    table.remember(unit, erasure, footprint.entity(), gone);
  }

  /** Two tallies of one entity as one. */
  static Tally sum(Tally a, Tally b) {
    Book book = new Book();
    for (Tally t : List.of(a, b)) {
      t.erased().forEach(e -> book.erased(e.fieldGroup(), e.reason(), e.technique(), e.count()));
      t.kept().forEach(book::kept);
      book.busy(t.busy());
    }
    return book.tally(a.entity());
  }

  /** Entities in which the round has something to look for, in the order of its steps. */
  List<String> entities(Scope scope) {
    return shop.scanned().footprints().stream()
        .filter(f -> !scope.rows(f, shop.scanned()).parts().isEmpty())
        .map(Footprint::entity)
        .toList();
  }
}
