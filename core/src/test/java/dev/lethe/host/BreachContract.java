package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.Lethe;
import dev.lethe.Lethe.Event.BreachChanged;
import dev.lethe.breach.BreachDesk;
import dev.lethe.breach.Breaches;
import dev.lethe.breach.Breaches.Affected;
import dev.lethe.breach.Breaches.Effect;
import dev.lethe.breach.Breaches.Exemption;
import dev.lethe.breach.Breaches.Incident;
import dev.lethe.breach.Breaches.Item;
import dev.lethe.breach.Breaches.Notification;
import dev.lethe.breach.Breaches.Report;
import dev.lethe.breach.Breaches.Risk;
import dev.lethe.breach.Breaches.Scope;
import dev.lethe.breach.Breaches.State;
import dev.lethe.databases.Product;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.Subjects;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Signal;
import dev.lethe.model.SubjectRef;
import dev.lethe.scan.Scan;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.Ids;
import dev.lethe.store.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaches: the 72-hour clock, who is affected, and what the register of breaches holds. */
abstract class BreachContract extends HostContract {
  private static final Map<Item, String> COMPLETE =
      Map.of(
          Item.NATURE_AND_NUMBERS, "a bucket was public; 3 people, 9 records",
          Item.CONTACT, "privacy@music-service.example",
          Item.CONSEQUENCES, "uploads may have been listened to",
          Item.MEASURES, "the bucket is closed");

  private final List<Lethe.Event> told = new ArrayList<>();
  private final AtomicReference<EntityManager> current = new AtomicReference<>();
  private Lethe acting;
  private Breaches breaches;

  BreachContract(Product product) {
    super(product);
  }

  @BeforeEach
  void prepare() {
    current.set(null);
    told.clear();
    acting =
        host.builder()
            .transactions(() -> Optional.ofNullable(current.get()))
            .listener(told::add)
            .build();
    breaches = acting.breaches();
  }

  @Override
  void clearTables() {
    acting.close();
    super.clearTables();
    host.db.execute(
        "delete from lethe_incident_person",
        "delete from lethe_incident",
        "delete from lethe_event",
        "delete from lethe_note");
  }

  private static Instant at(String offset) {
    return OffsetDateTime.parse(offset).toInstant();
  }

  private void turnTo(String offset) {
    host.now.set(at(offset));
  }

  private Incident aware(String awareAt) {
    turnTo(awareAt);
    return breaches.report(
        new Report(
            "a bucket was public",
            at(awareAt),
            Optional.of(at(awareAt)),
            Optional.empty(),
            Set.of(Effect.CONFIDENTIALITY)),
        Host.OFFICER);
  }

  private Incident suspected() {
    turnTo("2026-11-23T10:00:00Z");
    return breaches.report(
        new Report(
            "somebody says so",
            host.now.get(),
            Optional.empty(),
            Optional.empty(),
            Set.of(Effect.INTEGRITY)),
        Host.OFFICER);
  }

  private static void isCoded(Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable c) {
    MisuseException e = catchThrowableOfType(MisuseException.class, c);
    assertThat(e).isNotNull();
    assertThat(e.code()).isEqualTo(code);
  }

  private Incident found(UUID id) {
    return breaches.open().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  private List<String> states() {
    return told.stream()
        .filter(BreachChanged.class::isInstance)
        .map(e -> ((BreachChanged) e).state())
        .toList();
  }

  @Test // H03, P27-a: 72 elapsed hours over the end of summer time, notified in phases
  void theClockOverTheEndOfSummerTime() {
    Incident i = aware("2026-10-23T16:20:00+02:00");
    assertThat(i.state()).isEqualTo(State.AWARE);
    assertThat(i.authorityDue()).contains(at("2026-10-26T15:20:00+01:00"));
    assertThat(i.timeLeft()).contains(Duration.parse("PT72H"));
    assertThat(i.openItems())
        .containsExactly("NATURE_AND_NUMBERS", "CONTACT", "CONSEQUENCES", "MEASURES");
    assertThat(breaches.assess(i.id(), Risk.RISK, "uploads are private", Host.OFFICER).state())
        .isEqualTo(State.ASSESSED);

    turnTo("2026-10-26T10:00:00+01:00");
    assertThat(found(i.id()).timeLeft()).contains(Duration.parse("PT5H20M"));
    Map<Item, String> known = new java.util.EnumMap<>(COMPLETE);
    known.remove(Item.NATURE_AND_NUMBERS);
    Notification first =
        breaches.notifyAuthority(i.id(), host.now.get(), known, Optional.empty(), Host.OFFICER);
    assertThat(first.accepted()).isTrue();
    assertThat(first.incident().state()).isEqualTo(State.NOTIFIED_PARTIAL);
    assertThat(first.incident().openItems()).containsExactly("NATURE_AND_NUMBERS");
    assertThat(first.incident().timeLeft()).as("the clock is served").isEmpty();

    turnTo("2026-11-02T10:00:00+01:00");
    isCoded(Code.INCIDENT_STATE, () -> breaches.close(i.id(), "all done", Host.OFFICER));
    Notification rest =
        breaches.notifyAuthority(
            i.id(),
            host.now.get(),
            Map.of(Item.NATURE_AND_NUMBERS, "3 people, 9 records"),
            Optional.empty(),
            Host.OFFICER);
    assertThat(rest.accepted()).as("a phase is not late").isTrue();
    assertThat(rest.incident().state()).isEqualTo(State.NOTIFIED);
    assertThat(rest.incident().openItems()).isEmpty();
    assertThat(breaches.close(i.id(), "all done", Host.OFFICER).state()).isEqualTo(State.CLOSED);
    assertThat(breaches.open()).isEmpty();
    assertThat(states())
        .containsExactly("AWARE", "ASSESSED", "NOTIFIED_PARTIAL", "NOTIFIED", "CLOSED");
    assertThat(acting.evidence().verify().status()).isEqualTo(Status.INTACT);
  }

  @Test // H03: late without a reason is an answer, not an exception
  void lateNeedsAReason() {
    Incident i = aware("2026-10-23T16:20:00+02:00");
    turnTo("2026-10-26T16:20:00+01:00");
    assertThat(found(i.id()).timeLeft()).as("late").contains(Duration.ofHours(-1));
    Notification late =
        breaches.notifyAuthority(
            i.id(), at("2026-10-26T15:21:00+01:00"), COMPLETE, Optional.empty(), Host.OFFICER);
    assertThat(late.accepted()).isFalse();
    assertThat(late.refusedBecause()).contains("REASON_FOR_DELAY_REQUIRED");
    assertThat(late.incident().state()).isEqualTo(State.AWARE);
    assertThat(found(i.id()).openItems()).as("nothing was stored").hasSize(4);
    assertThat(
            breaches
                .notifyAuthority(
                    i.id(),
                    at("2026-10-26T15:21:00+01:00"),
                    COMPLETE,
                    Optional.of(" "),
                    Host.OFFICER)
                .accepted())
        .isFalse();
    Notification reasoned =
        breaches.notifyAuthority(
            i.id(),
            at("2026-10-26T15:21:00+01:00"),
            COMPLETE,
            Optional.of("the logs came late"),
            Host.OFFICER);
    assertThat(reasoned.incident().state()).isEqualTo(State.NOTIFIED);
    assertThat(breaches.document(i.id(), Locale.ENGLISH)).contains("the logs came late");

    Incident other = aware("2026-10-23T16:20:00+02:00");
    turnTo("2026-10-26T16:20:00+01:00");
    assertThat(
            breaches
                .notifyAuthority(
                    other.id(),
                    at("2026-10-26T15:20:00+01:00"),
                    COMPLETE,
                    Optional.empty(),
                    Host.OFFICER)
                .accepted())
        .as("at the due instant it is in time")
        .isTrue();
  }

  @Test // H03 in spring: an hour is lost, and 72 remain
  void theClockOverTheBeginningOfSummerTime() {
    Incident i = aware("2026-03-27T18:30:00+01:00");
    assertThat(i.authorityDue()).contains(at("2026-03-30T19:30:00+02:00"));
    assertThat(i.authorityDue()).contains(Instant.parse("2026-03-30T17:30:00Z"));
    assertThat(i.timeLeft()).contains(Duration.parse("PT72H"));
  }

  @Test // H03: the clock starts when the controller is told; the processor's delay is kept
  void aProcessorsKnowledgeStartsNoClock() {
    turnTo("2026-10-23T16:20:00+02:00");
    Incident i =
        breaches.report(
            new Report(
                "a processor lost a backup",
                host.now.get(),
                Optional.of(host.now.get()),
                Optional.of(at("2026-10-21T16:20:00+02:00")),
                Set.of(Effect.CONFIDENTIALITY)),
            Host.OFFICER);
    assertThat(i.authorityDue()).contains(at("2026-10-26T15:20:00+01:00"));
    assertThat(host.db.column("select body from lethe_event where kind like 'BREACH%'").get(0))
        .contains("\"processorDelay\":\"PT48H\"");
    assertThat(breaches.document(i.id(), Locale.ENGLISH)).contains("before we were told: 48 h");
  }

  @Test // P27-b: an unlikely risk is an entry in the register, with reasons, and nothing else
  void anUnlikelyRiskIsOnlyRegistered() {
    Incident i = aware("2026-11-20T10:00:00Z");
    isCoded(Code.BAD_ARGUMENT, () -> breaches.assess(i.id(), Risk.UNLIKELY, " ", Host.OFFICER));
    isCoded(Code.INCIDENT_STATE, () -> breaches.close(i.id(), "nothing", Host.OFFICER));
    Incident assessed =
        breaches.assess(i.id(), Risk.UNLIKELY, "the mail never left the building", Host.OFFICER);
    assertThat(assessed.openItems()).isEmpty();
    assertThat(assessed.timeLeft()).isEmpty();
    assertThat(breaches.document(i.id(), Locale.ENGLISH))
        .contains("Art. 33(5)", "the mail never left the building");
    assertThat(breaches.close(i.id(), "registered", Host.OFFICER).state()).isEqualTo(State.CLOSED);
  }

  @Test // P27-c: a high risk, and what leaked was encrypted: nobody is told, ground 34(3)(a)
  void encryptedDataNeedsNoCommunication() {
    Incident i = aware("2026-11-20T10:00:00Z");
    breaches.assess(i.id(), Risk.HIGH, "voices of many people", Host.OFFICER);
    breaches.notifyAuthority(i.id(), host.now.get(), COMPLETE, Optional.empty(), Host.OFFICER);
    assertThatThrownBy(() -> breaches.close(i.id(), "done", Host.OFFICER))
        .hasMessageContaining("LETHE-481")
        .hasMessageContaining("communicate or notCommunicating");
    breaches.notCommunicating(
        i.id(), Exemption.UNINTELLIGIBLE, "encrypted, the key did not leak", Host.OFFICER);
    assertThat(breaches.document(i.id(), Locale.GERMAN))
        .contains("Art. 34 Abs. 3 Buchst. a DSGVO", "encrypted, the key did not leak");
    assertThat(breaches.close(i.id(), "done", Host.OFFICER).state()).isEqualTo(State.CLOSED);
  }

  @Test // what the state does not allow is refused, and what it allows is named
  void statesAllowTheirSteps() {
    Incident i = suspected();
    assertThat(i.state()).isEqualTo(State.SUSPECTED);
    assertThat(i.authorityDue()).isEmpty();
    assertThat(i.timeLeft()).isEmpty();
    assertThatThrownBy(
            () ->
                breaches.notifyAuthority(
                    i.id(), host.now.get(), COMPLETE, Optional.empty(), Host.OFFICER))
        .hasMessageContaining("LETHE-481")
        .hasMessageContaining("SUSPECTED")
        .hasMessageContaining("Allowed: aware, affected, close.");
    isCoded(Code.INCIDENT_STATE, () -> breaches.assess(i.id(), Risk.HIGH, "because", Host.OFFICER));
    isCoded(Code.INCIDENT_STATE, () -> breaches.communicate(i.id(), host.now.get(), Host.OFFICER));
    Incident now = breaches.aware(i.id(), host.now.get(), Host.OFFICER);
    assertThat(now.state()).isEqualTo(State.AWARE);
    assertThat(now.authorityDue()).contains(Instant.parse("2026-11-26T10:00:00Z"));
    isCoded(Code.INCIDENT_STATE, () -> breaches.aware(i.id(), host.now.get(), Host.OFFICER));
    isCoded(Code.INCIDENT_UNKNOWN, () -> breaches.document(UUID.randomUUID(), Locale.ENGLISH));
    isCoded(
        Code.INCIDENT_UNKNOWN,
        () -> breaches.assess(UUID.randomUUID(), Risk.HIGH, "because", Host.OFFICER));

    Incident other = suspected();
    breaches.close(other.id(), "the alarm was a test", Host.OFFICER);
    assertThatThrownBy(() -> breaches.close(other.id(), "again", Host.OFFICER))
        .hasMessageContaining("Nothing more can be done");
    isCoded(
        Code.BAD_ARGUMENT,
        () ->
            breaches.report(
                new Report(
                    "later",
                    host.now.get().plusSeconds(1),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(Effect.INTEGRITY)),
                Host.OFFICER));
    isCoded(
        Code.BAD_ARGUMENT,
        () ->
            breaches.report(
                new Report(
                    "nothing lost", host.now.get(), Optional.empty(), Optional.empty(), Set.of()),
                Host.OFFICER));
  }

  private Member ana;
  private Member ben;
  private Visit before;

  /** Two people with rows before 20 November, a third who came later, one line without a person. */
  private void people() {
    ana = host.member("ana@plant.test", null);
    ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    Member carl = host.member("carl@plant.test", null);
    carl.createdAt = Instant.parse("2026-11-20T10:00:00Z");
    Track track = host.track(ana, "2026-11-19T10:00:00Z", null);
    Track later = host.track(carl, "2026-11-20T10:00:00Z", null);
    before = host.visit(ben, "2026-11-20T09:59:59.999999Z", "203.0.113.7");
    host.save(
        ana,
        ben,
        carl,
        track,
        later,
        host.tag(track),
        host.tag(later),
        host.render(ana, track, "2026-11-19T11:00:00Z"),
        host.bill(ben, "2026-05-02T10:00:00Z"),
        host.bill(carl, "2026-11-21T10:00:00Z"),
        before,
        host.visit(carl, "2026-11-20T10:00:00Z", "203.0.113.8"),
        host.visit(null, "2026-11-01T10:00:00Z", "203.0.113.9"));
  }

  private static Scope scope(String from, String to, String... entities) {
    return new Scope(Set.of(entities), Instant.parse(from), Instant.parse(to));
  }

  private List<SubjectRef> listed(UUID incident) {
    List<SubjectRef> people = new ArrayList<>();
    breaches.eachAffected(incident, people::add);
    return people;
  }

  @Test // counts as raw SQL counts them, over the whole map
  void everythingIsCounted() {
    people();
    Incident i = aware("2026-11-23T10:00:00Z");
    Affected a = breaches.affected(i.id(), scope("2026-11-01T00:00:00Z", "2026-11-23T00:00:00Z"));
    String people =
        "select count(distinct k) from (select id as k from member union all select owner_id from track"
            + " union all select owner_id from render union all select owner_id from bill"
            + " union all select memberId from visit_log union all select owner_id from ticket) p";
    assertThat(a.peopleByKind())
        .isEqualTo(Map.of("customer", Long.parseLong(host.db.column(people).get(0))))
        .isEqualTo(Map.of("customer", 3L));
    assertThat(a.recordsByEntity())
        .isEqualTo(
            Map.of(
                "Member", host.db.rows("member"),
                "Track", host.db.rows("track"),
                "TrackTag", host.db.rows("track_tag"),
                "Render", host.db.rows("render"),
                "Bill", host.db.rows("bill"),
                "Visit", host.db.rows("visit_log")))
        .containsEntry("Visit", 3L);
    assertThat(a.categories())
        .contains("contact.email", "content.upload", "device.ip-address", "payment.history");
    assertThat(a.specialCategories()).isFalse();
    assertThat(a.minorsPossible()).as("from 16 on").isTrue();
    assertThat(a.undated()).containsExactly("Bill");
    assertThat(host.db.column("select count(*) from lethe_incident_person where key_text is null"))
        .containsExactly("0");
  }

  @Test // a row counts where it came to be before the window's end, to the microsecond
  void onlyWhatWasThereIsCounted() {
    people();
    Incident i = aware("2026-11-23T10:00:00Z");
    Affected a = breaches.affected(i.id(), scope("2026-11-19T00:00:00Z", "2026-11-20T10:00:00Z"));
    assertThat(a.recordsByEntity())
        .isEqualTo(
            Map.of(
                "Member", 2L, "Track", 1L, "TrackTag", 1L, "Render", 1L, "Bill", 2L, "Visit", 2L));
    assertThat(a.peopleByKind())
        .as("Carl's bill has no date of creation")
        .containsEntry("customer", 3L);

    Incident some = aware("2026-11-23T10:00:00Z");
    Affected visits =
        breaches.affected(
            some.id(), scope("2026-11-19T00:00:00Z", "2026-11-20T10:00:00Z", "Visit", "Track"));
    assertThat(visits.recordsByEntity()).isEqualTo(Map.of("Track", 1L, "Visit", 2L));
    assertThat(visits.peopleByKind()).isEqualTo(Map.of("customer", 2L));
    assertThat(visits.undated()).isEmpty();
    assertThat(listed(some.id()))
        .containsExactlyInAnyOrder(
            SubjectRef.of("customer", ana.id), SubjectRef.of("customer", ben.id));

    Incident none = aware("2026-11-23T10:00:00Z");
    Affected empty =
        breaches.affected(
            none.id(), scope("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z", "Visit"));
    assertThat(empty.recordsByEntity()).isEmpty();
    assertThat(empty.peopleByKind()).isEmpty();
    assertThat(empty.minorsPossible()).isFalse();
    isCoded(
        Code.BAD_ARGUMENT,
        () -> breaches.affected(i.id(), scope("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z")));
    assertThatThrownBy(
            () ->
                breaches.affected(
                    i.id(), scope("2026-11-19T00:00:00Z", "2026-11-20T10:00:00Z", "Visits")))
        .hasMessageContaining("LETHE-401")
        .hasMessageContaining("Track, TrackTag, Visit");
  }

  @Test // whoever is erased later stays on the list, and must still be told
  void theListIsFrozen() {
    people();
    Incident i = aware("2026-11-23T10:00:00Z");
    Scope visits = scope("2026-11-19T00:00:00Z", "2026-11-20T10:00:00Z", "Visit");
    assertThat(breaches.affected(i.id(), visits).peopleByKind()).containsEntry("customer", 1L);
    host.db.execute(
        "delete from visit_log",
        "delete from bill where owner_id = (select id from member where email = 'ben@plant.test')",
        "delete from member where email = 'ben@plant.test'");
    Affected again =
        breaches.affected(
            i.id(), scope("2026-11-19T00:00:00Z", "2026-11-20T10:00:00Z", "Visit", "Track"));
    assertThat(again.peopleByKind()).as("Ben, and Ana").containsEntry("customer", 2L);
    assertThat(again.recordsByEntity()).isEqualTo(Map.of("Track", 1L));
    assertThat(listed(i.id())).contains(SubjectRef.of("customer", ben.id));

    breaches.assess(i.id(), Risk.HIGH, "addresses of visitors", Host.OFFICER);
    breaches.notifyAuthority(i.id(), host.now.get(), COMPLETE, Optional.empty(), Host.OFFICER);
    Notification toldThem = breaches.communicate(i.id(), host.now.get(), Host.OFFICER);
    assertThat(toldThem.accepted()).isTrue();
    assertThat(toldThem.incident().state()).isEqualTo(State.COMMUNICATED);
    assertThat(listed(i.id())).as("keys are dropped once they were told").isEmpty();
    assertThat(host.db.rows("lethe_incident_person")).isEqualTo(2);
    assertThat(host.db.column("select subject_hash from lethe_incident_person"))
        .allMatch(h -> h.matches("1:[0-9a-f]{64}"));
    isCoded(Code.INCIDENT_STATE, () -> breaches.affected(i.id(), visits));
    assertThat(breaches.document(i.id(), Locale.ENGLISH)).contains("<code>customer</code>");
  }

  @Test // nobody is told who was never looked for
  void communicationNeedsAList() {
    Incident i = aware("2026-11-23T10:00:00Z");
    breaches.assess(i.id(), Risk.HIGH, "addresses of visitors", Host.OFFICER);
    Notification refused = breaches.communicate(i.id(), host.now.get(), Host.OFFICER);
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.refusedBecause()).contains("AFFECTED_UNKNOWN");
    assertThat(refused.incident().state()).isEqualTo(State.ASSESSED);
  }

  @Test // P32: the document has the contact point, prints what is open, and counts, never a person
  void theDocumentNamesNobody() {
    people();
    Incident i = aware("2026-10-23T16:20:00+02:00");
    String first = breaches.document(i.id(), Locale.ENGLISH);
    assertThat(first)
        .contains(
            "privacy@music-service.example", "open: not counted yet", "open: not assessed yet")
        .contains("26 October 2026, 15:20:00 (+01:00)")
        .contains("open: required under Art. 37?")
        .contains("Art. 33(3)(a)", "Art. 33(3)(b)", "Art. 33(3)(c)", "Art. 33(3)(d)");
    turnTo("2026-11-23T10:00:00Z");
    breaches.affected(i.id(), scope("2026-11-01T00:00:00Z", "2026-11-23T00:00:00Z"));
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMANY, Locale.FRENCH)) {
      String page = breaches.document(i.id(), language);
      assertThat(page)
          .contains("<code>customer</code>", "<code>Visit</code>", "<code>contact.email</code>")
          .doesNotContain("plant.test", "203.0.113", "Ana", "Berger", ana.id.toString())
          .doesNotContain(ben.id.toString(), before.userAgent, "m.keller");
    }
    assertThat(breaches.document(i.id(), Locale.GERMANY))
        .contains(
            "<html lang=\"de\">",
            "26. Oktober 2026, 15:20:00 (+01:00)",
            "offen: noch nicht bewertet")
        .doesNotContain("not stated", ">Contents<");
    assertThat(breaches.document(i.id(), Locale.FRENCH)).contains("<html lang=\"en\">");
  }

  @Test // a step is part of the host's transaction, and its event comes after the commit
  void recordedInTheHostsTransaction() {
    turnTo("2026-11-23T10:00:00Z");
    people();
    assertThatThrownBy(
            () ->
                host.change(
                    em -> {
                      current.set(em);
                      suspected();
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    current.set(null);
    assertThat(host.db.rows("lethe_incident")).isZero();
    assertThat(host.db.column("select kind from lethe_event where kind like 'BREACH%'")).isEmpty();
    assertThat(told).isEmpty();

    host.change(
        em -> {
          current.set(em);
          Incident i = suspected();
          breaches.affected(i.id(), scope("2026-11-01T00:00:00Z", "2026-11-23T00:00:00Z"));
          assertThat(told).as("not committed yet").isEmpty();
          assertThat(host.db.rows("lethe_incident")).isZero();
        });
    current.set(null);
    assertThat(host.db.rows("lethe_incident_person")).isEqualTo(3);
    assertThat(states()).containsExactly("SUSPECTED", "SUSPECTED");
  }

  @Test // what the library notices of itself is a suspicion; what is none is not
  void signalsAreSuspicions() {
    turnTo("2026-11-23T10:00:00Z");
    Database database = Database.of(host.emf, Transactions.none());
    Scanned scanned = Scan.scan(host.emf, Host.register(), database.liveSchema(), List.of());
    Ledger ledger = new Ledger(host.keys, host.now::get);
    var zone = Host.register().controller().zone();
    BreachDesk desk =
        new BreachDesk(
            database,
            new HostTables(host.emf, zone),
            scanned,
            new Subjects(scanned, ledger),
            Host.register().clocks(),
            ledger,
            (incident, state) -> {},
            host.now::get,
            Ids::random);
    for (Signal.Kind kind : Signal.Kind.values()) {
      Optional<Incident> noted = desk.suspect(new Signal(kind, "Track", "one row is gone"));
      boolean breach =
          Set.of(Signal.Kind.HOLD_CONTRADICTED, Signal.Kind.LEDGER_BROKEN).contains(kind);
      assertThat(noted.isPresent()).as(kind.name()).isEqualTo(breach);
      noted.ifPresent(n -> assertThat(n.state()).isEqualTo(State.SUSPECTED));
    }
    assertThat(host.db.column("select effects from lethe_incident"))
        .containsExactlyInAnyOrder("AVAILABILITY", "INTEGRITY");
  }

  @Test // the chain tells of counts and steps, and of nobody
  void proofWithoutPersons() {
    people();
    Incident i = aware("2026-11-23T10:00:00Z");
    List<Object> said = new ArrayList<>();
    said.add(breaches.affected(i.id(), scope("2026-11-01T00:00:00Z", "2026-11-23T00:00:00Z")));
    said.add(breaches.assess(i.id(), Risk.HIGH, "ben@plant.test wrote to us", Host.OFFICER));
    said.add(
        breaches.notifyAuthority(i.id(), host.now.get(), COMPLETE, Optional.empty(), Host.OFFICER));
    breaches.eachAffected(i.id(), said::add);
    said.add(breaches.communicate(i.id(), host.now.get(), Host.OFFICER));
    said.add(breaches.close(i.id(), "done", Host.OFFICER));
    Set<String> kinds =
        new HashSet<>(host.db.column("select kind from lethe_event where kind like 'BREACH%'"));
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "BREACH_REPORTED",
            "BREACH_COUNTED",
            "BREACH_ASSESSED",
            "BREACH_NOTIFIED",
            "BREACH_COMMUNICATED",
            "BREACH_CLOSED");
    said.addAll(host.db.column("select body from lethe_event where kind like 'BREACH%'"));
    said.addAll(told);
    assertThat(said.toString())
        .contains("\"people\":{\"customer\":3}")
        .doesNotContain("plant.test", ana.id.toString(), ben.id.toString(), "m.keller");
    assertThat(acting.evidence().verify().status()).isEqualTo(Status.INTACT);
    assertThat(Arrays.asList(State.values())).hasSize(7);
  }

  @Test
  void theDoorThatOnlyLooksRefuses() {
    try (Lethe looking = Lethe.observe(host.emf, Host.register())) {
      isCoded(Code.OBSERVING, looking::breaches);
    }
  }
}
