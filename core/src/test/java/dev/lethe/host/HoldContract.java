package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.hold.Holds.Released;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import dev.lethe.retention.Retentions.RetentionRun;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * A hold always wins, on rows, on files, on what goes with them, and its release finishes the job.
 */
abstract class HoldContract extends HostContract {
  private static final LocalDate REVIEW = LocalDate.of(2027, 2, 20);

  HoldContract(Product product) {
    super(product);
  }

  @Test // H07 in part: a held upload stays with its file; what waited goes after the release,
  // unasked
  void aHeldRecordStaysUntilItsRelease() {
    Member ana = host.member("ana@plant.test", null);
    Track held = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Track other = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    TrackTag tag = host.tag(held);
    host.save(ana, held, other, tag);

    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Track.class, held.id)).matter("M-7").reviewBy(REVIEW),
                Host.OFFICER);
    assertThat(placed.covered()).isEqualTo(1);
    assertThat(placed.inFlight()).isEmpty();

    host.turnTo("2026-11-22T00:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(run.erased("Track")).isEqualTo(1);
    assertThat(run.erased("TrackTag"))
        .as("a hold on the parent reaches what goes with it")
        .isZero();
    assertThat(host.db.column("select originalName from track")).hasSize(1);
    assertThat(host.hasFile(held.objectKey)).isTrue();
    assertThat(host.hasFile(other.objectKey)).isFalse();
    var line = lethe.explain(RecordRef.of(Track.class, held.id)).lines().get(0);
    assertThat(line.grounds().get(0).reason()).isEqualTo(Reason.LEGAL_HOLD);
    assertThat(line.until()).get().isInstanceOf(Until.Review.class);

    assertThat(lethe.redrive().retention().tallies()).as("nothing is free yet").isEmpty();
    Released released = lethe.holds().release(placed.id(), Host.OFFICER, "case settled");
    assertThat(released.waiting()).isEqualTo(2);
    RetentionRun rest = lethe.redrive().retention();
    assertThat(rest.complete()).isTrue();
    assertThat(rest.erased("Track")).isEqualTo(1);
    assertThat(rest.erased("TrackTag")).isEqualTo(1);
    assertThat(host.db.rows("track")).isZero();
    assertThat(host.hasFile(held.objectKey)).isFalse();
    assertThat(host.db.rows("lethe_waiting")).isZero();
    assertThat(lethe.evidence().verify().status()).isEqualTo(Status.INTACT);
  }

  @Test // a hold on a person covers every entity, and the emptied shell of the account too
  void aHeldPersonKeepsEverything() {
    Member ben = host.member("ben@plant.test", "2026-11-01T00:00:00Z");
    host.save(
        ben,
        host.render(ben, null, "2026-01-01T00:00:00Z"),
        host.bill(ben, "2026-01-01T00:00:00Z"),
        host.visit(ben, "2026-01-01T00:00:00Z", "198.51.100.7"));
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(lethe.person(Member.class, ben.id)).matter("M-8").reviewBy(REVIEW),
                Host.OFFICER);
    assertThat(placed.covered()).isEqualTo(4);
    host.turnTo("2026-11-22T00:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(run.tallies()).allSatisfy(t -> assertThat(t.erased()).isEmpty());
    assertThat(host.db.column("select email from member")).containsExactly("ben@plant.test");
    assertThat(host.db.column("select sentTo from bill")).containsExactly("ben@plant.test");
    assertThat(host.db.rows("visit_log")).isEqualTo(1);

    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    RetentionRun rest = lethe.redrive().retention();
    assertThat(rest.complete()).isTrue();
    assertThat(host.db.rows("visit_log")).isZero();
    assertThat(host.db.rows("render")).isZero();
    assertThat(host.db.column("select email from member").get(0)).startsWith("erased-");
  }

  @Test // a hold that comes after the account was emptied still keeps its row
  void aHeldShellStays() {
    Member ben = host.member("ben@plant.test", "2016-01-01T00:00:00Z");
    host.save(ben, host.bill(ben, "2015-06-01T00:00:00Z"));
    host.turnTo("2025-12-30T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.column("select email from member").get(0)).startsWith("erased-");
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Member.class, ben.id)).matter("M-9").reviewBy(REVIEW),
                Host.OFFICER);
    host.turnTo("2026-01-02T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.rows("bill")).as("its period is over, and nobody holds it").isZero();
    assertThat(host.db.rows("member")).as("the held row").isEqualTo(1);
    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    lethe.redrive();
    assertThat(host.db.rows("member")).isZero();
  }

  @Test // a held record is not changed either: what it points at stays as a bare row
  void aHeldRecordKeepsItsLinks() {
    Member ana = host.member("ana@plant.test", null);
    Track track = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Render held = host.render(ana, track, "2026-11-20T10:00:00Z");
    host.save(ana, track, held);
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Render.class, held.id)).matter("M-7").reviewBy(REVIEW),
                Host.OFFICER);
    host.turnTo("2026-11-22T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.rows("track")).isEqualTo(1);
    assertThat(host.db.column("select originalName from track")).containsExactly((String) null);
    assertThat(host.db.column("select source_id from render")).doesNotContainNull();
    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    lethe.retention().run();
    assertThat(host.db.rows("track")).isZero();
    assertThat(host.db.rows("render")).isEqualTo(1);
  }

  @Test // P15-b, H18: a security hold extends only what matches, to its end or its cap
  void securityHoldsKeepWhatMatches() {
    host.save(
        host.visit(null, "2026-08-10T00:00:00Z", "203.0.113.7"),
        host.visit(null, "2026-08-10T00:00:00Z", "198.51.100.1"),
        host.visit(null, "2026-06-01T00:00:00Z", "203.0.113.7"));
    lethe
        .holds()
        .place(
            Hold.security(Visit.class, Map.of("ip", "203.0.113.7"))
                .matter("S-9")
                .endingAt(Instant.parse("2026-12-31T00:00:00Z"), Period.ofDays(180)),
            Host.OFFICER);
    assertThat(host.db.column("select predicate from lethe_hold").get(0))
        .doesNotContain("203.0.113.7");
    host.turnTo("2026-11-23T00:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(run.erased("Visit")).isEqualTo(1);
    host.save(host.visit(null, "2026-08-20T00:00:00Z", "203.0.113.7"));
    lethe.retention().run();
    assertThat(host.db.rows("visit_log")).as("rows that come later are caught too").isEqualTo(3);

    host.turnTo("2026-11-27T23:59:59Z");
    assertThat(lethe.retention().run().erased("Visit")).isZero();
    host.turnTo("2026-11-28T00:00:00Z");
    assertThat(lethe.retention().run().erased("Visit")).as("180 days after the entry").isEqualTo(1);
    host.turnTo("2026-12-31T00:00:00Z");
    assertThat(lethe.retention().run().erased("Visit")).as("the hold has ended").isEqualTo(2);
  }

  @Test // one hold of two released: the other still keeps
  void theOtherHoldStillKeeps() {
    Member ana = host.member("ana@plant.test", null);
    Track track = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    host.save(ana, track);
    Placed first =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Track.class, track.id)).matter("M-1").reviewBy(REVIEW),
                Host.OFFICER);
    Placed second =
        lethe
            .holds()
            .place(
                Hold.on(lethe.person(Member.class, ana.id)).matter("M-2").reviewBy(REVIEW),
                Host.OFFICER);
    host.turnTo("2026-11-22T00:00:00Z");
    lethe.retention().run();
    assertThat(lethe.holds().release(first.id(), Host.OFFICER, "settled").stillHeldByOthers())
        .isEqualTo(1);
    lethe.redrive();
    assertThat(host.db.rows("track")).isEqualTo(1);
    lethe.holds().release(second.id(), Host.OFFICER, "settled");
    lethe.redrive();
    assertThat(host.db.rows("track")).isZero();
  }

  @Test // between the commit and the deletion of a file: the file stays, and goes after the release
  void aHoldBetweenCommitAndFileKeepsTheFile() {
    Member ana = host.member("ana@plant.test", null);
    Track first = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    host.save(ana, first);
    host.turnTo("2026-11-22T00:00:00Z");
    // The store is away, so that the row goes and its files are left over.
    host.beforeDelete(
        key -> {
          throw new IllegalStateException("store is away");
        });
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).as("files that could not be deleted are busy").isFalse();
    assertThat(run.tally("Track files").orElseThrow().busy()).isEqualTo(2);
    assertThat(host.db.rows("track")).isZero();
    assertThat(host.hasFile(first.objectKey)).isTrue();

    host.beforeDelete(key -> {});
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(lethe.person(Member.class, ana.id)).matter("M-7").reviewBy(REVIEW),
                Host.OFFICER);
    assertThat(placed.parkedDeliveries()).isEqualTo(2);
    host.turnTo("2026-11-23T00:00:00Z");
    lethe.retention().run();
    assertThat(host.hasFile(first.objectKey))
        .as("the hold wins over the ordered deletion")
        .isTrue();

    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    lethe.redrive();
    assertThat(host.hasFile(first.objectKey)).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // a call that was under way when the hold came is named
  void callsInFlightAreNamed() {
    Member ana = host.member("ana@plant.test", null);
    Track track = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    host.save(ana, track);
    host.turnTo("2026-11-22T00:00:00Z");
    AtomicReference<Placed> placed = new AtomicReference<>();
    host.beforeDelete(
        key -> {
          if (placed.get() == null) {
            placed.set(
                lethe
                    .holds()
                    .place(
                        Hold.on(lethe.person(Member.class, ana.id)).matter("M-7").reviewBy(REVIEW),
                        Host.OFFICER));
          }
        });
    lethe.retention().run();
    assertThat(placed.get().inFlight())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.limit()).isAfter(host.now.get()));
  }

  @Test // a hold names only what exists and is of the right type; nothing is stored otherwise
  void wrongHoldsAreRefused() {
    assertThatThrownBy(
            () ->
                lethe
                    .holds()
                    .place(
                        Hold.on(RecordRef.of(Track.class, 42L)).matter("M-7").reviewBy(REVIEW),
                        Host.OFFICER))
        .hasMessageContaining("LETHE-430");
    assertThatThrownBy(
            () ->
                lethe
                    .holds()
                    .place(
                        Hold.on(Visit.class, Map.of("ipp", "x")).matter("M-7").reviewBy(REVIEW),
                        Host.OFFICER))
        .hasMessageContaining("LETHE-441")
        .hasMessageContaining("userAgent");
    assertThatThrownBy(
            () -> lethe.holds().release(java.util.UUID.randomUUID(), Host.OFFICER, "typo"))
        .hasMessageContaining("LETHE-440");
    assertThat(host.db.rows("lethe_hold")).isZero();
    Placed nobody =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Track.class, java.util.UUID.randomUUID()))
                    .matter("M-7")
                    .reviewBy(REVIEW),
                Host.OFFICER);
    assertThat(nobody.alreadyGone()).isEqualTo(1);
    assertThat(lethe.holds().active())
        .singleElement()
        .satisfies(h -> assertThat(h.overdue()).isFalse());
    host.turnTo("2027-02-21T12:00:00Z");
    assertThat(lethe.holds().active())
        .singleElement()
        .satisfies(h -> assertThat(h.overdue()).isTrue());
  }
}
