package dev.lethe.hold;

import dev.lethe.decide.HoldFact;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.store.Row;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds and their targets in own tables. Predicates hold keyed hashes, targets canonical keys. */
final class HoldTable {
  /** A hold as it is stored. */
  record Stored(
      UUID id,
      Holds.Kind kind,
      String matter,
      Optional<LocalDate> review,
      Optional<Instant> until,
      Optional<Period> cap,
      String entity,
      Map<String, String> predicate,
      Instant placedAt,
      Optional<String> obligation) {
    HoldFact fact() {
      return new HoldFact(
          HoldFact.Kind.valueOf(kind.name()),
          id.toString(),
          review,
          until,
          cap,
          HoldFact.SecurityGround.BARE,
          obligation);
    }
  }

  /** A record or a person that a hold names. */
  record Target(UUID hold, String kind, String name, String key) {
    /** Shows the kind only. */
    @Override
    public String toString() {
      return kind + " " + name;
    }
  }

  private static final String COLUMNS =
      "select id, kind, matter, review_by, until_at, cap_period, entity, predicate, placed_at, obligation from lethe_hold ";

  void insert(
      Unit unit,
      Hold hold,
      UUID id,
      @Nullable String entity,
      Map<String, String> predicate,
      Instant now,
      UUID note) {
    unit.sql()
        .update(
            """
            insert into lethe_hold (id, kind, matter, review_by, until_at, cap_period, security_ground,
              obligation, entity, predicate, placed_at, note_id)
            values (:id, :kind, :matter, :review, :until, :cap, :ground, :obligation, :entity, :predicate, :now, :note)
            """,
            Sql.params(
                "id",
                id,
                "kind",
                hold.kind(),
                "matter",
                hold.matter(),
                "review",
                hold.review().orElse(null),
                "until",
                hold.until().orElse(null),
                "cap",
                hold.cap().map(Period::toString).orElse(null),
                "ground",
                HoldFact.SecurityGround.BARE,
                "obligation",
                hold.obligation().orElse(null),
                "entity",
                entity,
                "predicate",
                predicate.isEmpty() ? null : Json.canonical(predicate),
                "now",
                now,
                "note",
                note));
  }

  void insert(Unit unit, Target target) {
    unit.sql()
        .update(
            "insert into lethe_hold_target (hold_id, target_kind, name, key_text) values (:hold, :kind, :name, :key)",
            Sql.params(
                "hold",
                target.hold(),
                "kind",
                target.kind(),
                "name",
                target.name(),
                "key",
                target.key()));
  }

  boolean anyActive(Unit unit) {
    return unit.sql()
        .first("select id from lethe_hold where released_at is null limit 1", Map.of(), row -> true)
        .orElse(false);
  }

  List<Stored> active(Unit unit) {
    return unit.sql()
        .query(
            COLUMNS + "where released_at is null order by placed_at, id",
            Map.of(),
            HoldTable::stored);
  }

  Optional<Stored> active(Unit unit, UUID id) {
    return unit.sql()
        .first(
            COLUMNS + "where id = :id and released_at is null",
            Sql.params("id", id),
            HoldTable::stored);
  }

  /** Holds by predicate on any of these entities. */
  List<Stored> predicates(Unit unit, Collection<String> entities) {
    return unit.sql()
        .query(
            COLUMNS
                + "where released_at is null and predicate is not null and entity in (:entities) order by id",
            Sql.params("entities", entities),
            HoldTable::stored);
  }

  /**
   * Targets of holds in force with one of these keys; kind and name are the caller's to compare.
   */
  List<Target> targets(Unit unit, Collection<String> keys) {
    return unit.sql()
        .query(
            """
            select t.hold_id, t.target_kind, t.name, t.key_text from lethe_hold_target t
            join lethe_hold h on h.id = t.hold_id
            where h.released_at is null and t.key_text in (:keys)
            """,
            Sql.params("keys", keys),
            r ->
                new Target(
                    r.uuid("hold_id"), r.text("target_kind"), r.text("name"), r.text("key_text")));
  }

  void release(Unit unit, UUID id, Instant now) {
    unit.sql()
        .update(
            "update lethe_hold set released_at = :now, predicate = null where id = :id",
            Sql.params("now", now, "id", id));
    unit.sql().update("delete from lethe_hold_target where hold_id = :id", Sql.params("id", id));
  }

  void review(Unit unit, UUID id, LocalDate next) {
    unit.sql()
        .update(
            "update lethe_hold set review_by = :next where id = :id",
            Sql.params("next", next, "id", id));
  }

  private static Stored stored(Row r) {
    String cap = r.textOrNull("cap_period");
    String predicate = r.textOrNull("predicate");
    String entity = r.textOrNull("entity");
    return new Stored(
        r.uuid("id"),
        Holds.Kind.valueOf(r.text("kind")),
        r.text("matter"),
        Optional.ofNullable(r.dateOrNull("review_by")),
        r.instantIfAny("until_at"),
        Optional.ofNullable(cap).map(Period::parse),
        entity == null ? "" : entity,
        predicate == null ? Map.of() : predicate(predicate),
        r.instant("placed_at"),
        Optional.ofNullable(r.textOrNull("obligation")));
  }

  private static Map<String, String> predicate(String text) {
    try {
      Map<String, String> predicate = new TreeMap<>();
      if (Json.read(text) instanceof Map<?, ?> map) {
        map.forEach((k, v) -> predicate.put(String.valueOf(k), String.valueOf(v)));
      }
      return predicate;
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored predicate cannot be read", e);
    }
  }
}
