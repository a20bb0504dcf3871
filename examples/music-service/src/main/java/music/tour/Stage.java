package music.tour;

import dev.lethe.Lethe;
import dev.lethe.model.Actor;
import dev.lethe.model.Erased;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.Armed;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import dev.lethe.retention.Retentions.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What every scene of the tour needs: the service, the clock, and eyes that do not trust Lethe. */
final class Stage {
  static final Actor OFFICER = Actor.officer("m.keller");
  static final Actor SECOND = Actor.officer("a.second");

  /** Entities of one field group: a group that went is a row that went. */
  private static final Map<String, String> TABLES =
      Map.of(
          "LoginEvent", "login_event",
          "Upload", "upload",
          "UploadTag", "upload_tag",
          "Output", "output",
          "Subscription", "subscription");

  final Lethe lethe;
  final Look look;
  final TurnableClock clock;
  final Chronicle chronicle;
  private final Map<String, Long> erased = new LinkedHashMap<>();
  private final Map<String, Long> atFirst;
  private @Nullable RetentionPreview latest;

  Stage(Lethe lethe, Look look, TurnableClock clock, Chronicle chronicle) {
    this.lethe = lethe;
    this.look = look;
    this.clock = clock;
    this.chronicle = chronicle;
    this.atFirst = rows();
  }

  Instant now() {
    return clock.instant();
  }

  void turnTo(String instant) {
    clock.turnTo(Instant.parse(instant));
    chronicle.say("the clock says %s", instant);
  }

  /** Runs, tells, and compares what Lethe says with the rows and files that are missing now. */
  RetentionRun run() {
    Map<String, Long> before = rows();
    long filesBefore = look.files("", "");
    RetentionRun run = lethe.retention().run();
    chronicle.table(run.tallies());
    chronicle.due(run.dueButNotArmed());
    settle(run, before);
    long files = run.tallies().stream().mapToLong(t -> count(t, Technique.FILE_DELETED)).sum();
    long lost = filesBefore - look.files("", "");
    if (files != 0 || lost != 0)
      chronicle.check("count", "files and waveforms that are missing", files, lost);
    return run;
  }

  /** Waits until others have done it; what they took away is missing from then on. */
  void awaitOthers(String entity, long rows) {
    String table = Objects.requireNonNull(TABLES.get(entity));
    Instant limit = Instant.now().plusSeconds(60);
    long before = look.count("from " + table);
    while (look.count("from " + table) > before - rows && Instant.now().isBefore(limit))
      LockSupport.parkNanos(100_000_000);
    erased.merge(entity, rows, Long::sum);
  }

  boolean isArmed(String entity) {
    return lethe.retention().schedule().stream()
        .anyMatch(line -> line.entity().equals(entity) && line.armed());
  }

  /** One look per instant: a preview may arm for seven days. */
  private RetentionPreview preview() {
    if (latest == null || !latest.asOf().equals(now())) latest = lethe.retention().preview();
    return latest;
  }

  /** Arms every rule of these entities after a preview. */
  void arm(Portion portion, String reason, String... entities) {
    RetentionPreview preview = preview();
    for (Rule rule : preview.rules())
      if (List.of(entities).contains(rule.entity())) {
        Armed armed = lethe.retention().arm(preview, rule.id(), portion, reason, OFFICER);
        chronicle.say("armed: %s (%s)", rule.id(), reason);
        if (armed.awaitsSecond()) approve(rule.id());
      }
  }

  /** Where so much would go, one officer alone lets nothing go. */
  private void approve(String rule) {
    boolean alone =
        lethe.retention().schedule().stream()
            .anyMatch(line -> line.fieldGroup().equals(rule) && line.armed());
    chronicle.check("armed", "by one officer alone, for so much: " + rule, false, alone);
    lethe.retention().approve(rule, "looked at the same preview", SECOND);
    chronicle.say("approved by a second officer: %s", rule);
  }

  /** What went over the whole tour, by Lethe's word and by the rows that are left. */
  void balance() {
    chronicle.say("%-14s %9s %9s %9s", "", "at first", "erased", "left");
    Map<String, Long> left = rows();
    TABLES.forEach(
        (entity, table) -> {
          long first = atFirst.getOrDefault(table, 0L);
          long gone = erased.getOrDefault(entity, 0L);
          long now = left.getOrDefault(table, 0L);
          chronicle.say("%-14s %,9d %,9d %,9d", entity, first, gone, now);
          chronicle.check("count", entity + ": at first less erased is left", first - gone, now);
        });
  }

  /** What Lethe says has gone is what is missing. */
  private void settle(RetentionRun run, Map<String, Long> before) {
    Map<String, Long> after = rows();
    TABLES.forEach(
        (entity, table) -> {
          long gone = count(run, entity, Technique.ROW_DELETED);
          erased.merge(entity, gone, Long::sum);
          long lost = before.getOrDefault(table, 0L) - after.getOrDefault(table, 0L);
          if (lost != 0 || gone != 0)
            chronicle.check("count", "rows of " + entity + " that are missing", gone, lost);
        });
  }

  private Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    TABLES.values().forEach(table -> rows.put(table, look.count("from " + table)));
    return rows;
  }

  private static long count(RetentionRun run, String entity, Technique technique) {
    return run.tally(entity).map(t -> count(t, technique)).orElse(0L);
  }

  private static long count(Tally tally, Technique technique) {
    return tally.erased().stream()
        .filter(e -> e.technique() == technique)
        .mapToLong(Erased::count)
        .sum();
  }
}
