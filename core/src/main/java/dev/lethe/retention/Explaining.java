package dev.lethe.retention;

import dev.lethe.act.Acting;
import dev.lethe.act.Judging;
import dev.lethe.act.Judging.Judged;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Explanation;
import dev.lethe.decide.PersonExplanation;
import dev.lethe.decide.RowVerdict;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.facts.Ownership;
import dev.lethe.model.Outcome;
import dev.lethe.model.Person;
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
import java.util.Set;

/**
 * Answers why one record, or all that is a person's, is still there and when it will go, by the
 * verdicts that a run has.
 */
final class Explaining {
  private static final int PAGE = 1_000;

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
      lines.addAll(lines(j, footprint, entity));
    }
    return new Explanation(record, asOf, lines);
  }

  private static Optional<Explanation.Line> line(
      Judged j, RowVerdict row, Footprint footprint, GroupEntry group) {
    boolean keeps =
        Optional.ofNullable(footprint.groups().get(group.id())).orElseThrow().keepsColumns();
    if (row.skeleton() && keeps) {
      return Optional.of(
          Explanation.Line.of(
              group,
              Outcome.KEEP_RESTRICTED,
              List.of(Acting.shellGround(j)),
              Optional.of(Acting.shellEnds(j)),
              Optional.of(Outcome.DELETE_NOW),
              List.of()));
    }
    if (j.emptied().groups().contains(group.id())) {
      return Optional.empty();
    }
    return Optional.of(Explanation.Line.of(group, j.verdict(row, group.id())));
  }

  /** The verdicts on all that is a person's, equal ones counted together. */
  PersonExplanation explain(Person person, Instant asOf) {
    Set<Someone> people = Ownership.of(scanned, person);
    return database.reading(
        "explain person",
        unit -> {
          List<PersonExplanation.Entry> entries = new ArrayList<>();
          for (EntityEntry entity : scanned.map().entities()) {
            scanned
                .footprint(entity.name())
                .ifPresent(f -> entries.addAll(explain(unit, people, f, entity, asOf)));
          }
          return new PersonExplanation(asOf, entries);
        });
  }

  private List<PersonExplanation.Entry> explain(
      Unit unit, Set<Someone> people, Footprint footprint, EntityEntry entity, Instant asOf) {
    Where.Any where = Ownership.rows(footprint.links(), people);
    Folding folding = new Folding(entity);
    HostRows rows = tables.rows(unit, footprint);
    Set<String> attributes = judging.attributes(unit, footprint);
    if (where.parts().isEmpty()) {
      return List.of();
    }
    for (List<RowKey> page : rows.pages(where, PAGE)) {
      List<HostRow> read = rows.read(page, where, attributes);
      for (Judged j : judging.judge(unit, rows, footprint, entity, read, overlay.of(unit), asOf)) {
        lines(j, footprint, entity).forEach(folding::add);
      }
    }
    return folding.entries();
  }

  private static List<Explanation.Line> lines(Judged j, Footprint footprint, EntityEntry entity) {
    List<Explanation.Line> lines = new ArrayList<>();
    RowVerdict row = j.compose(j.verdicts().keySet());
    for (GroupEntry group : entity.groups()) {
      line(j, row, footprint, group).ifPresent(lines::add);
    }
    return lines;
  }
}
