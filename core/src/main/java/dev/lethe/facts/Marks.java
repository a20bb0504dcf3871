package dev.lethe.facts;

import dev.lethe.model.Reason;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What runs leave behind about records that stay: which groups were emptied, and which are
 * restricted until when and why (Art. 18 GDPR). Gone with the record.
 */
public final class Marks {
  /**
   * A group that is kept and blocked.
   *
   * @param record canonical key text
   * @param rule id of the group
   * @param until when it is looked at again; empty where an event ends it
   */
  public record Restricted(
      String record, String rule, Reason reason, String citation, Optional<Instant> until) {
    /** Shows the rule only. */
    @Override
    public String toString() {
      return rule + "#… " + reason;
    }
  }

  /**
   * What an earlier run emptied of a record.
   *
   * @param groups ids of the emptied groups
   * @param shell whether the row stood only because others pointed at it
   */
  public record Emptied(Set<String> groups, boolean shell) {
    /** Nothing was emptied. */
    public static final Emptied NOTHING = new Emptied(Set.of(), false);
  }

  /** What an earlier run emptied of these records, by record. */
  public Map<String, Emptied> emptied(Unit unit, String entity, Collection<String> records) {
    Map<String, Emptied> found = new HashMap<>();
    if (!records.isEmpty()) {
      unit.sql()
          .each(
              """
              select e.record_key, e.rule_id, r.reason from lethe_emptied e
              left join lethe_restricted r on r.entity = e.entity and r.record_key = e.record_key
                and r.rule_id = e.rule_id and r.reason = 'SKELETON'
              where e.entity = :entity and e.record_key in (:records)
              """,
              Sql.params("entity", entity, "records", records),
              row -> {
                Set<String> groups = new TreeSet<>(Set.of(row.text("rule_id")));
                boolean shell = row.textOrNull("reason") != null;
                found.merge(
                    row.text("record_key"),
                    new Emptied(groups, shell),
                    (a, b) -> {
                      groups.addAll(a.groups());
                      return new Emptied(groups, a.shell() || b.shell());
                    });
              });
    }
    return found;
  }

  /**
   * That a group of a record was emptied.
   *
   * @param record canonical key text
   */
  public record Emptying(String record, Instant at) {
    /** Shows nothing of the record. */
    @Override
    public String toString() {
      return "#… " + at;
    }
  }

  /** Of which records a group was emptied, by time and key, after the given one. */
  public List<Emptying> emptyings(
      Unit unit, String entity, String rule, Emptying after, int limit) {
    return unit.sql()
        .query(
            """
            select record_key, emptied_at from lethe_emptied
            where entity = :entity and rule_id = :rule
              and (emptied_at > :at or (emptied_at = :at and record_key > :record))
            order by emptied_at, record_key limit\s"""
                + limit,
            Sql.params("entity", entity, "rule", rule, "at", after.at(), "record", after.record()),
            row -> new Emptying(row.text("record_key"), row.instant("emptied_at")));
  }

  /** Forgets that a group of these records was emptied, since it may have been filled again. */
  public void refilled(Unit unit, String entity, String rule, Collection<String> records) {
    if (!records.isEmpty()) {
      var these = Sql.params("entity", entity, "rule", rule, "records", records);
      unit.sql()
          .update(
              "delete from lethe_emptied where entity = :entity and rule_id = :rule and record_key in (:records)",
              these);
      unit.sql()
          .update(
              """
              delete from lethe_restricted where entity = :entity and rule_id = :rule
                and record_key in (:records) and reason = 'SKELETON'
              """,
              these);
    }
  }

  /** Remembers that a group of these records was emptied. */
  public void empty(
      Unit unit, String entity, Collection<String> records, String rule, Instant now) {
    List<Map<String, ?>> sets = new ArrayList<>();
    for (String record : records) {
      sets.add(Sql.params("entity", entity, "record", record, "rule", rule, "now", now));
    }
    unit.sql()
        .batch(
            """
            insert into lethe_emptied (entity, record_key, rule_id, emptied_at)
            values (:entity, :record, :rule, :now)
            """,
            sets);
  }

  /** Sets what is restricted of these records to exactly this. */
  public void restrict(
      Unit unit,
      String entity,
      Collection<String> records,
      Collection<Restricted> restricted,
      Instant now) {
    forget(unit, "lethe_restricted", entity, records);
    List<Map<String, ?>> sets = new ArrayList<>();
    for (Restricted r : restricted) {
      sets.add(
          Sql.params(
              "entity", entity,
              "record", r.record(),
              "rule", r.rule(),
              "reason", r.reason(),
              "citation", r.citation(),
              "until", r.until().orElse(null),
              "now", now));
    }
    unit.sql()
        .batch(
            """
            insert into lethe_restricted (entity, record_key, rule_id, reason, citation, until_at, since)
            values (:entity, :record, :rule, :reason, :citation, :until, :now)
            """,
            sets);
  }

  /** Forgets everything about records that are gone; an erasure that waited for one can go on. */
  public void gone(Unit unit, String entity, Collection<String> records, Instant now) {
    forget(unit, "lethe_emptied", entity, records);
    forget(unit, "lethe_restricted", entity, records);
    if (!records.isEmpty()) {
      var these = Sql.params("entity", entity, "records", records, "now", now);
      unit.sql()
          .update(
              "update lethe_waiting set freed_at = :now where entity = :entity and record_key in (:records)",
              these);
      unit.sql()
          .update(
              "delete from lethe_waiting where entity = :entity and record_key in (:records) and erasure_id = ''",
              these);
    }
  }

  private static void forget(Unit unit, String table, String entity, Collection<String> records) {
    if (!records.isEmpty()) {
      unit.sql()
          .update(
              "delete from " + table + " where entity = :entity and record_key in (:records)",
              Sql.params("entity", entity, "records", records));
    }
  }
}
