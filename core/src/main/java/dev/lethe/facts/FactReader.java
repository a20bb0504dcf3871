package dev.lethe.facts;

import dev.lethe.annotation.SubjectRole;
import dev.lethe.decide.Closure;
import dev.lethe.decide.Facts;
import dev.lethe.decide.HoldFact;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.facts.FactSource.Thing;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Inside;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRow.Contents;
import dev.lethe.store.HostRow.Owner;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together what a verdict must know about each row of a batch. */
public final class FactReader {
  private final List<FactSource> sources;
  private final Function<String, List<String>> hash;

  /**
   * A reader over the given sources.
   *
   * @param hash keyed hashes of a canonical text under every key version, as holds store one
   */
  public FactReader(List<FactSource> sources, Function<String, List<String>> hash) {
    this.sources = List.copyOf(sources);
    this.hash = hash;
  }

  /** Whether anything is held at all. */
  public boolean holdsAnything(Unit unit) {
    return sources.stream().anyMatch(s -> s.holdsAnything(unit));
  }

  /** Attribute paths that must be read of each row. */
  public Set<String> attributes(Unit unit, Footprint footprint) {
    Set<String> all = new TreeSet<>();
    sources.forEach(s -> all.addAll(s.attributes(unit, footprint)));
    return all;
  }

  /** Facts by row, in the order of the rows. */
  public Map<HostRow, Facts> read(Unit unit, Footprint footprint, List<HostRow> rows) {
    Map<HostRow, Facts> facts = new LinkedHashMap<>();
    if (rows.isEmpty()) {
      return facts;
    }
    List<List<HoldFact>> holds = holds(unit, rows.stream().map(r -> thing(footprint, r)).toList());
    for (int i = 0; i < rows.size(); i++) {
      HostRow row = rows.get(i);
      facts.put(
          row,
          Facts.of(row.anchors(), closure(footprint, row))
              .withConditions(row.conditions())
              .withUnmapped(unmapped(footprint, row))
              .withHolds(holds.get(i)));
    }
    return facts;
  }

  /** The holds that match each thing now. */
  public List<List<HoldFact>> holds(Unit unit, List<Thing> things) {
    List<List<HoldFact>> all = new ArrayList<>();
    things.forEach(t -> all.add(new ArrayList<>()));
    for (FactSource source : sources) {
      List<List<HoldFact>> found = source.holds(unit, things);
      for (int i = 0; i < things.size(); i++) {
        all.get(i).addAll(found.get(i));
      }
    }
    return all;
  }

  /** A row as holds can name it. */
  public Thing thing(Footprint footprint, HostRow row) {
    Map<String, Set<String>> hashed = new HashMap<>();
    row.attributes().forEach((path, text) -> hashed.put(path, Set.copyOf(hash.apply(text))));
    return new Thing(
        footprint.entity(),
        row.key().text(),
        row.people().stream().map(p -> new Someone(p.kind(), p.key())).collect(Collectors.toSet()),
        row.parents(),
        row.prefixes(),
        hashed);
  }

  /**
   * Groups that hold more of a document than anybody named, or something of one that nobody can
   * read.
   */
  private static Set<String> unmapped(Footprint footprint, HostRow row) {
    Set<String> groups = new TreeSet<>();
    if (!row.documents().isEmpty()) {
      footprint
          .groups()
          .forEach(
              (id, group) -> {
                for (Inside inside : group.inside()) {
                  Contents its = row.documents().get(inside.column().column().path());
                  if (its == Contents.UNREADABLE || (its == Contents.MORE && inside.rest())) {
                    groups.add(id);
                  }
                }
              });
    }
    return groups;
  }

  /**
   * Open while any owner's relationship lives; else closed when the last one was. Unclear,
   * nobody's.
   */
  static Closure closure(Footprint footprint, HostRow row) {
    if (footprint.mayBeNobodys()
        && row.people().stream().noneMatch(p -> p.role() == SubjectRole.OWNER)) {
      return Closure.unclear();
    }
    Instant latest = Instant.MIN;
    boolean closed = false;
    for (Owner owner : row.people()) {
      if (owner.role() == SubjectRole.OWNER && owner.closes()) {
        if (owner.closedAt().isEmpty()) {
          return Closure.open();
        }
        closed = true;
        latest = owner.closedAt().get().isAfter(latest) ? owner.closedAt().get() : latest;
      }
    }
    return closed ? Closure.closedAt(latest) : Closure.open();
  }
}
