package dev.lethe.scan;

import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.datamap.Condition;
import dev.lethe.model.Code;
import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @FollowsRecord}: the records that rows follow, the steps that lead there, and what
 * is wrong with it.
 */
final class Followers {
  private final Models models;
  private final Findings findings;
  private final Conditions conditions;
  private final Map<EntityModel, List<Followed>> known = new HashMap<>();
  private @Nullable List<EntityModel> all;

  Followers(Models models, Findings findings) {
    this.models = models;
    this.findings = findings;
    this.conditions = new Conditions(models, findings);
  }

  /** The nearest such declaration on the class or above it. */
  static Optional<FollowsRecord> declared(EntityModel model) {
    return Place.nearest(model.hierarchy(), FollowsRecord.class);
  }

  /** What the rows of an entity follow; entries that are wrong are left out, with a finding. */
  List<Followed> of(EntityModel model) {
    List<Followed> found = known.get(model);
    if (found == null) {
      known.put(model, List.of()); // what is read meanwhile are columns of its own
      List<Followed> all = new ArrayList<>();
      declared(model).ifPresent(f -> read(model, f, all));
      known.put(model, all);
      found = all;
    }
    return found;
  }

  /** Entities whose rows follow others', and stand in the way of those while they stay. */
  List<EntityModel> all() {
    List<EntityModel> found = all;
    if (found == null) {
      found =
          models.all().stream()
              .filter(m -> !of(m).isEmpty() && m.owner().isEmpty() && !models.isView(m))
              .toList();
      all = found;
    }
    return found;
  }

  /**
   * The first step of a path to another record: a to-one relation, or a record that is followed.
   *
   * @param head {@code upload}, {@code entityId[Order]}
   * @param rest what is left of the path
   * @param when only in rows for which these hold
   */
  record Step(String head, EntityModel target, List<Hop> hops, List<Test> when, String rest) {}

  /** The first step of a path that leads to another record. */
  Optional<Step> step(EntityModel from, String path) {
    for (Followed f : of(from)) {
      if (Attribute.names(f.prefix(), path)) {
        return Optional.of(
            new Step(f.prefix(), f.target(), f.hops(), List.of(f.typed()), rest(path, f.prefix())));
      }
    }
    for (int dot = path.indexOf('.'); ; dot = path.indexOf('.', dot + 1)) {
      String head = dot < 0 ? path : path.substring(0, dot);
      Optional<Attribute> relation = from.attribute(head).filter(models::leadsOn);
      if (relation.isPresent()) {
        return Optional.of(
            new Step(
                head,
                models.target(relation.get()),
                models.hops(from, relation.get()),
                List.of(),
                rest(path, head)));
      }
      if (dot < 0) {
        return Optional.empty();
      }
    }
  }

  private static String rest(String path, String head) {
    return path.length() == head.length() ? "" : path.substring(head.length() + 1);
  }

  /** Whether a row follows a record that exists, by the path that leads there. */
  Optional<Test> there(EntityModel model, String path) {
    return of(model).stream()
        .filter(f -> f.prefix().equals(path))
        .map(Followed::there)
        .findFirst()
        .or(
            () ->
                step(model, path)
                    .filter(s -> !s.rest().isEmpty())
                    .flatMap(
                        s ->
                            there(s.target(), s.rest())
                                .map(t -> t.after(s.hops()).only(s.when()))));
  }

  /**
   * To the person that a followed record is, or to those whose it is.
   *
   * @param ofTarget links of the followed entity
   */
  List<Link> links(Followed f, List<Link> ofTarget) {
    List<Test> typed = List.of(f.typed());
    Optional<String> kind = f.target().subjectKind();
    if (kind.isPresent()) {
      return List.of(
          new Link(
                  f.prefix(),
                  kind.get(),
                  SubjectRole.OWNER,
                  Route.own(f.key()),
                  models.closedBy(f.target()).map(r -> r.after(f.hops())),
                  List.of(),
                  List.of())
              .only(typed));
    }
    return ofTarget.stream()
        .filter(next -> next.role() == SubjectRole.OWNER)
        .map(next -> next.behind(f.prefix(), next.role(), f.hops()).only(typed))
        .toList();
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
      List<String> names = model.paths();
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
