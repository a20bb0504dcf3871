package dev.lethe.retention;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.decide.Explanation.Line;
import dev.lethe.decide.PersonExplanation.Entry;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts lines of one entity together that differ by nothing but their dates. */
final class Folding {
  private final EntityEntry entity;
  private final Map<Key, Fold> folds = new LinkedHashMap<>();

  Folding(EntityEntry entity) {
    this.entity = entity;
  }

  private record Key(
      String fieldGroup,
      Outcome outcome,
      List<Ground> grounds,
      String end,
      Optional<Outcome> then) {
    static Key of(Line line) {
      return new Key(
          line.fieldGroup(),
          line.outcome(),
          line.grounds(),
          line.until().map(Key::kind).orElse(""),
          line.then());
    }

    /** Events are told apart, dates are not. */
    private static String kind(Until until) {
      return until instanceof Until.Event event
          ? "event " + event.name()
          : until.getClass().getSimpleName();
    }
  }

  private record Fold(long records, Line first, Line last) {
    Fold with(Line line) {
      return new Fold(
          records + 1,
          end(line).isBefore(end(first)) ? line : first,
          end(line).isAfter(end(last)) ? line : last);
    }

    private static Instant end(Line line) {
      return line.until().flatMap(Until::ends).orElse(Instant.MIN);
    }
  }

  void add(Line line) {
    folds.compute(
        Key.of(line), (k, fold) -> fold == null ? new Fold(1, line, line) : fold.with(line));
  }

  /** In the order of the groups; of one group, as they were met. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (var group : entity.groups()) {
      folds.forEach(
          (key, fold) -> {
            if (key.fieldGroup().equals(group.id())) {
              entries.add(
                  new Entry(
                      entity.name(),
                      fold.records(),
                      fold.first(),
                      fold.last()
                          .until()
                          .filter(end -> !fold.first().until().equals(Optional.of(end)))));
            }
          });
    }
    return entries;
  }
}
