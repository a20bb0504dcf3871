package dev.lethe.retention;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.HoldFact;
import dev.lethe.decide.RowVerdict;
import dev.lethe.decide.RowVerdict.Action;
import dev.lethe.decide.Verdict;
import dev.lethe.delivery.FileOrder;
import dev.lethe.facts.FactSource.Thing;
import dev.lethe.facts.Marks.Restricted;
import dev.lethe.facts.WaitingList.Waiting;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import dev.lethe.retention.Arming.Permit;
import dev.lethe.retention.Judging.Judged;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.store.HostChanges;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import dev.lethe.store.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Acts on the verdicts of one batch, inside its destructive unit of work. */
final class Batch {
  private final Workshop shop;
  private final Unit unit;
  private final Footprint footprint;
  private final EntityEntry entity;
  private final UUID run;
  private final Instant now;
  private final Candidates candidates;
  private final Book book = new Book();
  private final Map<String, Long> due = new TreeMap<>();
  private final Map<String, Long> used = new HashMap<>();
  private final Map<Set<String>, List<RowKey>> deletes = new LinkedHashMap<>();
  private final Map<String, List<RowKey>> empties = new LinkedHashMap<>();
  private final List<Restricted> restricted = new ArrayList<>();
  private final Set<String> touched = new HashSet<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<FileOrder> files = new ArrayList<>();
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, Object> counts = new TreeMap<>();
  private final Map<String, List<String>> remembered = new HashMap<>();
  private List<RowKey> missed = List.of();
  private long block;
  private boolean exhausted;

  Batch(Workshop shop, Unit unit, Footprint footprint, EntityEntry entity, UUID run, Instant now) {
    this.shop = shop;
    this.unit = unit;
    this.footprint = footprint;
    this.entity = entity;
    this.run = run;
    this.now = now;
    this.candidates = new Candidates(footprint, shop.setting(), now);
  }

  /** No rule of this entity may act any more: the last portion is used up. */
  boolean exhausted() {
    return exhausted;
  }

  List<RowKey> missed() {
    return missed;
  }

  long files() {
    return files.size();
  }

  long block() {
    return block;
  }

  void into(Book total, Map<String, Long> dueButNotArmed) {
    total.add(book);
    due.forEach((rule, n) -> dueButNotArmed.merge(rule, n, Long::sum));
  }

  Batch act(List<Judged> judged, Map<String, Permit> permits, List<RowKey> notLocked) {
    missed = notLocked;
    exhausted = permits.isEmpty();
    judged.forEach(j -> sort(j, permits));
    change();
    remember();
    used.forEach((rule, n) -> shop.arming().use(unit, rule, n));
    shop.outbox().order(unit, files, run, now);
    if (!leaves.isEmpty()) {
      counts.put("entity", footprint.entity());
      counts.put("run", run.toString());
      block = shop.ledger().sealBatch(unit, "PURGED", counts, leaves);
    }
    return this;
  }

  private void sort(Judged j, Map<String, Permit> permits) {
    RowVerdict row = j.compose(permitted(j, permits));
    row.waitingForArming().forEach(g -> due.merge(g, 1L, Long::sum));
    row.going().forEach(g -> used.merge(g, 1L, Long::sum));
    String record = j.row().key().text();
    if (row.action() == Action.DELETE_ROW) {
      deletes.computeIfAbsent(j.goes(), g -> new ArrayList<>()).add(j.row().key());
    } else {
      touched.add(record);
      row.going()
          .forEach(g -> empties.computeIfAbsent(g, k -> new ArrayList<>()).add(j.row().key()));
    }
    for (GroupEntry group : entity.groups()) {
      Verdict verdict = verdict(j, group);
      GroupFootprint part = part(group);
      boolean before = j.emptied().groups().contains(group.id());
      boolean shell = part.keepsColumns() && before && j.emptied().shell();
      if (row.action() == Action.DELETE_ROW) {
        if (row.going().contains(group.id()) || shell) {
          gone(j, group, verdict, Technique.ROW_DELETED);
        }
      } else if (row.skeleton()) {
        skeleton(j, group, verdict, row.going().contains(group.id()), record);
      } else if (row.going().contains(group.id())) {
        gone(j, group, verdict, Technique.FIELDS_EMPTIED);
        remembered.computeIfAbsent(group.id(), k -> new ArrayList<>()).add(record);
      } else if (!verdict.goes()) {
        stays(j, group, verdict, permits.containsKey(group.id()) && !before, record);
      }
      if (row.going().contains(group.id())) {
        order(j, group, part);
      }
    }
  }

  private Verdict verdict(Judged j, GroupEntry group) {
    return Optional.ofNullable(j.verdicts().get(group.id())).orElseThrow();
  }

  private GroupFootprint part(GroupEntry group) {
    return Optional.ofNullable(footprint.groups().get(group.id())).orElseThrow();
  }

  /** Groups whose rule may act on this row: armed, within its portion. */
  private Set<String> permitted(Judged j, Map<String, Permit> permits) {
    Set<String> permitted = new TreeSet<>();
    permits.forEach(
        (rule, permit) -> {
          boolean room = used.getOrDefault(rule, 0L) < permit.rowsLeft();
          if (room && (permit.anchorBefore().equals(Instant.MAX) || before(j, rule, permit))) {
            permitted.add(rule);
          }
        });
    return permitted;
  }

  private boolean before(Judged j, String rule, Permit permit) {
    return entity
        .group(rule)
        .flatMap(g -> Anchoring.of(g, j.facts(), shop.setting().zone()))
        .filter(a -> a.isBefore(permit.anchorBefore()))
        .isPresent();
  }

  private void gone(Judged j, GroupEntry group, Verdict verdict, Technique technique) {
    book.erased(group.id(), verdict.ground().reason(), technique, 1);
    prove(j, group, verdict.ground().reason(), technique);
  }

  private void prove(Judged j, GroupEntry group, Reason reason, Technique technique) {
    counts.merge(group.id() + " " + reason + " " + technique, 1L, (a, b) -> (Long) a + (Long) b);
    leaves.add(
        shop.ledger()
            .leaf(footprint.entity(), group.id(), j.row().key().text(), reason + " " + technique));
  }

  /** The row stays as a bare shell, because rows that stay point at it. */
  private void skeleton(Judged j, GroupEntry group, Verdict verdict, boolean going, String record) {
    Ground ground =
        new Ground(
            Reason.SKELETON, "", String.join(", ", new TreeSet<>(j.needers())) + " points at it");
    if (part(group).keepsColumns()) {
      book.kept(group.id(), true, ground, new Until.Event(shellEnds(j)));
      if (going) {
        prove(j, group, verdict.ground().reason(), Technique.FIELDS_EMPTIED);
      }
    } else if (going) {
      gone(j, group, verdict, Technique.FIELDS_EMPTIED);
    }
    restricted.add(shell(record, group, ground.source()));
    if (going) {
      remembered.computeIfAbsent(group.id(), k -> new ArrayList<>()).add(record);
    }
  }

  private static Restricted shell(String record, GroupEntry group, String why) {
    return new Restricted(record, group.id(), Reason.SKELETON, why, Optional.empty());
  }

  static String shellEnds(Judged j) {
    return "no " + String.join(", no ", new TreeSet<>(j.needers())) + " needs it";
  }

  private void stays(Judged j, GroupEntry group, Verdict verdict, boolean counted, String record) {
    if (counted) {
      book.kept(group.id(), verdict);
    }
    if (j.emptied().groups().contains(group.id())) {
      if (j.emptied().shell()) {
        restricted.add(shell(record, group, ""));
      }
    } else if (verdict.outcome() != Outcome.KEEP) {
      restricted.add(
          new Restricted(
              record,
              group.id(),
              verdict.ground().reason(),
              verdict.ground().citation(),
              verdict.until().flatMap(Batch::instant)));
    }
    for (HoldFact hold : j.facts().holds()) {
      waiting.add(
          new Waiting(
              footprint.entity(), record, group.id(), verdict.ground().reason(), hold.reference()));
    }
  }

  private static Optional<Instant> instant(Until until) {
    if (until instanceof Until.At at) {
      return Optional.of(at.instant());
    }
    return until instanceof Until.Review review ? Optional.of(review.by()) : Optional.empty();
  }

  private void order(Judged j, GroupEntry group, GroupFootprint part) {
    Thing thing = shop.facts().thing(footprint, j.row());
    for (StoredFile file : part.files()) {
      String key = j.row().files().get(file.column().path());
      if (key != null) {
        files.add(new FileOrder(file.store(), key, key, group.id(), thing, j.facts()));
        for (String derived : file.derived()) {
          files.add(
              new FileOrder(
                  file.store(),
                  derived.replace("{key}", key).replace("{id}", j.row().key().text()),
                  key,
                  group.id(),
                  thing,
                  j.facts()));
        }
      }
    }
  }

  private void change() {
    HostChanges changes = shop.changes(unit, footprint);
    empties.forEach(
        (group, keys) -> {
          GroupEntry entry = entity.group(group).orElseThrow();
          changes.empty(keys, part(entry), candidates.due(entry), now);
        });
    deletes.forEach(
        (groups, keys) -> {
          List<Where> all = new ArrayList<>();
          groups.forEach(g -> all.add(candidates.due(entity.group(g).orElseThrow())));
          changes.delete(keys, new Where.All(all), now);
        });
  }

  private void remember() {
    List<String> gone = new ArrayList<>();
    deletes.values().forEach(keys -> keys.forEach(k -> gone.add(k.text())));
    shop.marks().gone(unit, footprint.entity(), gone);
    shop.marks().restrict(unit, footprint.entity(), touched, restricted, now);
    remembered.forEach(
        (group, records) -> shop.marks().empty(unit, footprint.entity(), records, group, now));
    shop.waiting().note(unit, waiting, now);
  }
}
