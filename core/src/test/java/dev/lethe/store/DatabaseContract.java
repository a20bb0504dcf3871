package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.LetheException;
import dev.lethe.model.MisuseException;
import host.Guest;
import host.GuestService;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Units of work on a real database, alone and in a host's transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456Z");

  private final TestDatabase db;
  private EntityManagerFactory emf;
  private Database database;
  private EntityManager em;

  DatabaseContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start() {
    emf = db.factory(Map.of(), Guest.class);
    db.database(emf);
    database = Database.of(emf, () -> Optional.ofNullable(em));
  }

  @AfterAll
  void stop() {
    db.close();
  }

  @BeforeEach
  void open() {
    db.execute("delete from Guest", "delete from lethe_note");
    em = emf.createEntityManager();
  }

  @AfterEach
  void close() {
    if (em.getTransaction().isActive()) em.getTransaction().rollback();
    em.close();
  }

  @Test
  void aRecordingCommitsAndRollsBackWithTheHost() {
    em.getTransaction().begin();
    em.persist(new Guest(1, "a"));
    assertThat(database.<Long>recording("note", DatabaseContract::noteAndCountGuests))
        .as("the host's changes were flushed")
        .isEqualTo(1);
    assertThat(db.rows("Guest")).as("the host's transaction is still open").isZero();
    assertThat(db.rows("lethe_note")).isZero();
    assertThat(em.createQuery("select count(g) from Guest g", Long.class).getSingleResult())
        .as("the host's connection still works")
        .isEqualTo(1);
    em.getTransaction().rollback();
    assertThat(db.rows("Guest")).isZero();
    assertThat(db.rows("lethe_note")).isZero();

    em.getTransaction().begin();
    em.persist(new Guest(2, "b"));
    database.recording("note", DatabaseContract::noteAndCountGuests);
    em.getTransaction().commit();
    assertThat(db.rows("Guest")).isEqualTo(1);
    assertThat(db.rows("lethe_note")).isEqualTo(1);
  }

  @Test
  void anEntityManagerWithoutATransactionIsNotJoined() {
    database.recording("note", DatabaseContract::noteAndCountGuests);
    assertThat(db.rows("lethe_note")).isEqualTo(1);
  }

  @Test
  void hooksRunAfterTheHostsCommitAndOnlyThen() {
    List<String> ran = new ArrayList<>();
    em.getTransaction().begin();
    recordWithHook(ran, "first");
    assertThat(ran).isEmpty();
    em.getTransaction().commit();
    assertThat(ran).containsExactly("first");

    em.getTransaction().begin();
    recordWithHook(ran, "second");
    em.getTransaction().rollback();
    assertThat(ran).containsExactly("first");
  }

  @Test
  void hooksRunAfterAnOwnCommitAndTheirFailuresDoNotUndoIt() {
    List<String> ran = new ArrayList<>();
    database.destroying(
        "destroy",
        unit -> {
          unit.afterCommit(
              () -> {
                throw new IllegalStateException("a hook that fails");
              });
          unit.afterCommit(() -> ran.add("rows: " + db.rows("lethe_note")));
          return note(unit);
        });
    assertThat(ran).containsExactly("rows: 1");
    assertThatThrownBy(
            () ->
                database.destroying(
                    "destroy",
                    unit -> {
                      unit.afterCommit(() -> ran.add("never"));
                      throw new IllegalStateException("the work fails");
                    }))
        .hasMessage("the work fails");
    assertThat(ran).hasSize(1);
  }

  @Test
  void halfARecordingCannotBeCommittedByAHostThatCatches() {
    em.getTransaction().begin();
    assertThatThrownBy(
            () ->
                database.recording(
                    "note",
                    unit -> {
                      note(unit);
                      throw new IllegalStateException("half way");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("half way");
    assertThatThrownBy(() -> em.getTransaction().commit())
        .hasStackTraceContaining(Code.RECORDING_FAILED.id());
    assertThat(db.rows("lethe_note")).isZero();
  }

  @Test
  void anOwnUnitKeepsNothingOfWhatFailed() {
    assertThatThrownBy(
            () ->
                database.destroying(
                    "destroy",
                    unit -> {
                      note(unit);
                      throw new IllegalStateException("half way");
                    }))
        .hasMessage("half way");
    assertThat(db.rows("lethe_note")).isZero();
  }

  @Test
  void destroyingAndPlacingAreRefusedInAHostsTransaction() {
    em.getTransaction().begin();
    em.persist(new Guest(1, "planted@example.org"));
    for (Runnable call :
        List.<Runnable>of(
            () -> database.destroying("erasures().execute()", DatabaseContract::note),
            () -> database.placing("holds().place()", DatabaseContract::note)))
      assertThatThrownBy(() -> new GuestService().close(call))
          .isInstanceOfSatisfying(
              MisuseException.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.INSIDE_TRANSACTION);
                assertThat(e)
                    .hasMessageContaining("was called inside your transaction")
                    .hasMessageContaining("(GuestService.close)");
              });
    em.getTransaction().commit();
    assertThat(db.rows("Guest")).as("the host's transaction was left alone").isEqualTo(1);
    assertThat(db.rows("lethe_note")).isZero();
  }

  @Test
  void aReadingSeesNothingOfTheHostsTransactionAndKeepsNothing() {
    em.getTransaction().begin();
    em.persist(new Guest(1, "a"));
    em.flush();
    long seen = database.reading("look", DatabaseContract::guests);
    assertThat(seen).isZero();
    em.getTransaction().rollback();
    try {
      database.reading("look", DatabaseContract::note);
    } catch (InfrastructureException refused) {
      assertThat(refused.code()).isEqualTo(Code.DATABASE_FAILED);
    }
    assertThat(db.rows("lethe_note")).isZero();
    assertThat(refusesWrites()).isEqualTo(db.product() != Product.H2);
  }

  private boolean refusesWrites() {
    try {
      database.reading("look", DatabaseContract::note);
      return false;
    } catch (InfrastructureException e) {
      return true;
    }
  }

  @Test
  void aReadingHasOneSnapshot() {
    assertThat(
            database.<Long>reading(
                "look",
                unit -> {
                  long before = guests(unit);
                  db.execute(
                      "insert into Guest (id, email) values (7, 'g')",
                      "insert into lethe_note (id, written_at, actor_role)"
                          + " values ('n', '2026-11-23 10:00:00', 'HOST')");
                  return guests(unit) - before + notes(unit);
                }))
        .as("a table that is first read later is seen as of the first statement, too")
        .isZero();
  }

  @Test
  void anObserverReadsAndDoesNothingElse() {
    Database observer = Database.observing(emf);
    assertThat(observer.observes()).isTrue();
    assertThat(observer.<Long>reading("look", DatabaseContract::guests)).isZero();
    for (Runnable call :
        List.<Runnable>of(
            () -> observer.destroying("destroy", DatabaseContract::note),
            () -> observer.placing("place", DatabaseContract::note),
            () -> observer.recording("note", DatabaseContract::note),
            observer::probe))
      assertThatThrownBy(call::run)
          .isInstanceOfSatisfying(
              LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.OBSERVING));
  }

  @Test
  void isolationIsTheUnitsInsideAndTheHostsAfterwards() {
    EntityManagerFactory single =
        db.unpooled(Map.of("hibernate.connection.isolation", Connection.TRANSACTION_SERIALIZABLE));
    Database one = Database.of(single, Transactions.none());
    Map<String, String> before = session(single);
    assertThat(before).containsEntry("isolation", "8");

    assertThat(one.<Integer>destroying("destroy", DatabaseContract::isolation))
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    assertThat(session(single)).isEqualTo(before);
    assertThat(one.<Integer>placing("place", DatabaseContract::isolation))
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    assertThat(session(single)).isEqualTo(before);
    assertThat(one.<Integer>reading("look", DatabaseContract::isolation))
        .isEqualTo(db.product() == Product.H2 ? 6 : Connection.TRANSACTION_REPEATABLE_READ);
    assertThat(session(single)).isEqualTo(before);
    assertThatThrownBy(
            () ->
                one.destroying(
                    "destroy", unit -> unit.sql().update("delete from nowhere", Map.of())))
        .isInstanceOf(InfrastructureException.class);
    assertThat(session(single)).isEqualTo(before);
  }

  @Test
  void aUnitIsGoodForNothingAfterItsEnd() {
    List<Unit> kept = new ArrayList<>();
    database.destroying("destroy", kept::add);
    assertThatThrownBy(() -> kept.get(0).sql()).hasMessageContaining("has ended");
  }

  @Test
  void aUnitsNameCannotCloseItsComment() {
    assertThatThrownBy(() -> database.reading("x */ drop", DatabaseContract::guests))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clocksThatDisagreeAreFound() {
    Instant now = database.reading("clock", Unit::now);
    assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    database.checkClock(() -> now.plus(Duration.ofMinutes(4)));
    for (Duration off : List.of(Duration.ofMinutes(6), Duration.ofMinutes(-6)))
      assertThatThrownBy(() -> database.checkClock(() -> now.plus(off)))
          .isInstanceOfSatisfying(
              LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.CLOCK));
  }

  @Test
  void aPoolWithoutConnectionsIsSaidToBeOne() {
    var pool = db.pool(2);
    Database gone = Database.of(db.factory(pool, Map.of()), Transactions.none());
    pool.close();
    assertThatThrownBy(() -> gone.reading("look", DatabaseContract::guests))
        .isInstanceOfSatisfying(
            InfrastructureException.class,
            e -> {
              assertThat(e.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
              assertThat(e.retryable()).isTrue();
            });
  }

  private Map<String, String> session(EntityManagerFactory factory) {
    try (EntityManager other = factory.createEntityManager()) {
      return other
          .unwrap(Session.class)
          .doReturningWork(
              connection -> {
                Map<String, String> found = new HashMap<>();
                found.put("isolation", "" + connection.getTransactionIsolation());
                found.put("autocommit", "" + connection.getAutoCommit());
                found.put("readonly", "" + connection.isReadOnly());
                String wait = lockWait();
                found.put("wait", Jdbc.text(connection, wait));
                return found;
              });
    }
  }

  private String lockWait() {
    return switch (db.product()) {
      case POSTGRESQL -> "select current_setting('lock_timeout')";
      case MARIADB -> "select @@session.innodb_lock_wait_timeout";
      case H2 -> "select lock_timeout()";
    };
  }

  private void recordWithHook(List<String> ran, String word) {
    database.recording(
        "note",
        unit -> {
          unit.afterCommit(() -> ran.add(word));
          return note(unit);
        });
  }

  private static int isolation(Unit unit) {
    try {
      return unit.connection().getTransactionIsolation();
    } catch (SQLException e) {
      throw unit.failed(e);
    }
  }

  private static long noteAndCountGuests(Unit unit) {
    note(unit);
    return guests(unit);
  }

  private static int note(Unit unit) {
    return unit.sql()
        .update(
            "insert into lethe_note (id, written_at, actor_role) values (:id, :at, 'HOST')",
            Map.of("id", UUID.randomUUID(), "at", AT));
  }

  private static long notes(Unit unit) {
    return unit.sql()
        .first("select count(*) as n from lethe_note", Map.of(), row -> row.number("n"))
        .orElseThrow();
  }

  private static long guests(Unit unit) {
    return unit.sql()
        .first("select count(*) as n from Guest", Map.of(), row -> row.number("n"))
        .orElseThrow();
  }
}
