package dev.lethe.export;

import dev.lethe.annotation.SubjectRole;
import dev.lethe.facts.PersonLinks;
import dev.lethe.facts.PersonLinks.Match;
import dev.lethe.scan.Footprint.Link;
import dev.lethe.scan.Route;
import dev.lethe.store.RowKey;
import dev.lethe.store.Where;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what of a row is the person's. The database may take keys for equal that are spelt
 * differently, so the links that hold exactly the person's key are found out here.
 */
final class Whose {
  private final PersonLinks links;
  private final Map<Link, Set<String>> keys = new LinkedHashMap<>();

  /** Links by which the person only handled a row lead to no copy. */
  Whose(PersonLinks links) {
    this.links =
        new PersonLinks(
            links.footprint(),
            links.matches().stream().filter(m -> m.link().role() != SubjectRole.ACCESSOR).toList());
    this.links
        .matches()
        .forEach(
            m -> keys.computeIfAbsent(m.link(), l -> new LinkedHashSet<>()).add(m.one().key()));
  }

  boolean reachesAnything() {
    return !keys.isEmpty();
  }

  Where rows() {
    return new Where.Any(links.matches().stream().map(Match::rows).toList());
  }

  /** Ways to the keys that {@link #mine} wants. */
  List<Route> routes() {
    return keys.keySet().stream().map(Link::key).toList();
  }

  /** What is the person's in the row with these keys, in the order of the ways. */
  Mine mine(List<? extends @Nullable Object> values) {
    boolean owner = false;
    Set<String> mine = new LinkedHashSet<>();
    int i = 0;
    for (var e : keys.entrySet()) {
      Object key = values.get(i++);
      if (key != null && e.getValue().contains(RowKey.text(key))) {
        owner |= e.getKey().role() == SubjectRole.OWNER;
        mine.add(e.getKey().path());
      }
    }
    return new Mine(owner, mine);
  }

  /**
   * What is the person's in one row.
   *
   * @param owner whether the row is theirs
   * @param links paths of the links that lead to them
   */
  record Mine(boolean owner, Set<String> links) {
    /** Whether a datum of these links is the person's: of every owner, where none is named. */
    boolean has(Optional<String> of) {
      return of.isEmpty()
          ? owner
          : links.stream().anyMatch(l -> l.equals(of.get()) || l.startsWith(of.get() + "."));
    }

    /** Why a datum is not the person's. */
    String other(Optional<String> of) {
      if (links.isEmpty()) {
        return "the key of the record is spelt differently from the person's";
      }
      return of.map(link -> "is about another person (" + link + ")")
          .orElse("is about the person whose record it is");
    }
  }
}
