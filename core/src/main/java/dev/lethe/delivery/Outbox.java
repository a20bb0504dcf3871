package dev.lethe.delivery;

import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Facts;
import dev.lethe.decide.HoldFact;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.FactSource.Thing;
import dev.lethe.store.Row;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Deliveries that were ordered in a deciding transaction and are not done yet. */
public final class Outbox {
  /** What kind of delivery it is. */
  public enum Kind {
    /** Delete a file. */
    FILE,
    /** List what lies below a prefix, and order its deletion. */
    PREFIX,
    /** Tell a recipient (Art. 19 GDPR). */
    RECIPIENT,
    /** Ask the owner of a table to erase a row. */
    OWNER;

    /** Whether a file goes, or several do. */
    public boolean ofFiles() {
      return this == FILE || this == PREFIX;
    }
  }

  /** How a delivery stands. */
  public enum State {
    /** To be claimed. */
    WAITING,
    /** Claimed; a call may be under way until its limit. */
    IN_FLIGHT,
    /** Kept by a hold. */
    PARKED,
    /** Given up after the deadline; a person must look. */
    DEAD,
    /** Done; remembered, without key or person, until its erasure is over. */
    DONE
  }

  /**
   * What placing a hold did to deliveries.
   *
   * @param parked that now wait for the hold to end
   * @param inFlight that were under way already, by target, with their limits
   */
  public record Parked(long parked, List<Map.Entry<String, Instant>> inFlight) {}

  /** Orders deletions of files with the transaction that changes their rows. */
  public void order(
      Unit unit, Collection<FileOrder> orders, UUID run, Optional<UUID> erasure, Instant now) {
    insert(unit, orders.stream().map(o -> Pending.of(o, id(), run, erasure, now)).toList(), now);
  }

  /** Stores orders as they are. */
  void insert(Unit unit, List<Pending> orders, Instant now) {
    List<Map<String, ?>> sets = new ArrayList<>();
    for (Pending p : orders) {
      sets.add(
          Sql.params(
              "id", p.id(),
              "kind", p.kind(),
              "target", p.target(),
              "key", p.objectKey(),
              "entity", p.thing().entity(),
              "record", p.thing().record(),
              "rule", p.rule(),
              "subjects", Facets.subjects(p.thing()),
              "facets", p.facts(),
              "state", p.state(),
              "now", now,
              "run", p.run().orElse(null),
              "erasure", p.erasure().orElse(null)));
    }
    unit.sql().batch(INSERT, sets);
  }

  /**
   * Orders that a recipient is told of what went of a row. Several rows with one key make one
   * message, as long as it waits.
   *
   * @param key the person's key at the recipient
   * @param categories ids of the categories that went
   */
  public void tell(
      Unit unit,
      String recipient,
      String key,
      Set<String> categories,
      String rule,
      Thing thing,
      Facts facts,
      UUID erasure,
      Instant now) {
    Set<String> all = new TreeSet<>(categories);
    for (Pending p : waiting(unit, recipient, key, erasure)) {
      if (p.objectKey().equals(key)) {
        all.addAll(Facets.categories(p.facts()));
        unit.sql().update("delete from lethe_outbox where id = :id", Sql.params("id", p.id()));
      }
    }
    String facets = Facets.write(thing, facts, key, all);
    Pending told =
        Pending.sent(id(), Kind.RECIPIENT, recipient, key, rule, thing, facets, erasure, now);
    insert(unit, List.of(told), now);
  }

  /** Orders that the owner of a table is asked to erase a row of it. */
  public void ask(
      Unit unit,
      String owner,
      Set<String> categories,
      String rule,
      Thing thing,
      Facts facts,
      UUID erasure,
      Instant now) {
    String facets = Facets.write(thing, facts, thing.record(), categories);
    String record = thing.record();
    Pending asked =
        Pending.sent(id(), Kind.OWNER, owner, record, rule, thing, facets, erasure, now);
    insert(unit, List.of(asked), now);
  }

  private static List<Pending> waiting(Unit unit, String recipient, String key, UUID erasure) {
    return unit.sql()
        .query(
            COLUMNS
                + """
                where erasure_id = :erasure and kind = 'RECIPIENT' and state = 'WAITING' and attempts = 0
                  and target = :recipient and object_key = :key
                """,
            Sql.params("erasure", erasure, "recipient", recipient, "key", key),
            Outbox::pending);
  }

  /**
   * Deliveries of one erasure that stand alike.
   *
   * @param target name of the store or id of the recipient
   * @param entity whose rows ordered them
   * @param rule id of the field group that went
   * @param answer what the recipient said; empty for files and where nobody has answered
   * @param residualUntil when copies that the store keeps are gone
   * @param nextAt when the last of them is tried or looked at again
   */
  public record Standing(
      Kind kind,
      String target,
      String entity,
      String rule,
      State state,
      Optional<String> answer,
      Optional<Instant> residualUntil,
      Instant nextAt,
      long count) {}

  /** How the deliveries of an erasure stand. */
  public List<Standing> standing(Unit unit, UUID erasure) {
    return unit.sql()
        .query(
            """
            select kind, target, entity, rule_id, state, answer, max(residual_until) as residual,
              max(next_at) as next_at, count(*) as n
            from lethe_outbox where erasure_id = :erasure
            group by kind, target, entity, rule_id, state, answer
            order by kind, target, entity, rule_id, state, answer
            """,
            Sql.params("erasure", erasure),
            row ->
                new Standing(
                    Kind.valueOf(row.text("kind")),
                    row.text("target"),
                    row.text("entity"),
                    row.text("rule_id"),
                    State.valueOf(row.text("state")),
                    Optional.ofNullable(row.textOrNull("answer")),
                    row.instantIfAny("residual"),
                    row.instant("next_at"),
                    row.number("n")));
  }

  /** Whether somebody is delivering for that erasure, or should be, at this moment. */
  public boolean underWay(Unit unit, UUID erasure, Instant now) {
    return unit.sql()
        .first(
            """
            select id from lethe_outbox where erasure_id = :erasure
              and (state = 'IN_FLIGHT' or (state = 'WAITING' and next_at <= :now))
            """,
            Sql.params("erasure", erasure, "now", now),
            row -> row.uuid("id"))
        .isPresent();
  }

  private static final String INSERT =
      """
      insert into lethe_outbox (id, kind, target, object_key, entity, record_key, rule_id, subjects,
        facets, state, attempts, next_at, created_at, run_id, erasure_id)
      values (:id, :kind, :target, :key, :entity, :record, :rule, :subjects,
        :facets, :state, 0, :now, :now, :run, :erasure)
      """;

  private static final String COLUMNS =
      """
      select id, kind, target, object_key, entity, record_key, rule_id, subjects, facets, state, attempts,
        created_at, limit_at, run_id, erasure_id
      from lethe_outbox\s""";

  private final java.util.function.Supplier<UUID> ids;

  /** An outbox whose rows get these random ids. */
  public Outbox(java.util.function.Supplier<UUID> ids) {
    this.ids = ids;
  }

  UUID id() {
    return ids.get();
  }

  /** Deliveries that are due, locked; those that another worker has are left to it. */
  List<Pending> due(Unit unit, Instant now, int limit) {
    return unit.sql()
        .query(
            COLUMNS
                + """
            where (state in ('WAITING', 'PARKED') and next_at <= :now)
              or (state = 'IN_FLIGHT' and limit_at <= :now)
            order by next_at, kind, id limit\s"""
                + limit
                + " for update skip locked",
            Sql.params("now", now),
            Outbox::pending);
  }

  /** Claims; the deadline of what was parked counts from here, since it could not go before. */
  void claim(Unit unit, Collection<UUID> ids, Instant now, Instant limit) {
    if (!ids.isEmpty()) {
      unit.sql()
          .update(
              """
              update lethe_outbox set created_at = case when state = 'PARKED' then :now else created_at end,
                state = 'IN_FLIGHT', limit_at = :limit, attempts = attempts + 1
              where id in (:ids)
              """,
              Sql.params("now", now, "limit", limit, "ids", ids));
    }
  }

  void park(Unit unit, UUID id, Instant lookAgain) {
    unit.sql()
        .update(
            "update lethe_outbox set state = 'PARKED', next_at = :next, limit_at = null where id = :id",
            Sql.params("next", lookAgain, "id", id));
  }

  /** Nothing is left to do: forgotten, or for an erasure remembered without key and person. */
  void done(
      Unit unit, UUID id, Instant now, Optional<Instant> residualUntil, Optional<String> answer) {
    unit.sql()
        .update(
            "delete from lethe_outbox where id = :id and erasure_id is null", Sql.params("id", id));
    unit.sql()
        .update(
            """
            update lethe_outbox set state = 'DONE', object_key = null, record_key = '', subjects = '[]',
              facets = '{}', limit_at = null, done_at = :now, residual_until = :residual, answer = :answer
            where id = :id
            """,
            Sql.params(
                "id",
                id,
                "now",
                now,
                "residual",
                residualUntil.orElse(null),
                "answer",
                answer.orElse(null)));
  }

  /** Nothing is to be done for these, and nobody asks: they are forgotten. */
  void left(Unit unit, Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      unit.sql().update("delete from lethe_outbox where id in (:ids)", Sql.params("ids", ids));
    }
  }

  void failed(Unit unit, UUID id, State state, Instant next, String error) {
    unit.sql()
        .update(
            """
            update lethe_outbox set state = :state, next_at = :next, limit_at = null, last_error = :error
            where id = :id
            """,
            Sql.params("state", state, "next", next, "error", error, "id", id));
  }

  /** Parks what a new hold covers, and names what is under way. Inside the placing transaction. */
  public Parked park(Unit unit, FactReader facts, DataMap map, Instant now) {
    List<Pending> open = new ArrayList<>();
    List<Instant> limits = new ArrayList<>();
    unit.sql()
        .each(
            COLUMNS + "where state in ('WAITING', 'IN_FLIGHT') order by id",
            Map.of(),
            row -> {
              open.add(pending(row));
              Instant limit = row.instantOrNull("limit_at");
              limits.add(limit == null ? now : limit);
            });
    if (open.isEmpty()) {
      return new Parked(0, List.of());
    }
    List<List<HoldFact>> holds = facts.holds(unit, open.stream().map(Pending::thing).toList());
    long parked = 0;
    List<Map.Entry<String, Instant>> inFlight = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Optional<GroupEntry> group = map.group(open.get(i).rule());
      if (holds.get(i).stream().noneMatch(h -> group.map(h::reaches).orElse(true))) {
        continue;
      }
      if (open.get(i).state() == State.IN_FLIGHT && limits.get(i).isAfter(now)) {
        inFlight.add(Map.entry(open.get(i).target(), limits.get(i)));
      } else {
        park(unit, open.get(i).id(), now.plus(Duration.ofDays(1)));
        parked++;
      }
    }
    return new Parked(parked, inFlight);
  }

  /** Lets everything that is parked be judged again. */
  public long unpark(Unit unit, Instant now) {
    return unit.sql()
        .update(
            "update lethe_outbox set next_at = :now where state = 'PARKED'",
            Sql.params("now", now));
  }

  /** Deliveries of runs that no hold keeps, by entity; entities without any are left out. */
  Map<String, Long> outstanding(Unit unit) {
    Map<String, Long> open = new TreeMap<>();
    unit.sql()
        .each(
            """
            select entity, count(*) as n from lethe_outbox
            where erasure_id is null and state in ('WAITING', 'IN_FLIGHT', 'DEAD') group by entity
            """,
            Map.of(),
            row -> open.put(row.text("entity"), row.number("n")));
    return open;
  }

  private static Pending pending(Row row) {
    String facets = row.text("facets");
    return new Pending(
        row.uuid("id"),
        Kind.valueOf(row.text("kind")),
        row.text("target"),
        row.text("object_key"),
        Facets.columnKey(facets),
        row.text("rule_id"),
        Facets.thing(row.text("entity"), row.text("record_key"), row.text("subjects"), facets),
        facets,
        State.valueOf(row.text("state")),
        (int) row.number("attempts"),
        row.instant("created_at"),
        Optional.ofNullable(row.uuidOrNull("run_id")),
        Optional.ofNullable(row.uuidOrNull("erasure_id")));
  }
}
