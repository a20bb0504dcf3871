package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Units of work on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {
  private final TestDatabase db;
  private Database database;

  DatabaseContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start() {
    database = db.database(db.factory(Map.of()));
  }

  @AfterAll
  void stop() {
    db.close();
  }

  @Test
  void theSchemaCanBeAppliedTwiceAndThenChecks() {
    database.schema().apply();
    database.schema().check();
    assertThat(db.rows("lethe_gate_slot")).isEqualTo(SlotGate.COUNT);
  }

  @Test
  void aDestroyingUnitCommits() {
    long before = database.reading("look", Epoch::read);
    database.placing("place", Epoch::read);
    assertThat(database.<Long>destroying("destroy", Epoch::read)).isEqualTo(before + 1);
  }
}
