package dev.lethe.erasure;

import dev.lethe.act.Workshop;
import dev.lethe.delivery.Outbox;
import dev.lethe.erasure.ErasureCase.State;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.Residue;
import dev.lethe.model.Erased;
import dev.lethe.model.Kept;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.store.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what an erasure has done: its rounds, its deliveries, its last look. */
final class Outcomes {
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
    List<Delivery> deliveries = new ArrayList<>();
    for (Outbox.Standing s : shop.outbox().standing(unit, c.id())) {
      deliveries.add(
          new Delivery(s.target(), state(s.state()), s.count(), s.answer(), s.residualUntil()));
      if (s.kind().equals("FILE") && s.state() == Outbox.State.DONE) {
        erased.add(
            new Erased(
                s.target() + " files",
                s.target(),
                s.count(),
                Reason.ERASURE,
                Erased.Technique.FILE_DELETED));
      }
    }
    long found = count(erased) + kept.stream().mapToLong(Kept::count).sum() + busy;
    return new ErasureOutcome(
        c.id(), status, found, erased, kept, busy, deliveries, Optional.empty(), residue);
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
