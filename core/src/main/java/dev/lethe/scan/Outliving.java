package dev.lethe.scan;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.model.Code;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the rows that a rule counts from outlive the rule. If they went first, "two years after
 * the last order" would be counted from nothing, and what it keeps would go too early.
 */
final class Outliving {
  private final Models models;
  private final List<EntityEntry> entities;
  private final Findings findings;

  Outliving(Models models, List<EntityEntry> entities, Findings findings) {
    this.models = models;
    this.entities = entities;
    this.findings = findings;
  }

  void check() {
    for (EntityEntry entity : entities) {
      EntityModel model = models.named(entity.name());
      entity.groups().stream()
          .flatMap(g -> g.retention().stream())
          .filter(r -> r.parent().isEmpty() && !r.closure())
          .distinct()
          .forEach(r -> source(model, r.anchor(), 0).ifPresent(s -> check(model, r, s)));
    }
  }

  /** A collection on the way to an anchor, and what follows it. */
  private record Source(EntityModel owner, Attribute collection, Many many, String rest) {}

  private Optional<Source> source(EntityModel from, String path, int begin) {
    for (int dot = path.indexOf('.', begin); dot > 0; dot = path.indexOf('.', dot + 1)) {
      Optional<Attribute> head = from.attribute(path.substring(begin, dot));
      if (head.isPresent() && head.get().toOne() != null) {
        return source(models.target(head.get()), path, dot + 1);
      }
      Optional<Many> many = head.flatMap(a -> Many.of(models, from, a));
      if (many.isPresent()) {
        return Optional.of(
            new Source(from, head.orElseThrow(), many.get(), path.substring(dot + 1)));
      }
    }
    return Optional.empty();
  }

  private void check(EntityModel model, RetentionRule rule, Source source) {
    Optional<EntityEntry> held =
        entities.stream().filter(e -> e.name().equals(source.many().target().name())).findFirst();
    if (held.isEmpty() || held.get().groups().stream().anyMatch(g -> outlives(g, rule, source))) {
      return;
    }
    boolean days =
        models
            .route(model, rule.anchor())
            .filter(r -> r.column().javaType() == LocalDate.class)
            .isPresent();
    findings.error(
        Code.SOURCE_ENDS_FIRST,
        model.name(),
        model.name()
            + ": the last "
            + rule.anchor()
            + " is counted from, and rows of "
            + held.get().name()
            + " may go before: "
            + held.get().groups().stream()
                .flatMap(g -> g.retention().stream())
                .map(RetentionRule::inWords)
                .distinct()
                .collect(Collectors.joining(", "))
            + ".",
        "Let them go with it (@RetainWith), keep them at least as long from the same instant, or count from a column that stays: alter table "
            + model.table()
            + " add column last_"
            + Copies.plain(rule.anchor().replace('.', '_'))
            + (days ? " date;" : " timestamp(6);"));
  }

  private boolean outlives(GroupEntry group, RetentionRule rule, Source source) {
    return !group.retention().isEmpty()
        && group.retention().stream()
            .allMatch(r -> goesAlong(r, source) || endsLater(r, rule, source));
  }

  /** Whether it goes with the very row whose collection it is in. */
  private boolean goesAlong(RetentionRule r, Source source) {
    return r.parent()
        .map(path -> path.split("\\.", -1)[0])
        .flatMap(relation -> source.many().target().attribute(relation))
        .filter(a -> a.toOne() != null && models.target(a) == source.owner())
        .filter(
            a ->
                models
                    .hops(source.many().target(), a)
                    .get(0)
                    .from()
                    .equals(source.many().hops().get(0).to()))
        .isPresent();
  }

  private static boolean endsLater(RetentionRule r, RetentionRule rule, Source source) {
    return !r.closure()
        && r.anchor().equals(source.rest())
        && r.orElse().isEmpty()
        && r.cap().isEmpty()
        && !r.cut()
        && r.when().isEmpty()
        && r.promised().isEmpty()
        && r.atLeast()
            .or(r::atMost)
            .filter(least -> rule.atMost().filter(most -> !most.isLongerThan(least)).isPresent())
            .isPresent();
  }
}
