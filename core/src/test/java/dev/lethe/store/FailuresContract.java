package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a driver prints, Lethe does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FailuresContract {
  private static final String PLANT = "planted@example.org";

  /** Addresses that look like the message in which they will stand. */
  private static final List<String> PLANTS =
      List.of(
          PLANT,
          "planted' for key 'planted",
          "planted\" ON PUBLIC.PLANTED(",
          "planted\nERROR: duplicate key value violates unique constraint \"planted\"");

  final TestDatabase db;
  private Database database;

  FailuresContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start() {
    var emf = db.factory(Map.of());
    db.database(emf);
    database =
        Database.of(
            emf,
            Transactions.none(),
            new Waits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(1)));
    db.execute(
        "create table guest (id int primary key, email varchar(200), host_id int,"
            + " constraint uq_email unique (email),"
            + " constraint fk_host foreign key (host_id) references guest (id),"
            + " constraint ck_id check (id < 100))",
        "insert into guest (id, email) values (1, 'somebody')");
  }

  @AfterAll
  void stop() {
    db.close();
  }

  @Test
  void theDriverDoesPrintTheValue() {
    assertThatThrownBy(
            () ->
                db.execute(
                    "insert into guest (id, email) values (2, '" + PLANT + "')",
                    "insert into guest (id, email) values (3, '" + PLANT + "')"))
        .hasStackTraceContaining(PLANT);
    db.execute("delete from guest where id = 2");
  }

  @Test
  void aDuplicateNamesTheConstraintAndNotTheValue() {
    for (String plant : PLANTS) {
      InfrastructureException e =
          failing(
              unit -> {
                insert(unit, 2, plant);
                return insert(unit, 3, plant);
              });
      assertThat(e.code()).isEqualTo(Code.DATABASE_FAILED);
      assertThat(e.retryable()).isFalse();
      assertThat(e).message().containsIgnoringCase("constraint uq_email");
      nothingPlantedIn(e);
    }
  }

  @Test
  void aDuplicateInABatchIsNoDifferent() {
    InfrastructureException e =
        failing(
            unit ->
                unit.sql()
                    .batch(
                        "insert into guest (id, email) values (:id, :email)",
                        List.of(Map.of("id", 2, "email", PLANT), Map.of("id", 3, "email", PLANT))));
    assertThat(e).message().containsIgnoringCase("constraint uq_email");
    nothingPlantedIn(e);
  }

  @Test
  void otherFailuresPrintNoValueEither() {
    nothingPlantedIn(
        failing(
            unit ->
                unit.sql().update("update guest set id = 500, email = :e", Map.of("e", PLANT))));
    nothingPlantedIn(
        failing(
            unit ->
                unit.sql()
                    .update("update guest set host_id = 77, email = :e", Map.of("e", PLANT))));
    nothingPlantedIn(
        failing(
            unit ->
                unit.sql().update("update guest set email = :e", Map.of("e", PLANT.repeat(20)))));
    nothingPlantedIn(failing(unit -> unit.sql().update("planted :e", Map.of("e", PLANT))));
    nothingPlantedIn(
        failing(unit -> unit.sql().update("update guest set email = :other", Map.of("e", PLANT))));
  }

  @Test
  void foreignKeysAndChecksAreNamed() {
    assertThat(message(unit -> unit.sql().update("update guest set host_id = 77", Map.of())))
        .contains("constraint fk_host")
        .contains("table guest");
    assertThat(message(unit -> unit.sql().update("update guest set id = 500", Map.of())))
        .contains("constraint ck_id");
  }

  @Test
  void aLockedRowMayBeTriedAgain() {
    InfrastructureException e =
        failing(
            first -> {
              insert(first, 9, "ninth");
              first.sql().update("update guest set email = 'x' where id = 1", Map.of());
              return database.destroying(
                  "other",
                  second ->
                      second.sql().update("update guest set email = 'y' where id = 1", Map.of()));
            });
    assertThat(e.code()).isEqualTo(Code.DATABASE_FAILED);
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void anExceptionThatIsNotTheDatabasesPasses() {
    IllegalStateException mine = new IllegalStateException("mine");
    assertThat(
            catchThrowable(
                () ->
                    database.destroying(
                        "fill",
                        unit -> {
                          throw mine;
                        })))
        .isSameAs(mine);
  }

  @Test
  void aDriversExceptionInsideAnotherIsScrubbed() {
    InfrastructureException e =
        failing(
            unit -> {
              throw new IllegalStateException(
                  PLANT, new RuntimeException(new SQLException(PLANT, "22000")));
            });
    nothingPlantedIn(e);
  }

  private static int insert(Unit unit, int id, String email) {
    return unit.sql()
        .update(
            "insert into guest (id, email) values (:id, :email)", Map.of("id", id, "email", email));
  }

  private InfrastructureException failing(Function<Unit, ?> work) {
    return catchThrowableOfType(
        InfrastructureException.class, () -> database.<Object>destroying("fill", work::apply));
  }

  private String message(Function<Unit, ?> work) {
    return String.valueOf(failing(work).getMessage()).toLowerCase(Locale.ROOT);
  }

  private static void nothingPlantedIn(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain("planted").doesNotContain("PLANTED");
    assertThat(thrown.getCause()).isNull();
    assertThat(thrown.getSuppressed()).isEmpty();
  }
}
