package dev.lethe.retention;

import dev.lethe.act.Book;
import dev.lethe.act.Judging;
import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Judging.Overlay;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.RowVerdict;
import dev.lethe.decide.Setting;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.Rule;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostTables;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges every row without locks and writes nothing: what a run would do, and why the rest stays.
 */
final class Previewing {
  private static final int PAGE = 1_000;

  private final Database database;
  private final HostTables tables;
  private final Scanned scanned;
  private final Judging judging;
  private final Setting setting;
  private final boolean ownTables;

  /**
   * A preview over a database.
   *
   * @param ownTables false while observing, where nothing can be armed
   */
  Previewing(
      Database database,
      HostTables tables,
      Scanned scanned,
      Judging judging,
      Setting setting,
      boolean ownTables) {
    this.database = database;
    this.tables = tables;
    this.scanned = scanned;
    this.judging = judging;
    this.setting = setting;
    this.ownTables = ownTables;
  }

  /** What a run would do at that instant. */
  RetentionPreview at(Instant asOf) {
    List<String> warnings = new ArrayList<>();
    scanned.findings().stream()
        .filter(f -> f.severity() != Finding.Severity.INFO)
        .forEach(f -> warnings.add(f.code().id() + " " + f.message()));
    List<Rule> rules = new ArrayList<>();
    for (EntityEntry entity : scanned.map().entities()) {
      if (entity.ownedBy().isPresent()) {
        continue; // no run ever does anything there
      }
      Footprint footprint = scanned.footprint(entity.name()).orElseThrow();
      rules.addAll(
          database.reading(
              "preview " + entity.name(), u -> entity(u, footprint, entity, asOf, warnings)));
    }
    return new RetentionPreview(scanned.map().application(), asOf, true, rules, warnings);
  }

  /** What is counted of one rule while its entity's rows pass by. */
  private static final class Counted {
    final Book book = new Book();
    final SortedMap<Integer, Long> byYear = new TreeMap<>();
  }

  private List<Rule> entity(
      Unit unit, Footprint footprint, EntityEntry entity, Instant asOf, List<String> warnings) {
    Map<String, Counted> counted = new LinkedHashMap<>();
    entity.groups().forEach(g -> counted.put(g.id(), new Counted()));
    HostRows rows = tables.rows(unit, footprint);
    Set<String> attributes = judging.attributes(unit, footprint);
    Unmapped unmapped = new Unmapped(footprint);
    long ownerless = 0;
    for (List<RowKey> page : rows.pages(Where.EVERYTHING, PAGE)) {
      List<HostRow> read = rows.read(page, Where.EVERYTHING, attributes);
      for (Judged j : judging.judge(unit, rows, footprint, entity, read, Overlay.NONE, asOf)) {
        count(j, footprint, entity, counted);
        unmapped.count(j.row());
        ownerless += j.row().people().isEmpty() ? 1 : 0;
      }
    }
    if (ownerless > 0) {
      warnings.add(
          Code.OWNERLESS_ROWS.id()
              + " "
              + entity.name()
              + ": "
              + ownerless
              + " rows belong to nobody.");
    }
    unmapped.warnings().forEach((says, code) -> warnings.add(code.id() + " " + says));
    Map<String, List<Finding>> against = new LinkedHashMap<>();
    footprint
        .groups()
        .forEach(
            (id, group) ->
                against.put(id, new SharedKeys(scanned, tables).of(unit, footprint, group)));
    against.values().stream()
        .flatMap(List::stream)
        .forEach(f -> warnings.add(f.code().id() + " " + f.message()));
    Set<String> armed =
        ownTables ? Arming.permits(unit, entity, setting.zone(), asOf).keySet() : Set.of();
    List<Rule> rules = new ArrayList<>();
    counted.forEach(
        (id, c) -> {
          GroupEntry group = entity.group(id).orElseThrow();
          rules.add(
              new Rule(
                  id,
                  entity.name(),
                  group.fingerprint(),
                  armed.contains(id),
                  c.book.tally(entity.name()),
                  c.byYear,
                  footprint.tables(),
                  against.getOrDefault(id, List.of())));
        });
    return rules;
  }

  private void count(
      Judged j, Footprint footprint, EntityEntry entity, Map<String, Counted> counted) {
    RowVerdict row = j.compose(j.verdicts().keySet());
    for (GroupEntry group : entity.groups()) {
      Counted c = Optional.ofNullable(counted.get(group.id())).orElseThrow();
      GroupFootprint part = Optional.ofNullable(footprint.groups().get(group.id())).orElseThrow();
      if (c.book.foresee(j, row, group, part)) {
        int year =
            Anchoring.of(group, j.facts(), setting.zone())
                .map(a -> a.atZone(ZoneOffset.UTC).getYear())
                .orElse(0);
        c.byYear.merge(year, 1L, Long::sum);
      }
    }
  }
}
