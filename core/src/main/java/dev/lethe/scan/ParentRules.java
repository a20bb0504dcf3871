package dev.lethe.scan;

import dev.lethe.annotation.RetainWith;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.model.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code @RetainWith} and {@code @FollowsRecord}: the retention of what a record goes with,
 * as seen from there.
 */
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
    String said = "@RetainWith(\"" + w.value() + "\")";
    EntityModel parent = models.target(relation.get());
    return leadsBack(model, where, said)
        ? List.of()
        : declared(parent, where, said, activities).stream()
            .map(
                r ->
                    under(
                        r,
                        w.value(),
                        activities,
                        List.of(),
                        "@RetainWith on " + where,
                        "goes with its " + w.value()))
            .toList();
  }

  /** What the types of all followed records declare, each for the rows that follow it. */
  List<RetentionRule> followed(EntityModel model, String where, List<String> activities) {
    String said = "@FollowsRecord";
    List<RetentionRule> all = new ArrayList<>();
    if (leadsBack(model, where, said)) {
      return all;
    }
    for (Followed f : models.followers().of(model)) {
      for (RetentionRule r : declared(f.target(), where, said, activities)) {
        all.add(
            under(
                r,
                f.prefix(),
                activities,
                List.of(new Condition(f.prefix(), f.is())),
                "@FollowsRecord on " + where,
                "goes with the " + f.target().name() + " it follows (" + f.said() + ")"));
      }
    }
    return all;
  }

  private List<RetentionRule> declared(
      EntityModel parent, String where, String said, List<String> activities) {
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
          where + ": " + said + ", and " + parent.name() + " has no retention on its type.",
          "Add @Retain or @RetainUntil to " + parent.name() + ".");
    }
    return found;
  }

  private boolean leadsBack(EntityModel model, String where, String said) {
    Optional<String> circle = circle(model, new HashSet<>());
    circle.ifPresent(
        name ->
            findings.error(
                Code.ANCHOR_UNKNOWN,
                where,
                where + ": " + said + " leads back to " + name + ".",
                "Add @Retain or @RetainUntil to one of them, to say when it ends."));
    return circle.isPresent();
  }

  /** An entity that is met again on the way from parent to parent. */
  private Optional<String> circle(EntityModel model, Set<String> passed) {
    if (!passed.add(model.name())) {
      return Optional.of(model.name());
    }
    Optional<String> met =
        parents(model).map(parent -> circle(parent, passed)).flatMap(Optional::stream).findFirst();
    passed.remove(model.name());
    return met;
  }

  private Stream<EntityModel> parents(EntityModel model) {
    return Stream.concat(
        model.hierarchy().stream()
            .flatMap(p -> p.find(RetainWith.class).stream())
            .limit(1)
            .flatMap(with -> model.attribute(with.value()).stream())
            .filter(a -> a.toOne() != null)
            .map(models::target),
        models.followers().of(model).stream().map(Followed::target));
  }

  private static RetentionRule under(
      RetentionRule r,
      String relation,
      List<String> activities,
      List<Condition> when,
      String declaredIn,
      String words) {
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
        Stream.concat(when.stream(), r.when().stream().map(c -> c.under(relation))).toList(),
        r.cut(),
        declaredIn,
        words + ": " + r.inWords(),
        r.promised().stream()
            .map(
                p ->
                    new RetentionRule.Promise(
                        relation + "." + p.collected(), p.collectedBefore(), p.atMost(), p.says()))
            .toList());
  }
}
