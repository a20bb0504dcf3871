package dev.lethe.act;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Decide;
import dev.lethe.decide.Facts;
import dev.lethe.decide.HoldFact;
import dev.lethe.decide.RowVerdict;
import dev.lethe.decide.Setting;
import dev.lethe.decide.Verdict;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.Marks;
import dev.lethe.facts.Marks.Emptied;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Scanned;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostTables;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gives the verdicts on a batch of rows: the same for a run, a preview and an explanation. */
public final class Judging {
  private final FactReader facts;
  private final Marks marks;
  private final Setting setting;
  private final Scanned scanned;
  private final HostTables tables;
  private final boolean ownTables;

  /**
   * Judging by the given facts.
   *
   * @param ownTables false while observing, where there are none
   */
  public Judging(
      FactReader facts,
      Marks marks,
      Setting setting,
      Scanned scanned,
      HostTables tables,
      boolean ownTables) {
    this.scanned = scanned;
    this.tables = tables;
    this.facts = facts;
    this.marks = marks;
    this.setting = setting;
    this.ownTables = ownTables;
  }

  /**
   * A row with the verdicts on its groups.
   *
   * @param verdicts by group id
   * @param unmapped verdicts for the case that the row stays, on groups of which nobody has said
   *     all that they hold, by group id
   * @param emptied what an earlier run emptied
   * @param riders ids of the groups that go with the row
   * @param needers entities whose rows point at this one and cannot let go; asked only where every
   *     group goes
   */
  public record Judged(
      HostRow row,
      Facts facts,
      Map<String, Verdict> verdicts,
      Map<String, Verdict> unmapped,
      Emptied emptied,
      Set<String> riders,
      Set<String> needers) {
    /** The verdict on a group of a row to which this happens. */
    public Verdict verdict(RowVerdict row, String group) {
      return Optional.ofNullable((row.unmapped().contains(group) ? unmapped : verdicts).get(group))
          .orElseThrow();
    }

    /** The same, needed by these. */
    public Judged neededBy(Set<String> others) {
      return new Judged(row, facts, verdicts, unmapped, emptied, riders, others);
    }

    /** Ids of the groups whose verdict is that they go. */
    public Set<String> goes() {
      Set<String> ids = new TreeSet<>();
      verdicts.forEach(
          (id, v) -> {
            if (v.goes()) {
              ids.add(id);
            }
          });
      return ids;
    }

    /** What happens to the row, if these groups may act. */
    public RowVerdict compose(Set<String> permitted) {
      return RowVerdict.compose(
          verdicts, permitted, emptied.groups(), !needers.isEmpty(), riders, unmapped.keySet());
    }

    /** Shows nothing of the row. */
    @Override
    public String toString() {
      return "judged " + row;
    }
  }

  /** Attribute paths that must be read of each row. */
  public Set<String> attributes(Unit unit, Footprint footprint) {
    Set<String> paths = new TreeSet<>(ownTables ? facts.attributes(unit, footprint) : Set.of());
    boolean files = footprint.groups().values().stream().anyMatch(g -> !g.files().isEmpty());
    if (files && ownTables) {
      paths.addAll(footprint.attributes().keySet());
    }
    return paths;
  }

  /** What somebody knows of a row besides: that its person is being erased. */
  @FunctionalInterface
  public interface Overlay {
    /** Nothing more is known. */
    Overlay NONE = (footprint, row, known) -> known;

    /** The facts with what else is known. */
    Facts over(Footprint footprint, HostRow row, Facts known);
  }

  /** Judges rows that were read in this unit. */
  public List<Judged> judge(
      Unit unit,
      HostRows rows,
      Footprint footprint,
      EntityEntry entity,
      List<HostRow> read,
      Overlay overlay,
      Instant at) {
    List<Judged> judged = new ArrayList<>();
    if (read.isEmpty()) {
      return judged;
    }
    Map<String, Emptied> emptied =
        ownTables
            ? marks.emptied(
                unit, footprint.entity(), read.stream().map(r -> r.key().text()).toList())
            : Map.of();
    Set<String> riders =
        entity.groups().stream()
            .filter(GroupEntry::rides)
            .map(GroupEntry::id)
            .collect(Collectors.toSet());
    List<RowKey> whole = new ArrayList<>();
    facts
        .read(unit, footprint, read)
        .forEach(
            (row, read1) -> {
              Facts known = overlay.over(footprint, row, read1);
              Map<String, Verdict> verdicts = Decide.decideAll(entity, known, setting, at);
              Judged j =
                  new Judged(
                      row,
                      known,
                      verdicts,
                      known.unmapped().isEmpty()
                          ? Map.of()
                          : Decide.unmapped(entity, known, setting, at),
                      emptied.getOrDefault(row.key().text(), Emptied.NOTHING),
                      riders,
                      Set.of());
              if (j.compose(verdicts.keySet()).action() == RowVerdict.Action.DELETE_ROW) {
                whole.add(row.key());
              }
              judged.add(j);
            });
    Map<RowKey, Set<String>> needed = rows.needed(whole);
    if (ownTables && facts.holdsAnything(unit)) {
      held(unit, rows, footprint, whole, needed);
    }
    judged.replaceAll(
        j ->
            needed.containsKey(j.row().key())
                ? j.neededBy(new HashSet<>(needed.getOrDefault(j.row().key(), Set.of())))
                : j);
    return judged;
  }

  /**
   * A held row must not change either: what it points at stays, though it could be let go of. (A
   * duty to keep fields keeps no relation, suspended or not.)
   */
  private void held(
      Unit unit,
      HostRows rows,
      Footprint footprint,
      List<RowKey> whole,
      Map<RowKey, Set<String>> needed) {
    for (Reference r : footprint.references()) {
      Footprint from = scanned.footprint(r.type()).orElse(null);
      if (!r.detachable() || whole.isEmpty() || from == null || !r.tells(from)) {
        continue;
      }
      Map<RowKey, Set<RowKey>> pointing = rows.pointing(r, from, whole);
      List<HostRow> pointers =
          tables
              .rows(unit, from)
              .read(List.copyOf(pointing.keySet()), Where.EVERYTHING, facts.attributes(unit, from));
      var holds = facts.holds(unit, pointers.stream().map(p -> facts.thing(from, p)).toList());
      for (int i = 0; i < pointers.size(); i++) {
        if (holds.get(i).stream().anyMatch(h -> h.kind() != HoldFact.Kind.SUSPENSION)) {
          Optional.ofNullable(pointing.get(pointers.get(i).key()))
              .orElseThrow()
              .forEach(kept -> needed.computeIfAbsent(kept, k -> new HashSet<>()).add(r.entity()));
        }
      }
    }
  }
}
