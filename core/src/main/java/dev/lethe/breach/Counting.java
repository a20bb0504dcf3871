package dev.lethe.breach;

import dev.lethe.breach.Breaches.Affected;
import dev.lethe.breach.Breaches.Scope;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.register.Activity;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Stated;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
import dev.lethe.scan.Route;
import dev.lethe.scan.Scanned;
import dev.lethe.store.HostRows;
import dev.lethe.store.HostTables;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import dev.lethe.store.Where.Bound;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Counts in the host's tables who and what was there in a window of time. */
final class Counting {
  private static final int ADULT = 18;

  private final HostTables tables;
  private final Scanned scanned;
  private final ZoneId zone;

  Counting(HostTables tables, Scanned scanned, ZoneId zone) {
    this.tables = tables;
    this.scanned = scanned;
    this.zone = zone;
  }

  /** The entities of a scope. */
  List<Footprint> entities(Scope scope) {
    if (!scope.from().isBefore(scope.to())) {
      throw new MisuseException(
          Code.BAD_ARGUMENT, "A scope must begin before it ends.", "Give from before to.");
    }
    Set<String> known = new TreeSet<>();
    scanned.footprints().forEach(f -> known.add(f.entity()));
    if (!known.containsAll(scope.entities())) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          "A scope names an entity that the data map does not have.",
          "Entities: " + String.join(", ", known) + ".");
    }
    return scanned.footprints().stream()
        .filter(f -> scope.entities().isEmpty() || scope.entities().contains(f.entity()))
        .toList();
  }

  /** What was found, without the people. */
  record Found(
      SortedMap<String, Long> records,
      Set<String> categories,
      boolean special,
      Set<String> undated) {
    Affected with(SortedMap<String, Long> people, boolean minors) {
      return new Affected(people, records, categories, special, minors, undated);
    }
  }

  /**
   * Counts rows, and hands out the people they belong to, in whatever role.
   *
   * @param person kind and canonical key text; the same person may come more than once
   */
  Found count(Unit unit, List<Footprint> entities, Instant to, BiConsumer<String, String> person) {
    SortedMap<String, Long> records = new TreeMap<>();
    Set<String> categories = new TreeSet<>();
    Set<String> undated = new TreeSet<>();
    boolean special = false;
    for (Footprint f : entities) {
      List<Route> came = came(f);
      Where there = there(f, came, to);
      HostRows rows = tables.rows(unit, f);
      long n = rows.count(there);
      if (n == 0) {
        continue;
      }
      records.put(f.entity(), n);
      if (came.isEmpty()) {
        undated.add(f.entity());
      }
      for (GroupEntry g : scanned.map().entity(f.entity()).map(EntityEntry::groups).orElseThrow()) {
        g.fields().forEach(x -> categories.add(x.category()));
        special |=
            g.activities().stream().anyMatch(this::special)
                || g.fields().stream().anyMatch(x -> x.special().isPresent());
      }
      for (Link link : f.links()) {
        rows.people(link, there, key -> person.accept(link.kind(), key));
      }
    }
    return new Found(records, categories, special, undated);
  }

  /** What says when a row came to be; empty where nothing does. */
  private static List<Route> came(Footprint f) {
    if (f.created().isPresent()) {
      return List.of(f.created().get());
    }
    return new TreeMap<>(f.routes())
        .values().stream().filter(r -> r.isOwn() && !r.column().nullable()).toList();
  }

  /** A row without its instant was there: nobody is left out for want of a date. */
  private Where there(Footprint f, List<Route> came, Instant to) {
    if (came.isEmpty()) {
      return Where.EVERYTHING;
    }
    Instant last = to.minus(1, ChronoUnit.MICROS);
    List<Where> any = new ArrayList<>();
    for (Route r : came) {
      ZoneId written = f.zones().getOrDefault(r.column().path(), zone);
      any.add(new Where.NotAfter(r, new Bound(last, Bound.at(last, zone).date(), written)));
      any.add(new Where.Absent(r));
    }
    return new Where.Any(any);
  }

  private boolean special(String activity) {
    PrivacyRegister register = scanned.map().register();
    Activity found = register.activities().get(activity);
    return found != null && found.condition().isPresent();
  }

  /** Whether a kind of person among these may be under 18. */
  boolean minorsPossible(Map<String, Long> people) {
    var subjects = scanned.map().register().subjects();
    return people.keySet().stream()
        .anyMatch(
            kind ->
                !subjects.containsKey(kind)
                    || subjects
                        .get(kind)
                        .minAge()
                        .flatMap(Stated::known)
                        .filter(age -> age >= ADULT)
                        .isEmpty());
  }
}
