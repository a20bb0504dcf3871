package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import dev.lethe.retention.Retentions.RetentionRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where data could go that must stay, or stay for ever that must go. */
abstract class EdgesContract extends HostContract {
  private static final LocalDate REVIEW = LocalDate.of(2027, 2, 20);

  EdgesContract(Product product) {
    super(product);
  }

  @Test // two rows with one file: it stays as long as one of them does
  void aSharedFileStaysForTheRowThatIsHeld() {
    Member ana = host.member("ana@plant.test", null);
    Track gone = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Track held = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    gone.objectKey = held.objectKey;
    host.save(ana, gone, held);
    Placed placed = hold(RecordRef.of(Track.class, held.id));
    host.turnTo("2026-11-22T00:00:00Z");
    assertThat(lethe.retention().run().erased("Track")).isEqualTo(1);
    assertThat(host.hasFile(held.objectKey)).as("the held row's file").isTrue();
    assertThat(host.hasFile(held.objectKey + ".peaks.json")).as("what is derived").isTrue();

    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    lethe.redrive();
    assertThat(host.hasFile(held.objectKey)).as("goes with the last row").isFalse();
    assertThat(host.hasFile(held.objectKey + ".peaks.json")).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // two rows with one file go together: the file goes too
  void aSharedFileGoesWithBothRows() {
    Member ana = host.member("ana@plant.test", null);
    Track one = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Track two = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    one.objectKey = two.objectKey;
    host.save(ana, one, two);
    host.turnTo("2026-11-22T00:00:00Z");
    assertThat(lethe.retention().run().complete()).isTrue();
    assertThat(host.hasFile(two.objectKey)).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // what the database takes for equal is held, whatever its letters: covered means covered
  void whatAHoldCountsItKeeps() {
    host.save(host.visit(null, "2026-01-01T00:00:00Z", "198.51.100.1"));
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.security(Visit.class, Map.of("userAgent", "FIREFOX"))
                    .matter("S-1")
                    .endingAt(Instant.parse("2026-12-31T00:00:00Z"), Period.ofDays(400)),
                Host.OFFICER);
    host.turnTo("2026-11-22T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.rows("visit_log")).isGreaterThanOrEqualTo(placed.covered());
  }

  @Test // a law that became shorter: what was marked under the longer one is found again
  void armingLooksAgainAtWhatWasRestricted() {
    Member ben = host.member("ben@plant.test", "2020-06-30T00:00:00Z");
    host.save(ben, host.bill(ben, "2019-12-31T23:30:00Z"));
    host.turnTo("2026-11-23T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.rows("lethe_restricted")).isPositive();
    host.db.execute(
        "update lethe_restricted set until_at = '2090-01-01 00:00:00' where reason = 'LEGAL_OBLIGATION'",
        "update lethe_rule set fingerprint = 'longer'");
    host.turnTo("2031-01-02T00:00:00Z");
    host.armAll(lethe);
    lethe.retention().run();
    assertThat(host.db.rows("bill")).isZero();
    assertThat(host.db.rows("member")).isZero();
  }

  @Test // an account opened again and filled again is emptied again when it closes again
  void whatWasFilledAgainIsEmptiedAgain() {
    Member ben = host.member("ben@plant.test", "2026-11-01T00:00:00Z");
    Bill bill = host.bill(ben, "2026-01-01T00:00:00Z");
    host.save(ben, bill);
    host.turnTo("2026-11-02T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);

    host.change(
        em -> {
          Member again = em.find(Member.class, ben.id);
          again.closedAt = null;
          again.email = "ben@plant.test";
          em.find(Bill.class, bill.id).sentTo = "ben@plant.test";
        });
    host.turnTo("2026-11-03T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.column("select email from member")).containsExactly("ben@plant.test");

    host.change(
        em -> em.find(Member.class, ben.id).closedAt = Instant.parse("2026-11-04T00:00:00Z"));
    host.turnTo("2026-11-05T00:00:00Z");
    assertThat(lethe.retention().run().complete()).isTrue();
    assertThat(host.db.column("select email from member").get(0)).startsWith("erased-");
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);
  }

  @Test // a deletion that a hold kept for long is not given up at its first failure
  void aFileThatWaitedForAHoldIsTriedAgain() {
    Member ana = host.member("ana@plant.test", null);
    Track track = orderedWhileTheStoreIsAway(ana);
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(lethe.person(Member.class, ana.id)).matter("M-7").reviewBy(REVIEW),
                Host.OFFICER);
    host.turnTo("2026-12-22T00:00:00Z");
    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    lethe.redrive();
    assertThat(host.hasFile(track.objectKey)).isTrue();
    host.turnTo("2026-12-22T02:00:00Z");
    lethe.redrive();
    host.beforeDelete(key -> {});
    host.turnTo("2026-12-22T04:00:00Z");
    lethe.redrive();
    assertThat(host.hasFile(track.objectKey)).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // an order that was written for a group which the map no longer has is for a person
  void whatTheMapNoLongerKnowsIsNotDelivered() {
    Member ana = host.member("ana@plant.test", null);
    Track track = orderedWhileTheStoreIsAway(ana);
    host.beforeDelete(key -> {});
    host.db.execute("update lethe_outbox set rule_id = 'Renamed'");
    host.turnTo("2026-11-22T04:00:00Z");
    RetentionRun run = lethe.redrive().retention();
    assertThat(run.tally("Track files").orElseThrow().kept())
        .anySatisfy(
            k -> {
              assertThat(k.ground().reason()).isEqualTo(Reason.UNMAPPED);
              assertThat(k.ground().source()).isEqualTo("Renamed");
              assertThat(k.until())
                  .isEqualTo(new Until.Review(Instant.parse("2026-11-29T04:00:00Z")));
            });
    assertThat(host.hasFile(track.objectKey)).isTrue();

    host.db.execute("update lethe_outbox set rule_id = 'Track'");
    host.turnTo("2026-11-29T04:00:00Z");
    lethe.redrive();
    assertThat(host.hasFile(track.objectKey)).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // a store that breaks on one file keeps no other file from going
  void oneBrokenFileKeepsNoOther() {
    Member ana = host.member("ana@plant.test", null);
    Track broken = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Track other = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    host.save(ana, broken, other);
    host.turnTo("2026-11-22T00:00:00Z");
    host.beforeDelete(
        key -> {
          if (key.equals(broken.objectKey)) {
            throw new NoClassDefFoundError("a driver's class");
          }
        });
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isFalse();
    assertThat(host.hasFile(other.objectKey)).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isEqualTo(1);
  }

  @Test // keys of two columns, with the separator and the escape in their text
  void keysOfTwoColumnsAreHeldAndReleased() {
    LocalDate day = LocalDate.of(2026, 3, 29);
    Ticket held = ticket("Hall|2\\|", day, null);
    Ticket near = ticket("Hall", day, null);
    host.save(held, near);
    Placed placed = hold(RecordRef.of(Ticket.class, held.id));
    assertThat(placed.covered()).isEqualTo(1);
    host.turnTo("2026-11-22T00:00:00Z");
    assertThat(lethe.retention().run().erased("Ticket")).isEqualTo(1);
    assertThat(host.db.column("select venue from ticket")).containsExactly("Hall|2\\|");
    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    assertThat(lethe.redrive().retention().erased("Ticket")).isEqualTo(1);
    assertThat(host.db.rows("ticket")).isZero();
    assertThat(host.db.rows("lethe_waiting")).isZero();
  }

  @Test // a record that is named as the database compares it, not letter by letter
  void aRecordIsHeldHoweverItsKeyIsWritten() {
    LocalDate day = LocalDate.of(2026, 3, 29);
    host.save(ticket("hall ", day, null));
    Placed placed = hold(RecordRef.of(Ticket.class, new Ticket.Key("HALL", day)));
    host.turnTo("2026-11-22T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.rows("ticket")).isGreaterThanOrEqualTo(placed.covered());
    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    lethe.redrive();
    assertThat(host.db.rows("ticket")).isZero();
  }

  @Test // letting go of a row raises a version that is a time
  void versionsThatAreTimesAreRaised() {
    Member ana = host.member("ana@plant.test", null);
    Track track = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Ticket ticket = ticket("Hall", LocalDate.of(2026, 11, 20), track);
    ticket.soldAt = Instant.parse("2026-11-20T10:00:00Z");
    host.save(ana, track, ticket);
    String version = host.db.column("select changedAt from ticket").get(0);
    host.turnTo("2026-11-22T00:00:00Z");
    assertThat(lethe.retention().run().erased("Track")).isEqualTo(1);
    assertThat(host.db.column("select source_id from ticket")).containsExactly((String) null);
    assertThat(host.db.column("select changedAt from ticket").get(0)).isNotEqualTo(version);
  }

  private static Ticket ticket(String venue, LocalDate day, Track source) {
    Ticket t = new Ticket();
    t.id = new Ticket.Key(venue, day);
    t.source = source;
    t.holder = "Ana Berger";
    t.soldAt = Instant.parse("2026-01-01T00:00:00Z");
    return t;
  }

  private Placed hold(RecordRef record) {
    return lethe.holds().place(Hold.on(record).matter("M-7").reviewBy(REVIEW), Host.OFFICER);
  }

  /** A track whose row has gone, and whose files wait to go. */
  private Track orderedWhileTheStoreIsAway(Member owner) {
    Track track = host.track(owner, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    host.save(owner, track);
    host.turnTo("2026-11-22T00:00:00Z");
    host.beforeDelete(
        key -> {
          throw new UncheckedIOException(new IOException("store is away"));
        });
    lethe.retention().run();
    return track;
  }
}
