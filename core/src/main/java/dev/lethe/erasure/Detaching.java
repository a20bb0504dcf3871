package dev.lethe.erasure;

import dev.lethe.act.Book;
import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Verdict;
import dev.lethe.facts.Ownership;
import dev.lethe.facts.WaitingList.Waiting;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Link;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Takes a person off rows that stay with others: rows they share, wrote or handled. Their link is
 * set to null, and what is declared to be about them through it is emptied.
 */
final class Detaching {
  private static final Duration LOOK = Duration.ofDays(7);

  private final Workshop shop;
  private final Unit unit;
  private final Footprint footprint;
  private final EntityEntry entity;
  private final Scope scope;
  private final UUID erasure;
  private final Instant now;
  private final Book book = new Book();
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, Object> counts = new TreeMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, List<String>> freed = new TreeMap<>();

  Detaching(
      Workshop shop,
      Unit unit,
      Footprint footprint,
      EntityEntry entity,
      Scope scope,
      UUID erasure,
      Instant now) {
    this.shop = shop;
    this.unit = unit;
    this.footprint = footprint;
    this.entity = entity;
    this.scope = scope;
    this.erasure = erasure;
    this.now = now;
  }

  Book book() {
    return book;
  }

  List<byte[]> leaves() {
    return leaves;
  }

  Map<String, Object> counts() {
    return counts;
  }

  /** Records that let go of the person, by link. */
  Map<String, List<String>> freed() {
    return freed;
  }

  /** What it would do; changes nothing. */
  Detaching foresee(List<Judged> judged) {
    return each(judged, false);
  }

  /** Does it, behind the gate. */
  Detaching act(List<Judged> judged) {
    each(judged, true);
    shop.waiting().note(unit, waiting, now);
    return this;
  }

  private Detaching each(List<Judged> judged, boolean change) {
    for (Link link : scope.links(footprint)) {
      // What is made elsewhere is counted there, and ends with it.
      boolean here = !link.followed() || saysAnything(link);
      Where theirs = Ownership.rows(List.of(link), scope.target().people());
      List<Judged> linked = through(judged, theirs);
      List<Judged> free = new ArrayList<>();
      for (Judged j : linked) {
        Optional<Verdict> keeps = keeps(j);
        if (keeps.isPresent()) {
          book.kept(name(link), keeps.get());
          wait(j, link, keeps.get());
        } else if (here && !link.detachable()) {
          book.kept(
              name(link),
              true,
              new Ground(Reason.UNDECIDED, "Art. 5(2) GDPR", "the row cannot let go of the link"),
              new Until.Review(now.plus(LOOK)));
        } else if (here) {
          free.add(j);
        }
      }
      if (!free.isEmpty()) {
        letGo(link, theirs, free, change);
      }
    }
    return this;
  }

  /** Whether a datum of the row is declared to be about those whom the link leads to. */
  private boolean saysAnything(Link link) {
    return entity.groups().stream()
        .flatMap(g -> g.fields().stream())
        .flatMap(f -> f.of().stream())
        .anyMatch(of -> link.path().equals(of) || link.path().startsWith(of + "."));
  }

  private List<Judged> through(List<Judged> judged, Where theirs) {
    if (judged.isEmpty()) {
      return List.of();
    }
    Set<RowKey> keys = new HashSet<>();
    shop.rows(unit, footprint)
        .read(judged.stream().map(j -> j.row().key()).toList(), theirs, Set.of())
        .forEach(r -> keys.add(r.key()));
    return judged.stream().filter(j -> keys.contains(j.row().key())).toList();
  }

  private void letGo(Link link, Where theirs, List<Judged> free, boolean change) {
    List<RowKey> keys = free.stream().map(j -> j.row().key()).toList();
    for (GroupEntry group : entity.groups()) {
      GroupFootprint part = Optional.ofNullable(footprint.groups().get(group.id())).orElseThrow();
      if (group.fields().stream().anyMatch(f -> f.of().filter(link.path()::equals).isPresent())) {
        if (change) {
          shop.changes(unit, footprint).empty(keys, part, theirs, now);
        }
        free.forEach(j -> count(j, group.id(), Technique.FIELDS_EMPTIED));
      }
    }
    if (change) {
      shop.changes(unit, footprint).detach(keys, link, scope.keys(link), now);
    }
    free.forEach(j -> count(j, name(link), Technique.DETACHED));
    freed.put(name(link), keys.stream().map(k -> k.text()).toList());
  }

  private void count(Judged j, String what, Technique technique) {
    Reason reason =
        j.verdicts().values().stream()
            .map(v -> v.ground().reason())
            .findFirst()
            .orElse(Reason.SHARED_SEPARABLE);
    book.erased(what, reason, technique, 1);
    counts.merge(what + " " + reason + " " + technique, 1L, (a, b) -> (Long) a + (Long) b);
    leaves.add(
        shop.ledger()
            .leaf(footprint.entity(), what, j.row().key().text(), reason + " " + technique));
  }

  private String name(Link link) {
    return name(footprint, link);
  }

  /** What a link is called in counts and among what went. */
  static String name(Footprint footprint, Link link) {
    return footprint.entity() + "." + link.path() + (link.isConditional() ? " " + link.kind() : "");
  }

  /** The verdict that keeps the person in the row; a duty to keep fields does not keep a link. */
  private Optional<Verdict> keeps(Judged j) {
    List<GroupEntry> free =
        entity.groups().stream().filter(g -> g.obligations().isEmpty()).toList();
    return (free.isEmpty() ? entity.groups() : free)
        .stream()
            .map(g -> Optional.ofNullable(j.verdicts().get(g.id())).orElseThrow())
            .filter(v -> !v.goes() && v.outcome() != Outcome.DETACH)
            .findFirst();
  }

  private void wait(Judged j, Link link, Verdict verdict) {
    j.facts().holds().stream()
        .filter(h -> h.reaches(entity.groups()))
        .forEach(
            h ->
                waiting.add(
                    new Waiting(
                        footprint.entity(),
                        j.row().key().text(),
                        name(link),
                        verdict.ground().reason(),
                        h.reference(),
                        Optional.of(erasure))));
  }
}
