package dev.lethe.export;

import dev.lethe.decide.Verdict;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long the copied rows are kept, by field group: a span of dates, or what ends it. */
final class Periods {
  private final SortedMap<String, Kept> groups = new TreeMap<>();

  /** How long the rows of one group are kept. */
  static final class Kept {
    private long dated;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private long due;
    private long reviewed;
    private final SortedMap<String, Long> events = new TreeMap<>();

    /** Rows whose end is a date. */
    long dated() {
      return dated;
    }

    /** The earliest of those dates. */
    Optional<Instant> first() {
      return dated == 0 ? Optional.empty() : Optional.of(first);
    }

    /** The latest of those dates. */
    Optional<Instant> last() {
      return dated == 0 ? Optional.empty() : Optional.of(last);
    }

    /** Rows that go at the next run. */
    long due() {
      return due;
    }

    /** Rows that a person must look at. */
    long reviewed() {
      return reviewed;
    }

    /** Rows that an event ends, by its name. */
    SortedMap<String, Long> events() {
      return events;
    }

    private void add(Verdict verdict) {
      Until until = verdict.until().orElse(null);
      if (until instanceof Until.At at) {
        dated++;
        first = at.instant().isBefore(first) ? at.instant() : first;
        last = at.instant().isAfter(last) ? at.instant() : last;
      } else if (until instanceof Until.Event event) {
        events.merge(event.name(), 1L, Long::sum);
      } else if (until instanceof Until.Review) {
        reviewed++;
      } else {
        due++;
      }
    }
  }

  void add(Map<String, Verdict> verdicts) {
    verdicts.forEach((id, v) -> groups.computeIfAbsent(id, g -> new Kept()).add(v));
  }

  Kept of(String group) {
    return groups.getOrDefault(group, new Kept());
  }
}
