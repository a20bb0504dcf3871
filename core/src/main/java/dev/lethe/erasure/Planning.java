package dev.lethe.erasure;

import dev.lethe.act.Book;
import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.RowVerdict;
import dev.lethe.delivery.Deliveries.Holder;
import dev.lethe.json.Json;
import dev.lethe.model.Erased;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.Kept;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.model.Until;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Link;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRows;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Foresees an erasure by the verdicts that it will have, in one snapshot and without a lock. */
final class Planning {
  private static final int PAGE = 1_000;

  private final Workshop shop;
  private final Unit unit;
  private final Scope scope;
  private final Instant at;
  private final Map<String, Set<RowKey>> going = new HashMap<>();
  private final Map<String, Set<String>> freed = new HashMap<>();
  private final List<Erased> goes = new ArrayList<>();
  private final List<Kept> stays = new ArrayList<>();
  private final PlannedFiles files = new PlannedFiles();

  Planning(Workshop shop, Unit unit, Scope scope, Instant at) {
    this.shop = shop;
    this.unit = unit;
    this.scope = scope;
    this.at = at;
  }

  List<Erased> goes() {
    return goes;
  }

  List<Kept> stays() {
    return stays;
  }

  /** Every entity, children before the rows they point at. */
  Planning foresee() {
    for (Footprint footprint : shop.scanned().footprints()) {
      Where.Any rows = scope.rows(footprint, shop.scanned());
      if (!rows.parts().isEmpty()) {
        entity(footprint, shop.map().entity(footprint.entity()).orElseThrow(), rows);
      }
    }
    files.tallies(shop, unit).forEach(this::add);
    return this;
  }

  private void entity(Footprint footprint, EntityEntry entity, Where where) {
    HostRows rows = shop.rows(unit, footprint);
    Set<String> attributes = shop.judging().attributes(unit, footprint);
    Book book = new Book();
    for (List<RowKey> page : rows.pages(where, PAGE)) {
      List<HostRow> read = rows.read(page, where, attributes);
      List<Judged> judged =
          shop.judging()
              .judge(unit, rows, footprint, entity, read, scope.overlay(shop.scanned()), at);
      for (Judged j : owned(judged)) {
        foresee(letGo(rows, footprint, j), footprint, entity, book);
      }
      Detaching detaching =
          new Detaching(shop, unit, footprint, entity, scope, Looking.NOBODY, at)
              .foresee(others(judged));
      book.add(detaching.book());
      detaching
          .freed()
          .forEach(
              (link, records) -> freed.computeIfAbsent(link, l -> new HashSet<>()).addAll(records));
    }
    add(book.tally(entity.name()));
  }

  /** Rows of which the verdicts are about the whole row. */
  static List<Judged> owned(List<Judged> judged) {
    return judged.stream().filter(j -> !detaches(j)).toList();
  }

  /** Rows that others keep without the person. */
  static List<Judged> others(List<Judged> judged) {
    return judged.stream().filter(Planning::detaches).toList();
  }

  private static boolean detaches(Judged j) {
    return j.facts().shared() == dev.lethe.decide.Shared.SEPARABLE;
  }

  private void foresee(Judged j, Footprint footprint, EntityEntry entity, Book book) {
    if (footprint.owner().isPresent()) {
      j.verdicts()
          .forEach(
              (group, verdict) -> {
                if (verdict.goes()) {
                  book.erased(group, verdict.ground().reason(), Technique.BY_OWNER, 1);
                } else {
                  book.kept(group, verdict);
                }
              });
      return;
    }
    RowVerdict row = j.compose(j.verdicts().keySet());
    if (row.action() == RowVerdict.Action.DELETE_ROW) {
      going.computeIfAbsent(entity.name(), e -> new HashSet<>()).add(j.row().key());
    }
    for (GroupEntry group : entity.groups()) {
      GroupFootprint part = Optional.ofNullable(footprint.groups().get(group.id())).orElseThrow();
      book.foresee(j, row, group, part);
      if (row.going().contains(group.id())) {
        Reason reason = j.verdict(row, group.id()).ground().reason();
        Holder holder = new Holder(entity.name(), j.row().key().text(), group.id());
        for (StoredFile file : part.files()) {
          Optional.ofNullable(j.row().files().get(file.column().path()))
              .ifPresent(key -> files.add(holder, file, key, reason));
        }
      }
    }
  }

  /** Rows that go themselves need no shell of what they point at. */
  private Judged letGo(HostRows rows, Footprint footprint, Judged j) {
    if (j.needers().isEmpty()) {
      return j;
    }
    Map<String, List<Reference>> by =
        footprint.references().stream().collect(Collectors.groupingBy(Reference::entity));
    Set<String> still = new TreeSet<>(j.needers());
    still.removeIf(
        entity -> {
          List<Reference> its = by.getOrDefault(entity, List.of());
          return its.stream().anyMatch(r -> !r.detachable())
              && its.stream().noneMatch(r -> needs(rows, r, j.row().key()));
        });
    return j.neededBy(still);
  }

  /** Whether a row stays that points there, and is not taken off it either. */
  private boolean needs(HostRows rows, Reference r, RowKey key) {
    Footprint from = shop.scanned().footprint(r.type()).orElse(null);
    if (from == null || !r.tells(from)) {
      return !r.detachable();
    }
    List<Link> links = from.links().stream().filter(l -> l.isMadeBy(r)).toList();
    if (r.detachable() && links.isEmpty()) {
      return false;
    }
    Set<RowKey> pointing = new HashSet<>(rows.pointing(r, from, List.of(key)).keySet());
    pointing.removeAll(going.getOrDefault(from.entity(), Set.of()));
    for (Link link : links) {
      Set<String> gone = freed.getOrDefault(Detaching.name(from, link), Set.of());
      pointing.removeIf(k -> gone.contains(k.text()));
    }
    return !pointing.isEmpty();
  }

  private void add(Tally tally) {
    goes.addAll(tally.erased());
    stays.addAll(tally.kept());
  }

  private static String words(Erased e) {
    return e.technique() + " " + e.reason();
  }

  private static String words(Kept k) {
    String end =
        k.until() instanceof Until.Event event
            ? "until " + event.name()
            : k.until() instanceof Until.At ? "until a date" : "until reviewed";
    return (k.restricted() ? "restricted " : "")
        + k.ground().reason()
        + " ("
        + k.ground().source()
        + ") "
        + end;
  }

  /** SHA-256 over the declarations and {@link #lines}. */
  static String digest(Workshop shop, Set<String> lines) {
    return Json.fingerprint(List.of(shop.map().fingerprint(), List.copyOf(lines)));
  }

  /** What each group comes to, in words that no row count changes. */
  static Set<String> lines(List<Erased> goes, List<Kept> stays) {
    TreeSet<String> lines = new TreeSet<>();
    goes.forEach(e -> lines.add(e.fieldGroup() + " goes: " + words(e)));
    stays.forEach(k -> lines.add(k.fieldGroup() + " stays: " + words(k)));
    return lines;
  }
}
