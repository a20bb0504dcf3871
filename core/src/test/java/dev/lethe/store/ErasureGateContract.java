package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.act.Workshop;
import dev.lethe.databases.Product;
import dev.lethe.decide.Setting;
import dev.lethe.delivery.Deliveries;
import dev.lethe.delivery.Outbox;
import dev.lethe.delivery.RecipientPort.Answer;
import dev.lethe.delivery.RecipientPort.Message;
import dev.lethe.delivery.RecipientPort.Result;
import dev.lethe.erasure.ErasureDesk;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.Marks;
import dev.lethe.facts.WaitingList;
import dev.lethe.hold.Hold;
import dev.lethe.hold.HoldDesk;
import dev.lethe.hold.HoldFacts;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.host.Bill;
import dev.lethe.host.Host;
import dev.lethe.host.Member;
import dev.lethe.host.Track;
import dev.lethe.host.Visit;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Person;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.SubjectRef;
import dev.lethe.scan.Scan;
import dev.lethe.scan.Scanned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A hold that comes in the middle of an erasure: it wins, or it says that it came too late. H07 and
 * the guarantee of the gate; without the gate the same interleaving loses the held row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErasureGateContract {
  private final Product product;
  private final List<Message> told = new ArrayList<>();
  private Host host;
  private Scanned scanned;
  private Between between;
  private Desks gated;
  private Desks gateless;

  ErasureGateContract(Product product) {
    this.product = product;
  }

  /** An erasure engine and a hold desk over one database. */
  private record Desks(ErasureDesk erasures, HoldDesk holds) {}

  /** The real gate, or none, with something to do just before a destructive unit enters it. */
  private static final class Between implements Gate {
    private final Gate gate;
    private volatile BooleanSupplier when = () -> false;
    private volatile Runnable then = () -> {};

    Between(Gate gate) {
      this.gate = gate;
    }

    /** Once, at the first entrance at which this is so. */
    void at(BooleanSupplier moment, Runnable work) {
      then = work;
      when = moment;
    }

    @Override
    public void enterShared(Connection connection, Duration wait) throws SQLException {
      BooleanSupplier now = when;
      when = () -> false;
      if (now.getAsBoolean()) {
        then.run();
      } else {
        when = now;
      }
      gate.enterShared(connection, wait);
    }

    @Override
    public void enterAlone(Connection connection, Duration wait) throws SQLException {
      gate.enterAlone(connection, wait);
    }
  }

  /** Lets everybody in. */
  private static final class NoGate implements Gate {
    @Override
    public void enterShared(Connection connection, Duration wait) {}

    @Override
    public void enterAlone(Connection connection, Duration wait) {}
  }

  @BeforeAll
  void start() {
    host = new Host(product);
    host.turnTo("2026-11-23T10:00:00Z");
    host.builder().build().close();
    Database real = Database.of(host.emf, Transactions.none());
    scanned = Scan.scan(host.emf, Host.register(), real.liveSchema(), List.of());
    between = new Between(Connections.of(host.emf).dialect().gate());
    gated = desks(real.behind(between));
    gateless = desks(real.behind(new NoGate()));
  }

  private Desks desks(Database database) {
    ZoneId zone = Host.register().controller().zone();
    Setting setting = new Setting(zone, dev.lethe.deadline.Deadlines.CALENDAR_YEAR_END);
    HostTables tables = new HostTables(host.emf, zone);
    Ledger ledger = new Ledger(host.keys, host.now::get);
    FactReader facts =
        new FactReader(
            List.of(new HoldFacts(ledger)),
            text -> ledger.hashes(Ledger.RECORDS, HoldFacts.alike(text)));
    Outbox outbox = new Outbox(Ids::random);
    Deliveries deliveries =
        new Deliveries(
            database,
            outbox,
            Map.of("audio", host.store()),
            Map.of(
                "stripe",
                message -> {
                  told.add(message);
                  return new Answer(Result.DONE, "");
                }),
            facts,
            scanned,
            tables,
            setting,
            ledger,
            host.now::get);
    Workshop shop =
        new Workshop(
            database,
            tables,
            scanned,
            facts,
            new Marks(),
            new WaitingList(),
            outbox,
            deliveries,
            ledger,
            setting,
            host.now::get,
            Duration.ofMillis(50),
            Ids::random);
    return new Desks(
        new ErasureDesk(shop, Set.of("stripe"), signal -> {}, () -> {}),
        new HoldDesk(
            database, tables, scanned, facts, outbox, ledger, host.now::get, Ids::random, zone));
  }

  @BeforeEach
  void empty() {
    told.clear();
    host.turnTo("2026-11-23T10:00:00Z");
    host.beforeStatement("nothing", () -> {});
    host.beforeDelete(key -> {});
    host.db.execute(
        "delete from track_tag",
        "delete from render",
        "delete from track_notes",
        "delete from track",
        "delete from bill",
        "delete from visit_log",
        "delete from member",
        "delete from track_notes_AUD",
        "delete from track_AUD",
        "delete from bill_AUD",
        "delete from lethe_hold_target",
        "delete from lethe_hold",
        "delete from lethe_waiting",
        "delete from lethe_restricted",
        "delete from lethe_emptied",
        "delete from lethe_outbox",
        "delete from lethe_erasure_item",
        "delete from lethe_erasure_step",
        "delete from lethe_erasure_subject",
        "delete from lethe_certificate",
        "delete from lethe_erasure");
  }

  @AfterAll
  void stop() {
    host.close();
  }

  private Member ana = new Member();
  private Track track = new Track();

  /** A closed account with a track of two files and a tag, an output, and a visit. */
  private void fill() {
    ana = host.member("ana@plant.test", "2026-11-23T00:00:00Z");
    track = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-23T08:00:00Z");
    host.save(ana, track, host.tag(track), host.render(ana, track, "2026-11-23T08:00:00Z"));
    host.save(host.visit(ana, "2026-11-20T00:00:00Z", "198.51.100.1"));
  }

  private static Person person(Member member) {
    return Person.of(SubjectRef.of("customer", member.id));
  }

  private static Hold held(Hold.Legal hold) {
    return hold.matter("M-7").reviewBy(LocalDate.of(2027, 2, 20));
  }

  private static Hold on(RecordRef record) {
    return held(Hold.on(record));
  }

  private ErasureOutcome erase(Desks desks, Member member) {
    UUID id =
        desks
            .erasures()
            .order(person(member), ErasureGround.NO_LONGER_NECESSARY, Host.OFFICER)
            .erasure();
    desks.erasures().redrive();
    return desks.erasures().outcome(id);
  }

  private Placed place(Desks desks, Hold hold) {
    return CompletableFuture.supplyAsync(() -> desks.holds().place(hold, Host.OFFICER)).join();
  }

  private static long kept(ErasureOutcome outcome, String entity) {
    return outcome.kept().stream()
        .filter(k -> k.entity().equals(entity))
        .filter(k -> k.ground().reason() == Reason.LEGAL_HOLD)
        .mapToLong(k -> k.count())
        .sum();
  }

  private void theTrackIsWhole() {
    assertThat(host.db.rows("track")).isEqualTo(1);
    assertThat(host.db.rows("track_notes")).isEqualTo(1);
    assertThat(host.db.rows("track_AUD")).isPositive();
    assertThat(host.db.rows("track_tag")).as("what goes with it").isEqualTo(1);
    assertThat(host.db.column("select originalName from track")).containsExactly("demo.wav");
    assertThat(host.db.column("select title from track_tag")).containsExactly("my song");
    assertThat(host.hasFile(track.objectKey)).isTrue();
    assertThat(host.hasFile(track.objectKey + ".peaks.json")).isTrue();
  }

  @Test // H07: before the first step
  void aHoldBeforeTheFirstStepWins() {
    fill();
    Placed[] placed = new Placed[1];
    between.at(
        () -> host.db.column("select state from lethe_erasure").contains("RUNNING"),
        () -> placed[0] = place(gated, on(RecordRef.of(Track.class, track.id))));
    ErasureOutcome outcome = erase(gated, ana);
    assertThat(placed[0].covered()).isEqualTo(1);
    theTrackIsWhole();
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(kept(outcome, "Track")).isPositive();
    assertThat(kept(outcome, "TrackTag")).isPositive();
    assertThat(host.db.rows("render")).isZero();
    assertThat(host.db.rows("visit_log")).isZero();
  }

  @Test // engines 2a: a hold that appears half-way keeps the rest, and the result is PARTIAL
  void aHoldBetweenTwoStepsKeepsTheRest() {
    fill();
    Placed[] placed = new Placed[1];
    between.at(
        () -> host.db.rows("render") == 0,
        () -> placed[0] = place(gated, held(Hold.on(person(ana)))));
    long[] there = new long[1];
    ErasureOutcome outcome = erase(gated, ana);
    there[0] = host.db.rows("track") + host.db.rows("visit_log") + host.db.rows("member");
    assertThat(placed[0].covered()).as("rows of the person then").isEqualTo(there[0] + tags());
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(host.db.rows("member")).isEqualTo(1);
    assertThat(host.db.column("select email from member")).containsExactly("ana@plant.test");
    assertThat(outcome.kept()).allMatch(k -> k.ground().reason() == Reason.LEGAL_HOLD);
    // The file of the output that had gone before is kept too, as nothing was under way.
    assertThat(placed[0].parkedDeliveries()).isEqualTo(1);
    assertThat(outcome.deliveries())
        .extracting(Delivery::state)
        .containsOnly(Delivery.State.PARKED_BY_HOLD);

    gated.holds().release(placed[0].id(), Host.OFFICER, "settled");
    host.turnTo("2026-11-23T10:01:00Z");
    gated.erasures().redrive();
    assertThat(gated.erasures().outcome(outcome.id()).status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.rows("member")).isZero();
  }

  private long tags() {
    return host.db.rows("track_tag");
  }

  @Test // after the verdict and before the delete: place waits, and says that it came too late
  void aHoldAfterTheVerdictWaitsAndIsTooLate() throws Exception {
    fill();
    AtomicReference<CompletableFuture<Placed>> placing =
        inBetween("delete from track where", gated);
    ErasureOutcome outcome = erase(gated, ana);
    Placed placed = placing.get().get(20, TimeUnit.SECONDS);
    assertThat(placed.covered()).isZero();
    assertThat(placed.alreadyGone()).isEqualTo(1);
    assertThat(host.db.rows("track")).isZero();
    boolean there = host.hasFile(track.objectKey);
    assertThat(there).as("the file, or word of it").isEqualTo(placed.parkedDeliveries() > 0);
    assertThat(outcome.status()).isEqualTo(there ? Status.PARTIAL : Status.COMPLETE);
  }

  /** Places a hold on the track just before that statement; it must not be let in. */
  private AtomicReference<CompletableFuture<Placed>> inBetween(String statement, Desks desks) {
    AtomicReference<CompletableFuture<Placed>> placing = new AtomicReference<>();
    host.beforeStatement(
        statement,
        () -> {
          placing.set(
              CompletableFuture.supplyAsync(
                  () ->
                      desks.holds().place(on(RecordRef.of(Track.class, track.id)), Host.OFFICER)));
          assertThatThrownBy(() -> placing.get().get(500, TimeUnit.MILLISECONDS))
              .as("a hold in force now would lose its row in the next statement")
              .isInstanceOf(TimeoutException.class);
        });
    return placing;
  }

  @Test // the same without the gate: the hold is reported as effective, and its row is lost
  void withoutTheGateTheHeldRowIsLost() {
    fill();
    Placed[] placed = new Placed[1];
    host.beforeStatement(
        "delete from track where",
        () -> placed[0] = place(gateless, on(RecordRef.of(Track.class, track.id))));
    erase(gateless, ana);
    assertThat(placed[0].covered()).as("place says it covers the row").isEqualTo(1);
    assertThat(placed[0].alreadyGone()).isZero();
    assertThat(host.db.rows("track")).as("and it is lost").isZero();
  }

  @Test // and so are the fields of a held row that would have stayed
  void withoutTheGateFieldsOfAHeldRowAreLost() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    Bill bill = host.bill(ben, "2026-05-02T00:00:00Z");
    host.save(ben, bill);
    Placed[] placed = new Placed[1];
    host.beforeStatement(
        "update bill set",
        () -> placed[0] = place(gateless, on(RecordRef.of(Bill.class, bill.id))));
    erase(gateless, ben);
    assertThat(placed[0].covered()).isEqualTo(1);
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);
  }

  @Test // fields too: place waits for the emptying, or wins before it
  void fieldsAreBehindTheGateToo() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    Bill bill = host.bill(ben, "2026-05-02T00:00:00Z");
    host.save(ben, bill);
    between.at(
        () -> host.db.column("select state from lethe_erasure").contains("RUNNING"),
        () -> place(gated, on(RecordRef.of(Bill.class, bill.id))));
    ErasureOutcome outcome = erase(gated, ben);
    assertThat(host.db.column("select sentTo from bill")).containsExactly("ben@plant.test");
    assertThat(told).isEmpty();
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
  }

  @Test // engines 5: between the row's commit and the file's deletion the file stays
  void aHoldBeforeTheFilesAreDeletedKeepsThem() {
    fill();
    Placed[] placed = new Placed[1];
    between.at(
        () -> host.db.rows("member") == 0,
        () -> placed[0] = place(gated, on(RecordRef.of(Track.class, track.id))));
    ErasureOutcome outcome = erase(gated, ana);
    assertThat(placed[0].alreadyGone()).isEqualTo(1);
    assertThat(placed[0].parkedDeliveries()).as("file and peaks").isEqualTo(2);
    assertThat(host.hasFile(track.objectKey)).isTrue();
    assertThat(host.hasFile(track.objectKey + ".peaks.json")).isTrue();
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.deliveries())
        .anyMatch(d -> d.state() == Delivery.State.PARKED_BY_HOLD && d.count() == 2)
        .anyMatch(d -> d.state() == Delivery.State.DONE && d.count() == 1);

    gated.holds().release(placed[0].id(), Host.OFFICER, "settled");
    host.turnTo("2026-11-23T10:10:00Z");
    gated.erasures().redrive();
    assertThat(host.hasFile(track.objectKey)).isFalse();
    ErasureOutcome after = gated.erasures().outcome(outcome.id());
    assertThat(after.status()).isEqualTo(Status.COMPLETE);
    assertThat(gated.erasures().certificate(outcome.id()).addendum()).isEqualTo(1);
  }

  @Test // engines 5: a call that is under way is named; nobody is told that all was kept
  void aFileThatIsBeingDeletedIsNamed() throws Exception {
    fill();
    CompletableFuture<Placed> placed = new CompletableFuture<>();
    host.beforeDelete(
        key -> {
          if (key.equals(track.objectKey) && !placed.isDone()) {
            placed.complete(place(gated, on(RecordRef.of(Track.class, track.id))));
          }
        });
    erase(gated, ana);
    Placed p = placed.get(1, TimeUnit.SECONDS);
    assertThat(p.inFlight()).as("file and peaks").hasSize(2);
    assertThat(p.inFlight().get(0).target()).isEqualTo("audio");
    assertThat(p.inFlight().get(0).limit()).isAfter(host.now.get());
  }

  @Test // engines 5: before the recipient is told
  void aHoldBeforeTheRecipientIsToldParksTheMessage() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    Bill bill = host.bill(ben, "2010-05-02T00:00:00Z");
    host.save(ben, bill);
    Placed[] placed = new Placed[1];
    between.at(
        () -> host.db.rows("member") == 0,
        () -> placed[0] = place(gated, on(RecordRef.of(Bill.class, bill.id))));
    ErasureOutcome outcome = erase(gated, ben);
    assertThat(placed[0].parkedDeliveries()).isEqualTo(1);
    assertThat(told).isEmpty();
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.deliveries())
        .singleElement()
        .satisfies(d -> assertThat(d.state()).isEqualTo(Delivery.State.PARKED_BY_HOLD));

    gated.holds().release(placed[0].id(), Host.OFFICER, "settled");
    host.turnTo("2026-11-23T10:10:00Z");
    gated.erasures().redrive();
    assertThat(told)
        .singleElement()
        .satisfies(m -> assertThat(m.recipientKey()).isEqualTo(bill.stripeCustomerId));
    assertThat(gated.erasures().outcome(outcome.id()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // a hold by attributes, placed half-way, on rows of which some have gone
  void aHoldByAttributesHalfWay() {
    fill();
    Visit other = host.visit(ana, "2026-11-21T00:00:00Z", "203.0.113.7");
    host.save(other);
    Placed[] placed = new Placed[1];
    between.at(
        () -> host.db.column("select state from lethe_erasure").contains("RUNNING"),
        () -> placed[0] = place(gated, held(Hold.on(Visit.class, Map.of("ip", "203.0.113.7")))));
    ErasureOutcome outcome = erase(gated, ana);
    assertThat(placed[0].covered()).isEqualTo(1);
    assertThat(host.db.column("select ip from visit_log")).containsExactly("203.0.113.7");
    assertThat(kept(outcome, "Visit")).isPositive();
  }
}
