package dev.lethe.retention;

import dev.lethe.datamap.Condition;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.LatestAnchor;
import dev.lethe.deadline.Span;
import dev.lethe.decide.Setting;
import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
import dev.lethe.scan.Route;
import dev.lethe.scan.Route.Test;
import dev.lethe.store.Where;
import dev.lethe.store.Where.Bound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Selects wide: conditions that every row satisfies of which a group may go now. A provable
 * superset; what it brings is judged.
 */
final class Candidates {
  private final Footprint footprint;
  private final Setting setting;
  private final Instant now;

  Candidates(Footprint footprint, Setting setting, Instant now) {
    this.footprint = footprint;
    this.setting = setting;
    this.now = now;
  }

  /**
   * One ordered pass. The passes of an entity never meet the same row.
   *
   * @param where what it selects
   * @param order an own column that the condition keeps from being null
   */
  record Pass(Where where, Optional<Column> order) {}

  /** The passes over an entity: for a single plain rule by its anchor, else one by the key. */
  List<Pass> passes(EntityEntry entity) {
    if (entity.groups().size() == 1) {
      GroupEntry group = entity.groups().get(0);
      if (group.retention().size() == 1
          && group.obligations().isEmpty()
          && group.served().isEmpty()) {
        RetentionRule rule = group.retention().get(0);
        Route anchor = footprint.routes().get(rule.anchor());
        boolean plain = rule.when().isEmpty() && rule.orElse().isEmpty() && !rule.closure();
        if (plain && anchor != null && anchor.isOwn() && isRoot(anchor)) {
          return ordered(group, rule, anchor);
        }
      }
    }
    List<Where> any = new ArrayList<>();
    for (GroupEntry group : entity.groups()) {
      any.add(Where.all(due(group), new Where.Unsettled(group.id(), now)));
      any.addAll(unclear(group));
    }
    return List.of(new Pass(new Where.Any(any), Optional.empty()));
  }

  private boolean isRoot(Route route) {
    return route.column().table().equals(footprint.table());
  }

  private List<Pass> ordered(GroupEntry group, RetentionRule rule, Route anchor) {
    Where unsettled = new Where.Unsettled(group.id(), now);
    Where byAnchor = new Where.NotAfter(anchor, bound(rule));
    List<Pass> passes = new ArrayList<>();
    passes.add(new Pass(Where.all(byAnchor, unsettled), Optional.of(anchor.column())));
    Route created = rule.created().map(footprint.routes()::get).orElse(null);
    if (created == null) {
      return passes;
    }
    Optional<Column> order =
        created.isOwn() && isRoot(created) ? Optional.of(created.column()) : Optional.empty();
    rule.ifNever()
        .ifPresent(
            age ->
                passes.add(
                    new Pass(
                        Where.all(
                            new Where.Absent(anchor),
                            new Where.NotAfter(created, bound(age, rule)),
                            unsettled),
                        order)));
    rule.cap()
        .ifPresent(
            age ->
                passes.add(
                    new Pass(
                        Where.all(
                            new Where.After(anchor, bound(rule)),
                            new Where.NotAfter(created, bound(age, rule)),
                            unsettled),
                        order)));
    return passes;
  }

  /** True of every row of which this group may be past its own retention. */
  Where due(GroupEntry group) {
    List<Where> all = new ArrayList<>();
    List<String> activities =
        group.retention().stream().flatMap(r -> r.activities().stream()).distinct().toList();
    for (String activity : activities) {
      List<Where> any = new ArrayList<>();
      for (RetentionRule rule : group.retention()) {
        if (rule.activities().contains(activity)) {
          any.add(applies(rule, ends(rule)));
        }
      }
      if (!group.when(activity).isEmpty()) {
        any.add(unserved(group, activity));
      }
      all.add(new Where.Any(any));
    }
    List<Where> cut =
        group.retention().stream()
            .filter(RetentionRule::cut)
            .map(rule -> applies(rule, ends(rule)))
            .toList();
    return cut.isEmpty() ? new Where.All(all) : Where.any(new Where.All(all), new Where.Any(cut));
  }

  private Where applies(RetentionRule rule, List<Where> ends) {
    List<Where> all = new ArrayList<>();
    rule.when().forEach(c -> all.add(Where.holds(test(c))));
    all.add(new Where.Any(ends));
    return new Where.All(all);
  }

  private Where fails(RetentionRule rule) {
    return anyFails(rule.when());
  }

  private Where unserved(GroupEntry group, String activity) {
    return anyFails(group.when(activity));
  }

  private Where anyFails(List<Condition> conditions) {
    return new Where.Any(conditions.stream().map(c -> Where.fails(test(c))).toList());
  }

  private Test test(Condition condition) {
    return Optional.ofNullable(footprint.conditions().get(condition)).orElseThrow();
  }

  /**
   * Rows that no rule or no link covers: they do not go, and are counted so that somebody looks.
   */
  private List<Where> unclear(GroupEntry group) {
    List<Where> any = new ArrayList<>();
    if (!group.activities().isEmpty()
        && group.activities().stream().noneMatch(a -> group.when(a).isEmpty())) {
      any.add(new Where.All(group.activities().stream().map(a -> unserved(group, a)).toList()));
    }
    for (String activity :
        group.retention().stream().flatMap(r -> r.activities().stream()).distinct().toList()) {
      List<RetentionRule> rules =
          group.retention().stream().filter(r -> r.activities().contains(activity)).toList();
      if (rules.stream().noneMatch(r -> r.when().isEmpty())) {
        any.add(new Where.All(rules.stream().map(this::fails).toList()));
      }
    }
    if (footprint.mayBeNobodys() && group.retention().stream().anyMatch(RetentionRule::closure)) {
      any.add(
          new Where.All(
              footprint.links().stream()
                  .filter(l -> l.role() == dev.lethe.annotation.SubjectRole.OWNER)
                  .<Where>map(
                      l ->
                          l.isMany()
                              ? Where.nobody(l, new Where.Present(l.key()))
                              : new Where.Absent(l.key()))
                  .toList()));
    }
    return any;
  }

  private List<Where> ends(RetentionRule rule) {
    List<Where> ways = new ArrayList<>();
    if (rule.closure()) {
      ways.add(closed(rule));
      return ways;
    }
    Route anchor = footprint.routes().get(rule.anchor());
    if (anchor == null) {
      return ways;
    }
    Bound end = bound(rule);
    ways.add(new Where.NotAfter(anchor, end));
    Route other = rule.orElse().map(footprint.routes()::get).orElse(null);
    if (other != null) {
      ways.add(Where.all(new Where.Absent(anchor), new Where.NotAfter(other, end)));
    }
    Route created = rule.created().map(footprint.routes()::get).orElse(null);
    if (created != null) {
      rule.ifNever()
          .ifPresent(
              age ->
                  ways.add(
                      Where.all(
                          new Where.Absent(anchor),
                          new Where.NotAfter(created, bound(age, rule)))));
      rule.cap().ifPresent(age -> ways.add(new Where.NotAfter(created, bound(age, rule))));
    }
    return ways;
  }

  /** Every owner that is there has closed, and at least one is there. */
  private Where closed(RetentionRule rule) {
    List<Where> each = new ArrayList<>();
    List<Where> some = new ArrayList<>();
    for (Link link : footprint.links()) {
      if (link.role() == dev.lethe.annotation.SubjectRole.OWNER && link.closedBy().isPresent()) {
        Route closed = link.closedBy().get();
        Where ended = new Where.NotAfter(closed, bound(rule));
        if (link.isMany()) {
          Where there = new Where.Present(link.key());
          Where open = Where.any(new Where.Absent(closed), new Where.After(closed, bound(rule)));
          some.add(Where.linked(link, Where.all(there, ended)));
          each.add(Where.nobody(link, Where.all(there, open)));
          continue;
        }
        some.add(ended);
        each.add(
            link.key().isOwn() && !link.key().column().nullable()
                ? ended
                : Where.any(new Where.Absent(link.key()), ended));
      }
    }
    return Where.all(new Where.All(each), new Where.Any(some));
  }

  /** Whatever its own period or a promise lets go, counted from its event. */
  private Bound bound(RetentionRule rule) {
    LatestAnchor latest = latest(rule.atLeast().orElse(rule.longest()));
    for (Promise p : rule.promised()) {
      latest = latest.or(latest(p.atMost()));
    }
    return bound(latest, setting, rule);
  }

  private Bound bound(Span span, RetentionRule rule) {
    return bound(latest(span), setting, rule);
  }

  private static Bound bound(LatestAnchor latest, Setting setting, RetentionRule rule) {
    return new Bound(latest.instant(), latest.date(), rule.zone().orElse(setting.zone()));
  }

  private LatestAnchor latest(Span span) {
    return LatestAnchor.dueAt(now, span, setting.zone());
  }
}
