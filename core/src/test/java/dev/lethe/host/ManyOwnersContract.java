package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.breach.Breaches.Effect;
import dev.lethe.breach.Breaches.Report;
import dev.lethe.breach.Breaches.Scope;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.decide.Explanation;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.evidence.Evidence.Verification;
import dev.lethe.evidence.Keys;
import dev.lethe.export.Exports.Sink;
import dev.lethe.hold.Hold;
import dev.lethe.host.Trips.Convoy;
import dev.lethe.host.Trips.Crew;
import dev.lethe.host.Trips.Dinner;
import dev.lethe.host.Trips.Photo;
import dev.lethe.host.Trips.Poll;
import dev.lethe.host.Trips.Traveller;
import dev.lethe.host.Trips.Trip;
import dev.lethe.host.Trips.TripId;
import dev.lethe.model.Erased;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Outcome;
import dev.lethe.model.Person;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A row that belongs to all the people of whom a collection tells (H13, domain 5.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ManyOwnersContract {
  private static final Instant LONG_AGO = Instant.parse("2026-09-01T00:00:00Z");

  private final TestDatabase db;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger statements = new AtomicInteger();
  private EntityManagerFactory emf;
  private Keys keys;
  private Lethe lethe;
  private Traveller ana;
  private Traveller ben;
  private Traveller cleo;

  ManyOwnersContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start() throws IOException {
    Path folder = Files.createTempDirectory("lethe-trips");
    Path key =
        Files.createFile(
            folder.resolve("lethe.key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    keys = Keys.file(key);
    if (db.product() != Product.MARIADB) {
      db.execute("create schema archive");
    }
    emf = db.factory(counted(db.dataSource()), Map.of(), Trips.entities());
  }

  private DataSource counted(DataSource pool) {
    return (DataSource) counted(DataSource.class, pool);
  }

  private Object counted(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        Trips.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, args) -> {
          if (method.getName().equals("prepareStatement")) {
            statements.incrementAndGet();
          }
          try {
            Object made = method.invoke(target, args);
            return made instanceof Connection c ? counted(Connection.class, c) : made;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @BeforeEach
  void open() {
    now.set(Instant.parse("2026-11-23T10:00:00Z"));
    lethe = Lethe.builder(emf, keys).register(Host.register()).clock(now::get).build();
    RetentionPreview preview = lethe.retention().preview();
    for (var rule : preview.rules()) {
      lethe.retention().arm(preview, rule.id(), Portion.EVERYTHING, "for the test", Host.OFFICER);
    }
    ana = traveller("ana@plant.test");
    ben = traveller("ben@plant.test");
    cleo = traveller("cleo@plant.test");
  }

  @AfterEach
  void empty() {
    lethe.close();
    for (String table :
        List.of(
            quoted("Trip Guests"),
            "photo",
            quoted("Trip Log"),
            quoted("Trip Guests_AUD"),
            quoted("Trip Log_AUD"),
            "dinner_guest",
            "dinner",
            "poll_voter",
            "poll",
            "convoy_crew",
            "convoy",
            "crew",
            "traveller_friend",
            "traveller",
            "lethe_incident_person",
            "lethe_incident",
            "lethe_hold_target",
            "lethe_hold",
            "lethe_waiting",
            "lethe_restricted",
            "lethe_emptied",
            "lethe_erasure_item",
            "lethe_erasure_step",
            "lethe_erasure_subject",
            "lethe_certificate",
            "lethe_erasure")) {
      db.execute("delete from " + table);
    }
  }

  @AfterAll
  void stop() {
    db.close();
  }

  private String quoted(String table) {
    return db.product() == Product.MARIADB ? "`" + table + "`" : "archive.\"" + table + "\"";
  }

  private void change(Consumer<EntityManager> work) {
    try (EntityManager em = emf.createEntityManager()) {
      em.getTransaction().begin();
      try {
        work.accept(em);
        em.getTransaction().commit();
      } finally {
        if (em.getTransaction().isActive()) {
          em.getTransaction().rollback();
        }
      }
    }
  }

  private Traveller traveller(String email) {
    Traveller t = new Traveller();
    t.id = UUID.randomUUID();
    t.email = email;
    change(em -> em.persist(t));
    return t;
  }

  private void close(Traveller who, Instant at) {
    change(
        em -> {
          Traveller t = em.find(Traveller.class, who.id);
          t.closedAt = at;
          t.status = "GONE";
        });
  }

  private Trip trip(long number, Traveller... guests) {
    Trip t = new Trip();
    t.season = 2026;
    t.number = number;
    t.guests = new java.util.HashSet<>(List.of(guests));
    t.diary = "we saw a whale";
    change(em -> em.persist(t));
    return t;
  }

  private Photo photo(Trip trip) {
    Photo p = new Photo();
    p.id = UUID.randomUUID();
    p.trip = trip;
    p.caption = "the whale";
    change(em -> em.persist(p));
    return p;
  }

  private Dinner dinner(boolean open, Traveller... guests) {
    Dinner d = new Dinner();
    d.id = UUID.randomUUID();
    d.open = open;
    d.toast = "to the whale";
    change(
        em -> {
          em.persist(d);
          for (Traveller g : guests) {
            em.find(Traveller.class, g.id).dinners.add(d);
          }
        });
    return d;
  }

  private Poll poll(Instant at, Traveller... voters) {
    Poll p = new Poll();
    p.id = UUID.randomUUID();
    p.question = "north or south?";
    p.askedAt = at;
    for (Traveller v : voters) {
      p.voters.add(v.id);
    }
    change(em -> em.persist(p));
    return p;
  }

  private ErasureOutcome erase(Traveller who) {
    return erase(person(who));
  }

  private Person person(Traveller who) {
    return lethe.person(Traveller.class, who.id);
  }

  private ErasureOutcome erase(Person person) {
    ErasurePlan plan = lethe.erasures().plan(person, ErasureGround.NO_LONGER_NECESSARY);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);
    assertThat(lines(outcome.erased())).as("as planned").isEqualTo(lines(plan.willGo()));
    assertThat(outcome.kept().stream().map(k -> k.fieldGroup() + k.count()).sorted().toList())
        .as("as planned")
        .isEqualTo(plan.willStay().stream().map(k -> k.fieldGroup() + k.count()).sorted().toList());
    return outcome;
  }

  private static List<String> lines(List<Erased> erased) {
    return erased.stream()
        .map(e -> e.fieldGroup() + " " + e.technique() + " " + e.count())
        .sorted()
        .toList();
  }

  private UUID hold(Hold.Legal on) {
    return lethe
        .holds()
        .place(on.matter("M-7").reviewBy(LocalDate.of(2027, 2, 20)), Host.OFFICER)
        .id();
  }

  private List<String> guests() {
    return db.column(
        "select email from traveller t join "
            + quoted("Trip Guests")
            + " g on g.guests_id = t.id order by 1");
  }

  private long trips() {
    return db.rows(quoted("Trip Log"));
  }

  private Map<String, byte[]> copy(Traveller who) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lethe.exports().access(person(who), Sink.stream(out));
    Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        entries.put(e.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private String all(Traveller who) {
    StringBuilder all = new StringBuilder();
    copy(who).forEach((name, b) -> all.append(new String(b, StandardCharsets.UTF_8)));
    return all.toString();
  }

  @Test // one of three lets go, then the second; the last one takes the row along
  void theLastOwnerTakesTheRowAlong() {
    Trip trip = trip(1, ana, ben, cleo);
    photo(trip);
    close(ana, LONG_AGO);

    ErasureOutcome first = erase(ana);

    assertThat(guests()).containsExactly("ben@plant.test", "cleo@plant.test");
    assertThat(db.rows(quoted("Trip Guests_AUD"))).as("copies of hers went too").isEqualTo(2);
    assertThat(trips()).isEqualTo(1);
    assertThat(db.column("select diary from " + quoted("Trip Log")))
        .containsExactly("we saw a whale");
    assertThat(first.erased().stream().filter(e -> e.technique() == Technique.DETACHED))
        .extracting(Erased::fieldGroup)
        .containsExactly("Trip.guests");
    assertThat(db.column("select email from traveller order by 1"))
        .containsExactly("ben@plant.test", "cleo@plant.test");
    Trip before = new Trip();
    before.season = trip.season;
    before.number = trip.number;
    before.diary = "written in a form that was loaded before";
    assertThatThrownBy(() -> change(em -> em.merge(before)))
        .isInstanceOf(OptimisticLockException.class);

    close(ben, LONG_AGO);
    erase(ben);
    assertThat(guests()).containsExactly("cleo@plant.test");

    close(cleo, LONG_AGO);
    ErasureOutcome last = erase(cleo);

    assertThat(last.status()).isEqualTo(Status.COMPLETE);
    assertThat(trips()).isZero();
    assertThat(db.rows(quoted("Trip Guests"))).isZero();
    assertThat(db.rows(quoted("Trip Guests_AUD"))).isZero();
    assertThat(db.rows("photo")).isZero();
    assertThat(db.rows("traveller")).isZero();
    assertThat(lethe.evidence().verify().status()).isEqualTo(Verification.Status.INTACT);
  }

  @Test // what is followed over a record waits for that record, and is complete with it
  void whatFollowsTheRecordLetsGoWithIt() {
    photo(trip(1, ana, ben));
    close(ana, LONG_AGO);

    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(db.rows("photo")).isEqualTo(1);
    assertThat(guests()).containsExactly("ben@plant.test");
  }

  @Test // two refs of one person who both own the row: it goes at once
  void allOwnersAreOnePerson() {
    trip(1, ana, ben);
    close(ana, LONG_AGO);
    close(ben, LONG_AGO);

    ErasureOutcome outcome =
        erase(
            new Person(
                Set.of(
                    dev.lethe.model.SubjectRef.of("customer", ana.id),
                    dev.lethe.model.SubjectRef.of("customer", ben.id))));

    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(trips()).isZero();
    assertThat(db.column("select email from traveller")).containsExactly("cleo@plant.test");
  }

  @Test // domain 3: of a shared record, the latest over its people; none linked: for review
  void retentionEndsWithTheLastOfThem() {
    trip(1, ana, ben);
    trip(2, ana);
    trip(3);
    photo(trip(4, ana, cleo));
    dinner(false, ana, ben);
    dinner(false, ana);
    dinner(true, ana);
    close(ana, LONG_AGO);

    RetentionPreview preview = lethe.retention().preview();
    RetentionRun run = lethe.retention().run();

    assertThat(run.erased("Trip")).isEqualTo(1);
    assertThat(run.erased("Dinner")).isEqualTo(1);
    assertThat(run.tally("Trip").orElseThrow().kept())
        .singleElement()
        .matches(k -> k.count() == 1 && k.ground().reason() == Reason.UNMAPPED);
    for (String entity : List.of("Trip", "Photo", "Dinner", "Convoy", "Traveller")) {
      assertThat(preview.rules().stream().filter(r -> r.entity().equals(entity)))
          .as(entity)
          .allSatisfy(
              r ->
                  assertThat(r.tally().erased().stream().mapToLong(Erased::count).sum())
                      .isEqualTo(run.erased(entity)));
    }
    assertThat(db.column("select number from " + quoted("Trip Log") + " order by 1"))
        .containsExactly("1", "3", "4");
    assertThat(db.column("select email from traveller")).as("a shell").containsNull();
    assertThat(guests()).as("a member of hers stays while the others do").hasSize(4);

    close(ben, now.get().minusSeconds(86_400));
    assertThat(lethe.retention().run().erased("Trip")).as("his grace has just begun").isZero();
    assertThat(lethe.explain(RecordRef.of(Trip.class, new TripId(2026, 1))).toText(Locale.ENGLISH))
        .contains("2026-12-22");

    now.set(Instant.parse("2026-12-23T10:00:00Z"));
    lethe.retention().run();
    assertThat(db.column("select number from " + quoted("Trip Log") + " order by 1"))
        .containsExactly("3", "4");
    assertThat(db.column("select email from traveller where email is not null"))
        .containsExactly("cleo@plant.test");
    close(cleo, LONG_AGO);
    lethe.retention().run();
    assertThat(db.rows("photo")).isZero();
    assertThat(lethe.retention().run().tally("Trip").orElseThrow().found()).isEqualTo(1);
    assertThat(db.rows("traveller")).as("shells go when nothing needs them").isZero();
  }

  @Test // an instant without the state that ends it is no closing, of one of many either
  void theStateOfEachCounts() {
    trip(1, ana, ben);
    close(ana, LONG_AGO);
    change(em -> em.find(Traveller.class, ben.id).closedAt = LONG_AGO);

    assertThat(lethe.retention().run().erased("Trip")).isZero();

    close(ben, LONG_AGO);
    assertThat(lethe.retention().run().erased("Trip")).isEqualTo(1);
  }

  @Test // H07: a hold on one owner keeps the row, and what the other's link is part of
  void aHoldOnOneOwnerReachesTheRow() {
    trip(1, ana, ben);
    close(ana, LONG_AGO);
    close(ben, LONG_AGO);
    UUID hold = hold(Hold.on(person(ben)));

    assertThat(lethe.retention().run().erased("Trip")).isZero();
    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.kept())
        .anyMatch(
            k -> k.fieldGroup().equals("Trip.guests") && k.ground().reason() == Reason.LEGAL_HOLD);
    assertThat(db.rows(quoted("Trip Guests"))).as("a held row is not changed").isEqualTo(2);
    assertThat(db.column("select email from traveller where id = '" + ana.id + "'"))
        .as("what a held row points at")
        .containsOnlyNulls();
    assertThat(lethe.explain(RecordRef.of(Trip.class, new TripId(2026, 1))).lines())
        .extracting(Explanation.Line::outcome)
        .containsExactly(Outcome.KEEP_RESTRICTED);

    lethe.holds().release(hold, Host.OFFICER, "settled");
    now.set(Instant.parse("2026-11-23T10:01:00Z"));
    lethe.redrive();

    assertThat(lethe.erasures().outcome(outcome.id()).status()).isEqualTo(Status.COMPLETE);
    assertThat(trips()).as("what waited goes by itself").isZero();
  }

  @Test // a hold on the row keeps every link of it
  void aHoldOnTheRowKeepsItsLinks() {
    trip(1, ana, ben);
    close(ana, LONG_AGO);
    UUID hold = hold(Hold.on(RecordRef.of(Trip.class, new TripId(2026, 1))));

    assertThat(erase(ana).status()).isEqualTo(Status.PARTIAL);

    assertThat(db.rows(quoted("Trip Guests"))).isEqualTo(2);
    assertThat(db.rows("traveller")).isEqualTo(3);

    lethe.holds().release(hold, Host.OFFICER, "settled");
    now.set(Instant.parse("2026-11-23T10:01:00Z"));
    lethe.redrive();

    assertThat(guests()).containsExactly("ben@plant.test");
    assertThat(db.rows("traveller")).isEqualTo(2);
  }

  @Test // P19, Art. 15(4): each owner gets the row, and nobody learns who the others are
  void everyOwnerGetsACopy() {
    photo(trip(1, ana, ben));
    trip(2, cleo);
    for (Traveller who : List.of(ana, ben)) {
      assertThat(all(who))
          .contains("we saw a whale", "the whale", who.email)
          .doesNotContain((who == ana ? ben : ana).email, (who == ana ? ben : ana).id.toString());
    }
    assertThat(new String(copy(cleo).get("data/Trip.json"), StandardCharsets.UTF_8))
        .contains("whale");
    assertThat(all(cleo)).doesNotContain("the whale\"");
  }

  @Test // who is only named gets no copy of the row, and is taken off it
  void friendsAreNamedAndTakenOut() {
    change(
        em -> {
          Traveller a = em.find(Traveller.class, ana.id);
          a.friends.add(em.find(Traveller.class, ben.id));
          a.friends.add(em.find(Traveller.class, cleo.id));
          em.find(Traveller.class, ben.id).friends.add(a);
        });
    assertThat(all(ben)).doesNotContain(ana.email);
    close(ben, LONG_AGO);
    UUID hold = hold(Hold.on(RecordRef.of(Traveller.class, ana.id)));

    ErasureOutcome outcome = erase(ben);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(
            db.column(
                "select friend_id from traveller_friend where traveller_id = '" + ana.id + "'"))
        .as("a held row names whom it names")
        .hasSize(2);

    lethe.holds().release(hold, Host.OFFICER, "settled");
    now.set(Instant.parse("2026-11-23T10:01:00Z"));
    lethe.redrive();

    assertThat(db.column("select friend_id from traveller_friend"))
        .containsExactly(cleo.id.toString());
    assertThat(db.column("select email from traveller order by 1"))
        .containsExactly("ana@plant.test", "cleo@plant.test");
    assertThat(lethe.erasures().outcome(outcome.id()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // keys in a collection of values, and the other side of a relation
  void keysAndTheOtherSide() {
    poll(Instant.parse("2026-11-01T00:00:00Z"), ana, ben);
    dinner(false, ana, ben);
    Dinner open = dinner(true, ana);
    close(ana, LONG_AGO);

    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(db.column("select voter from poll_voter")).containsExactly(ben.id.toString());
    assertThat(db.rows("poll")).isEqualTo(1);
    assertThat(db.column("select guests_id from dinner_guest")).containsExactly(ben.id.toString());
    assertThat(db.rows("dinner")).isEqualTo(2);
    assertThat(open.open).isTrue();
    assertThat(all(ben)).contains("north or south?", "to the whale");
  }

  @Test // through a record that has an owner of its own: it goes with that
  void throughWhatBelongsToSomebody() {
    Crew hers = crew(ana);
    Crew his = crew(ben);
    Convoy c = new Convoy();
    c.id = UUID.randomUUID();
    c.radio = "over and out";
    change(
        em -> {
          c.crews.add(em.find(Crew.class, hers.id));
          c.crews.add(em.find(Crew.class, his.id));
          em.persist(c);
        });
    assertThat(all(ana)).contains("over and out");
    close(ana, LONG_AGO);
    assertThat(lethe.retention().run().erased("Convoy")).isZero();
    close(ben, LONG_AGO);
    assertThat(lethe.retention().run().erased("Convoy")).isEqualTo(1);
    assertThat(db.rows("convoy_crew")).isZero();
  }

  private Crew crew(Traveller leader) {
    Crew c = new Crew();
    c.id = UUID.randomUUID();
    c.leader = leader;
    c.song = "heave ho";
    change(em -> em.persist(c));
    return c;
  }

  @Test // P27: all of them are affected, each once
  void everyOwnerIsAffectedByABreach() {
    trip(1, ana, ben);
    trip(2, ben, cleo);
    UUID incident =
        lethe
            .breaches()
            .report(
                new Report(
                    "a diary was public",
                    now.get(),
                    Optional.of(now.get()),
                    Optional.empty(),
                    Set.of(Effect.CONFIDENTIALITY)),
                Host.OFFICER)
            .id();

    assertThat(
            lethe
                .breaches()
                .affected(incident, new Scope(Set.of("Trip"), LONG_AGO, now.get()))
                .peopleByKind())
        .containsEntry("customer", 3L);
  }

  @Test // facts of a batch come in as many statements as before, however many rows there are
  void moreRowsAreNotMoreStatements() {
    close(ana, LONG_AGO);
    trip(1, ana);
    lethe.retention().preview();
    statements.set(0);
    lethe.retention().preview();
    int one = statements.get();
    for (int i = 2; i <= 40; i++) {
      trip(i, ana, i % 2 == 0 ? ana : ben);
    }
    statements.set(0);
    lethe.retention().preview();

    assertThat(statements.get()).isEqualTo(one);
  }

  @Test // the map shows whose it is, and that it is many
  void theMapSaysMany() {
    assertThat(lethe.dataMap().entity("Trip").orElseThrow().links())
        .singleElement()
        .matches(l -> l.path().equals("guests") && l.many() && l.nullable());
    assertThat(lethe.dataMap().entity("Photo").orElseThrow().links())
        .singleElement()
        .matches(l -> l.path().equals("trip.guests") && l.many());
    assertThat(lethe.dataMap().entity("Trip").orElseThrow().tables())
        .containsExactlyInAnyOrder("trip log", "trip guests", "trip guests_aud", "trip log_aud");
    assertThat(lethe.dataMap().toJson()).contains("\"many\"");
  }
}
