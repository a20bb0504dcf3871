package dev.lethe.request;

import dev.lethe.deadline.Course;
import dev.lethe.deadline.DueDate;
import dev.lethe.deadline.StatutoryClocks;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.Subjects;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.SubjectRef;
import dev.lethe.register.Controller;
import dev.lethe.request.Fulfilling.Done;
import dev.lethe.request.RequestTable.Claimant;
import dev.lethe.request.RequestTable.Stored;
import dev.lethe.store.Database;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes requests, runs their clocks, and has them carried out. */
public final class RequestDesk implements Requests {
  private final Database database;
  private final Subjects subjects;
  private final StatutoryClocks clocks;
  private final Controller controller;
  private final Ledger ledger;
  private final Fulfilling fulfilling;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final RequestTable table = new RequestTable();

  /** A desk over one database. */
  public RequestDesk(
      Database database,
      Subjects subjects,
      StatutoryClocks clocks,
      Controller controller,
      Ledger ledger,
      Fulfilling fulfilling,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.database = database;
    this.subjects = subjects;
    this.clocks = clocks;
    this.controller = controller;
    this.ledger = ledger;
    this.fulfilling = fulfilling;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public DataSubjectRequest receive(
      Kind kind, Person claimed, Channel channel, Instant receivedAt) {
    subjects.require(claimed);
    notInFuture("receivedAt", receivedAt);
    DueDate due = clocks.answer(Course.of(RequestTable.matter(kind), receivedAt));
    UUID id = ids.get();
    return database.recording(
        "receive request",
        unit -> {
          table.insert(unit, id, kind, channel, receivedAt, due);
          for (SubjectRef ref : claimed.refs()) {
            String key = Subjects.text(ref);
            String hash = subjects.hash(ref.kind(), key);
            table.insert(unit, id, new Claimant(ref.kind(), hash, Optional.of(key)));
          }
          return stepped(unit, id, "REQUEST_RECEIVED", Map.of("receivedAt", receivedAt));
        });
  }

  @Override
  public DataSubjectRequest identityAsked(UUID request, Actor by) {
    return step(
        request,
        Step.ASK_IDENTITY,
        (unit, found) -> {
          table.set(
              unit,
              request,
              Sql.params("state", State.IDENTITY_ASKED, "asked_at", clock.instant()));
          return stepped(unit, request, "REQUEST_IDENTITY_ASKED", by(by));
        });
  }

  @Override
  public DataSubjectRequest identityProven(UUID request, Actor by, String method) {
    return step(
        request,
        Step.PROVE_IDENTITY,
        (unit, found) -> {
          Instant now = clock.instant();
          UUID note = ledger.note(unit, by, method);
          Map<String, @Nullable Object> columns =
              RequestTable.due(clocks.answer(found.course(now)));
          columns.put("state", found.extendedAt().isPresent() ? State.EXTENDED : State.IN_WORK);
          columns.put("proven_at", now);
          table.set(unit, request, columns);
          return stepped(unit, request, "REQUEST_IDENTITY_PROVEN", by(by, note));
        });
  }

  @Override
  public DataSubjectRequest clarificationAsked(UUID request, Actor by) {
    return step(
        request,
        Step.ASK_CLARIFICATION,
        (unit, found) -> {
          table.set(unit, request, Sql.params("clarification_asked_at", clock.instant()));
          return stepped(unit, request, "REQUEST_CLARIFICATION_ASKED", by(by));
        });
  }

  @Override
  public DataSubjectRequest clarified(UUID request, Actor by) {
    return step(
        request,
        Step.CLARIFY,
        (unit, found) -> {
          Instant now = clock.instant();
          Map<String, @Nullable Object> columns =
              RequestTable.due(clocks.answer(found.course(now)));
          columns.put("clarified_at", now);
          table.set(unit, request, columns);
          return stepped(unit, request, "REQUEST_CLARIFIED", by(by));
        });
  }

  @Override
  public Extension extend(UUID request, ExtensionReason reason, Instant noticeSentAt, Actor by) {
    if (reason == null) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          "An extension is claimed without a reason.",
          "Give the reason that the notice to the person says, Art. 12(3).");
    }
    return step(
        request,
        Step.EXTEND,
        (unit, found) -> {
          sent("noticeSentAt", noticeSentAt, found);
          Instant now = clock.instant();
          Course course = found.course(now);
          DueDate told = current(found, now);
          if (!clocks.extendable(course)) {
            return new Extension(false, Optional.of("NO_EXTENSION"), told);
          }
          if (told.statutory().filter(noticeSentAt::isBefore).isEmpty()) {
            return new Extension(false, Optional.of("EXTENSION_TOO_LATE"), told);
          }
          DueDate due = clocks.answer(course.extend());
          Map<String, @Nullable Object> columns = RequestTable.due(due);
          columns.put("extended_at", noticeSentAt);
          if (found.state() != State.IDENTITY_ASKED) {
            columns.put("state", State.EXTENDED);
          }
          table.set(unit, request, columns);
          Map<String, Object> body = by(by);
          body.put("reason", reason.name());
          body.put("noticeSentAt", noticeSentAt);
          stepped(unit, request, "REQUEST_EXTENDED", body);
          return new Extension(true, Optional.empty(), due);
        });
  }

  @Override
  public Fulfilment fulfil(UUID request, Actor by) {
    database.requireNoTransaction(
        "requests().fulfil(…)", "Call it after your transaction's commit.");
    record Work(Kind kind, Person person) {}
    Work work =
        database.reading(
            "look at request",
            unit -> {
              Stored found = known(table.find(unit, request));
              Step.FULFIL.require(found);
              return new Work(found.kind(), person(table.claimants(unit, request)));
            });
    Done done =
        switch (work.kind()) {
          case ERASURE -> fulfilling.erase(request, work.person(), by);
          case ACCESS -> fulfilling.export(request, work.person(), by);
          default ->
              throw new MisuseException(
                  Code.REQUEST_BY_HAND,
                  "A request of kind " + work.kind() + " is not carried out by a call.",
                  "Do what it asks for, then call requests().answered(…).");
        };
    State state = done.complete() ? State.ANSWERED : State.PARTIAL;
    return step(
        request,
        Step.FULFIL,
        (unit, found) -> {
          table.set(unit, request, Sql.params("state", state));
          Map<String, Object> body = by(by);
          body.put("outcome", state.name());
          body.put(work.kind() == Kind.ERASURE ? "erasure" : "export", done.id());
          stepped(unit, request, "REQUEST_FULFILLED", body);
          return new Fulfilment(
              request,
              state,
              Optional.of(done.id()).filter(x -> work.kind() == Kind.ACCESS),
              Optional.of(done.id()).filter(x -> work.kind() == Kind.ERASURE),
              done.letterHtml());
        });
  }

  @Override
  public DataSubjectRequest refuse(UUID request, Refusal refusal, String reason, Actor by) {
    if (reason.isBlank()) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          "A request is refused without a reason.",
          "Give the reason in words; the person reads it in the letter, Art. 12(4).");
    }
    return step(
        request,
        Step.REFUSE,
        (unit, found) -> {
          UUID note = ledger.note(unit, by, reason);
          table.set(
              unit,
              request,
              Sql.params("state", State.REFUSED, "refusal", refusal, "note_id", note));
          Map<String, Object> body = by(by, note);
          body.put("refusal", refusal.name());
          return stepped(unit, request, "REQUEST_REFUSED", body);
        });
  }

  @Override
  public String letter(UUID request, Locale language) {
    return database.reading(
        "letter of request",
        unit -> {
          Stored found = known(table.find(unit, request));
          Optional<String> reason = found.note().flatMap(n -> ledger.reason(unit, n));
          if (found.refusal().isEmpty() || reason.isEmpty()) {
            throw new MisuseException(
                Code.REQUEST_STATE,
                "requests().letter(…) for a request that is "
                    + found.state()
                    + ", or whose reason is gone.",
                "Call it after refuse(…); the letter of a fulfilment is in its result.");
          }
          return new RefusalLetter(controller, language)
              .html(found, found.refusal().get(), reason.get());
        });
  }

  @Override
  public DataSubjectRequest answered(UUID request, Instant sentAt, Actor by) {
    return step(
        request,
        Step.ANSWER,
        (unit, found) -> {
          sent("sentAt", sentAt, found);
          Map<String, @Nullable Object> columns = Sql.params("answered_at", sentAt);
          boolean decided = found.state() == State.PARTIAL || found.state() == State.REFUSED;
          columns.put("state", decided ? found.state() : State.ANSWERED);
          table.set(unit, request, columns);
          Map<String, Object> body = by(by);
          body.put("sentAt", sentAt);
          body.put("late", !sentAt.isBefore(found.due().effective()));
          DataSubjectRequest closed = stepped(unit, request, "REQUEST_ANSWERED", body);
          table.dropKeys(unit, request);
          return closed;
        });
  }

  @Override
  public List<DataSubjectRequest> open() {
    return database.reading("open requests", table::open).stream().map(this::shown).toList();
  }

  @Override
  public List<DataSubjectRequest> overdue() {
    return open().stream().filter(r -> r.state() == State.OVERDUE).toList();
  }

  private interface Taking<T> {
    T take(Unit unit, Stored found);
  }

  private <T> T step(UUID request, Step step, Taking<T> taking) {
    return database.recording(
        "request step",
        unit -> {
          Stored found = known(table.lock(unit, request));
          step.require(found);
          return taking.take(unit, found);
        });
  }

  private static Stored known(Optional<Stored> found) {
    return found.orElseThrow(
        () ->
            new MisuseException(
                Code.REQUEST_UNKNOWN,
                "No request has that id.",
                "requests().open() lists those without a reply."));
  }

  /** Writes the evidence of a step that was taken, and reads what holds now. */
  private DataSubjectRequest stepped(Unit unit, UUID request, String event, Map<String, ?> said) {
    Stored now = known(table.find(unit, request));
    Map<String, Object> body = new TreeMap<>(said);
    body.put("request", request);
    body.put("kind", now.kind().name());
    body.put("state", now.state().name());
    body.put("channel", now.channel().name());
    body.put("due", now.due().effective());
    body.put("profile", now.due().profile());
    body.put("subjects", table.claimants(unit, request).stream().map(Claimant::hash).toList());
    ledger.event(unit, event, body);
    return shown(now);
  }

  private Map<String, Object> by(Actor by) {
    Map<String, Object> body = new TreeMap<>();
    body.put("by", ledger.actor(by));
    return body;
  }

  private Map<String, Object> by(Actor by, UUID note) {
    Map<String, Object> body = by(by);
    body.put("note", note);
    return body;
  }

  private DataSubjectRequest shown(Stored r) {
    Instant now = clock.instant();
    DueDate due = current(r, now);
    boolean overdue = r.answeredAt().isEmpty() && !now.isBefore(due.effective());
    return new DataSubjectRequest(
        r.id(), r.kind(), overdue ? State.OVERDUE : r.state(), r.receivedAt(), due, r.answeredAt());
  }

  /** As it was told; while the person is asked something, as if they answered now. */
  private DueDate current(Stored r, Instant now) {
    return r.waits() ? clocks.answer(r.course(now)) : r.due();
  }

  private Person person(List<Claimant> claimants) {
    Set<SubjectRef> refs = new LinkedHashSet<>();
    claimants.forEach(c -> c.key().ifPresent(key -> refs.add(subjects.parse(c.kind(), key))));
    return new Person(refs);
  }

  private void sent(String name, Instant at, Stored request) {
    notInFuture(name, at);
    if (at.isBefore(request.receivedAt())) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          name + " lies before the request was received.",
          "Give the instant at which it was sent.");
    }
  }

  private void notInFuture(String name, Instant at) {
    if (at.isAfter(clock.instant())) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          name + " lies in the future.",
          "Give the instant at which it happened.");
    }
  }
}
