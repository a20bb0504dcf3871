package dev.lethe.retention;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.model.Actor;
import dev.lethe.model.Finding;
import dev.lethe.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Scheduled purging: preview, arming, runs. A rule acts only once it has been armed. */
public interface Retentions {
  /** Selection and verdicts as {@link #run} has them; no locks, no writes. */
  RetentionPreview preview();

  /** "What would go on that day?", by the data of today. */
  RetentionPreview previewAt(Instant asOf);

  /**
   * Lets exactly this rule act, within the portion. Refused unless the preview is complete, at most
   * seven days old, and of the rule as it is now, and found nothing against it. A used-up portion
   * or a changed rule observes again by itself.
   *
   * <p>Where more would go than one person may let go ({@link
   * dev.lethe.Lethe.RetentionOptions#secondPersonAbove}), the rule only observes until a second
   * officer has said yes to it with {@link #approve}.
   *
   * @param rule id of a rule of the preview: the entity's name, or {@code Invoice/number}
   */
  Armed arm(RetentionPreview preview, String rule, Portion portion, String reason, Actor by);

  /**
   * The second officer's yes to what was armed with so much at stake. Refused for the one who armed
   * it, after seven days, and where the rule or a law that keeps from it has changed since.
   *
   * @throws dev.lethe.model.MisuseException with LETHE-415 for a person who may not approve it,
   *     LETHE-416 where nothing awaits it
   */
  Armed approve(String rule, String reason, Actor by);

  /** Lets the rule only observe again. */
  void disarm(String rule, String reason, Actor by);

  /** Acts by the armed rules; the others are only counted. Refused inside a host's transaction. */
  RetentionRun run();

  /** The same within limits. */
  RetentionRun run(Limits limits);

  /** Throws the stop switch: destructive work halts on all nodes within one batch. */
  void pause(Actor by, String reason);

  /** Lets destructive work go on. */
  void resume(Actor by, String reason);

  /** What is promised for each field group, in words. */
  List<ScheduleLine> schedule();

  /**
   * How much one run may do.
   *
   * @param rows at most that many records are judged
   * @param time no batch begins after that long
   */
  record Limits(long rows, Duration time) {
    /** As much as there is. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE, Duration.ofDays(1));
  }

  /**
   * What a run would do.
   *
   * @param asOf the instant judged for
   * @param complete false where it saw only part, and cannot arm
   */
  record RetentionPreview(
      String application, Instant asOf, boolean complete, List<Rule> rules, List<String> warnings) {
    public RetentionPreview {
      rules = List.copyOf(rules);
      warnings = List.copyOf(warnings);
    }

    /** The rule with that id. */
    public java.util.Optional<Rule> rule(String id) {
      return rules.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** A table for people: found, goes, stays and why. */
    public String toText() {
      return PreviewText.of(this);
    }
  }

  /**
   * What would happen by one rule.
   *
   * @param id of the rule, which is the id of its field group
   * @param entity whose group it is
   * @param fingerprint of the rule as previewed
   * @param armed whether it may act now
   * @param tally found = goes + stays
   * @param byYear what would go, by the year of its anchor; without an anchor under year 0
   * @param reaches tables that a deletion writes to
   * @param against what keeps the rule from being armed, with counts only
   */
  record Rule(
      String id,
      String entity,
      String fingerprint,
      boolean armed,
      Tally tally,
      SortedMap<Integer, Long> byYear,
      List<String> reaches,
      List<Finding> against) {
    public Rule {
      against = List.copyOf(against);
      byYear = new TreeMap<>(byYear);
      reaches = List.copyOf(reaches);
    }
  }

  /**
   * How much an armed rule may take.
   *
   * @param anchorBefore only records whose anchor lies before it; {@code Instant.MAX} is no bound
   * @param rows at most that many field groups of records
   */
  record Portion(Instant anchorBefore, long rows) {
    /** Everything that is due, now and later. */
    public static final Portion EVERYTHING = new Portion(Instant.MAX, Long.MAX_VALUE);

    public Portion {
      if (rows < 1) {
        throw new IllegalArgumentException("a portion must have at least one row, had " + rows);
      }
    }

    /** Records whose anchor lies before that. */
    public static Portion anchorBefore(Instant end) {
      return new Portion(end, Long.MAX_VALUE);
    }

    /** At most that many. */
    public static Portion rows(long atMost) {
      return new Portion(Instant.MAX, atMost);
    }
  }

  /**
   * A rule that may act.
   *
   * @param awaitsSecond whether it may only once a second officer has approved it
   */
  record Armed(String rule, String fingerprint, Instant at, boolean awaitsSecond) {}

  /**
   * What a run did.
   *
   * @param tallies of the armed rules, per entity and its files: what was brought to judgement
   * @param dueButNotArmed rule id to what would go but may not yet; not empty means not complete
   * @param sealedBlock number of the last block that this run sealed; 0 where it changed nothing
   */
  record RetentionRun(
      UUID id,
      Instant startedAt,
      Instant finishedAt,
      Stop stop,
      List<Tally> tallies,
      Map<String, Long> dueButNotArmed,
      long sealedBlock) {
    public RetentionRun {
      tallies = List.copyOf(tallies);
      dueButNotArmed = new TreeMap<>(dueButNotArmed);
    }

    /** Why a run ended. */
    public enum Stop {
      DONE,
      ROW_LIMIT,
      TIME_LIMIT,
      PAUSED
    }

    /** Nothing is left that should have gone. */
    public boolean complete() {
      return stop == Stop.DONE
          && dueButNotArmed.isEmpty()
          && tallies.stream().allMatch(Tally::complete);
    }

    /** The tally of an entity, or of its files ({@code Upload files}). */
    public java.util.Optional<Tally> tally(String entity) {
      return tallies.stream().filter(t -> t.entity().equals(entity)).findFirst();
    }

    /** How many field groups of an entity went. */
    public long erased(String entity) {
      return tally(entity).map(t -> t.erased().stream().mapToLong(e -> e.count()).sum()).orElse(0L);
    }
  }

  /** One promise. */
  record ScheduleLine(String entity, String fieldGroup, String inWords, boolean armed) {
    /** The promise of one field group. */
    public static ScheduleLine of(EntityEntry entity, GroupEntry group, boolean armed) {
      String words =
          group.retention().stream().map(r -> r.inWords()).collect(Collectors.joining("; "));
      return new ScheduleLine(entity.name(), group.id(), words, armed);
    }
  }
}
