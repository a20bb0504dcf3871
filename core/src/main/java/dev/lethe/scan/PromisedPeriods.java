package dev.lethe.scan;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.Span;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Promised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what was promised at collection beside the rules that are longer now. */
final class PromisedPeriods {
  private final Models models;
  private final PrivacyRegister register;
  private final Findings findings;
  private final Anchors anchors;

  PromisedPeriods(Models models, PrivacyRegister register, Findings findings) {
    this.models = models;
    this.register = register;
    this.findings = findings;
    this.anchors = new Anchors(models, findings);
  }

  /** Rules of everything in an entity, with what was promised for everything in it. */
  List<RetentionRule> whole(EntityModel model, List<RetentionRule> rules) {
    return with(model, rules, promises(model).filter(p -> p.fields().isEmpty()).toList());
  }

  /** Rules of an attribute, with what was promised for it in particular. */
  List<RetentionRule> of(EntityModel model, Attribute attribute, List<RetentionRule> rules) {
    return with(model, rules, promises(model).filter(p -> names(p, attribute.path())).toList());
  }

  private Stream<Promised> promises(EntityModel model) {
    return register.promised().stream().filter(p -> p.entity().equals(model.name()));
  }

  private static boolean names(Promised promised, String path) {
    return promised.fields().stream().anyMatch(f -> Attribute.names(f, path));
  }

  /** The shortest period that this one may be for some row. */
  Span shortest(EntityModel model, Span period) {
    return promises(model)
        .map(Promised::atMost)
        .filter(period::isLongerThan)
        .reduce((one, other) -> one.isLongerThan(other) ? other : one)
        .orElse(period);
  }

  private List<RetentionRule> with(
      EntityModel model, List<RetentionRule> rules, List<Promised> promises) {
    if (promises.isEmpty()) {
      return rules;
    }
    List<RetentionRule> all = new ArrayList<>();
    for (RetentionRule rule : rules) {
      RetentionRule its = rule;
      for (Promised p : promises) {
        Optional<String> collected = collected(model, rule);
        if (collected.isPresent()
            && rule.longest().isLongerThan(p.atMost())
            && counts(model, rule, p)) {
          its =
              its.promised(
                  new Promise(
                      collected.get(), p.collectedBefore(), p.atMost(), p.says().inWords()));
        }
      }
      all.add(its);
    }
    return all;
  }

  /** What says when a row was collected: its creation, else what its rule counts from. */
  private Optional<String> collected(EntityModel model, RetentionRule rule) {
    return rule.created()
        .or(() -> anchors.created(model, ""))
        .or(() -> Optional.of(rule.anchor()).filter(a -> !rule.closure()));
  }

  /** A period in hours cannot be counted from a date. */
  private boolean counts(EntityModel model, RetentionRule rule, Promised p) {
    boolean days =
        !rule.closure()
            && Stream.concat(Stream.of(rule.anchor()), rule.orElse().stream())
                .flatMap(path -> models.route(model, path).stream())
                .anyMatch(r -> r.column().javaType() == LocalDate.class);
    return !days || !p.atMost().hasClock();
  }

  /** What of the register's promises no rule follows. */
  void check(List<EntityEntry> entities) {
    for (Promised p : register.promised()) {
      Optional<EntityEntry> entity =
          entities.stream().filter(e -> e.name().equals(p.entity())).findFirst();
      if (entity.isEmpty()) {
        unfollowed(
            p,
            "names an entity that has no personal data."
                + Findings.didYouMean(
                    p.entity(), entities.stream().map(EntityEntry::name).toList()),
            "Write the entity's name in JPA.");
      } else if (fieldsExist(p, entity.get())) {
        followed(p, entity.get());
      }
    }
  }

  private boolean fieldsExist(Promised p, EntityEntry entity) {
    List<String> known =
        entity.groups().stream()
            .flatMap(g -> g.fields().stream())
            .map(GroupEntry.FieldEntry::path)
            .toList();
    List<String> missing =
        p.fields().stream()
            .filter(f -> known.stream().noneMatch(k -> Attribute.names(f, k)))
            .toList();
    if (!missing.isEmpty()) {
      unfollowed(
          p,
          "names "
              + String.join(", ", missing)
              + ", and no such attribute is personal."
              + Findings.didYouMean(missing.get(0), known),
          "Attributes: " + String.join(", ", known) + ".");
    }
    return missing.isEmpty();
  }

  private void followed(Promised p, EntityEntry entity) {
    List<RetentionRule> rules =
        entity.groups().stream()
            .filter(
                g -> p.fields().isEmpty() || g.fields().stream().anyMatch(f -> names(p, f.path())))
            .flatMap(g -> g.retention().stream())
            .toList();
    if (rules.stream().flatMap(r -> r.promised().stream()).anyMatch(x -> same(p, x))) {
      return;
    }
    if (rules.stream().noneMatch(r -> r.longest().isLongerThan(p.atMost()))) {
      findings.error(
          Code.PROMISE_USELESS,
          entity.name(),
          p.place()
              + " promised "
              + entity.name()
              + " for at most "
              + p.atMost().inWords()
              + ", and no rule of today keeps it longer than that after what it counts from.",
          "Leave it out; a promise that counted from something else cannot be said.");
    } else {
      unfollowed(
          p,
          "cannot be compared with the rules of "
              + entity.name()
              + ": nothing says when a row was collected, or its hours cannot be counted from a day.",
          "Add @CreationTimestamp or an attribute createdAt; write the period in days.");
    }
  }

  private static boolean same(Promised p, Promise promise) {
    return promise.collectedBefore().equals(p.collectedBefore())
        && promise.atMost().equals(p.atMost())
        && promise.says().equals(p.says().inWords());
  }

  private void unfollowed(Promised p, String what, String remedy) {
    findings.error(
        Code.PROMISE_UNFOLLOWED,
        p.entity(),
        p.place() + ": what was promised for " + p.entity() + " " + what,
        remedy);
  }
}
