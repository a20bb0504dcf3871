package dev.lethe.scan;

import dev.lethe.annotation.FollowsRecord;
import dev.lethe.datamap.Condition;
import dev.lethe.model.Code;
import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code @FollowsRecord}: the entities that rows follow, and what is wrong with it. */
final class Followers {
  private final Models models;
  private final Findings findings;
  private final Conditions conditions;

  Followers(Models models, Findings findings) {
    this.models = models;
    this.findings = findings;
    this.conditions = new Conditions(models, findings);
  }

  /** The nearest such declaration on the class or above it. */
  static Optional<FollowsRecord> declared(EntityModel model) {
    return model.hierarchy().stream()
        .flatMap(p -> p.find(FollowsRecord.class).stream())
        .findFirst();
  }

  /** What the rows of an entity follow; entries that are wrong are left out, with a finding. */
  List<Followed> of(EntityModel model) {
    List<Followed> all = new ArrayList<>();
    declared(model).ifPresent(f -> read(model, f, all));
    return all;
  }

  private void read(EntityModel model, FollowsRecord f, List<Followed> all) {
    String said =
        model.name() + ": @FollowsRecord(type = \"" + f.type() + "\", id = \"" + f.id() + "\")";
    Optional<Column> id =
        model
            .attribute(f.id())
            .filter(a -> a.shape() == Attribute.Shape.BASIC && a.columns().size() == 1)
            .map(Attribute::column)
            .filter(c -> c.table().equals(model.table()));
    if (id.isEmpty()) {
      List<String> names = new ArrayList<>();
      model.attributes().forEach(a -> names.add(a.path()));
      wrong(
          model,
          said
              + ": '"
              + f.id()
              + "' is no attribute with one column of its table."
              + Findings.didYouMean(f.id(), names),
          "Name the attribute that holds the followed key. Attributes: "
              + String.join(", ", names)
              + ".");
      return;
    }
    Set<String> types = new HashSet<>();
    Set<EntityModel> targets = new HashSet<>();
    for (FollowsRecord.To to : f.map()) {
      Optional<EntityModel> target = models.of(to.entity());
      if (target.isEmpty()) {
        wrong(
            model,
            said + ": " + to.entity().getSimpleName() + " is no entity.",
            "Name an entity of the persistence unit.");
        continue;
      }
      boolean twice = !targets.add(target.get());
      for (String type : to.is()) {
        twice |= !types.add(type);
      }
      if (twice) {
        wrong(
            model,
            said + ": a type, or " + target.get().name() + ", is in the map twice.",
            "Write each entity once, with all types that mean it: is = {\"A\", \"B\"}.");
        continue;
      }
      entry(model, f, to, id.get(), target.get(), said).ifPresent(all::add);
    }
  }

  private Optional<Followed> entry(
      EntityModel model,
      FollowsRecord f,
      FollowsRecord.To to,
      Column id,
      EntityModel target,
      String said) {
    Optional<Condition> type =
        conditions.read(model, f.type(), List.of(to.is()), false, said + ", " + target.name());
    Optional<Column> key =
        target.key().size() == 1 ? KeyAs.of(id, target.key().get(0)) : Optional.empty();
    if (key.isEmpty()) {
      wrong(
          model,
          said
              + ": "
              + id.javaType().getSimpleName()
              + " cannot hold the key of "
              + target.name()
              + " exactly.",
          "Followed keys are one column: of the same type, a whole number, or the text of a whole"
              + " number or UUID, without a converter.");
    }
    if (key.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    Column its = target.key().get(0);
    List<Hop> hops =
        List.of(
            new Hop(
                List.of(id.name()),
                target.table(),
                List.of(its.name()),
                target.name(),
                KeyAs.text(id, its)));
    Test typed = conditions.test(model, type.get());
    Test exists = Test.present(Route.own(its).after(hops));
    return Optional.of(
        new Followed(
            f.id() + "[" + target.name() + "]",
            target,
            type.get().in(),
            type.get().inWords(),
            key.get(),
            hops,
            typed,
            new Test(typed.route().only(List.of(exists)), typed.values())));
  }

  private void wrong(EntityModel model, String message, String remedy) {
    findings.error(Code.FOLLOWED, model.name(), message, remedy);
  }
}
