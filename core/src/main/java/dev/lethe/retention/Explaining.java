package dev.lethe.retention;

import dev.lethe.act.Acting;
import dev.lethe.act.Judging;
import dev.lethe.act.Judging.Judged;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Explanation;
import dev.lethe.decide.RowVerdict;
import dev.lethe.facts.Ownership;
import dev.lethe.model.Outcome;
import dev.lethe.model.RecordRef;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostTables;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers why one record is still there and when it will go, by the verdicts that a run has. */
final class Explaining {
  private final Database database;
  private final HostTables tables;
  private final Scanned scanned;
  private final Judging judging;
  private final Observation.Besides overlay;

  /**
   * Explanations over a database.
   *
   * @param overlay what else is known of a row
   */
  Explaining(
      Database database,
      HostTables tables,
      Scanned scanned,
      Judging judging,
      Observation.Besides overlay) {
    this.overlay = overlay;
    this.database = database;
    this.tables = tables;
    this.scanned = scanned;
    this.judging = judging;
  }

  /** The verdicts on the record's groups; no lines where the record does not exist. */
  Explanation explain(RecordRef record, Instant asOf) {
    Footprint footprint = Ownership.footprint(scanned, record.entity());
    RowKey key = Ownership.key(footprint, record.id());
    EntityEntry entity = scanned.map().entity(footprint.entity()).orElseThrow();
    return database.reading("explain", unit -> explain(unit, record, key, footprint, entity, asOf));
  }

  private Explanation explain(
      Unit unit,
      RecordRef record,
      RowKey key,
      Footprint footprint,
      EntityEntry entity,
      Instant asOf) {
    HostRows rows = tables.rows(unit, footprint);
    List<HostRow> read =
        rows.read(List.of(key), Where.EVERYTHING, judging.attributes(unit, footprint));
    List<Explanation.Line> lines = new ArrayList<>();
    for (Judged j : judging.judge(unit, rows, footprint, entity, read, overlay.of(unit), asOf)) {
      RowVerdict row = j.compose(j.verdicts().keySet());
      for (GroupEntry group : entity.groups()) {
        line(j, row, footprint, group, judging.counted(j, group)).ifPresent(lines::add);
      }
    }
    return new Explanation(record, asOf, lines);
  }

  private static Optional<Explanation.Line> line(
      Judged j,
      RowVerdict row,
      Footprint footprint,
      GroupEntry group,
      Optional<Explanation.Counted> counted) {
    boolean keeps =
        Optional.ofNullable(footprint.groups().get(group.id())).orElseThrow().keepsColumns();
    if (row.skeleton() && keeps) {
      return Optional.of(
          new Explanation.Line(
              group.id(),
              group.fields().stream().map(f -> f.path()).toList(),
              Outcome.KEEP_RESTRICTED,
              List.of(Acting.shellGround(j)),
              Optional.of(Acting.shellEnds(j)),
              Optional.of(Outcome.DELETE_NOW),
              Optional.empty()));
    }
    if (j.emptied().groups().contains(group.id())) {
      return Optional.empty();
    }
    return Optional.of(Explanation.Line.of(group, j.verdict(row, group.id()), counted));
  }
}
