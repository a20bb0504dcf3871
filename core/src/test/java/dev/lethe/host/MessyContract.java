package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.decide.Explanation;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.host.Purchase.Status;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Outcome;
import dev.lethe.model.Person;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.SubjectRef;
import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.RetentionRun;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tables as they grew: status columns, flags, keys that mean one kind of person or another. */
abstract class MessyContract extends HostContract {
  MessyContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Purchase.class, Remark.class, Keeper.class, Lease.class};
  }

  @Override
  void clearTables() {
    host.db.execute(
        "delete from purchase", "delete from remark", "delete from keeper", "delete from lease");
    super.clearTables();
  }

  private Purchase purchase(Member buyer, Status status, String doneAt, String modifiedAt) {
    Purchase p = new Purchase();
    p.id = UUID.randomUUID();
    p.buyer = buyer;
    p.shipTo = "Ana Berger";
    p.status = status;
    p.doneAt = doneAt == null ? null : Instant.parse(doneAt);
    p.modifiedAt = Instant.parse(modifiedAt);
    host.save(p);
    return p;
  }

  private Tally tally(RetentionRun run, String entity) {
    return run.tally(entity).orElseThrow();
  }

  private boolean there(Class<?> type, Object id) {
    try (var em = host.emf.createEntityManager()) {
      return em.find(type, id) != null;
    }
  }

  @Test // status columns; an anchor with a fallback
  void theStatusSaysWhichRuleItIs() {
    Member ana = host.member("ana@plant.test", null);
    Member ben = host.member("ben@plant.test", "2026-10-01T00:00:00Z");
    host.save(ana, ben);
    Purchase stamped = purchase(ana, Status.DONE, "2026-09-01T00:00:00Z", "2026-10-31T00:00:00Z");
    Purchase unstamped = purchase(ana, Status.CANCELLED, null, "2026-09-01T00:00:00Z");
    Purchase young = purchase(ana, Status.DONE, "2026-10-31T00:00:00Z", "2026-01-01T00:00:00Z");
    Purchase open = purchase(ana, Status.OPEN, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    Purchase closed = purchase(ben, Status.OPEN, null, "2026-10-31T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(run.erased("Purchase")).isEqualTo(3);
    assertThat(List.of(stamped, unstamped, closed)).noneMatch(p -> there(Purchase.class, p.id));
    assertThat(List.of(young, open)).allMatch(p -> there(Purchase.class, p.id));
    assertThat(
            lethe.explain(RecordRef.of(Purchase.class, young.id)).toText(java.util.Locale.ENGLISH))
        .contains("2026-11-30")
        .contains("counts from doneAt, 2026-10-31T00:00Z");
    Purchase fresh = purchase(ana, Status.DONE, null, "2026-10-31T00:00:00Z");
    assertThat(
            lethe.explain(RecordRef.of(Purchase.class, fresh.id)).toText(java.util.Locale.ENGLISH))
        .contains("counts from modifiedAt, 2026-10-31T00:00Z");
  }

  @Test // a value that no rule covers is REVIEW, and counted; it does not go, whatever the age
  void aStatusThatNoRuleCoversIsForReview() {
    Member ben = host.member("ben@plant.test", "2019-10-01T00:00:00Z");
    host.save(ben);
    Purchase halted = purchase(ben, Status.HALTED, "2019-01-01T00:00:00Z", "2019-01-01T00:00:00Z");
    Purchase none = purchase(ben, null, "2019-01-01T00:00:00Z", "2019-01-01T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(tally(run, "Purchase").found()).isEqualTo(2);
    assertThat(tally(run, "Purchase").kept())
        .singleElement()
        .satisfies(
            k -> {
              assertThat(k.count()).isEqualTo(2);
              assertThat(k.ground().reason()).isEqualTo(Reason.UNMAPPED);
            });
    assertThat(List.of(halted, none)).allMatch(p -> there(Purchase.class, p.id));
    assertThat(lethe.explain(RecordRef.of(Purchase.class, halted.id)).lines())
        .extracting(Explanation.Line::outcome)
        .containsExactly(Outcome.REVIEW);
  }

  private Remark remark(String type, UUID author, boolean deleted, String at) {
    Remark r = new Remark();
    r.id = UUID.randomUUID();
    r.authorType = type;
    r.authorId = author;
    r.text = "hello";
    r.deleted = deleted;
    r.at = Instant.parse(at);
    host.save(r);
    return r;
  }

  private Keeper keeper(UUID id, String leftAt) {
    Keeper k = new Keeper();
    k.id = id;
    k.name = "Kim Otto";
    k.leftAt = leftAt == null ? null : Instant.parse(leftAt);
    host.save(k);
    return k;
  }

  @Test // a polymorphic owner: equal ids of two kinds never meet
  void aKeyThatMeansOneKindOfPersonOrAnother() {
    Member ana = host.member("ana@plant.test", "2026-10-31T00:00:00Z");
    host.save(ana);
    Keeper kim = keeper(ana.id, null);
    Remark hers = remark("MEMBER", ana.id, false, "2026-10-01T00:00:00Z");
    Remark theirs = remark("KEEPER", kim.id, false, "2026-10-01T00:00:00Z");
    Remark nobodys = remark("BOT", ana.id, false, "2019-10-01T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(there(Remark.class, hers.id)).isFalse();
    assertThat(there(Remark.class, theirs.id)).isTrue();
    assertThat(there(Remark.class, nobodys.id)).isTrue();
    assertThat(tally(run, "Remark").kept())
        .singleElement()
        .matches(k -> k.count() == 1 && k.ground().reason() == Reason.UNMAPPED);
  }

  @Test
  void anErasureOfOneKindLeavesTheOthersRows() {
    Member ana = host.member("ana@plant.test", "2026-10-31T00:00:00Z");
    host.save(ana);
    Keeper kim = keeper(ana.id, "2026-10-31T00:00:00Z");
    Remark hers = remark("MEMBER", ana.id, false, "2026-10-01T00:00:00Z");
    Remark theirs = remark("KEEPER", kim.id, false, "2026-10-01T00:00:00Z");

    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(
                lethe
                    .erasures()
                    .plan(lethe.person(Keeper.class, kim.id), ErasureGround.NO_LONGER_NECESSARY),
                Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(there(Remark.class, theirs.id)).isFalse();
    assertThat(there(Keeper.class, kim.id)).isFalse();
    assertThat(there(Remark.class, hers.id)).isTrue();
    assertThat(there(Member.class, ana.id)).isTrue();
  }

  @Test // the host's own flag
  void aFlagStartsTheClock() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    Remark old = remark("MEMBER", ana.id, true, "2026-10-20T00:00:00Z");
    Remark young = remark("MEMBER", ana.id, true, "2026-10-30T00:00:00Z");
    Remark kept = remark("MEMBER", ana.id, false, "2019-10-20T00:00:00Z");

    assertThat(lethe.retention().run().erased("Remark")).isEqualTo(1);

    assertThat(there(Remark.class, old.id)).isFalse();
    assertThat(List.of(young, kept)).allMatch(r -> there(Remark.class, r.id));
  }

  private Lease lease(Member tenant, String address, String createdAt, String endedAt) {
    Lease l = new Lease();
    l.id = UUID.randomUUID();
    l.tenant = tenant;
    l.address = address;
    l.terms = "monthly";
    l.createdAt = Instant.parse(createdAt);
    l.endedAt = endedAt == null ? null : Instant.parse(endedAt);
    host.save(l);
    return l;
  }

  @Test // a contract that has ended ends every purpose
  void aCutEndsAllPurposes() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    Lease ended = lease(ana, null, "2026-01-01T00:00:00Z", "2026-10-30T00:00:00Z");
    Lease running = lease(ana, null, "2026-01-01T00:00:00Z", null);
    Lease old = lease(ana, null, "2020-01-01T00:00:00Z", null);

    assertThat(lethe.retention().run().erased("Lease")).isEqualTo(1);

    assertThat(there(Lease.class, ended.id)).isFalse();
    assertThat(List.of(running, old)).allMatch(l -> there(Lease.class, l.id));
  }

  @Test // either-or owners: what stands beside a member's own row is no second owner
  void anAddressMeansSomebodyOnlyWhereNoMemberIs() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    Lease hers = lease(ana, "cy@plant.test", "2026-01-01T00:00:00Z", null);
    Lease strangers = lease(null, "cy@plant.test", "2026-01-01T00:00:00Z", null);

    Person cy = Person.of(SubjectRef.of("correspondent", "cy@plant.test"));
    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(lethe.erasures().plan(cy, ErasureGround.NO_LONGER_NECESSARY), Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(there(Lease.class, strangers.id)).isFalse();
    assertThat(there(Lease.class, hers.id)).isTrue();
  }
}
