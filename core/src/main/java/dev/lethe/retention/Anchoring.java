package dev.lethe.retention;

import dev.lethe.datamap.GroupEntry;
import dev.lethe.deadline.Anchor;
import dev.lethe.decide.Facts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The event a record's retention counts from, for portions and for figures by year. */
final class Anchoring {
  private Anchoring() {}

  static Optional<Instant> of(GroupEntry group, Facts facts, ZoneId zone) {
    return group.retention().stream()
        .map(r -> r.closure() ? facts.closure().at() : facts.event(r).map(a -> instant(a, zone)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Instant instant(Anchor anchor, ZoneId zone) {
    return anchor instanceof Anchor.At at
        ? at.instant()
        : ((Anchor.On) anchor).date().atStartOfDay(zone).toInstant();
  }
}
