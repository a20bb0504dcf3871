package dev.lethe.spring;

import dev.lethe.Lethe;
import dev.lethe.model.Erased;
import dev.lethe.model.Kept;
import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.RetentionRun;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.EventListener;

/**
 * Figures of retention runs, and of forbidden data. Tags are names of entities and attributes. What
 * went is counted; what stayed or was busy may be met again by a later run, so that of these the
 * last run's number stands.
 */
final class RunMetrics {
  private final MeterRegistry meters;
  private final Timer runs;
  private final Counter incomplete;
  private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();

  RunMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.runs =
        Timer.builder("lethe.retention.runs")
            .description("Retention runs and how long they took")
            .register(meters);
    this.incomplete =
        Counter.builder("lethe.retention.incomplete")
            .description("Retention runs that left something undone")
            .register(meters);
  }

  @EventListener
  void on(Lethe.Event.RunFinished finished) {
    RetentionRun run = finished.run();
    runs.record(Duration.between(run.startedAt(), run.finishedAt()));
    if (!run.complete()) incomplete.increment();
    last.values().forEach(number -> number.set(0));
    run.tallies().forEach(this::count);
  }

  @EventListener
  void on(Lethe.Event.ForbiddenDataSeen seen) {
    Counter.builder("lethe.forbidden.seen")
        .description("Values that must never be stored and were refused or masked")
        .tag("attribute", seen.attribute())
        .register(meters)
        .increment();
  }

  private void count(Tally tally) {
    long erased = tally.erased().stream().mapToLong(Erased::count).sum();
    Counter.builder("lethe.retention.erased")
        .description("Field groups and files that went")
        .tag("entity", tally.entity())
        .register(meters)
        .increment((double) erased);
    show("lethe.retention.kept", tally, tally.kept().stream().mapToLong(Kept::count).sum());
    show("lethe.retention.busy", tally, tally.busy());
  }

  private void show(String name, Tally tally, long value) {
    last.computeIfAbsent(
            name + "/" + tally.entity(),
            key -> {
              AtomicLong number = new AtomicLong();
              Gauge.builder(name, number, n -> (double) n.get())
                  .description("Of the last run")
                  .tag("entity", tally.entity())
                  .strongReference(true)
                  .register(meters);
              return number;
            })
        .set(value);
  }
}
