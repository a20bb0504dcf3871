package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;

import club.Desk;
import club.Visit;
import dev.lethe.Lethe;
import dev.lethe.hold.Hold;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.Portion;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** What a run did, as figures; and what becomes of a listener that fails. */
@ExtendWith(OutputCaptureExtension.class)
@NullUnmarked // fields are set before each test
class RunMetricsTest {
  private ConfigurableApplicationContext host;
  private Lethe lethe;

  @BeforeEach
  void start() {
    host = Clubs.startWithDesk(Server.h2(), "lethe.schedule.quartz=off");
    lethe = host.getBean(Lethe.class);
    host.getBean(Desk.class)
        .join(
            1,
            "ana@plant.test",
            Instant.parse("2020-01-31T10:00:01Z"),
            Instant.parse("2020-01-31T10:00:02Z"));
    lethe
        .retention()
        .arm(
            lethe.retention().preview(),
            "Visit",
            Portion.EVERYTHING,
            "agreed in October",
            Desk.OFFICER);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test // P6-a: counted by attribute, and by nothing that was written
  void forbiddenDataIsCounted() {
    host.publishEvent(new Lethe.Event.ForbiddenDataSeen("Invoice.note", true));
    host.publishEvent(new Lethe.Event.ForbiddenDataSeen("Invoice.note", false));
    MeterRegistry meters = host.getBean(MeterRegistry.class);
    assertThat(
            meters.get("lethe.forbidden.seen").tag("attribute", "Invoice.note").counter().count())
        .isEqualTo(2);
  }

  @Test
  void aRunIsCountedByEntity() {
    MeterRegistry meters = host.getBean(MeterRegistry.class);
    long held = 1000 + Instant.parse("2020-01-31T10:00:01Z").getEpochSecond() % 1000;
    lethe
        .holds()
        .place(
            Hold.on(RecordRef.of(Visit.class, held))
                .matter("M-4711")
                .reviewBy(LocalDate.of(2099, 1, 1)),
            Desk.OFFICER);
    lethe.retention().run();
    assertThat(kept(meters)).isEqualTo(1);
    lethe.retention().run(); // what waits for the hold is not found again
    assertThat(kept(meters)).isZero();
    assertThat(meters.get("lethe.retention.runs").timer().count()).isEqualTo(2);
    assertThat(meters.get("lethe.retention.incomplete").counter().count()).isZero();
    assertThat(meters.get("lethe.retention.erased").tag("entity", "Visit").counter().count())
        .isEqualTo(1);
    assertThat(meters.get("lethe.retention.busy").tag("entity", "Visit").gauge().value()).isZero();
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .filteredOn(id -> id.getName().startsWith("lethe."))
        .hasSize(5)
        .flatExtracting(Meter.Id::getTags)
        .allMatch(tag -> tag.getKey().equals("entity") && tag.getValue().equals("Visit"));
  }

  private static double kept(MeterRegistry meters) {
    return meters.get("lethe.retention.kept").tag("entity", "Visit").gauge().value();
  }

  @Test
  void aListenerThatFailsStopsNothingAndIsNotQuoted(CapturedOutput log) {
    host.addApplicationListener(
        event -> {
          if (event instanceof PayloadApplicationEvent<?> payload
              && payload.getPayload() instanceof Lethe.Event)
            throw new IllegalStateException("ana@plant.test");
        });
    assertThat(lethe.retention().run().erased("Visit")).isEqualTo(2);
    assertThat(log)
        .contains("LETHE a listener failed on RunFinished: java.lang.IllegalStateException")
        .doesNotContain("ana@plant.test");
  }
}
