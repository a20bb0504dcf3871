package dev.lethe.export;

import dev.lethe.annotation.SubjectRole;
import dev.lethe.facts.PersonLinks;
import dev.lethe.facts.PersonLinks.Match;
import dev.lethe.scan.Link;
import dev.lethe.store.HostRow.Owner;
import dev.lethe.store.Where;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** Whether a datum of these links can be the person's in any row. */
  boolean may(Optional<String> of) {
    boolean owner = keys.keySet().stream().anyMatch(l -> l.role() == SubjectRole.OWNER);
    Set<String> paths = new LinkedHashSet<>();
    keys.keySet().forEach(l -> paths.add(l.path()));
    return new Mine(owner, paths).has(of);
  }

  Where rows() {
    return new Where.Any(links.matches().stream().map(Match::rows).toList());
  }

  /** What is the person's in a row that belongs to these. */
  Mine mine(List<Owner> people) {
    boolean owner = false;
    Set<String> mine = new LinkedHashSet<>();
    for (var e : keys.entrySet()) {
      Link link = e.getKey();
      for (Owner one : people) {
        if (one.path().equals(link.path())
            && one.kind().equals(link.kind())
            && one.role() == link.role()
            && e.getValue().contains(one.key())) {
          owner |= link.role() == SubjectRole.OWNER;
          mine.add(link.path());
        }
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
