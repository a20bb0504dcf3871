package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.LetheException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hold and a deletion never pass one another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GateContract {
  private static final Waits SHORT =
      new Waits(
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          Duration.ofMillis(500));

  private final TestDatabase db;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Database patient;
  private Database hasty;
  private Database gateless;

  GateContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start() {
    var emf = db.factory(db.pool(24), Map.of());
    patient = db.database(emf);
    hasty = Database.of(emf, Transactions.none(), SHORT);
    gateless = hasty.behind(new NoGate());
    db.execute("create table thing (id int primary key)", "create table held (id int primary key)");
  }

  @AfterAll
  void stop() {
    threads.shutdownNow();
    db.close();
  }

  @BeforeEach
  void oneThing() {
    db.execute("delete from thing", "delete from held", "insert into thing values (1)");
  }

  @Test
  void aHoldIsNotEffectiveWhileADeletionIsOpen() {
    assertThat(lostToAnOpenDeletion(hasty)).isFalse();
    assertThat(db.rows("held")).as("nothing was stored").isZero();
  }

  @Test
  void withoutTheGateAHoldWouldBeLostToAnOpenDeletion() {
    assertThat(lostToAnOpenDeletion(gateless)).isTrue();
  }

  @Test
  void nothingIsDeletedWhileAHoldIsBeingPlaced() {
    assertThat(lostWhilePlacing(hasty)).isFalse();
    assertThat(db.rows("thing")).isEqualTo(1);
  }

  @Test
  void withoutTheGateADeletionWouldPassAHoldThatIsBeingPlaced() {
    assertThat(lostWhilePlacing(gateless)).isTrue();
  }

  @Test
  void aHoldWaitsForTheDeletionAndSeesWhatItDid() throws Exception {
    CountDownLatch placing = new CountDownLatch(1);
    CompletableFuture<Long> seen =
        patient.destroying(
            "delete",
            unit -> {
              var hold =
                  later(
                      () -> {
                        placing.countDown();
                        return patient.<Long>placing("place", GateContract::things);
                      });
              await(placing);
              delete(unit);
              return hold;
            });
    assertThat(seen.get(20, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void whoWaitedTooLongMayTryAgain() {
    hasty.destroying(
        "delete",
        unit -> {
          assertThatThrownBy(() -> now(() -> hasty.<Long>placing("place", GateContract::things)))
              .isInstanceOfSatisfying(
                  InfrastructureException.class,
                  e -> {
                    assertThat(e.code()).isEqualTo(Code.GATE_TIMEOUT);
                    assertThat(e.retryable()).isTrue();
                    assertThat(e).hasMessageContaining("hold not effective, nothing was stored");
                  });
          return true;
        });
    assertThat(hasty.<Long>placing("place", GateContract::things)).isEqualTo(1);
  }

  @Test
  void everyPlacementRaisesTheEpochAndAFailedOneDoesNot() {
    long before = patient.reading("look", Epoch::read);
    patient.placing("place", GateContract::things);
    assertThatThrownBy(
            () ->
                patient.placing(
                    "place",
                    unit -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(patient.<Long>reading("look", Epoch::read)).isEqualTo(before + 1);
  }

  @Test
  void workersStandBesideOneAnother() {
    assertThat(inside(SlotGate.COUNT)).isEqualTo(SlotGate.COUNT);
    assertThat(patient.<Long>placing("place", GateContract::things)).isEqualTo(1);
  }

  @Test
  void theProbePassesAndNeedsNoMoreThanTwoConnections() {
    Database two =
        Database.of(db.factory(db.pool(2), Map.of()), Transactions.none(), Waits.DEFAULTS);
    two.probe();
    two.probe();
    assertThat(two.<Long>placing("place", GateContract::things)).isEqualTo(1);
  }

  @Test
  void theProbeFindsAPoolOfOneWithoutHanging() {
    Database one = Database.of(db.factory(db.pool(1), Map.of()), Transactions.none(), SHORT);
    assertThatThrownBy(one::probe)
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.POOL_TOO_SMALL));
    assertThat(one.<Long>placing("place", GateContract::things))
        .as("the connection came back")
        .isEqualTo(1);
  }

  @Test
  void theProbeFindsLocksThatDoNotLock() {
    assertThatThrownBy(gateless::probe)
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.GATE_BROKEN));
  }

  /** How many of so many units are inside at the same time, each opened within the one before. */
  private int inside(int units) {
    List<Integer> entered = new ArrayList<>();
    nest(units, entered);
    return entered.size();
  }

  private boolean nest(int units, List<Integer> entered) {
    if (units == 0) return true;
    return hasty.destroying(
        "worker",
        unit -> {
          entered.add(units);
          return nest(units - 1, entered);
        });
  }

  /** A worker looked for holds, a hold is placed, the worker deletes: was a held thing lost? */
  private boolean lostToAnOpenDeletion(Database database) {
    boolean placed =
        database.destroying(
            "delete",
            unit -> {
              assertThat(holds(unit)).isZero();
              boolean hold =
                  now(() -> entered(() -> database.placing("place", GateContract::hold)));
              delete(unit);
              return hold;
            });
    return placed && db.rows("thing") == 0;
  }

  /** A hold is written, a worker looks and deletes, the hold is committed. */
  private boolean lostWhilePlacing(Database database) {
    database.placing(
        "place",
        unit -> {
          hold(unit);
          now(
              () ->
                  entered(
                      () ->
                          database.destroying(
                              "delete", worker -> holds(worker) == 0 ? delete(worker) : 0)));
          return true;
        });
    return db.rows("thing") == 0;
  }

  private static boolean entered(Runnable unit) {
    try {
      unit.run();
      return true;
    } catch (InfrastructureException e) {
      assertThat(e.code()).isEqualTo(Code.GATE_TIMEOUT);
      return false;
    }
  }

  private static int hold(Unit unit) {
    return unit.sql().update("insert into held values (1)", Map.of());
  }

  private static int delete(Unit unit) {
    return unit.sql().update("delete from thing", Map.of());
  }

  private static long holds(Unit unit) {
    return count(unit, "held");
  }

  private static long things(Unit unit) {
    return count(unit, "thing");
  }

  private static long count(Unit unit, String table) {
    return unit.sql()
        .first("select count(*) as n from " + table, Map.of(), row -> row.number("n"))
        .orElseThrow();
  }

  private <T> CompletableFuture<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  /** In another thread, as another node would, to its end. */
  private <T> T now(Supplier<T> work) {
    try {
      return later(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets everybody in. */
  private static final class NoGate implements Gate {
    @Override
    public void enterShared(Connection connection, Duration wait) {}

    @Override
    public void enterAlone(Connection connection, Duration wait) {}
  }
}
