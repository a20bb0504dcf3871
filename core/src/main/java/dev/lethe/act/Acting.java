package dev.lethe.act;

import dev.lethe.act.Judging.Judged;
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
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Derived;
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

/**
 * Acts on the verdicts of one batch, inside its destructive unit of work: rows are deleted or
 * emptied, what is left behind is marked, files are ordered. The caller seals the proof last.
 */
public final class Acting {
  private final Workshop shop;
  private final Unit unit;
  private final Footprint footprint;
  private final EntityEntry entity;
  private final Mandate mandate;
  private final Instant now;
  private final Book book = new Book();
  private final Map<Set<String>, List<RowKey>> deletes = new LinkedHashMap<>();
  private final Map<String, List<RowKey>> empties = new LinkedHashMap<>();
  private final List<Restricted> restricted = new ArrayList<>();
  private final Set<String> touched = new HashSet<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<FileOrder> files = new ArrayList<>();
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, Object> counts = new TreeMap<>();
  private final Map<String, List<String>> remembered = new HashMap<>();

  /** Acts on rows of one entity. */
  public Acting(
      Workshop shop,
      Unit unit,
      Footprint footprint,
      EntityEntry entity,
      Mandate mandate,
      Instant now) {
    this.shop = shop;
    this.unit = unit;
    this.footprint = footprint;
    this.entity = entity;
    this.mandate = mandate;
    this.now = now;
  }

  /** What happened to each group that was brought to judgement. */
  public Book book() {
    return book;
  }

  /** Deletions of files that were ordered. */
  public long files() {
    return files.size();
  }

  /** Leaves for the proof, one per group that changed. */
  public List<byte[]> leaves() {
    return leaves;
  }

  /** How many groups changed, by group, reason and technique. */
  public Map<String, Object> counts() {
    return counts;
  }

  /** Canonical keys of the rows that were deleted. */
  public List<String> gone() {
    return deletes.values().stream().flatMap(List::stream).map(k -> k.text()).toList();
  }

  /** Canonical keys of the rows of which a group was emptied, by group. */
  public Map<String, List<String>> emptied() {
    return remembered;
  }

  /** Does to these rows what their verdicts and the mandate say. */
  public Acting act(List<Judged> judged) {
    judged.forEach(this::sort);
    change();
    remember();
    shop.outbox().order(unit, files, mandate.work(), mandate.erasure(), now);
    return this;
  }

  private void sort(Judged j) {
    RowVerdict row = j.compose(mandate.permitted(j));
    mandate.composed(row);
    String record = j.row().key().text();
    if (row.action() == Action.DELETE_ROW) {
      deletes.computeIfAbsent(j.goes(), g -> new ArrayList<>()).add(j.row().key());
    } else {
      touched.add(record);
      row.going()
          .forEach(g -> empties.computeIfAbsent(g, k -> new ArrayList<>()).add(j.row().key()));
    }
    for (GroupEntry group : entity.groups()) {
      Verdict verdict = j.verdict(row, group.id());
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
        stays(j, group, verdict, mandate.counts(group) && !before, record);
      }
      if (row.going().contains(group.id())) {
        order(j, group, part);
      }
    }
  }

  private GroupFootprint part(GroupEntry group) {
    return Optional.ofNullable(footprint.groups().get(group.id())).orElseThrow();
  }

  private void gone(Judged j, GroupEntry group, Verdict verdict, Technique technique) {
    Reason reason = verdict.ground().reason();
    book.erased(group.id(), reason, technique, 1);
    prove(j, group, reason, technique);
  }

  private void prove(Judged j, GroupEntry group, Reason reason, Technique technique) {
    counts.merge(group.id() + " " + reason + " " + technique, 1L, (a, b) -> (Long) a + (Long) b);
    leaves.add(
        shop.ledger()
            .leaf(footprint.entity(), group.id(), j.row().key().text(), reason + " " + technique));
  }

  /** The row stays as a bare shell, because rows that stay point at it. */
  private void skeleton(Judged j, GroupEntry group, Verdict verdict, boolean going, String record) {
    Ground ground = shellGround(j);
    if (part(group).keepsColumns()) {
      book.kept(group.id(), true, ground, shellEnds(j));
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

  /** The event that ends a bare shell: nothing points at it any more. */
  public static Until shellEnds(Judged j) {
    return new Until.Event("no " + String.join(", no ", new TreeSet<>(j.needers())) + " needs it");
  }

  /** Why a row stays as a bare shell. */
  public static Ground shellGround(Judged j) {
    return new Ground(
        Reason.SKELETON, "", String.join(", ", new TreeSet<>(j.needers())) + " points at it");
  }

  private void stays(Judged j, GroupEntry group, Verdict verdict, boolean counted, String record) {
    Ground ground = verdict.ground();
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
              ground.reason(),
              ground.citation(),
              verdict.until().flatMap(Until::ends)));
    }
    for (HoldFact hold : j.facts().holds()) {
      if (hold.reaches(group)) {
        waiting.add(
            new Waiting(
                footprint.entity(),
                record,
                group.id(),
                ground.reason(),
                hold.reference(),
                mandate.erasure()));
      }
    }
  }

  private void order(Judged j, GroupEntry group, GroupFootprint part) {
    Thing thing = shop.facts().thing(footprint, j.row());
    for (StoredFile file : part.files()) {
      String key = j.row().files().get(file.column().path());
      if (key != null) {
        files.add(new FileOrder(file.store(), key, false, key, group.id(), thing, j.facts()));
        for (Derived other : file.derived(key, j.row().key().text())) {
          files.add(
              new FileOrder(
                  file.store(),
                  other.key(),
                  other.prefix(),
                  other.own() ? other.key() : key,
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
          changes.empty(keys, part(entry), mandate.condition(entry), now);
        });
    deletes.forEach(
        (groups, keys) -> {
          List<Where> all = new ArrayList<>();
          groups.stream()
              .map(g -> entity.group(g).orElseThrow())
              .filter(g -> !g.rides())
              .forEach(g -> all.add(mandate.condition(g)));
          changes.delete(keys, new Where.All(all), now);
        });
  }

  private void remember() {
    shop.marks().gone(unit, footprint.entity(), gone(), now);
    shop.marks().restrict(unit, footprint.entity(), touched, restricted, now);
    remembered.forEach(
        (group, records) -> shop.marks().empty(unit, footprint.entity(), records, group, now));
    shop.waiting().note(unit, waiting, now);
  }
}
