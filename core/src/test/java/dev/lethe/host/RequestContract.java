package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.Subjects;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.SubjectRef;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.request.Fulfilling;
import dev.lethe.request.RequestDesk;
import dev.lethe.request.Requests;
import dev.lethe.request.Requests.Channel;
import dev.lethe.request.Requests.DataSubjectRequest;
import dev.lethe.request.Requests.Extension;
import dev.lethe.request.Requests.ExtensionReason;
import dev.lethe.request.Requests.Fulfilment;
import dev.lethe.request.Requests.Kind;
import dev.lethe.request.Requests.Refusal;
import dev.lethe.request.Requests.State;
import dev.lethe.scan.Scan;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.Ids;
import dev.lethe.store.Transactions;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Requests of persons: their clocks, their states, and what is left of who made them. */
abstract class RequestContract extends HostContract {
  private final Port port = new Port();
  private final AtomicReference<EntityManager> current = new AtomicReference<>();
  private Requests desk;
  private Member ana;
  private Person person;

  RequestContract(Product product) {
    super(product);
  }

  /** Notes what it was asked to do, and does what it was told to. */
  private static final class Port implements Fulfilling {
    final List<String> calls = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    Done next = new Done(new UUID(0, 1), true, "<p>done</p>");

    @Override
    public Done erase(UUID request, Person person, Actor by) {
      return note("erase " + request, person);
    }

    @Override
    public Done export(UUID request, Person person, Actor by) {
      return note("export " + request, person);
    }

    private Done note(String call, Person person) {
      calls.add(call);
      people.add(person);
      return next;
    }
  }

  @BeforeEach
  void prepare() {
    current.set(null);
    port.calls.clear();
    port.people.clear();
    port.next = new Fulfilling.Done(new UUID(0, 1), true, "<p>done</p>");
    desk = desk(Host.register());
    ana = host.member("ana@plant.test", null);
    host.save(ana);
    person = lethe.person(Member.class, ana.id);
  }

  private Requests desk(PrivacyRegister register) {
    Database database =
        Database.of(host.emf, (Transactions) () -> Optional.ofNullable(current.get()));
    Scanned scanned = Scan.scan(host.emf, register, database.liveSchema(), List.of());
    Ledger ledger = new Ledger(host.keys, host.now::get);
    return new RequestDesk(
        database,
        new Subjects(scanned, ledger),
        register.clocks(),
        register.controller(),
        ledger,
        port,
        host.now::get,
        Ids::random);
  }

  @Override
  void clearTables() {
    super.clearTables();
    host.db.execute(
        "delete from lethe_request_person", "delete from lethe_request", "delete from lethe_event");
  }

  private DataSubjectRequest received(Kind kind, String at) {
    host.turnTo(at);
    return desk.receive(kind, person, Channel.EMAIL, Instant.parse(at));
  }

  private static void isCoded(Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable c) {
    MisuseException e = catchThrowableOfType(MisuseException.class, c);
    assertThat(e).isNotNull();
    assertThat(e.code()).isEqualTo(code);
  }

  private List<String> events() {
    return host.db.column("select kind from lethe_event where kind like 'REQUEST%'");
  }

  private DataSubjectRequest found(UUID id) {
    return desk.open().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  @Test // P25-a, P25-b, P25-c: the earlier of law and promise, through the door
  void theEarlierOfLawAndPromise() {
    String[][] table = {
      {"2026-02-01T11:00:00Z", "2026-03-02", "2026-03-02T23:00:00Z"},
      {"2026-01-30T11:00:00Z", "2026-03-01", "2026-03-01T23:00:00Z"},
      {"2026-03-31T10:00:00Z", "2026-04-30", "2026-04-30T22:00:00Z"}
    };
    for (String[] row : table) {
      host.turnTo(row[0]);
      DataSubjectRequest r =
          lethe.requests().receive(Kind.ACCESS, person, Channel.APP, Instant.parse(row[0]));
      assertThat(r.state()).isEqualTo(State.RECEIVED);
      assertThat(r.due().lastDay()).isEqualTo(LocalDate.parse(row[1]));
      assertThat(r.due().effective()).isEqualTo(Instant.parse(row[2]));
      assertThat(r.due().profile()).isEqualTo("EU-GDPR 2018-05-25");
      assertThat(r.due().warnings()).isEmpty();
      assertThat(r.answeredAt()).isEmpty();
    }
    host.turnTo("2026-05-01T00:00:00Z");
    assertThat(lethe.requests().open())
        .as("the most urgent first")
        .extracting(r -> r.due().lastDay().toString())
        .containsExactly("2026-03-01", "2026-03-02", "2026-04-30");
  }

  @Test // H01: three months from the start, noticed by the end of the first due date
  void anExtensionFromAMonthsEnd() {
    DataSubjectRequest r = received(Kind.ACCESS, "2026-01-31T11:00:00Z");
    assertThat(r.due().lastDay()).isEqualTo("2026-03-02");
    host.turnTo("2026-03-03T09:00:00Z");
    assertThat(found(r.id()).state()).isEqualTo(State.OVERDUE);

    Extension late =
        desk.extend(
            r.id(), ExtensionReason.COMPLEX, Instant.parse("2026-03-02T23:00:00Z"), Host.OFFICER);
    assertThat(late.accepted()).isFalse();
    assertThat(late.refusedBecause()).contains("EXTENSION_TOO_LATE");
    assertThat(late.due().lastDay()).isEqualTo("2026-03-02");
    assertThat(found(r.id()).state()).isEqualTo(State.OVERDUE);
    assertThat(desk.overdue()).hasSize(1);

    Extension accepted =
        desk.extend(
            r.id(), ExtensionReason.COMPLEX, Instant.parse("2026-03-02T22:59:59Z"), Host.OFFICER);
    assertThat(accepted.accepted()).isTrue();
    assertThat(accepted.due().lastDay()).isEqualTo("2026-04-30");
    assertThat(accepted.due().effective()).isEqualTo(Instant.parse("2026-04-30T22:00:00Z"));
    assertThat(accepted.due().warnings()).containsExactly("BREAKS_PUBLIC_PROMISE(P30D)");
    assertThat(found(r.id()).state()).isEqualTo(State.EXTENDED);
    assertThat(found(r.id()).due()).as("as it was stored").isEqualTo(accepted.due());
    assertThat(desk.overdue()).isEmpty();
    isCoded(
        Code.REQUEST_STATE,
        () ->
            desk.extend(
                r.id(),
                ExtensionReason.MANY_REQUESTS,
                Instant.parse("2026-03-02T22:59:59Z"),
                Host.OFFICER));
  }

  @Test // overdue is a matter of the date, to the second, and never stored
  void overdueByTheDate() {
    DataSubjectRequest r = received(Kind.ERASURE, "2026-02-01T11:00:00Z");
    host.turnTo("2026-03-02T22:59:59Z");
    assertThat(desk.overdue()).isEmpty();
    host.turnTo("2026-03-02T23:00:00Z");
    assertThat(desk.overdue()).extracting(DataSubjectRequest::id).containsExactly(r.id());
    assertThat(host.db.column("select state from lethe_request")).containsExactly("RECEIVED");
    DataSubjectRequest closed =
        desk.answered(r.id(), Instant.parse("2026-03-02T22:59:59Z"), Host.OFFICER);
    assertThat(closed.state()).isEqualTo(State.ANSWERED);
    assertThat(desk.overdue()).isEmpty();
  }

  @Test // Art. 12(6): the law's clock stands still between asking and proof
  void theClockStandsStillWhileIdentityIsOpen() {
    DataSubjectRequest r = received(Kind.ACCESS, "2026-03-31T10:00:00Z");
    host.turnTo("2026-04-02T08:00:00Z");
    assertThat(desk.identityAsked(r.id(), Host.OFFICER).state()).isEqualTo(State.IDENTITY_ASKED);
    host.turnTo("2026-07-01T08:00:00Z");
    assertThat(found(r.id()).state()).as("never overdue meanwhile").isEqualTo(State.IDENTITY_ASKED);
    host.turnTo("2026-04-07T08:00:00Z");
    DataSubjectRequest proven = desk.identityProven(r.id(), Host.OFFICER, "passport seen");
    assertThat(proven.state()).isEqualTo(State.IN_WORK);
    assertThat(proven.due().lastDay()).as("30 April and five days").isEqualTo("2026-05-05");
    assertThat(proven.due().promised()).contains(Instant.parse("2026-04-30T22:00:00Z"));
    assertThat(proven.due().warnings())
        .containsExactly("BREAKS_PUBLIC_PROMISE(P30D)", "PROFILE_UNVERIFIED(identity)");
    Extension extended =
        desk.extend(
            r.id(), ExtensionReason.COMPLEX, Instant.parse("2026-04-07T08:00:00Z"), Host.OFFICER);
    assertThat(extended.due().lastDay())
        .as("30 June and five days, a Sunday")
        .isEqualTo("2026-07-06");
  }

  @Test // whoever asks after the due date gains no time by it
  void askedTooLateTheClockRuns() {
    DataSubjectRequest r = received(Kind.ACCESS, "2026-03-31T10:00:00Z");
    host.turnTo("2026-05-02T08:00:00Z");
    assertThat(desk.identityAsked(r.id(), Host.OFFICER).state()).isEqualTo(State.OVERDUE);
    host.turnTo("2026-06-02T08:00:00Z");
    assertThat(found(r.id()).due().lastDay()).isEqualTo("2026-04-30");
    DataSubjectRequest proven = desk.identityProven(r.id(), Host.OFFICER, "passport seen");
    assertThat(proven.due().lastDay()).isEqualTo("2026-04-30");
    assertThat(proven.state()).isEqualTo(State.OVERDUE);
  }

  @Test // fulfil hands the same person to the engine, and the case closes with the reply
  void fulfilledAndClosed() {
    Person two =
        Person.of(
            SubjectRef.of("customer", ana.id), SubjectRef.of("correspondent", "a@plant.test"));
    host.turnTo("2026-03-31T10:00:00Z");
    DataSubjectRequest r = desk.receive(Kind.ERASURE, two, Channel.APP, host.now.get());
    port.next = new Fulfilling.Done(new UUID(7, 7), false, "<p>partly</p>");
    Fulfilment f = desk.fulfil(r.id(), Host.OFFICER);
    assertThat(port.calls).containsExactly("erase " + r.id());
    assertThat(port.people).as("keys of their own type").containsExactly(two);
    assertThat(f)
        .isEqualTo(
            new Fulfilment(
                r.id(),
                State.PARTIAL,
                Optional.empty(),
                Optional.of(new UUID(7, 7)),
                "<p>partly</p>"));
    assertThat(found(r.id()).state()).as("open until the reply was sent").isEqualTo(State.PARTIAL);
    isCoded(Code.REQUEST_STATE, () -> desk.fulfil(r.id(), Host.OFFICER));
    assertThat(port.calls).as("nothing is done twice").hasSize(1);

    assertThat(host.db.column("select key_text from lethe_request_person"))
        .containsExactlyInAnyOrder(ana.id.toString(), "a@plant.test");
    DataSubjectRequest closed = desk.answered(r.id(), host.now.get(), Host.OFFICER);
    assertThat(closed.state()).isEqualTo(State.PARTIAL);
    assertThat(closed.answeredAt()).contains(host.now.get());
    assertThat(desk.open()).isEmpty();
    assertThat(host.db.column("select key_text from lethe_request_person"))
        .containsExactly(null, null);
    assertThat(host.db.column("select subject_hash from lethe_request_person"))
        .allMatch(h -> h.matches("1:[0-9a-f]{64}"));
    isCoded(Code.REQUEST_STATE, () -> desk.answered(r.id(), host.now.get(), Host.OFFICER));
  }

  @Test
  void anAccessRequestIsExported() {
    DataSubjectRequest r = received(Kind.ACCESS, "2026-03-31T10:00:00Z");
    Fulfilment f = desk.fulfil(r.id(), Host.OFFICER);
    assertThat(port.calls).containsExactly("export " + r.id());
    assertThat(port.people).containsExactly(person);
    assertThat(f.state()).isEqualTo(State.ANSWERED);
    assertThat(f.export()).contains(new UUID(0, 1));
    assertThat(f.erasure()).isEmpty();
  }

  @Test // other kinds are received, clocked, refused and answered by hand
  void otherKindsAreWorkedByHand() {
    for (Kind kind :
        List.of(Kind.RECTIFICATION, Kind.RESTRICTION, Kind.PORTABILITY, Kind.OBJECTION)) {
      DataSubjectRequest r = received(kind, "2026-03-31T10:00:00Z");
      isCoded(Code.REQUEST_BY_HAND, () -> desk.fulfil(r.id(), Host.OFFICER));
      assertThat(found(r.id()).state()).isEqualTo(State.RECEIVED);
      assertThat(desk.answered(r.id(), host.now.get(), Host.OFFICER).state())
          .isEqualTo(State.ANSWERED);
    }
    assertThat(port.calls).isEmpty();
  }

  @Test // an engine that fails leaves the request as it was
  void aFailedFulfilmentChangesNothing() {
    DataSubjectRequest r = received(Kind.ERASURE, "2026-03-31T10:00:00Z");
    port.next = null;
    assertThatThrownBy(() -> desk.fulfil(r.id(), Host.OFFICER))
        .isInstanceOf(NullPointerException.class);
    assertThat(found(r.id()).state()).isEqualTo(State.RECEIVED);
    assertThat(events()).containsExactly("REQUEST_RECEIVED");
  }

  @Test // what the state does not allow is refused, and what it allows is named
  void statesAllowTheirSteps() {
    DataSubjectRequest r = received(Kind.ACCESS, "2026-03-31T10:00:00Z");
    desk.identityAsked(r.id(), Host.OFFICER);
    Instant now = host.now.get();
    assertThatThrownBy(() -> desk.fulfil(r.id(), Host.OFFICER))
        .hasMessageContaining("LETHE-471")
        .hasMessageContaining("IDENTITY_ASKED")
        .hasMessageContaining("Allowed: identityProven, clarificationAsked, extend, refuse.");
    isCoded(Code.REQUEST_STATE, () -> desk.identityAsked(r.id(), Host.OFFICER));
    isCoded(Code.REQUEST_STATE, () -> desk.answered(r.id(), now, Host.OFFICER));
    isCoded(Code.REQUEST_STATE, () -> desk.clarified(r.id(), Host.OFFICER));
    isCoded(Code.REQUEST_STATE, () -> desk.letter(r.id(), Locale.ENGLISH));
    desk.refuse(r.id(), Refusal.NOT_IDENTIFIED, "no proof of identity came", Host.OFFICER);
    assertThatThrownBy(() -> desk.fulfil(r.id(), Host.OFFICER))
        .hasMessageContaining("REFUSED")
        .hasMessageContaining("Allowed: answered.");
    isCoded(
        Code.REQUEST_STATE,
        () -> desk.refuse(r.id(), Refusal.NATIONAL_LAW, "another reason", Host.OFFICER));
    assertThat(desk.answered(r.id(), now, Host.OFFICER).state()).isEqualTo(State.REFUSED);
    assertThatThrownBy(() -> desk.fulfil(r.id(), Host.OFFICER))
        .hasMessageContaining("closed")
        .hasMessageContaining("Nothing more can be done");
    assertThat(port.calls).isEmpty();
    isCoded(Code.REQUEST_UNKNOWN, () -> desk.identityAsked(UUID.randomUUID(), Host.OFFICER));
    isCoded(Code.REQUEST_UNKNOWN, () -> desk.fulfil(UUID.randomUUID(), Host.OFFICER));
  }

  @Test // P24, P32: a refusal names the authority, the remedy and the contact point
  void aRefusalNamesAuthorityAndRemedy() throws IOException {
    DataSubjectRequest r = received(Kind.ERASURE, "2026-03-31T10:00:00Z");
    isCoded(
        Code.BAD_ARGUMENT,
        () -> desk.refuse(r.id(), Refusal.MANIFESTLY_EXCESSIVE, " ", Host.OFFICER));
    desk.refuse(
        r.id(), Refusal.MANIFESTLY_EXCESSIVE, "the <b>fifth</b> request this week", Host.OFFICER);
    String open = desk.letter(r.id(), Locale.ENGLISH);
    assertThat(open)
        .contains("complaint with a supervisory authority", "Art. 77", "judicial remedy", "Art. 79")
        .contains("not stated: lead supervisory authority is not named")
        .contains("privacy@music-service.example")
        .contains("the &lt;b&gt;fifth&lt;/b&gt; request this week")
        .contains("Art. 12(5) GDPR", "31 March 2026", r.id().toString())
        .doesNotContain(ana.id.toString(), "ana@plant.test");

    String stated;
    try (var in = getClass().getResourceAsStream("/privacy/register.yml")) {
      stated =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace(
                  "{ open: \"lead supervisory authority is not named\" }",
                  "Berliner Beauftragte für Datenschutz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String german =
        desk(PrivacyRegister.parse("register.yml", stated)).letter(r.id(), Locale.GERMANY);
    assertThat(german)
        .contains("<html lang=\"de\">")
        .contains("Berliner Beauftragte für Datenschutz")
        .contains("Beschwerde bei einer Aufsichtsbehörde", "gerichtlichen Rechtsbehelf")
        .contains("31. März 2026", "privacy@music-service.example")
        .doesNotContain("not stated", "Contents");
  }

  @Test // a step is part of the host's transaction, and gone with it
  void recordedInTheHostsTransaction() {
    host.turnTo("2026-03-31T10:00:00Z");
    assertThatThrownBy(
            () ->
                host.change(
                    em -> {
                      current.set(em);
                      desk.receive(Kind.ACCESS, person, Channel.APP, host.now.get());
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    current.set(null);
    assertThat(host.db.rows("lethe_request")).isZero();
    assertThat(host.db.rows("lethe_request_person")).isZero();
    assertThat(events()).isEmpty();

    host.change(
        em -> {
          current.set(em);
          UUID id = desk.receive(Kind.ACCESS, person, Channel.APP, host.now.get()).id();
          assertThat(host.db.rows("lethe_request")).as("not committed yet").isZero();
          desk.identityProven(id, Host.OFFICER, "logged in");
          isCoded(Code.INSIDE_TRANSACTION, () -> desk.fulfil(id, Host.OFFICER));
        });
    current.set(null);
    assertThat(host.db.column("select state from lethe_request")).containsExactly("IN_WORK");
    assertThat(events()).hasSize(2);
  }

  @Test // bad input is told from an answer of the law
  void badInput() {
    host.turnTo("2026-03-31T10:00:00Z");
    Instant now = host.now.get();
    isCoded(
        Code.BAD_ARGUMENT, () -> desk.receive(Kind.ACCESS, person, Channel.APP, now.plusMillis(1)));
    isCoded(
        Code.KEY_TYPE,
        () ->
            desk.receive(Kind.ACCESS, Person.of(SubjectRef.of("customer", "x")), Channel.APP, now));
    isCoded(
        Code.KEY_TYPE,
        () ->
            desk.receive(Kind.ACCESS, Person.of(SubjectRef.of("martian", "x")), Channel.APP, now));
    isCoded(
        Code.PROFILE_NOT_IN_FORCE,
        () ->
            desk.receive(Kind.ACCESS, person, Channel.APP, Instant.parse("2018-05-20T00:00:00Z")));
    DataSubjectRequest r = desk.receive(Kind.ACCESS, person, Channel.APP, now);
    isCoded(Code.BAD_ARGUMENT, () -> desk.answered(r.id(), now.plusSeconds(1), Host.OFFICER));
    isCoded(Code.BAD_ARGUMENT, () -> desk.answered(r.id(), now.minusSeconds(1), Host.OFFICER));
  }

  @Test // the instance that only looks and the one without engines refuse by code
  void theDoor() {
    host.turnTo("2026-03-31T10:00:00Z");
    DataSubjectRequest erasure =
        lethe.requests().receive(Kind.ERASURE, person, Channel.APP, host.now.get());
    assertThat(found(erasure.id()).kind()).isEqualTo(Kind.ERASURE);
    try (Lethe looking = Lethe.observe(host.emf, Host.register())) {
      isCoded(Code.OBSERVING, looking::requests);
    }
  }

  @Test // every step is proven, and neither proof nor log nor text names anybody
  void proofWithoutPersons() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger lethes = (Logger) LoggerFactory.getLogger("dev.lethe");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Level usual = lethes.getLevel();
    lethes.setLevel(Level.TRACE);
    root.addAppender(log);
    List<Object> told = new ArrayList<>();
    UUID id;
    try {
      DataSubjectRequest r = received(Kind.ERASURE, "2026-03-31T10:00:00Z");
      id = r.id();
      told.add(r);
      told.add(desk.identityAsked(id, Host.OFFICER));
      told.add(desk.identityProven(id, Host.OFFICER, "passport of victim@plant.test"));
      told.add(desk.extend(id, ExtensionReason.COMPLEX, host.now.get(), Host.OFFICER));
      told.add(desk.fulfil(id, Host.OFFICER));
      told.add(desk.answered(id, host.now.get(), Host.OFFICER));
      DataSubjectRequest second = received(Kind.ACCESS, "2026-04-01T10:00:00Z");
      told.add(
          desk.refuse(
              second.id(), Refusal.NOT_IDENTIFIED, "who is victim@plant.test?", Host.OFFICER));
    } finally {
      root.detachAppender(log);
      lethes.setLevel(usual);
    }
    assertThat(events())
        .containsExactlyInAnyOrder(
            "REQUEST_RECEIVED",
            "REQUEST_IDENTITY_ASKED",
            "REQUEST_IDENTITY_PROVEN",
            "REQUEST_EXTENDED",
            "REQUEST_FULFILLED",
            "REQUEST_ANSWERED",
            "REQUEST_RECEIVED",
            "REQUEST_REFUSED");
    List<String> bodies = host.db.column("select body from lethe_event where kind like 'REQUEST%'");
    String hash = host.db.column("select subject_hash from lethe_request_person").get(0);
    assertThat(bodies).allSatisfy(b -> assertThat(b).contains(hash, "\"request\":\""));
    assertThat(bodies).filteredOn(b -> b.contains(id.toString())).hasSize(6);
    bodies.forEach(told::add);
    log.list.forEach(e -> told.add(e.getFormattedMessage()));
    assertThat(told.toString())
        .doesNotContain(ana.id.toString(), "ana@plant.test", "victim@plant.test", "m.keller");
    assertThat(lethe.evidence().verify().status()).isEqualTo(Status.INTACT);
  }
}
