package dev.lethe.request;

import dev.lethe.deadline.Course;
import dev.lethe.deadline.Course.Matter;
import dev.lethe.deadline.Course.Wait;
import dev.lethe.deadline.DueDate;
import dev.lethe.request.Requests.Channel;
import dev.lethe.request.Requests.Kind;
import dev.lethe.request.Requests.Refusal;
import dev.lethe.request.Requests.State;
import dev.lethe.store.Row;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests in own tables, and the keys of those who made them, while the case is open. */
final class RequestTable {
  /** A request as it is stored. */
  record Stored(
      UUID id,
      Kind kind,
      State state,
      Channel channel,
      Instant receivedAt,
      Optional<Instant> askedAt,
      Optional<Instant> provenAt,
      DueDate due,
      Optional<Refusal> refusal,
      Optional<UUID> note,
      Optional<Instant> answeredAt,
      Optional<Instant> extendedAt,
      Optional<Instant> clarificationAskedAt,
      Optional<Instant> clarifiedAt) {

    /** What has happened to it until now. */
    Course course(Instant now) {
      return new Course(
          matter(kind),
          receivedAt,
          askedAt.map(asked -> new Wait(asked, provenAt.orElse(now))),
          clarificationAskedAt.map(asked -> new Wait(asked, clarifiedAt.orElse(now))),
          extendedAt.isPresent());
    }

    /** True while the person has been asked something and not answered. */
    boolean waits() {
      return (askedAt.isPresent() && provenAt.isEmpty()) || clarificationOpen();
    }

    boolean clarificationOpen() {
      return clarificationAskedAt.isPresent() && clarifiedAt.isEmpty();
    }
  }

  /**
   * Someone who made a request.
   *
   * @param hash keyed hash
   * @param key canonical text; empty once the case is closed
   */
  record Claimant(String kind, String hash, Optional<String> key) {
    /** Shows the kind only. */
    @Override
    public String toString() {
      return kind + ":…";
    }
  }

  private static final String COLUMNS =
      """
      select id, kind, state, channel, received_at, asked_at, proven_at, statutory_due, promised_due,
        effective_due, last_day, profile, warnings, refusal, note_id, answered_at, acknowledge_by,
        extended_at, clarification_asked_at, clarified_at from lethe_request\s""";

  void insert(Unit unit, UUID id, Kind kind, Channel channel, Instant receivedAt, DueDate due) {
    Map<String, @Nullable Object> values = due(due);
    values.put("id", id);
    values.put("kind", kind);
    values.put("state", State.RECEIVED);
    values.put("channel", channel);
    values.put("received_at", receivedAt);
    List<String> names = values.keySet().stream().sorted().toList();
    unit.sql()
        .update(
            "insert into lethe_request ("
                + String.join(", ", names)
                + ") values ("
                + names.stream().map(n -> ":" + n).collect(Collectors.joining(", "))
                + ")",
            values);
  }

  /** An objection is what some laws call an opt-out. */
  static Matter matter(Kind kind) {
    return kind == Kind.OBJECTION ? Matter.OPT_OUT : Matter.REQUEST;
  }

  /** The columns of a due date. */
  static Map<String, @Nullable Object> due(DueDate due) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("statutory_due", due.statutory().orElse(null));
    values.put("promised_due", due.promised().orElse(null));
    values.put("effective_due", due.effective());
    values.put("last_day", due.lastDay());
    values.put("profile", due.profile());
    values.put("warnings", String.join(",", due.warnings()));
    values.put("acknowledge_by", due.acknowledgeBy().orElse(null));
    return values;
  }

  /** Sets these columns. */
  void set(Unit unit, UUID id, Map<String, @Nullable Object> columns) {
    unit.sql().set("lethe_request", id, columns);
  }

  Optional<Stored> find(Unit unit, UUID id) {
    return unit.sql().first(COLUMNS + "where id = :id", Sql.params("id", id), RequestTable::stored);
  }

  /** The same, so that nobody else takes a step meanwhile. */
  Optional<Stored> lock(Unit unit, UUID id) {
    return unit.sql()
        .first(COLUMNS + "where id = :id for update", Sql.params("id", id), RequestTable::stored);
  }

  List<Stored> open(Unit unit) {
    return unit.sql()
        .query(
            COLUMNS + "where answered_at is null order by effective_due, id",
            Map.of(),
            RequestTable::stored);
  }

  void insert(Unit unit, UUID request, Claimant claimant) {
    unit.sql()
        .update(
            """
            insert into lethe_request_person (request_id, kind, subject_hash, key_text)
            values (:request, :kind, :hash, :key)
            """,
            Sql.params(
                "request", request,
                "kind", claimant.kind(),
                "hash", claimant.hash(),
                "key", claimant.key().orElse(null)));
  }

  List<Claimant> claimants(Unit unit, UUID request) {
    return unit.sql()
        .query(
            """
            select kind, subject_hash, key_text from lethe_request_person
            where request_id = :request order by kind, subject_hash
            """,
            Sql.params("request", request),
            r ->
                new Claimant(
                    r.text("kind"),
                    r.text("subject_hash"),
                    Optional.ofNullable(r.textOrNull("key_text"))));
  }

  void dropKeys(Unit unit, UUID request) {
    unit.sql()
        .update(
            "update lethe_request_person set key_text = null where request_id = :request",
            Sql.params("request", request));
  }

  private static Stored stored(Row r) {
    String refusal = r.textOrNull("refusal");
    return new Stored(
        r.uuid("id"),
        Kind.valueOf(r.text("kind")),
        State.valueOf(r.text("state")),
        Channel.valueOf(r.text("channel")),
        r.instant("received_at"),
        r.instantIfAny("asked_at"),
        r.instantIfAny("proven_at"),
        new DueDate(
            r.instantIfAny("statutory_due"),
            r.instantIfAny("promised_due"),
            r.instant("effective_due"),
            r.date("last_day"),
            r.text("profile"),
            Arrays.stream(r.text("warnings").split(",", -1)).filter(w -> !w.isEmpty()).toList(),
            r.instantIfAny("acknowledge_by")),
        Optional.ofNullable(refusal).map(Refusal::valueOf),
        Optional.ofNullable(r.uuidOrNull("note_id")),
        r.instantIfAny("answered_at"),
        r.instantIfAny("extended_at"),
        r.instantIfAny("clarification_asked_at"),
        r.instantIfAny("clarified_at"));
  }
}
