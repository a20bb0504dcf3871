package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.hold.Hold;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.RetentionRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Columns that name who wrote a row: replaced after their time, whatever the row is. */
abstract class ActorContract extends HostContract {
  ActorContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Patron.class, Loan.class, Shelf.class, Fine.class};
  }

  @Override
  void clearTables() {
    host.db.execute(
        "delete from fine", "delete from shelf", "delete from loan", "delete from patron");
    super.clearTables();
  }

  private <A extends Audited> A written(A row, String by, String at) {
    row.createdBy = by;
    row.createdAt = Instant.parse(at);
    row.modifiedBy = null;
    row.modifiedAt = Instant.parse(at);
    return row;
  }

  private Shelf shelf(String by, String at) {
    Shelf s = written(new Shelf(), by, at);
    s.id = UUID.randomUUID();
    s.label = "novels";
    host.save(s);
    return s;
  }

  private Patron patron(String status) {
    Patron p = new Patron();
    p.id = UUID.randomUUID();
    p.name = "Ana Berger";
    p.status = status;
    p.createdAt = Instant.parse("2026-10-01T00:00:00Z");
    p.modifiedAt = p.createdAt;
    host.save(p);
    return p;
  }

  private Fine fine(Patron patron, String by, String at) {
    Fine f = written(new Fine(), by, at);
    f.id = UUID.randomUUID();
    f.patron = patron;
    f.reason = "two weeks late";
    host.save(f);
    return f;
  }

  private <T> T now(Class<T> type, UUID id) {
    try (var em = host.emf.createEntityManager()) {
      return em.find(type, id);
    }
  }

  @Test // the placeholder of the register stands there after the period; the row stays as it is
  void aNameIsReplacedAfterItsTime() {
    Shelf old = shelf("kim", "2024-10-31T00:00:00Z");
    Shelf young = shelf("kim", "2024-11-02T00:00:00Z");
    Shelf system = shelf("batch", "2019-10-31T00:00:00Z");
    Shelf nobody = shelf(null, "2019-10-31T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(run.erased("Shelf")).isEqualTo(1);
    assertThat(run.complete()).isTrue();
    assertThat(now(Shelf.class, old.id))
        .matches(s -> s.createdBy.equals("former-staff") && s.label.equals("novels"))
        .matches(s -> s.version == old.version + 1);
    assertThat(now(Shelf.class, young.id).createdBy).isEqualTo("kim");
    assertThat(now(Shelf.class, system.id).createdBy).isEqualTo("batch");
    assertThat(now(Shelf.class, nobody.id).createdBy).isNull();
    assertThat(lethe.retention().run().erased("Shelf")).isZero();
  }

  @Test // each column counts from its own instant
  void whoChangedItLastCountsFromTheChange() {
    Shelf shelf = written(new Shelf(), "kim", "2024-10-31T00:00:00Z");
    shelf.id = UUID.randomUUID();
    shelf.modifiedBy = "ada";
    shelf.modifiedAt = Instant.parse("2026-10-31T00:00:00Z");
    host.save(shelf);

    lethe.retention().run();

    assertThat(now(Shelf.class, shelf.id))
        .matches(s -> s.createdBy.equals("former-staff") && s.modifiedBy.equals("ada"));
  }

  @Test // it never keeps its row, whether or not its own rule is armed
  void theNameGoesWithTheRow() {
    Fine old = fine(patron("HERE"), "kim", "2026-08-01T00:00:00Z");
    Fine young = fine(patron("HERE"), "kim", "2026-10-01T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(run.tally("Fine").orElseThrow())
        .matches(t -> t.kept().isEmpty() && t.busy() == 0 && t.found() > 0);
    assertThat(now(Fine.class, old.id)).isNull();
    assertThat(now(Fine.class, young.id).createdBy).isEqualTo("kim");
  }

  @Test // a hold on the row keeps what it says of its writer
  void aHoldKeepsTheName() {
    Shelf shelf = shelf("kim", "2024-10-31T00:00:00Z");
    lethe
        .holds()
        .place(
            Hold.on(RecordRef.of(Shelf.class, shelf.id))
                .matter("M-1")
                .reviewBy(LocalDate.of(2027, 2, 1)),
            Host.OFFICER);

    RetentionRun run = lethe.retention().run();

    assertThat(now(Shelf.class, shelf.id).createdBy).isEqualTo("kim");
    assertThat(run.erased("Shelf")).isZero();
  }

  @Test // in nobody's copy, and no way to anybody
  void theOwnersErasureTakesTheRow() {
    Patron ana = patron("GONE");
    Fine fine = fine(ana, "kim", "2026-10-01T00:00:00Z");

    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(
                lethe
                    .erasures()
                    .plan(lethe.person(Patron.class, ana.id), ErasureGround.NO_LONGER_NECESSARY),
                Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(now(Fine.class, fine.id)).isNull();
    assertThat(lethe.dataMap().entity("Fine").orElseThrow().groups())
        .filteredOn(g -> g.rides())
        .flatExtracting(g -> g.fields())
        .noneMatch(f -> f.exported());
    assertThat(lethe.dataMap().entity("Shelf").orElseThrow().links()).isEmpty();
    assertThat(lethe.explainField("Shelf.createdBy").holds().toString())
        .contains("replaced 2 years after createdAt by former-staff");
  }
}
