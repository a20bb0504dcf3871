package music.tour;

import dev.lethe.Lethe;
import dev.lethe.erasure.Erasures.Certificate;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.model.Until;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import music.audio.Wav;

/** What the scenes of the running service need: the service, and eyes that do not trust it. */
final class ServiceStage {
  /** Exclusive end of what the tax law wants of 2026, in Berlin. */
  static final Instant LAW_ENDS = Instant.parse("2036-12-31T23:00:00Z");

  static final String TAX_FIELDS =
      "number is not null and issued_at is not null and net is not null and vat is not null"
          + " and name is not null and address is not null and country is not null"
          + " and stripe_customer_id is not null and sent_to is null and note is null";
  static final Wav SOUND = Tone.of(440, 250);

  final RunningService service;
  final Path folder;
  final Chronicle chronicle;
  final Look look;
  final Lethe lethe;

  ServiceStage(RunningService service, Path folder, Chronicle chronicle) {
    this.service = service;
    this.folder = folder;
    this.chronicle = chronicle;
    this.look = service.look();
    this.lethe = service.lethe();
  }

  Instant now() {
    return service.clock().instant();
  }

  void chapter(String title) {
    chronicle.chapter(title, now());
  }

  /** Waits until an order has come as far as it can for now. Returns how it stands. */
  Status settled(UUID order) {
    await(
        () -> {
          ErasureOutcome outcome = lethe.erasures().outcome(order);
          return outcome.status() != Status.ORDERED
              && outcome.status() != Status.RUNNING
              && (outcome.status() == Status.COMPLETE || !outcome.kept().isEmpty())
              && outcome.deliveries().stream().noneMatch(d -> d.state() == Delivery.State.WAITING);
        });
    return lethe.erasures().outcome(order).status();
  }

  Certificate certificate(UUID order) {
    return lethe.erasures().certificate(order);
  }

  void await(BooleanSupplier done) {
    for (int i = 0; i < 600 && !done.getAsBoolean(); i++) LockSupport.parkNanos(100_000_000);
  }

  /** The service is woken every second. */
  void letItLook() {
    LockSupport.parkNanos(3_000_000_000L);
  }

  /** Address and password gone, the date emptied; only when it closed is left. */
  long bare(Customer who) {
    return look.count(
        "from account where id = ? and closed_at is not null and password_hash is null"
            + " and email not like '%example%' and created_at = ?",
        who.account, Instant.EPOCH);
  }

  /** Whether an invoice stays, restricted, to the second that the law ends. */
  boolean keepsInvoice(ErasureOutcome outcome) {
    return outcome.kept().stream()
        .anyMatch(
            k ->
                k.entity().equals("Invoice")
                    && k.restricted()
                    && k.until().equals(new Until.At(LAW_ENDS)));
  }
}
