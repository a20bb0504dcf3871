package dev.lethe.erasure;

import dev.lethe.decide.ErasureWish;
import dev.lethe.erasure.ErasureCase.Item;
import dev.lethe.erasure.ErasureCase.State;
import dev.lethe.erasure.ErasureCase.Target;
import dev.lethe.erasure.Erasures.Residue;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.json.Json;
import dev.lethe.model.ErasureGround;
import dev.lethe.store.Row;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on {@code lethe_erasure}. */
final class ErasureTable {
  private static final String COLUMNS =
      """
      select id, target, wish, ground, subjects, ordered_by, note_id, state, round, closed_at, ordered_at,
        started_at, finished_at, next_at, looks, residue
      from lethe_erasure\s""";

  void insert(Unit unit, ErasureCase c) {
    unit.sql()
        .update(
            """
            insert into lethe_erasure (id, target, wish, ground, subjects, ordered_by, note_id, state, round,
              ordered_at, next_at, looks)
            values (:id, :target, :wish, :ground, :subjects, :by, :note, :state, 0, :now, :now, 0)
            """,
            Sql.params(
                "id", c.id(),
                "target", c.target().map(ErasureTable::write).orElse(null),
                "wish", c.wish(),
                "ground", c.ground(),
                "subjects", Json.canonical(c.subjects()),
                "by", c.by(),
                "note", c.note(),
                "state", c.state(),
                "now", c.orderedAt()));
    c.target()
        .ifPresent(
            t -> {
              t.people().forEach(p -> subject(unit, c.id(), p.kind(), p.key()));
              t.record().ifPresent(r -> subject(unit, c.id(), r.entity(), r.record()));
            });
  }

  private static void subject(Unit unit, UUID id, String name, String key) {
    unit.sql()
        .update(
            "insert into lethe_erasure_subject (erasure_id, name, key_text) values (:id, :name, :key)",
            Sql.params("id", id, "name", name, "key", key));
  }

  Optional<ErasureCase> find(Unit unit, UUID id) {
    return unit.sql().first(COLUMNS + "where id = :id", Sql.params("id", id), ErasureTable::read);
  }

  /** The case, locked until the transaction ends: its steps run one after the other, everywhere. */
  Optional<ErasureCase> lock(Unit unit, UUID id) {
    return unit.sql()
        .first(COLUMNS + "where id = :id for update", Sql.params("id", id), ErasureTable::read);
  }

  /** Cases that are due to go on. */
  List<UUID> due(Unit unit, Instant now) {
    return unit.sql()
        .query(
            """
            select id from lethe_erasure
            where state in ('ORDERED', 'RUNNING') or (state in ('PARTIAL', 'COMPLETE') and next_at <= :now)
            order by ordered_at, id
            """,
            Sql.params("now", now),
            row -> row.uuid("id"));
  }

  List<UUID> open(Unit unit) {
    return unit.sql()
        .query(
            "select id from lethe_erasure where state in ('ORDERED', 'RUNNING', 'PARTIAL') order by ordered_at, id",
            Map.of(),
            row -> row.uuid("id"));
  }

  /** Cases under way about one of these people or records: what an explanation must know of. */
  List<ErasureCase> about(Unit unit, Collection<String> keys) {
    return unit.sql()
        .query(
            COLUMNS
                + """
                where state in ('ORDERED', 'RUNNING', 'PARTIAL') and id in (
                  select erasure_id from lethe_erasure_subject where key_text in (:keys))
                order by ordered_at, id
                """,
            Sql.params("keys", keys),
            ErasureTable::read);
  }

  void begin(Unit unit, UUID id, int round, Optional<Instant> closedAt, Instant now) {
    unit.sql()
        .update(
            """
            update lethe_erasure set state = 'RUNNING', round = :round, closed_at = :closed,
              started_at = coalesce(started_at, :now), next_at = null where id = :id
            """,
            Sql.params("id", id, "round", round, "closed", closedAt.orElse(null), "now", now));
  }

  void end(
      Unit unit,
      UUID id,
      State state,
      Optional<Instant> next,
      int looks,
      Residue residue,
      Instant now) {
    unit.sql()
        .update(
            """
            update lethe_erasure set state = :state, finished_at = :now, next_at = :next, looks = :looks,
              residue = :residue where id = :id
            """,
            Sql.params(
                "id", id,
                "state", state,
                "now", now,
                "next", next.orElse(null),
                "looks", looks,
                "residue", write(residue)));
  }

  /** Forgets whose it was; what it did stays. */
  void forget(Unit unit, UUID id) {
    unit.sql()
        .update(
            "update lethe_erasure set target = null, next_at = null, state = 'CLOSED' where id = :id",
            Sql.params("id", id));
    unit.sql()
        .update("delete from lethe_erasure_subject where erasure_id = :id", Sql.params("id", id));
  }

  private static ErasureCase read(Row r) {
    String target = r.textOrNull("target");
    List<String> subjects = new ArrayList<>();
    Tallies.list(Tallies.parsed(r.text("subjects"))).forEach(s -> subjects.add(String.valueOf(s)));
    return new ErasureCase(
        r.uuid("id"),
        Optional.ofNullable(target).map(ErasureTable::target),
        ErasureWish.valueOf(r.text("wish")),
        ErasureGround.valueOf(r.text("ground")),
        subjects,
        r.text("ordered_by"),
        r.uuid("note_id"),
        State.valueOf(r.text("state")),
        (int) r.number("round"),
        r.instantIfAny("closed_at"),
        r.instant("ordered_at"),
        r.instantIfAny("started_at"),
        r.instantIfAny("finished_at"),
        r.instantIfAny("next_at"),
        (int) r.number("looks"),
        residue(r.textOrNull("residue")));
  }

  private static String write(Target target) {
    Map<String, Object> all = new LinkedHashMap<>();
    List<List<String>> people = new ArrayList<>();
    target.people().forEach(p -> people.add(List.of(p.kind(), p.key())));
    all.put("people", people);
    target
        .record()
        .ifPresent(
            r -> {
              all.put("entity", r.entity());
              all.put("record", r.record());
            });
    return Json.canonical(all);
  }

  private static Target target(String text) {
    Map<?, ?> all = Tallies.map(Tallies.parsed(text));
    Set<Someone> people = new HashSet<>();
    for (Object one : Tallies.list(all.get("people"))) {
      List<?> pair = Tallies.list(one);
      people.add(new Someone(String.valueOf(pair.get(0)), String.valueOf(pair.get(1))));
    }
    return new Target(
        people,
        all.containsKey("record")
            ? Optional.of(new Item(Tallies.text(all, "entity"), Tallies.text(all, "record")))
            : Optional.empty());
  }

  private static String write(Residue residue) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("found", residue.found());
    all.put("places", residue.places());
    return Json.canonical(all);
  }

  private static Residue residue(@Nullable String text) {
    if (text == null) {
      return new Residue(false, 0, List.of());
    }
    Map<?, ?> all = Tallies.map(Tallies.parsed(text));
    return new Residue(
        true,
        Tallies.number(all, "found"),
        Tallies.list(all.get("places")).stream().map(String::valueOf).toList());
  }
}
