package dev.lethe.erasure;

import dev.lethe.model.Tally;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The statements on {@code lethe_erasure_step} and {@code lethe_erasure_item}. */
final class StepTable {
  /**
   * How far a round is with one entity.
   *
   * @param position canonical key of the last row that was judged
   */
  record Step(String entity, Optional<String> position, boolean done, Tally tally) {
    /** Shows the entity only. */
    @Override
    public String toString() {
      return "step " + entity;
    }
  }

  /**
   * Something that went, so that it is noticed if it comes back.
   *
   * @param rule id of the group that was emptied or name of the link; empty for a whole row
   */
  record Gone(String record, String rule) {
    /** Shows the rule only. */
    @Override
    public String toString() {
      return rule + "#…";
    }
  }

  void open(Unit unit, UUID erasure, int round, List<String> entities) {
    List<Map<String, ?>> sets = new ArrayList<>();
    for (String entity : entities) {
      Tally nothing = new Tally(entity, 0, List.of(), List.of(), 0);
      sets.add(
          Sql.params(
              "erasure", erasure,
              "round", round,
              "entity", entity,
              "tally", Tallies.write(nothing)));
    }
    unit.sql()
        .batch(
            """
            insert into lethe_erasure_step (erasure_id, round, entity, done, tally)
            values (:erasure, :round, :entity, 0, :tally)
            """,
            sets);
  }

  List<Step> steps(Unit unit, UUID erasure, int round) {
    return unit.sql()
        .query(
            """
            select entity, reached, done, tally from lethe_erasure_step
            where erasure_id = :erasure and round = :round
            """,
            Sql.params("erasure", erasure, "round", round),
            row ->
                new Step(
                    row.text("entity"),
                    Optional.ofNullable(row.textOrNull("reached")),
                    row.number("done") == 1,
                    Tallies.read(row.text("entity"), row.text("tally"))));
  }

  /** What all rounds before this one erased. */
  List<Tally> before(Unit unit, UUID erasure, int round) {
    return unit.sql()
        .query(
            """
            select entity, tally from lethe_erasure_step
            where erasure_id = :erasure and round < :round order by round, entity
            """,
            Sql.params("erasure", erasure, "round", round),
            row -> Tallies.read(row.text("entity"), row.text("tally")));
  }

  void save(Unit unit, UUID erasure, int round, Step step) {
    unit.sql()
        .update(
            """
            update lethe_erasure_step set reached = :reached, done = :done, tally = :tally
            where erasure_id = :erasure and round = :round and entity = :entity
            """,
            Sql.params(
                "erasure",
                erasure,
                "round",
                round,
                "entity",
                step.entity(),
                "reached",
                step.position().orElse(null),
                "done",
                step.done() ? 1 : 0,
                "tally",
                Tallies.write(step.tally())));
  }

  void remember(Unit unit, UUID erasure, String entity, Collection<Gone> gone) {
    List<Map<String, ?>> sets = new ArrayList<>();
    for (Gone g : gone) {
      sets.add(
          Sql.params("erasure", erasure, "entity", entity, "record", g.record(), "rule", g.rule()));
    }
    // A row that goes stands for its groups, which may have been emptied before.
    unit.sql()
        .batch(
            """
            delete from lethe_erasure_item where erasure_id = :erasure and entity = :entity
              and record_key = :record and (rule_id = :rule or :rule = '')
            """,
            sets);
    unit.sql()
        .batch(
            """
            insert into lethe_erasure_item (erasure_id, entity, record_key, rule_id)
            values (:erasure, :entity, :record, :rule)
            """,
            sets);
  }

  /** What went of an entity, by key, after the given one. */
  List<Gone> gone(Unit unit, UUID erasure, String entity, String rule, String after, int limit) {
    return unit.sql()
        .query(
            """
            select record_key, rule_id from lethe_erasure_item
            where erasure_id = :erasure and entity = :entity and rule_id = :rule and record_key > :after
            order by record_key limit\s"""
                + limit,
            Sql.params("erasure", erasure, "entity", entity, "rule", rule, "after", after),
            row -> new Gone(row.text("record_key"), row.text("rule_id")));
  }

  /** Under which names a record is among what went. */
  List<String> rules(Unit unit, UUID erasure, String entity, String record) {
    return unit.sql()
        .query(
            """
            select rule_id from lethe_erasure_item
            where erasure_id = :erasure and entity = :entity and record_key = :record
            """,
            Sql.params("erasure", erasure, "entity", entity, "record", record),
            row -> row.text("rule_id"));
  }

  /** The case is closed: no key stays. */
  void forget(Unit unit, UUID erasure) {
    unit.sql()
        .update(
            "delete from lethe_erasure_item where erasure_id = :erasure",
            Sql.params("erasure", erasure));
    unit.sql()
        .update(
            "update lethe_erasure_step set reached = null where erasure_id = :erasure",
            Sql.params("erasure", erasure));
  }
}
