package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.hold.Hold;
import dev.lethe.model.Erased;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.Kept;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.model.SubjectRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Erasures that are large, disturbed, repeated, about one record, or about nobody. */
abstract class ErasureEdgesContract extends HostContract {
  private final ListAppender<ILoggingEvent> alarms = new ListAppender<>();

  ErasureEdgesContract(Product product) {
    super(product);
  }

  @Override
  @BeforeEach
  void open() {
    host.turnTo("2026-11-23T10:00:00Z");
    lethe = host.builder().build();
    alarms.list.clear();
    alarms.start();
    ((Logger) LoggerFactory.getLogger("dev.lethe")).addAppender(alarms);
  }

  @AfterEach
  void listenNoMore() {
    ((Logger) LoggerFactory.getLogger("dev.lethe")).detachAppender(alarms);
  }

  List<String> alarms() {
    return List.copyOf(alarms.list).stream()
        .filter(e -> e.getLevel() == Level.ERROR)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private Person person(Member member) {
    return lethe.person(Member.class, member.id);
  }

  private ErasurePlan plan(Member member) {
    return lethe.erasures().plan(person(member), ErasureGround.NO_LONGER_NECESSARY);
  }

  private ErasureOutcome erase(Member member) {
    return lethe.erasures().execute(plan(member), Host.OFFICER);
  }

  private UUID order(Member member) {
    return lethe
        .erasures()
        .order(person(member), ErasureGround.NO_LONGER_NECESSARY, Host.OFFICER)
        .erasure();
  }

  private Member closed(String email) {
    Member member = host.member(email, "2026-11-22T00:00:00Z");
    host.save(member);
    return member;
  }

  private void visits(Member member, int count) {
    for (int from = 0; from < count; from += 500) {
      StringBuilder sql =
          new StringBuilder("insert into visit_log (memberId, visited_at, ip, userAgent) values ");
      for (int i = from; i < Math.min(count, from + 500); i++) {
        sql.append(i == from ? "" : ", ")
            .append("('" + member.id + "', '2026-11-01 00:00:00', '198.51.100.1', 'Firefox')");
      }
      host.db.execute(sql.toString());
    }
  }

  @Test // a run of retention delivers as well: what it has in its hands is not given up
  void aRoundIsNotOverWhileSomebodyElseDelivers() throws Exception {
    Member ana = closed("ana@plant.test");
    host.save(host.render(ana, null, "2026-11-01T00:00:00Z"));
    host.beforeDelete(
        key -> {
          throw new IllegalStateException("not now");
        });
    UUID erasure = order(ana);
    lethe.redrive();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.PARTIAL);
    host.turnTo("2026-11-23T10:10:00Z");
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    host.beforeDelete(
        key -> {
          called.countDown();
          await(goOn);
        });
    try (Lethe node = host.builder().build()) {
      CompletableFuture<Void> run = CompletableFuture.runAsync(() -> node.retention().run());
      await(called);
      lethe.redrive();
      assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.RUNNING);
      goOn.countDown();
      run.get(30, TimeUnit.SECONDS);
    }
    lethe.redrive();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.COMPLETE);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Long> counts(List<Erased> erased) {
    Map<String, Long> counts = new TreeMap<>();
    for (Erased e : erased) {
      boolean file = e.technique() == Technique.FILE_DELETED;
      counts.merge(file ? "files" : e.entity() + " " + e.technique(), e.count(), Long::sum);
    }
    return counts;
  }

  @Test // 5,000 rows: several transactions, and the counts of the plan
  void fiveThousandRows() {
    Member ana = closed("ana@plant.test");
    Member ben = closed("ben@plant.test");
    visits(ana, 5_000);
    visits(ben, 10);
    for (int i = 0; i < 5; i++) {
      host.save(host.render(ana, null, "2026-11-01T00:00:00Z"));
    }
    long before =
        Long.parseLong(
            host.db.column("select count(*) from lethe_block where kind = 'ERASED'").get(0));
    ErasurePlan plan = plan(ana);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(counts(outcome.erased())).isEqualTo(counts(plan.willGo()));
    assertThat(counts(outcome.erased())).containsEntry("Visit ROW_DELETED", 5_000L);
    assertThat(outcome.found()).isEqualTo(plan.willGo().stream().mapToLong(Erased::count).sum());
    assertThat(host.db.rows("visit_log")).isEqualTo(10);
    long after =
        Long.parseLong(
            host.db.column("select count(*) from lethe_block where kind = 'ERASED'").get(0));
    assertThat(after - before).as("transactions").isGreaterThan(3);
    assertThat(lethe.evidence().verify().status().name()).isEqualTo("INTACT");
    assertThat(alarms()).isEmpty();
  }

  /** Does something while somebody has locked a row. */
  private void locked(String table, UUID id, Runnable work) {
    try (Connection connection = host.db.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute("select id from " + table + " where id = '" + id + "' for update");
        work.run();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test // rows that somebody has locked are busy, no alarm, and go by themselves
  void lockedRowsAreBusyAndGoLater() {
    Member ana = closed("ana@plant.test");
    Render one = host.render(ana, null, "2026-11-01T00:00:00Z");
    Render two = host.render(ana, null, "2026-11-01T00:00:00Z");
    host.save(one, two);
    UUID erasure = order(ana);
    locked("render", one.id, lethe::redrive);
    ErasureOutcome outcome = lethe.erasures().outcome(erasure);
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.busy()).isPositive();
    assertThat(outcome.residue().found()).as("busy is no residue").isZero();
    assertThat(alarms()).isEmpty();
    assertThat(host.db.column("select id from render")).containsExactly(one.id.toString());
    assertThat(host.hasFile(one.objectKey)).isTrue();
    assertThat(host.hasFile(two.objectKey)).isFalse();
    host.turnTo("2026-11-23T10:01:00Z");
    lethe.redrive();
    ErasureOutcome after = lethe.erasures().outcome(outcome.id());
    assertThat(after.status()).isEqualTo(Status.COMPLETE);
    assertThat(counts(after.erased())).containsEntry("Render ROW_DELETED", 2L * groups("Render"));
    assertThat(host.db.rows("member")).isZero();
    assertThat(host.hasFile(one.objectKey)).isFalse();
  }

  private long groups(String entity) {
    return lethe.dataMap().entity(entity).orElseThrow().groups().size();
  }

  @Test // a root row that somebody has locked: said with a code, the others go, nothing is lost
  void aLockedRootRowHoldsUpNobodyElse() {
    Member ana = closed("ana@plant.test");
    Member ben = closed("ben@plant.test");
    host.save(host.render(ana, null, "2026-11-01T00:00:00Z"));
    UUID first = order(ana);
    UUID second = order(ben);
    locked(
        "member",
        ana.id,
        () ->
            assertThatThrownBy(() -> lethe.redrive())
                .isInstanceOfSatisfying(
                    InfrastructureException.class, e -> assertThat(e.retryable()).isTrue()));
    assertThat(lethe.erasures().outcome(first).status()).isEqualTo(Status.RUNNING);
    assertThat(lethe.erasures().outcome(second).status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.column("select email from member")).containsExactly("ana@plant.test");
    lethe.redrive();
    assertThat(lethe.erasures().outcome(first).status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.rows("member")).isZero();
    assertThat(host.db.rows("render")).isZero();
  }

  @Test // one record: what goes with it goes, what merely points at it lets go, nothing else
  void oneRecordTakesWhatGoesWithIt() {
    Member ana = closed("ana@plant.test");
    Track one = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-22T09:00:00Z");
    Track two = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-22T09:00:00Z");
    Render render = host.render(ana, one, "2026-11-22T10:00:00Z");
    host.save(one, two, host.tag(one), host.tag(one), host.tag(two), render);
    ErasurePlan plan =
        lethe.erasures().plan(RecordRef.of(Track.class, one.id), ErasureGround.NO_LONGER_NECESSARY);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(counts(outcome.erased())).isEqualTo(counts(plan.willGo()));
    assertThat(host.db.column("select id from track")).containsExactly(two.id.toString());
    assertThat(host.db.column("select track_id from track_tag")).containsExactly(two.id.toString());
    assertThat(host.db.column("select distinct id from track_AUD"))
        .containsExactly(two.id.toString());
    assertThat(host.db.column("select source_id from render")).containsExactly((String) null);
    assertThat(host.db.rows("member")).isEqualTo(1);
    assertThat(host.hasFile(one.objectKey)).isFalse();
    assertThat(host.hasFile(one.objectKey + ".peaks.json")).isFalse();
    assertThat(host.hasFile(two.objectKey)).isTrue();
    assertThat(host.hasFile(render.objectKey)).isTrue();
  }

  @Test // a person with two accounts goes whole; nobody else does
  void aPersonWithTwoAccounts() {
    Member ana = closed("ana@plant.test");
    Member again = closed("ana.again@plant.test");
    Member ben = closed("ben@plant.test");
    for (Member m : List.of(ana, again, ben)) {
      host.save(host.render(m, null, "2026-11-01T00:00:00Z"));
      visits(m, 2);
    }
    ErasureOutcome outcome = both(ana, again);
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.column("select email from member")).containsExactly("ben@plant.test");
    assertThat(host.db.rows("render")).isEqualTo(1);
    assertThat(host.db.rows("visit_log")).isEqualTo(2);
  }

  private ErasureOutcome both(Member one, Member two) {
    Person person = Person.of(SubjectRef.of("customer", one.id), SubjectRef.of("customer", two.id));
    ErasurePlan plan = lethe.erasures().plan(person, ErasureGround.NO_LONGER_NECESSARY);
    return lethe.erasures().execute(plan, Host.OFFICER);
  }

  @Test // N8: of two accounts one is open: it is not erased because the other is closed
  void anOpenAccountIsNotClosedByAnotherOne() {
    Member ana = closed("ana@plant.test");
    Member again = host.member("ana.again@plant.test", null);
    host.save(again, host.render(again, null, "2026-11-01T00:00:00Z"));
    host.save(host.render(ana, null, "2026-11-01T00:00:00Z"));
    ErasureOutcome outcome = both(ana, again);
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(host.db.column("select email from member")).containsExactly("ana.again@plant.test");
    assertThat(host.db.rows("render")).isEqualTo(1);
  }

  @Test // the same by plain keys, and an account that is opened again before the rest goes
  void anAccountThatIsOpenedAgainIsAskedAgain() {
    Member ana = closed("ana@plant.test");
    Render held = host.render(ana, null, "2026-11-01T00:00:00Z");
    host.save(held, host.render(ana, null, "2026-11-01T00:00:00Z"));
    UUID hold = hold(RecordRef.of(Render.class, held.id));
    ErasureOutcome outcome = erase(ana);
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    host.change(em -> em.find(Member.class, ana.id).closedAt = null);
    lethe.holds().release(hold, Host.OFFICER, "settled");
    host.turnTo("2026-11-23T11:00:00Z");
    lethe.redrive();
    assertThat(host.db.column("select id from render")).containsExactly(held.id.toString());
    assertThat(lethe.erasures().outcome(outcome.id()).status()).isEqualTo(Status.PARTIAL);
  }

  UUID hold(RecordRef record) {
    return lethe
        .holds()
        .place(Hold.on(record).matter("M-7").reviewBy(LocalDate.of(2027, 2, 20)), Host.OFFICER)
        .id();
  }

  @Test // what cannot be meant is refused with a code, and nothing is stored
  void nonsenseIsRefused() {
    Person nobody = Person.of(SubjectRef.of("visitor", UUID.randomUUID()));
    Person mistyped = Person.of(SubjectRef.of("customer", "42"));
    RecordRef key = RecordRef.of(Track.class, 42L);
    RecordRef entity = RecordRef.of(String.class, 42L);
    var erasures = lethe.erasures();
    var ground = ErasureGround.NO_LONGER_NECESSARY;
    assertThatThrownBy(() -> erasures.plan(nobody, ground)).hasMessageContaining("LETHE-430");
    assertThatThrownBy(() -> erasures.order(nobody, ground, Host.OFFICER))
        .hasMessageContaining("LETHE-430");
    assertThatThrownBy(() -> erasures.plan(mistyped, ground)).hasMessageContaining("LETHE-430");
    assertThatThrownBy(() -> erasures.order(mistyped, ground, Host.OFFICER))
        .hasMessageContaining("LETHE-430");
    assertThatThrownBy(() -> erasures.plan(key, ground)).hasMessageContaining("LETHE-430");
    assertThatThrownBy(() -> erasures.order(key, ground, Host.OFFICER))
        .hasMessageContaining("LETHE-430");
    assertThatThrownBy(() -> erasures.plan(entity, ground)).hasMessageContaining("LETHE-");
    assertThatThrownBy(() -> erasures.order(entity, ground, Host.OFFICER))
        .hasMessageContaining("LETHE-");
    assertThatThrownBy(() -> erasures.outcome(UUID.randomUUID())).hasMessageContaining("LETHE-450");
    assertThatThrownBy(() -> erasures.certificate(UUID.randomUUID()))
        .hasMessageContaining("LETHE-");
    assertThat(host.db.rows("lethe_erasure")).isZero();
    assertThat(erasures.open()).isEmpty();
  }

  @Test // a second erasure of the same person finds nothing more, or keeps the same
  void aSecondErasure() {
    Member ana = closed("ana@plant.test");
    host.save(host.render(ana, null, "2026-11-01T00:00:00Z"));
    assertThat(erase(ana).status()).isEqualTo(Status.COMPLETE);
    ErasureOutcome again = erase(ana);
    assertThat(again.found()).isZero();
    assertThat(again.status()).isEqualTo(Status.COMPLETE);

    Member ben = closed("ben@plant.test");
    host.save(host.bill(ben, "2026-05-02T00:00:00Z"));
    ErasureOutcome first = erase(ben);
    assertThat(first.status()).isEqualTo(Status.PARTIAL);
    ErasureOutcome second = erase(ben);
    assertThat(second.status()).isEqualTo(Status.PARTIAL);
    assertThat(second.erased()).isEmpty();
    assertThat(groups(second)).isEqualTo(groups(first));

    host.turnTo("2036-12-31T23:00:00Z");
    lethe.redrive();
    assertThat(host.db.rows("bill")).isZero();
    assertThat(host.db.rows("member")).isZero();
    assertThat(lethe.erasures().outcome(first.id()).status()).isEqualTo(Status.COMPLETE);
    host.turnTo("2036-12-31T23:01:00Z");
    lethe.redrive();
    assertThat(lethe.erasures().outcome(second.id()).status()).isEqualTo(Status.COMPLETE);
  }

  private static List<String> groups(ErasureOutcome outcome) {
    return outcome.kept().stream()
        .map(k -> k.fieldGroup() + " " + k.count() + " " + k.ground().reason())
        .sorted()
        .toList();
  }

  @Test // fields of a kept row that are filled again are found, said and emptied again
  void anEmptiedFieldThatIsFilledAgainIsEmptiedAgain() {
    Member ben = closed("ben@plant.test");
    Bill bill = host.bill(ben, "2026-05-02T00:00:00Z");
    host.save(bill);
    UUID erasure = erase(ben).id();
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);
    host.change(
        em -> {
          em.find(Bill.class, bill.id).sentTo = "ben@plant.test";
          em.find(Member.class, ben.id).email = "ben@plant.test";
        });
    host.turnTo("2026-11-23T10:15:00Z");
    lethe.redrive();
    assertThat(lethe.erasures().outcome(erasure).residue().places())
        .contains("bill: 1", "member: 1");
    assertThat(alarms())
        .singleElement()
        .asString()
        .contains("RESIDUE_FOUND")
        .doesNotContain("ben@");
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);
    assertThat(host.db.column("select email from member").get(0)).startsWith("erased-");
    host.turnTo("2026-11-23T10:30:00Z");
    lethe.redrive();
    ErasureOutcome after = lethe.erasures().outcome(erasure);
    assertThat(after.residue().found()).isZero();
    assertThat(after.kept().stream().map(Kept::entity).distinct())
        .containsExactlyInAnyOrder("Bill", "Member");
  }

  @Test // engines 2a: the delayed looks are made of what goes last, however many rounds it took
  void whatGoesLateIsLookedAtToo() {
    Member ana = closed("ana@plant.test");
    Track held = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-22T09:00:00Z");
    host.save(held);
    UUID hold = hold(RecordRef.of(Track.class, held.id));
    UUID erasure = erase(ana).id();
    for (String later :
        List.of("2026-11-23T10:15:00Z", "2026-11-24T10:15:00Z", "2026-11-25T10:15:00Z")) {
      host.turnTo(later);
      lethe.redrive();
    }
    lethe.holds().release(hold, Host.OFFICER, "settled");
    host.turnTo("2026-11-25T11:00:00Z");
    lethe.redrive();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.rows("track")).isZero();
    host.change(
        em -> {
          held.owner = em.merge(ana);
          em.merge(held);
        });
    host.turnTo("2026-11-25T11:15:00Z");
    lethe.redrive();
    assertThat(host.db.rows("track")).as("the form's row").isZero();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.PARTIAL);
    for (String later :
        List.of("2026-11-25T11:20:00Z", "2026-11-25T11:40:00Z", "2026-11-26T11:45:00Z")) {
      host.turnTo(later);
      lethe.redrive();
    }
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.rows("lethe_erasure_item")).isZero();
    assertThat(host.db.column("select target from lethe_erasure")).containsOnlyNulls();
  }
}
