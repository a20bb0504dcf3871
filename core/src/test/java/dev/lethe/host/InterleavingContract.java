package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.RetentionRun;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Holds and host transactions that come in the middle of a purge batch. */
abstract class InterleavingContract extends HostContract {
  InterleavingContract(Product product) {
    super(product);
  }

  @Test // after the verdict and before the delete: place waits, and says that it came too late
  void aHoldInTheMiddleOfABatchWaitsForIt() throws Exception {
    Member ana = host.member("ana@plant.test", null);
    Track track = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    host.save(ana, track);
    host.turnTo("2026-11-22T00:00:00Z");
    AtomicReference<CompletableFuture<Placed>> placing = new AtomicReference<>();
    host.beforeStatement(
        "delete from track where",
        () -> {
          CountDownLatch started = new CountDownLatch(1);
          placing.set(
              CompletableFuture.supplyAsync(
                  () -> {
                    started.countDown();
                    return lethe
                        .holds()
                        .place(
                            Hold.on(RecordRef.of(Track.class, track.id))
                                .matter("M-7")
                                .reviewBy(LocalDate.of(2027, 2, 20)),
                            Host.OFFICER);
                  }));
          assertThat(await(started)).isTrue();
          // A hold that were in force now would lose its row in the next statement.
          assertThatThrownBy(() -> placing.get().get(500, TimeUnit.MILLISECONDS))
              .isInstanceOf(TimeoutException.class);
        });
    RetentionRun run = lethe.retention().run();
    Placed placed = placing.get().get(20, TimeUnit.SECONDS);
    assertThat(run.erased("Track")).isEqualTo(1);
    assertThat(placed.covered()).isZero();
    assertThat(placed.alreadyGone()).isEqualTo(1);
    // Its files were ordered in that batch: deleted before the hold, or kept by it; never in
    // between.
    boolean there = host.hasFile(track.objectKey);
    long kept = placed.parkedDeliveries() + placed.inFlight().size();
    assertThat(there).isEqualTo(kept > 0 && host.hasFile(track.objectKey));
  }

  @Test // the owner is opened again after the verdict: the batch is rolled back and judged again
  void anAccountReopenedInTheMiddleKeepsItsOutputs() {
    Member ana = host.member("ana@plant.test", "2026-11-20T00:00:00Z");
    host.save(ana, host.render(ana, null, "2026-01-01T00:00:00Z"));
    host.turnTo("2026-11-22T00:00:00Z");
    host.beforeStatement(
        "delete from render where",
        () ->
            CompletableFuture.runAsync(
                    () -> host.change(em -> em.find(Member.class, ana.id).closedAt = null))
                .join());
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(run.erased("Render")).isZero();
    assertThat(host.db.rows("render")).isEqualTo(1);
    assertThat(host.db.column("select email from member")).containsExactly("ana@plant.test");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
