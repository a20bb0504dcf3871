package dev.lethe.scan;

import dev.lethe.annotation.RetainWith;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.model.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code @RetainWith}: the parent's retention, as seen from the record that goes with it. */
final class ParentRules {
  private final Models models;
  private final Findings findings;
  private final RuleReader rules;

  ParentRules(Models models, Findings findings, RuleReader rules) {
    this.models = models;
    this.findings = findings;
    this.rules = rules;
  }

  /** What the parent's type declares, counted over the relation. */
  List<RetentionRule> read(EntityModel model, RetainWith w, String where, List<String> activities) {
    Optional<Attribute> relation = model.attribute(w.value()).filter(a -> a.toOne() != null);
    if (relation.isEmpty()) {
      findings.error(
          Code.ANCHOR_UNKNOWN,
          where,
          where
              + ": @RetainWith(\""
              + w.value()
              + "\") is no to-one relation of "
              + model.name()
              + ".",
          "Name the relation that leads to the parent.");
      return List.of();
    }
    if (!models.leadsOn(relation.get())) {
      findings.error(
          Code.MAPPING_UNSUPPORTED,
          where,
          where + ": @RetainWith(\"" + w.value() + "\") leads to rows of several tables.",
          "Relate to one of the subclasses, or say with @Retain when it ends.");
      return List.of();
    }
    EntityModel parent = models.target(relation.get());
    Optional<String> circle = circle(model);
    if (circle.isPresent()) {
      findings.error(
          Code.ANCHOR_UNKNOWN,
          where,
          where + ": @RetainWith(\"" + w.value() + "\") leads back to " + circle.get() + ".",
          "Add @Retain or @RetainUntil to one of them, to say when it ends.");
      return List.of();
    }
    List<RetentionRule> found =
        parent.hierarchy().stream()
            .map(c -> rules.at(parent, c, activities))
            .filter(some -> !some.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (found.isEmpty()) {
      findings.error(
          Code.NO_RETENTION,
          where,
          where
              + ": @RetainWith(\""
              + w.value()
              + "\"), and "
              + parent.name()
              + " has no retention on its type.",
          "Add @Retain or @RetainUntil to " + parent.name() + ".");
    }
    return found.stream().map(r -> under(r, w.value(), activities, where)).toList();
  }

  /** An entity that is met again on the way from parent to parent. */
  private Optional<String> circle(EntityModel model) {
    Set<String> passed = new HashSet<>();
    Optional<EntityModel> at = Optional.of(model);
    while (at.isPresent()) {
      EntityModel here = at.get();
      if (!passed.add(here.name())) {
        return Optional.of(here.name());
      }
      at =
          here.hierarchy().stream()
              .flatMap(p -> p.find(RetainWith.class).stream())
              .findFirst()
              .flatMap(with -> here.attribute(with.value()))
              .filter(a -> a.toOne() != null)
              .map(models::target);
    }
    return Optional.empty();
  }

  private static RetentionRule under(
      RetentionRule r, String relation, List<String> activities, String where) {
    return new RetentionRule(
        r.kind(),
        activities,
        relation + "." + r.anchor(),
        r.closure(),
        r.atLeast(),
        r.atMost(),
        r.ifNever(),
        r.cap(),
        r.created().map(c -> relation + "." + c),
        r.grace(),
        r.zone(),
        r.atEnd(),
        r.userMayDelete(),
        Optional.of(relation + r.parent().map(p -> "." + p).orElse("")),
        r.orElse().map(path -> relation + "." + path),
        r.when().stream().map(c -> c.under(relation)).toList(),
        r.cut(),
        "@RetainWith on " + where,
        "goes with its " + relation + ": " + r.inWords());
  }
}
