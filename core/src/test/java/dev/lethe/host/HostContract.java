package dev.lethe.host;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A fresh database per class, an instance with every rule armed and empty tables per test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostContract {
  private final Product product;
  Host host;
  Lethe lethe;

  HostContract(Product product) {
    this.product = product;
  }

  @BeforeAll
  void start() {
    host = new Host(product, moreEntities());
  }

  Class<?>[] moreEntities() {
    return new Class<?>[0];
  }

  @BeforeEach
  void open() {
    host.turnTo("2026-11-01T00:00:00Z");
    lethe = host.builder().build();
    host.armAll(lethe);
  }

  @AfterEach
  void empty() {
    host.beforeDelete(key -> {});
    lethe.close();
    clearTables();
  }

  void clearTables() {
    host.db.execute(
        "delete from track_tag",
        "delete from ticket",
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
}
