package dev.lethe.erasure;

import dev.lethe.act.Book;
import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Verdict;
import dev.lethe.erasure.StepTable.Gone;
import dev.lethe.facts.WaitingList.Waiting;
import dev.lethe.model.Reason;
import dev.lethe.scan.Footprint;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Asks the owner of a table, which is only read here, to erase rows in it: one order per row, once
 * per erasure. What becomes of an order is counted where it stands, in the outbox.
 */
final class OwnerOrders {
  private final Workshop shop;
  private final StepTable table;
  private final Unit unit;
  private final Footprint footprint;
  private final EntityEntry entity;
  private final UUID erasure;
  private final Instant now;
  private final Book book = new Book();

  OwnerOrders(
      Workshop shop,
      StepTable table,
      Unit unit,
      Footprint footprint,
      EntityEntry entity,
      UUID erasure,
      Instant now) {
    this.shop = shop;
    this.table = table;
    this.unit = unit;
    this.footprint = footprint;
    this.entity = entity;
    this.erasure = erasure;
    this.now = now;
  }

  /** What stays; what is ordered is no more counted here than a file. */
  Book book() {
    return book;
  }

  /** Orders what goes of these rows and has not been ordered yet. */
  OwnerOrders order(String owner, List<Judged> judged) {
    List<Waiting> waiting = new ArrayList<>();
    List<Gone> ordered = new ArrayList<>();
    for (Judged j : judged) {
      String record = j.row().key().text();
      List<GroupEntry> going = new ArrayList<>();
      for (GroupEntry group : entity.groups()) {
        Verdict verdict = Optional.ofNullable(j.verdicts().get(group.id())).orElseThrow();
        if (verdict.goes()) {
          going.add(group);
        } else {
          book.kept(group.id(), verdict);
          Reason reason = verdict.ground().reason();
          j.facts().holds().stream()
              .filter(h -> h.reaches(group))
              .forEach(
                  h ->
                      waiting.add(
                          new Waiting(
                              entity.name(),
                              record,
                              group.id(),
                              reason,
                              h.reference(),
                              Optional.of(erasure))));
        }
      }
      Set<String> before = new HashSet<>(table.rules(unit, erasure, entity.name(), record));
      going.removeIf(g -> before.contains(name(g)));
      if (!going.isEmpty()) {
        Set<String> categories = new TreeSet<>();
        going.forEach(g -> g.fields().forEach(f -> categories.add(f.category())));
        shop.outbox()
            .ask(
                unit,
                owner,
                categories,
                going.get(0).id(),
                shop.facts().thing(footprint, j.row()),
                j.facts(),
                erasure,
                now);
        going.forEach(g -> ordered.add(new Gone(record, name(g))));
      }
    }
    table.remember(unit, erasure, entity.name(), ordered);
    shop.waiting().note(unit, waiting, now);
    return this;
  }

  /** What was ordered did not go by that: it has a name of its own among what went. */
  private static String name(GroupEntry group) {
    return "ordered " + group.id();
  }
}
