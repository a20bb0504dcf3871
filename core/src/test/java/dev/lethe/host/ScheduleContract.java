package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lethe.Lethe;
import dev.lethe.Lethe.Event;
import dev.lethe.databases.Product;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.RecordRef;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A real scheduler wakes the engines; whose turn it is stands in the database. */
abstract class ScheduleContract extends HostContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  ScheduleContract(Product product) {
    super(product);
  }

  @Test // purged, re-driven after a release, and sealed, without anyone's call
  void everythingHappensByItself() {
    Member ana = host.member("ana@plant.test", null);
    Track held = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Track due = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    host.save(ana, held, due);
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Track.class, held.id))
                    .matter("M-7")
                    .reviewBy(LocalDate.of(2027, 2, 20)),
                Host.OFFICER);
    host.turnTo("2026-11-22T00:00:00Z");
    List<Event> events = new CopyOnWriteArrayList<>();
    try (Lethe scheduled =
        host.builder()
            .listener(events::add)
            .schedule(
                s -> s.retentionEvery(Duration.ofSeconds(1)).redriveEvery(Duration.ofSeconds(1)))
            .build()) {
      await().atMost(PATIENCE).until(() -> host.db.rows("track") == 1);
      await().atMost(PATIENCE).until(() -> !events.isEmpty());
      scheduled.holds().release(placed.id(), Host.OFFICER, "settled");
      await().atMost(PATIENCE).until(() -> host.db.rows("track") == 0);
      await().atMost(PATIENCE).until(() -> scheduled.evidence().verify().unsealed() == 0);
    }
    assertThat(host.hasFile(held.objectKey)).isFalse();
  }

  @Test // another node has the turn: nothing is done here
  void whoHasTheTurnIsInTheDatabase() {
    host.save(host.visit(null, "2026-01-01T00:00:00Z", "198.51.100.1"));
    host.db.execute(
        "delete from lethe_task",
        "insert into lethe_task (name, leased_until, leased_by) values ('retention', '2026-12-31 00:00:00', 'another node')");
    host.turnTo("2026-11-22T00:00:00Z");
    Host other = host;
    try (Lethe scheduled =
        other
            .builder()
            .schedule(
                s -> s.retentionEvery(Duration.ofSeconds(1)).redriveEvery(Duration.ofSeconds(1)))
            .build()) {
      // The seal and the re-drive have had their turn meanwhile; the retention has not.
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  host.db.rows("lethe_task") >= 3 && scheduled.evidence().verify().unsealed() == 0);
      assertThat(host.db.rows("visit_log")).isEqualTo(1);
      host.db.execute("delete from lethe_task where name = 'retention'");
      await().atMost(PATIENCE).until(() -> host.db.rows("visit_log") == 0);
    }
  }

  @Test // P12-c: a schedule that leaves no room in the promised window is refused
  void tooSlowASchedule() {
    assertThatThrownBy(
            () -> host.builder().schedule(s -> s.retentionEvery(Duration.ofHours(60))).build())
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("LETHE-135")
        .hasMessageContaining("Track");
  }
}
