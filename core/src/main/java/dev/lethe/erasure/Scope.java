package dev.lethe.erasure;

import dev.lethe.act.Judging.Overlay;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.decide.Closure;
import dev.lethe.decide.ErasureWish;
import dev.lethe.decide.Facts;
import dev.lethe.decide.Shared;
import dev.lethe.erasure.ErasureCase.Item;
import dev.lethe.erasure.ErasureCase.Target;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.facts.Ownership;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Parent;
import dev.lethe.scan.Link;
import dev.lethe.scan.Route;
import dev.lethe.scan.Scanned;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRow.Owner;
import dev.lethe.store.RowKey;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rows an erasure is about, and what it makes known to the verdicts on them.
 *
 * @param closedAt end of the person's relationship, for rows whose root row is gone
 */
record Scope(Target target, ErasureWish wish, Optional<Instant> closedAt) {
  /** Rows of this entity that the erasure is about; without parts where there can be none. */
  Where.Any rows(Footprint footprint, Scanned scanned) {
    if (target.record().isEmpty()) {
      return Ownership.rows(footprint.links(), target.people());
    }
    Item record = target.record().get();
    Footprint of = scanned.footprint(record.entity()).orElseThrow();
    List<Where> any = new ArrayList<>();
    if (footprint.entity().equals(record.entity())) {
      any.add(same(footprint.key().stream().map(Route::own).toList(), of, record));
    }
    for (Parent parent : footprint.parents()) {
      if (parent.entity().equals(record.entity())) {
        any.add(same(parent.key(), of, record));
      }
    }
    return new Where.Any(any);
  }

  private static Where same(List<Route> key, Footprint of, Item record) {
    List<Object> values = RowKey.parse(of, record.record()).values();
    List<Where> all = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      all.add(new Where.Equal(key.get(i), values.get(i)));
    }
    return new Where.All(all);
  }

  /** Links by which a row of this entity belongs to the person or names them. */
  List<Link> links(Footprint footprint) {
    return footprint.links().stream()
        .filter(l -> target.people().stream().anyMatch(p -> p.kind().equals(l.kind())))
        .toList();
  }

  /** The person's keys as values of that link's column. */
  List<Object> keys(Link link) {
    return target.people().stream()
        .filter(p -> p.kind().equals(link.kind()))
        .map(p -> RowKey.value(link.key().column(), p.key()))
        .toList();
  }

  /** Whether the person is an owner of the row, or the row itself is what shall go. */
  boolean owns(HostRow row) {
    return target.record().isPresent()
        || row.people().stream().anyMatch(o -> o.role() == SubjectRole.OWNER && isTheirs(o));
  }

  private boolean isTheirs(Owner owner) {
    return target.people().contains(new Someone(owner.kind(), owner.key()));
  }

  /** What the erasure adds to the facts of its rows. */
  Overlay overlay(Scanned scanned) {
    return (footprint, row, known) -> over(scanned, row, known);
  }

  private Facts over(Scanned scanned, HostRow row, Facts known) {
    if (target.record().isPresent()) {
      return known.withErasure(wish);
    }
    Shared shared = shared(scanned, row);
    Facts told = known.withErasure(wish).withShared(shared);
    if (shared == Shared.SEPARABLE) {
      return told.withClosure(ownClosure(row));
    }
    boolean open = known.closure().at().isEmpty();
    return open && closedAt.isPresent() && rootGone(row)
        ? told.withClosure(Closure.closedAt(closedAt.get()))
        : told;
  }

  /** Of somebody who is not the only owner, the end of their own relationship counts. */
  private Closure ownClosure(HostRow row) {
    return row.people().stream()
        .filter(this::isTheirs)
        .flatMap(o -> o.closedAt().stream())
        .findFirst()
        .or(() -> closedAt)
        .map(Closure::closedAt)
        .orElse(Closure.open());
  }

  /** A relationship that was seen to end does not read as open because its row is gone. */
  private boolean rootGone(HostRow row) {
    return row.people().stream().noneMatch(o -> isTheirs(o) && o.closedAt().isPresent());
  }

  /**
   * Whether others live on in the row. Two keys of a row, one of an account and one of an address
   * without a row of its own, are two names of one person.
   */
  private Shared shared(Scanned scanned, HostRow row) {
    if (!owns(row)) {
      return Shared.SEPARABLE;
    }
    boolean alone =
        row.people().stream()
            .filter(o -> o.role() == SubjectRole.OWNER && !isTheirs(o))
            .allMatch(o -> scanned.roots(o.kind()).isEmpty());
    return alone ? Shared.ALONE : Shared.SEPARABLE;
  }
}
