package dev.lethe.retention;

import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Mandate;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.RowVerdict;
import dev.lethe.retention.Arming.Permit;
import dev.lethe.scan.Footprint;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A run's mandate for one batch: the rules that are armed, each within its portion. */
final class ArmedRules implements Mandate {
  private final EntityEntry entity;
  private final UUID run;
  private final Map<String, Permit> permits;
  private final Workshop shop;
  private final Candidates candidates;
  private final Map<String, Long> due = new TreeMap<>();
  private final Map<String, Long> used = new HashMap<>();

  ArmedRules(
      Workshop shop,
      Footprint footprint,
      EntityEntry entity,
      UUID run,
      Map<String, Permit> permits,
      Instant now) {
    this.shop = shop;
    this.entity = entity;
    this.run = run;
    this.permits = permits;
    this.candidates = new Candidates(footprint, shop.setting(), now);
  }

  /** By rule, what would go but may not yet. */
  Map<String, Long> dueButNotArmed() {
    return due;
  }

  /** Takes what was used from bounded portions. */
  void settle(Unit unit) {
    used.forEach((rule, n) -> Arming.use(unit, rule, n));
  }

  /** No rule of this entity may act any more: the last portion is used up. */
  boolean exhausted() {
    return permits.isEmpty();
  }

  @Override
  public UUID work() {
    return run;
  }

  @Override
  public Optional<UUID> erasure() {
    return Optional.empty();
  }

  @Override
  public Set<String> permitted(Judged judged) {
    Set<String> permitted = new TreeSet<>();
    permits.forEach(
        (rule, permit) -> {
          boolean room = used.getOrDefault(rule, 0L) < permit.rowsLeft();
          if (room && (permit.anchorBefore().equals(Instant.MAX) || before(judged, rule, permit))) {
            permitted.add(rule);
          }
        });
    return permitted;
  }

  private boolean before(Judged j, String rule, Permit permit) {
    return entity
        .group(rule)
        .flatMap(g -> Anchoring.of(g, j.facts(), shop.setting().zone()))
        .filter(a -> a.isBefore(permit.anchorBefore()))
        .isPresent();
  }

  @Override
  public void composed(RowVerdict row) {
    row.waitingForArming().forEach(g -> due.merge(g, 1L, Long::sum));
    row.going().forEach(g -> used.merge(g, 1L, Long::sum));
  }

  @Override
  public boolean counts(GroupEntry group) {
    return permits.containsKey(group.id());
  }

  @Override
  public Where condition(GroupEntry group) {
    return candidates.due(group);
  }
}
