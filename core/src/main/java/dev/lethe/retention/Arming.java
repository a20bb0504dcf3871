package dev.lethe.retention;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which rules may act: armed with the fingerprint that they have now, and with what is left. */
final class Arming {
  private Arming() {}

  /** What an armed rule may still take. */
  record Permit(Instant anchorBefore, long rowsLeft) {}

  /**
   * Permits of an entity's groups. A rule that changed since has none, and neither has one whose
   * law changed: what it lets go from that day on has been previewed by nobody.
   */
  static Map<String, Permit> permits(Unit unit, EntityEntry entity, ZoneId zone, Instant now) {
    Map<String, Permit> permits = new HashMap<>();
    List<String> ids = entity.groups().stream().map(GroupEntry::id).toList();
    if (ids.isEmpty()) {
      return permits;
    }
    unit.sql()
        .each(
            """
            select rule_id, fingerprint, armed_at, anchor_before, rows_left from lethe_rule
            where rule_id in (:ids) and disarmed_at is null and proposed_by is null
            """,
            Sql.params("ids", ids),
            row -> {
              String rule = row.text("rule_id");
              Instant before = row.instantOrNull("anchor_before");
              Long left = row.numberOrNull("rows_left");
              boolean same =
                  entity
                      .group(rule)
                      .filter(g -> g.fingerprint().equals(row.text("fingerprint")))
                      .filter(g -> !lawChanged(g, row.instant("armed_at"), now, zone))
                      .isPresent();
              if (same && (left == null || left > 0)) {
                permits.put(
                    rule,
                    new Permit(
                        before == null ? Instant.MAX : before,
                        left == null ? Long.MAX_VALUE : left));
              }
            });
    return permits;
  }

  /** Whether a law that keeps the group changed in that time for what it bound already. */
  static boolean lawChanged(GroupEntry group, Instant after, Instant upTo, ZoneId zone) {
    return group.obligations().stream().anyMatch(o -> o.changed(after, upTo, zone));
  }

  /** Keeps other workers from using up the same portion; for bounded portions only. */
  static void lock(Unit unit, String rule) {
    unit.sql()
        .query(
            "select rule_id from lethe_rule where rule_id = :rule for update",
            Sql.params("rule", rule),
            row -> row.text("rule_id"));
  }

  /**
   * @param proposedBy reference of who armed it, where a second officer must approve
   */
  static void arm(
      Unit unit,
      String rule,
      String fingerprint,
      Portion portion,
      Instant now,
      Optional<String> proposedBy,
      UUID note) {
    String before =
        unit.sql()
            .first(
                "select fingerprint from lethe_rule where rule_id = :rule",
                Sql.params("rule", rule),
                row -> row.text("fingerprint"))
            .orElse("");
    if (!before.equals(fingerprint)) {
      // What another rule settled is not settled by this one: a duty may have become shorter.
      for (String marks : List.of("lethe_restricted", "lethe_emptied")) {
        unit.sql()
            .update("delete from " + marks + " where rule_id = :rule", Sql.params("rule", rule));
      }
    }
    unit.sql().update("delete from lethe_rule where rule_id = :rule", Sql.params("rule", rule));
    unit.sql()
        .update(
            """
            insert into lethe_rule
              (rule_id, fingerprint, armed_at, anchor_before, rows_left, proposed_by, note_id)
            values (:rule, :fingerprint, :now, :before, :rows, :by, :note)
            """,
            Sql.params(
                "rule", rule,
                "fingerprint", fingerprint,
                "now", now,
                "before",
                    portion.anchorBefore().equals(Instant.MAX) ? null : portion.anchorBefore(),
                "rows", portion.rows() == Long.MAX_VALUE ? null : portion.rows(),
                "by", proposedBy.orElse(null),
                "note", note));
  }

  /** What awaits a second officer. */
  record Proposal(String fingerprint, Instant at, String by) {}

  static Optional<Proposal> proposal(Unit unit, String rule) {
    return unit.sql()
        .first(
            """
            select fingerprint, armed_at, proposed_by from lethe_rule
            where rule_id = :rule and disarmed_at is null and proposed_by is not null for update
            """,
            Sql.params("rule", rule),
            row ->
                new Proposal(
                    row.text("fingerprint"), row.instant("armed_at"), row.text("proposed_by")));
  }

  static void approve(Unit unit, String rule, Instant now) {
    unit.sql()
        .update(
            "update lethe_rule set proposed_by = null, armed_at = :now where rule_id = :rule",
            Sql.params("rule", rule, "now", now));
  }

  static int disarm(Unit unit, String rule, Instant now) {
    return unit.sql()
        .update(
            "update lethe_rule set disarmed_at = :now where rule_id = :rule and disarmed_at is null",
            Sql.params("now", now, "rule", rule));
  }

  /** Takes from a bounded portion. */
  static void use(Unit unit, String rule, long rows) {
    unit.sql()
        .update(
            "update lethe_rule set rows_left = rows_left - :rows where rule_id = :rule and rows_left is not null",
            Sql.params("rows", rows, "rule", rule));
  }
}
