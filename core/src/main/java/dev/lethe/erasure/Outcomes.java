package dev.lethe.erasure;

import dev.lethe.act.Book;
import dev.lethe.act.Workshop;
import dev.lethe.delivery.Deliveries;
import dev.lethe.delivery.Outbox;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.erasure.ErasureCase.State;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.Residue;
import dev.lethe.model.Erased;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.Ground;
import dev.lethe.model.Kept;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.model.Until;
import dev.lethe.store.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts together what an erasure has done: its rounds, its deliveries, its last look. */
final class Outcomes {
  private static final String KEEPS = RecipientPort.Result.KEEPS_ON_OWN_DUTY.name();

  private final Workshop shop;
  private final StepTable steps;

  Outcomes(Workshop shop, StepTable steps) {
    this.shop = shop;
    this.steps = steps;
  }

  ErasureOutcome of(Unit unit, ErasureCase c, ErasureOutcome.Status status, Residue residue) {
    Map<String, Tally> all = new LinkedHashMap<>();
    for (Tally t : steps.before(unit, c.id(), c.round())) {
      Tally went = new Tally(t.entity(), count(t.erased()), t.erased(), List.of(), 0);
      all.merge(t.entity(), went, Steps::sum);
    }
    for (StepTable.Step step : steps.steps(unit, c.id(), c.round())) {
      all.merge(step.entity(), step.tally(), Steps::sum);
    }
    List<Erased> erased = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    long busy = 0;
    for (Tally t : all.values()) {
      erased.addAll(t.erased());
      kept.addAll(t.kept());
      busy += t.busy();
    }
    Map<Delivery, Long> deliveries = new LinkedHashMap<>();
    Map<String, Book> files = new LinkedHashMap<>();
    for (Outbox.Standing s : shop.outbox().standing(unit, c.id())) {
      Delivery one = new Delivery(s.target(), state(s.state()), 0, s.answer(), s.residualUntil());
      deliveries.merge(one, s.count(), Long::sum);
      boolean others = s.answer().filter(Deliveries.SHARED::equals).isPresent();
      if (s.kind().ofFiles() && !others) { // other rows' files count with those
        count(files.computeIfAbsent(s.entity() + " files", e -> new Book()), s);
      } else if (s.kind() == Outbox.Kind.OWNER) {
        count(files.computeIfAbsent(s.entity() + " at its owner", e -> new Book()), s);
      }
    }
    for (var entry : files.entrySet()) {
      Tally t = entry.getValue().tally(entry.getKey());
      erased.addAll(t.erased());
      kept.addAll(t.kept());
      busy += t.busy();
    }
    long found = count(erased) + kept.stream().mapToLong(Kept::count).sum() + busy;
    return new ErasureOutcome(
        c.id(), status, found, erased, kept, busy, counted(deliveries), Optional.empty(), residue);
  }

  /** Files, and rows of others, share the groups' account: gone, still to go, or kept. */
  private void count(Book files, Outbox.Standing s) {
    Instant now = shop.clock().instant();
    boolean file = s.kind().ofFiles();
    switch (s.state()) {
      case DONE -> {
        if (s.answer().filter(KEEPS::equals).isPresent()) {
          Ground own = new Ground(Reason.LEGAL_OBLIGATION, "Art. 17(3)(b) GDPR", s.target());
          Until look = new Until.Review(now.plus(Duration.ofDays(30)));
          files.kept(new Kept("", s.rule(), s.count(), true, own, look));
        } else {
          Technique by = file ? Technique.FILE_DELETED : Technique.BY_OWNER;
          files.erased(s.rule(), Reason.ERASURE, by, s.count());
        }
      }
      case WAITING, IN_FLIGHT -> files.busy(s.count());
      case PARKED -> {
        Ground held = new Ground(Reason.LEGAL_HOLD, "Art. 17(3)(e) GDPR", "a hold");
        Instant by = s.nextAt().isAfter(now) ? s.nextAt() : now.plus(Duration.ofDays(1));
        files.kept(new Kept("", s.rule(), s.count(), true, held, new Until.Review(by)));
      }
      case DEAD -> {
        Ground refused =
            new Ground(
                Reason.UNDECIDED,
                "Art. 5(2) GDPR",
                file ? "its store refuses" : s.target() + " refuses");
        Until look = new Until.Review(now.plus(Duration.ofDays(7)));
        files.kept(new Kept("", s.rule(), s.count(), true, refused, look));
      }
    }
  }

  /** Entities whose owner was asked and has not said that all of it is gone. */
  Set<String> asked(Unit unit, UUID erasure) {
    return shop.outbox().standing(unit, erasure).stream()
        .filter(s -> s.kind() == Outbox.Kind.OWNER)
        .filter(s -> s.state() != Outbox.State.DONE || s.answer().filter(KEEPS::equals).isPresent())
        .map(Outbox.Standing::entity)
        .collect(Collectors.toSet());
  }

  private static List<Delivery> counted(Map<Delivery, Long> deliveries) {
    return deliveries.entrySet().stream()
        .map(
            e ->
                new Delivery(
                    e.getKey().target(),
                    e.getKey().state(),
                    e.getValue(),
                    e.getKey().answer(),
                    e.getKey().residualUntil()))
        .toList();
  }

  private static long count(List<Erased> erased) {
    return erased.stream().mapToLong(Erased::count).sum();
  }

  private static Delivery.State state(Outbox.State state) {
    return switch (state) {
      case WAITING, IN_FLIGHT -> Delivery.State.WAITING;
      case PARKED -> Delivery.State.PARKED_BY_HOLD;
      case DEAD -> Delivery.State.DEAD;
      case DONE -> Delivery.State.DONE;
    };
  }

  static ErasureOutcome.Status status(State state) {
    return switch (state) {
      case ORDERED -> ErasureOutcome.Status.ORDERED;
      case RUNNING -> ErasureOutcome.Status.RUNNING;
      case PARTIAL -> ErasureOutcome.Status.PARTIAL;
      case COMPLETE, CLOSED -> ErasureOutcome.Status.COMPLETE;
    };
  }
}
