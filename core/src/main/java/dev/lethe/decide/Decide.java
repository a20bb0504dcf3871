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
    return new Verdict(group, List.of(), facts, setting, at);
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
    Map<String, Verdict> verdicts = new LinkedHashMap<>(entity.groups().size() * 2);
    boolean ridden = false;
    for (GroupEntry group : entity.groups()) {
      ridden |= group.rides();
      // A rider is about who wrote the row: what its owner wants is nothing to it.
      Facts its =
          group.rides() ? facts.withErasure(ErasureWish.NONE).withObjection(Objection.NONE) : facts;
      verdicts.put(group.id(), new Verdict(group, elsewhere(entity, group), its, setting, at));
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

  /** Decides about a field group that the map does not know, or no longer: a person must look. */
  public static Verdict unmapped(String group, Facts facts, Setting setting, Instant at) {
    var unknown =
        new GroupEntry(
            group, List.of(), List.of(), List.of(), List.of(), List.of(), "", List.of(), false);
    return decide(unknown, facts, setting, at);
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
        verdicts.put(group.id(), new Verdict(group, List.of(), facts, setting, at, false));
      }
    }
    return verdicts;
  }
}
