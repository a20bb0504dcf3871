package dev.lethe.act;

import dev.lethe.act.Judging.Judged;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.RowVerdict;
import dev.lethe.decide.Verdict;
import dev.lethe.model.Erased;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.Ground;
import dev.lethe.model.Kept;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.model.Until;
import dev.lethe.scan.Footprint.GroupFootprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what happened to the field groups of one entity, so that nothing is lost between. */
public final class Book {
  private record Went(String group, Reason reason, Technique technique) {}

  private record Stayed(String group, boolean restricted, Ground ground, String ends) {}

  private final Map<Went, Long> erased = new LinkedHashMap<>();
  private final Map<Stayed, Long> kept = new LinkedHashMap<>();
  private final Map<Stayed, Until> until = new LinkedHashMap<>();
  private long busy;

  public void erased(String group, Reason reason, Technique technique, long count) {
    if (count > 0) {
      erased.merge(new Went(group, reason, technique), count, Long::sum);
    }
  }

  public void kept(String group, Verdict verdict) {
    kept(
        group,
        verdict.outcome() != Outcome.KEEP,
        verdict.ground(),
        verdict.until().orElseThrow(() -> new IllegalArgumentException("kept without an end")));
  }

  /** Of one ground the latest end is shown. */
  public void kept(String group, boolean restricted, Ground ground, Until end) {
    kept(new Kept("", group, 1, restricted, ground, end));
  }

  /** What another book has told. */
  public void kept(Kept told) {
    Until end = told.until();
    String kind = end instanceof Until.Event e ? e.name() : end.getClass().getSimpleName();
    Stayed key = new Stayed(told.fieldGroup(), told.restricted(), told.ground(), kind);
    kept.merge(key, told.count(), Long::sum);
    until.merge(key, end, Book::later);
  }

  /**
   * Counts one group of a row as acting on it would, if every rule might act.
   *
   * @return whether it goes
   */
  public boolean foresee(Judged judged, RowVerdict row, GroupEntry group, GroupFootprint part) {
    Verdict verdict = judged.verdict(row, group.id());
    boolean before = judged.emptied().groups().contains(group.id());
    boolean whole = row.action() == RowVerdict.Action.DELETE_ROW;
    if (row.skeleton() && part.keepsColumns()) {
      kept(group.id(), true, Acting.shellGround(judged), Acting.shellEnds(judged));
    } else if (row.going().contains(group.id())
        || (whole && before && judged.emptied().shell() && part.keepsColumns())) {
      erased(
          group.id(),
          verdict.ground().reason(),
          whole ? Technique.ROW_DELETED : Technique.FIELDS_EMPTIED,
          1);
      return true;
    } else if (!before && !verdict.goes()) {
      kept(group.id(), verdict);
    }
    return false;
  }

  public void busy(long count) {
    busy += count;
  }

  private static Until later(Until a, Until b) {
    return a.ends().orElse(Instant.MAX).isAfter(b.ends().orElse(Instant.MAX)) ? a : b;
  }

  /** Adds what another book counted. */
  public void add(Book other) {
    other.erased.forEach((k, n) -> erased.merge(k, n, Long::sum));
    other.kept.forEach(
        (k, n) -> {
          kept.merge(k, n, Long::sum);
          until.merge(k, java.util.Objects.requireNonNull(other.until.get(k)), Book::later);
        });
    busy += other.busy;
  }

  public long total() {
    return erased.values().stream().mapToLong(Long::longValue).sum()
        + kept.values().stream().mapToLong(Long::longValue).sum()
        + busy;
  }

  public Tally tally(String entity) {
    List<Erased> gone = new ArrayList<>();
    erased.forEach((k, n) -> gone.add(new Erased(entity, k.group(), n, k.reason(), k.technique())));
    List<Kept> stays = new ArrayList<>();
    kept.forEach(
        (k, n) ->
            stays.add(
                new Kept(
                    entity,
                    k.group(),
                    n,
                    k.restricted(),
                    k.ground(),
                    java.util.Objects.requireNonNull(until.get(k)))));
    return new Tally(entity, total(), gone, stays, busy);
  }
}
