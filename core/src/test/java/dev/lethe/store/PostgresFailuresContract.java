package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresFailuresContract extends FailuresContract {
  PostgresFailuresContract() {
    super(Product.POSTGRESQL);
  }

  @Test
  void rowsThatAPolicyWouldHideAreAnErrorAndNotAnEmptyAnswer() {
    db.execute(
        "create table letter (id int primary key)",
        "insert into letter values (1)",
        "create role reader login",
        "grant select on letter to reader",
        "alter table letter enable row level security",
        "create policy nothing on letter for select using (false)",
        "create table closed (id int)");
    var pool = db.pool(2, "reader", "");
    try (var connection = pool.getConnection()) {
      assertThat(Jdbc.count(connection, "select id from letter"))
          .as("without Lethe's setting the row is hidden in silence")
          .isZero();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Database reader =
        Database.observing(
            db.factory(
                pool,
                Map.of(
                    "hibernate.hbm2ddl.auto",
                    "none",
                    "jakarta.persistence.schema-generation.database.action",
                    "none")));
    for (String table : new String[] {"letter", "closed"})
      assertThatThrownBy(
              () ->
                  reader.reading(
                      "look",
                      unit ->
                          unit.sql()
                              .query("select id from " + table, Map.of(), row -> row.number("id"))))
          .isInstanceOfSatisfying(
              InfrastructureException.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.ROWS_HIDDEN);
                assertThat(e.remedy()).contains("BYPASSRLS");
              });
  }
}
