package dev.lethe.decide;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.model.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one verdict: everything that destroys, keeps, shows or explains a datum asks here. */
public final class Decide {
  private Decide() {}

  /**
   * Decides about one field group of one record.
   *
   * @param group what is declared
   * @param facts what is known now
   * @param setting the controller's zone and fiscal year
   * @param at now
   */
  public static Verdict decide(GroupEntry group, Facts facts, Setting setting, Instant at) {
    return new Judgement(group, List.of(), facts, setting, at).verdict();
  }

  /** What a group's periods are counted from: its own first, then those of laws. */
  public static List<Explanation.Counted> counted(
      GroupEntry group, Facts facts, Setting setting, Instant at) {
    List<Explanation.Counted> counted = new ArrayList<>();
    Retention.of(group, facts, setting).flatMap(r -> r.counted(facts)).ifPresent(counted::add);
    for (ObligationEnd obligation : ObligationEnd.of(group.obligations(), facts, setting, at)) {
      obligation.counted(facts).ifPresent(counted::add);
    }
    return counted;
  }

  /**
   * Decides about every field group of one record, each aware of the duties to keep the others.
   *
   * @param entity what is declared
   * @param facts what is known now
   * @param setting the controller's zone and fiscal year
   * @param at now
   * @return the verdicts by group id, in the order of the declaration
   */
  public static Map<String, Verdict> decideAll(
      EntityEntry entity, Facts facts, Setting setting, Instant at) {
    var verdicts = new LinkedHashMap<String, Verdict>();
    boolean ridden = false;
    for (GroupEntry group : entity.groups()) {
      ridden |= group.rides();
      // A rider is about who wrote the row: what its owner wants is nothing to it.
      Facts its =
          group.rides() ? facts.withErasure(ErasureWish.NONE).withObjection(Objection.NONE) : facts;
      verdicts.put(
          group.id(), new Judgement(group, elsewhere(entity, group), its, setting, at).verdict());
    }
    if (ridden) { // few entities
      goesAlong(entity, verdicts)
          .ifPresent(
              v ->
                  entity.groups().stream()
                      .filter(GroupEntry::rides)
                      .forEach(rider -> verdicts.put(rider.id(), v)));
    }
    return verdicts;
  }

  /** Duties to keep other groups of the record. */
  private static List<ObligationRule> elsewhere(EntityEntry entity, GroupEntry group) {
    List<ObligationRule> elsewhere = List.of();
    for (GroupEntry other : entity.groups()) {
      for (ObligationRule obligation : other.obligations()) {
        if (!group.obligations().contains(obligation)) {
          elsewhere = elsewhere.isEmpty() ? new ArrayList<>() : elsewhere;
          elsewhere.add(obligation);
        }
      }
    }
    return elsewhere;
  }

  /**
   * The verdict by which all else in the record goes, if all else goes. (A hold speaks for the
   * whole record: what it keeps of a rider, it keeps of the others.)
   */
  private static Optional<Verdict> goesAlong(EntityEntry entity, Map<String, Verdict> verdicts) {
    List<Verdict> others =
        entity.groups().stream()
            .filter(g -> !g.rides())
            .flatMap(g -> Stream.ofNullable(verdicts.get(g.id())))
            .toList();
    return others.stream().allMatch(v -> v.outcome() == Outcome.DELETE_NOW)
        ? others.stream().findFirst()
        : Optional.empty();
  }

  /**
   * What holds, where a record stays, for those of its groups of which nobody has said all that
   * they hold: no rule covers them, so they are for review.
   *
   * @return the verdicts by group id
   */
  public static Map<String, Verdict> unmapped(
      EntityEntry entity, Facts facts, Setting setting, Instant at) {
    var verdicts = new LinkedHashMap<String, Verdict>();
    for (GroupEntry group : entity.groups()) {
      if (facts.unmapped().contains(group.id())) {
        verdicts.put(
            group.id(), new Judgement(group, List.of(), facts, setting, at, false).verdict());
      }
    }
    return verdicts;
  }
}
