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
import org.jspecify.annotations.Nullable;

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

  /** The groups of these records that an earlier run emptied, by record. */
  public Map<String, Set<String>> emptied(Unit unit, String entity, Collection<String> records) {
    Map<String, Set<String>> found = new HashMap<>();
    if (!records.isEmpty()) {
      unit.sql()
          .each(
              """
              select record_key, rule_id from lethe_emptied
              where entity = :entity and record_key in (:records)
              """,
              Sql.params("entity", entity, "records", records),
              row ->
                  found
                      .computeIfAbsent(row.text("record_key"), k -> new TreeSet<>())
                      .add(row.text("rule_id")));
    }
    return found;
  }

  /** Remembers that a group of these records was emptied. */
  public void empty(
      Unit unit, String entity, Collection<String> records, String rule, Instant now) {
    List<Map<String, @Nullable Object>> sets = new ArrayList<>();
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
    List<Map<String, @Nullable Object>> sets = new ArrayList<>();
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

  /** Forgets everything about records that are gone. */
  public void gone(Unit unit, String entity, Collection<String> records) {
    forget(unit, "lethe_emptied", entity, records);
    forget(unit, "lethe_restricted", entity, records);
    forget(unit, "lethe_waiting", entity, records);
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
