package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.hold.Hold;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.RecordRef;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresErasureEdgesContract extends ErasureEdgesContract {
  PostgresErasureEdgesContract() {
    super(Product.POSTGRESQL);
  }

  @Test // engines 2a: a trigger writes a fresh copy of what is deleted; it is seen, said and
  // deleted
  void aFreshCopyOfATriggerIsFound() {
    Member ana = host.member("ana@plant.test", "2026-11-22T00:00:00Z");
    Track track = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-22T09:00:00Z");
    host.save(ana, track);
    host.db.execute(
        """
        create function copied() returns trigger language plpgsql as $$ begin
          insert into track_AUD (id, rev, revtype, originalName)
            values (old.id, (select max(rev) from revinfo), 2, old.originalName);
          return old; end $$""",
        "alter table track_AUD drop constraint if exists "
            + host.db
                .column(
                    "select conname from pg_constraint where contype = 'f' and conrelid = 'track_aud'::regclass")
                .get(0),
        "create trigger copied before delete on track for each row execute function copied()");
    try {
      ErasureOutcome outcome =
          lethe
              .erasures()
              .execute(
                  lethe
                      .erasures()
                      .plan(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY),
                  Host.OFFICER);
      assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
      assertThat(outcome.residue().found()).isEqualTo(1);
      assertThat(outcome.residue().places())
          .singleElement()
          .asString()
          .containsIgnoringCase("track_AUD: 1");
      assertThat(alarms())
          .singleElement()
          .asString()
          .contains("RESIDUE_FOUND", outcome.id().toString())
          .doesNotContain(track.id.toString(), ana.id.toString(), "ana@", "demo.wav");
      assertThat(lethe.erasures().certificate(outcome.id()).html()).contains("something was found");

      UUID hold = hold(RecordRef.of(Track.class, track.id));
      host.turnTo("2026-11-23T10:01:00Z");
      lethe.redrive();
      assertThat(host.db.rows("track_AUD")).as("held").isEqualTo(1);
      lethe.holds().release(hold, Host.OFFICER, "settled");

      // What is left of the row cannot be compared with a value, so a hold by values keeps it.
      UUID byValue =
          lethe
              .holds()
              .place(
                  Hold.on(Track.class, Map.of("originalName", "demo.wav"))
                      .matter("M-9")
                      .reviewBy(LocalDate.of(2027, 2, 20)),
                  Host.OFFICER)
              .id();
      host.turnTo("2026-11-23T10:02:00Z");
      lethe.redrive();
      assertThat(host.db.rows("track_AUD")).as("held by a value").isEqualTo(1);
      lethe.holds().release(byValue, Host.OFFICER, "settled");

      host.turnTo("2026-11-23T10:03:00Z");
      lethe.redrive();
      assertThat(host.db.rows("track_AUD")).isZero();
      host.turnTo("2026-11-23T10:04:00Z");
      lethe.redrive();
      assertThat(lethe.erasures().outcome(outcome.id()).status()).isEqualTo(Status.COMPLETE);
      assertThat(lethe.evidence().verify().status().name()).isEqualTo("INTACT");
    } finally {
      host.db.execute("drop trigger copied on track", "drop function copied()");
    }
  }
}
