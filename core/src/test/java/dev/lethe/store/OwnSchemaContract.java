package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The own tables are the same everywhere. */
class OwnSchemaContract {
  @Test
  void tablesAndColumnsAreTheSameOnEveryDatabase() {
    SortedMap<String, String> expected = columns(Product.POSTGRESQL);
    assertThat(expected).hasSizeGreaterThan(80).containsKey("lethe_event.key_version");
    assertThat(columns(Product.MARIADB)).isEqualTo(expected);
    assertThat(columns(Product.H2)).isEqualTo(expected);
  }

  @Test
  void withoutTablesTheCheckNamesThreeRemedies() {
    for (Product product : Product.values())
      try (TestDatabase db = TestDatabase.fresh(product)) {
        Database database = Database.of(db.factory(Map.of()), Transactions.none());
        assertThatThrownBy(() -> database.schema().check())
            .isInstanceOfSatisfying(
                LetheException.class,
                e -> {
                  assertThat(e.code()).isEqualTo(Code.SCHEMA_MISSING);
                  assertThat(e.remedy())
                      .contains("lethe.schema.initialize=always", "V1__lethe.sql", "Liquibase");
                });
        assertThatThrownBy(() -> database.destroying("purge", unit -> unit))
            .isInstanceOfSatisfying(
                LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.SCHEMA_MISSING));
        assertThatThrownBy(database::probe)
            .isInstanceOfSatisfying(
                LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.SCHEMA_MISSING));
      }
  }

  @Test
  void manyNodesMayApplyAtOnceAndAnotherVersionIsRefused() {
    for (Product product : Product.values())
      try (TestDatabase db = TestDatabase.fresh(product)) {
        Database database = Database.of(db.factory(Map.of()), Transactions.none());
        CompletableFuture.allOf(
                IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> database.schema().apply()))
                    .toArray(CompletableFuture<?>[]::new))
            .join();
        database.schema().check();
        assertThat(db.rows("lethe_gate_slot")).isEqualTo(SlotGate.COUNT);
        assertThat(db.rows("lethe_schema")).isEqualTo(1);
        for (int version : new int[] {99, 0}) {
          db.execute("update lethe_schema set version = " + version);
          assertThatThrownBy(() -> database.schema().check())
              .isInstanceOfSatisfying(
                  LetheException.class,
                  e ->
                      assertThat(e.code())
                          .isEqualTo(version == 0 ? Code.SCHEMA_MISSING : Code.SCHEMA_OLD));
        }
      }
  }

  /** "table.column" and whether it may be null. */
  private static SortedMap<String, String> columns(Product product) {
    try (TestDatabase db = TestDatabase.fresh(product)) {
      db.database(db.factory(Map.of()));
      SortedMap<String, String> found = new TreeMap<>();
      try (var connection = db.dataSource().getConnection();
          ResultSet columns =
              connection
                  .getMetaData()
                  .getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
        while (columns.next()) {
          String name = columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME");
          if (name.toLowerCase(Locale.ROOT).startsWith("lethe_"))
            found.put(name.toLowerCase(Locale.ROOT), columns.getString("IS_NULLABLE"));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return found;
    }
  }
}
