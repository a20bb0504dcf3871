package dev.lethe.facts;

import dev.lethe.model.Reason;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What waits for which ground to end, so that its end acts on exactly that. */
public final class WaitingList {
  private static final List<String> KEY =
      List.of("entity", "record_key", "rule_id", "ground", "hold_id", "erasure_id");

  /**
   * Something that waits.
   *
   * @param record canonical key text
   * @param rule id of the group
   * @param hold id of the hold that keeps it
   * @param erasure that would go on; empty where retention would
   */
  public record Waiting(
      String entity,
      String record,
      String rule,
      Reason ground,
      String hold,
      Optional<UUID> erasure) {
    /** Shows the rule only. */
    @Override
    public String toString() {
      return rule + "#… " + ground;
    }
  }

  /** Notes what waits; what is noted already stays as it is. */
  public void note(Unit unit, Collection<Waiting> waiting, Instant now) {
    for (Waiting w : waiting) {
      unit.sql()
          .insertIfAbsent(
              "lethe_waiting",
              KEY,
              Sql.params(
                  "id",
                      UUID.nameUUIDFromBytes(
                          String.join(
                                  "|",
                                  w.entity(),
                                  w.record(),
                                  w.rule(),
                                  w.ground().name(),
                                  w.hold(),
                                  erasure(w))
                              .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                  "entity", w.entity(),
                  "record_key", w.record(),
                  "rule_id", w.rule(),
                  "ground", w.ground(),
                  "hold_id", w.hold(),
                  "erasure_id", erasure(w),
                  "noted_at", now));
    }
  }

  private static String erasure(Waiting w) {
    return w.erasure().map(UUID::toString).orElse("");
  }

  /** Frees what waited for a hold. How much it was. */
  public long free(Unit unit, String hold, Instant now) {
    return unit.sql()
        .update(
            "update lethe_waiting set freed_at = :now where hold_id = :hold and freed_at is null",
            Sql.params("now", now, "hold", hold));
  }

  /** How much waits for a hold and for another one besides. */
  public long heldByOthers(Unit unit, String hold) {
    return unit.sql()
        .first(
            """
            select count(*) as n from lethe_waiting w where w.hold_id = :hold and exists (
              select 1 from lethe_waiting o where o.entity = w.entity and o.record_key = w.record_key
              and o.rule_id = w.rule_id and o.erasure_id = w.erasure_id and o.hold_id <> w.hold_id
              and o.freed_at is null)
            """,
            Sql.params("hold", hold),
            row -> row.number("n"))
        .orElse(0L);
  }

  /** Records of an entity that retention may act on again, in the order of their key texts. */
  public List<Waiting> freed(Unit unit, String entity, String after, int limit) {
    return unit.sql()
        .query(
            "select distinct entity, record_key from lethe_waiting"
                + " where entity = :entity and erasure_id = '' and freed_at is not null and record_key > :after order by record_key limit "
                + limit,
            Sql.params("entity", entity, "after", after),
            row ->
                new Waiting(
                    row.text("entity"),
                    row.text("record_key"),
                    "",
                    Reason.HOLD_RELEASED,
                    "",
                    Optional.empty()));
  }

  /** Erasures of which something has been freed, so that they can go on. */
  public List<UUID> freedErasures(Unit unit) {
    return unit.sql()
        .query(
            "select distinct erasure_id from lethe_waiting"
                + " where erasure_id <> '' and freed_at is not null order by erasure_id",
            Map.of(),
            row -> row.uuid("erasure_id"));
  }

  /** Strikes off what waited for an erasure, since all of it is judged again now. */
  public void strike(Unit unit, UUID erasure) {
    unit.sql()
        .update(
            "delete from lethe_waiting where erasure_id = :erasure",
            Sql.params("erasure", erasure.toString()));
  }

  /** Strikes freed records off, since they are judged again now. */
  public void strike(Unit unit, String entity, Collection<String> records) {
    if (!records.isEmpty()) {
      unit.sql()
          .update(
              """
              delete from lethe_waiting where entity = :entity and record_key in (:records)
                and erasure_id = '' and freed_at is not null
              """,
              Sql.params("entity", entity, "records", records));
    }
  }
}
