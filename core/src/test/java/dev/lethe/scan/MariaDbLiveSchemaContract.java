package dev.lethe.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.model.Code;
import dev.lethe.model.Finding.Severity;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

class MariaDbLiveSchemaContract extends LiveSchemaContract {
  MariaDbLiveSchemaContract() {
    super(Product.MARIADB);
  }

  @Override
  void trigger(String name) {
    db.execute(
        "create trigger %s after delete on guest for each row set @gone = old.id".formatted(name));
  }

  @Test // LETHE-133: such a table keeps every row that was ever deleted
  void tablesThatKeepTheirHistory() {
    EntityManagerFactory emf = hotel();
    db.execute("alter table stay add system versioning");
    assertThat(one(emf, Code.COPY_UNSEEN, Severity.WARNING).message())
        .startsWith("The system-versioned history stay may carry rows of stay");
    assertThat(found(emf, "schema: { copies: { stay: history is dropped every night } }"))
        .isEmpty();
  }
}
