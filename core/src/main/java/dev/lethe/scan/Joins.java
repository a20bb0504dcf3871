package dev.lethe.scan;

import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Link.Leg;
import dev.lethe.scan.Link.Listed;
import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.BasicValuedCollectionPart;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.metamodel.mapping.internal.ManyToManyCollectionPart;

/** Follows links over collections: a row belongs to all the people of whom a row there tells. */
final class Joins {
  private final Models models;

  Joins(Models models) {
    this.models = models;
  }

  /** Whether an attribute is a link over a collection. */
  static boolean leadsToMany(Attribute a) {
    return a.plural() != null && a.own(SubjectLink.class).isPresent();
  }

  /** Why a link over a collection cannot be followed, and what to do instead. */
  record Problem(String what, String remedy) {}

  /** What stands in the way of a link over a collection; empty where nothing does. */
  Optional<Problem> problem(EntityModel model, Attribute a) {
    PluralAttributeMapping plural = a.collection();
    CollectionPart element = plural.getElementDescriptor();
    if (element instanceof EntityCollectionPart e && !(e instanceof ManyToManyCollectionPart)) {
      String target =
          models
              .find(e.getAssociatedEntityMappingType())
              .map(EntityModel::name)
              .orElse("the other");
      return Optional.of(
          new Problem(
              "over a collection whose rows are "
                  + target
                  + "'s own, which hold the key themselves.",
              "Put it on the relation of "
                  + target
                  + " that leads here or to the person; what many people own has a @ManyToMany, or a"
                  + " @OneToMany with a @JoinTable."));
    }
    if (element instanceof EntityCollectionPart e
        && models.all(e.getAssociatedEntityMappingType()).size() != 1) {
      return Optional.of(
          new Problem(
              "over a collection whose target lies in several tables.",
              "Relate to one of its subclasses, or map the hierarchy as JOINED or SINGLE_TABLE."));
    }
    if (!(element instanceof EntityCollectionPart)
        && !(element instanceof BasicValuedCollectionPart)) {
      return Optional.of(
          new Problem(
              "over a collection of embedded values.",
              "Map its rows as an entity of its own, with @SubjectLink on the key or relation."));
    }
    if (plural.getIndexDescriptor() != null && !Map.class.isAssignableFrom(a.type())) {
      return Optional.of(
          new Problem(
              "over a list whose table numbers its rows: one that is taken out would leave a hole.",
              "Use a Set, or a List without @OrderColumn; @OrderBy sorts without numbers."));
    }
    if (!Many.targetSide(plural.getKeyDescriptor()).equals(model.keyNames())) {
      return Optional.of(
          new Problem(
              "over a table whose rows name the record by another value than its key.",
              "Let the join column refer to the primary key."));
    }
    return Optional.empty();
  }

  /**
   * The links over a collection.
   *
   * @param further links of an entity that lies on the way
   */
  List<Link> follow(
      EntityModel model, Attribute a, SubjectLink l, Function<EntityModel, List<Link>> further) {
    List<Link> links = new ArrayList<>();
    List<Column> element = element(a);
    Optional<EntityModel> target = target(a, l);
    if (problem(model, a).isPresent()
        || (l.to() != void.class && element.size() != 1)
        || (target.isEmpty() && (l.kind().isEmpty() || element.size() != 1))) {
      return links;
    }
    ForeignKeyDescriptor in = a.collection().getKeyDescriptor();
    Leg leg =
        new Leg(
            List.of(), List.of(new Hop(model.keyNames(), in.getKeyTable(), Many.keySide(in), "")));
    if (target.isEmpty()) {
      Route key = Route.own(element.get(0));
      links.add(person(in, a, l.kind(), l.role(), key, Optional.empty()).through(leg));
      return links;
    }
    EntityModel to = target.get();
    List<Hop> hops = hops(a, l, to);
    if (to.subjectKind().isPresent()) {
      boolean held = hops.get(0).to().equals(to.keyNames()) && element.size() == 1;
      Route key = held ? Route.own(element.get(0)) : Route.own(to.key().get(0)).after(hops);
      Optional<Route> closedBy = models.closedBy(to).map(r -> r.after(hops));
      links.add(person(in, a, to.subjectKind().get(), l.role(), key, closedBy).through(leg));
      return links;
    }
    for (Link next : further.apply(to)) {
      if (next.role() == SubjectRole.OWNER) {
        links.add(next.behind(a.path(), l.role(), hops).through(leg));
      }
    }
    return links;
  }

  /** As seen from a row of the collection. */
  private static Link person(
      ForeignKeyDescriptor in,
      Attribute a,
      String kind,
      SubjectRole role,
      Route key,
      Optional<Route> closedBy) {
    Listed listed = new Listed(in.getKeyTable(), Many.keySide(in), key, List.of());
    return new Link(
        a.path(),
        kind,
        role,
        key,
        closedBy,
        List.of(),
        List.of(),
        List.of(),
        Optional.of(listed),
        false);
  }

  private Optional<EntityModel> target(Attribute a, SubjectLink l) {
    if (!l.kind().isEmpty()) {
      return Optional.empty();
    }
    if (a.collection().getElementDescriptor() instanceof EntityCollectionPart e) {
      return models.find(e.getAssociatedEntityMappingType());
    }
    return l.to() == void.class ? Optional.empty() : models.of(l.to());
  }

  /** The columns that say who it is. */
  private static List<Column> element(Attribute a) {
    List<Column> columns = new ArrayList<>();
    CollectionPart element = a.collection().getElementDescriptor();
    if (element instanceof ManyToManyCollectionPart part) {
      part.getForeignKeyDescriptor()
          .visitKeySelectables(
              (i, s) ->
                  columns.add(
                      EntityModel.column(a.path(), s, EntityModel.valueType(s), List.of())));
    } else if (element instanceof BasicValuedCollectionPart part) {
      Class<?> type = part.getJavaType().getJavaTypeClass();
      columns.add(EntityModel.column(a.path(), part, type, List.of()));
    }
    return columns;
  }

  /** From a row of the collection to its target's root row. */
  private List<Hop> hops(Attribute a, SubjectLink l, EntityModel to) {
    CollectionPart element = a.collection().getElementDescriptor();
    if (element instanceof ManyToManyCollectionPart part) {
      ForeignKeyDescriptor out = part.getForeignKeyDescriptor();
      String table = out.getTargetTable();
      List<String> its = Many.targetSide(out);
      // The key of a subclass's table is the root's.
      boolean byKey = its.equals(table.equals(to.table()) ? to.keyNames() : to.keyOf(table));
      return List.of(
          byKey
              ? new Hop(Many.keySide(out), to.table(), to.keyNames(), to.name())
              : new Hop(Many.keySide(out), table, its, to.name()));
    }
    String column =
        to.attribute(l.on()).map(on -> on.column().name()).orElse(to.key().get(0).name());
    return List.of(
        new Hop(List.of(element(a).get(0).name()), to.table(), List.of(column), to.name()));
  }

  /** How rows point at an entity by a link over a collection. */
  Optional<Reference> reference(EntityModel from, Attribute a, SubjectLink l, EntityModel to) {
    boolean keys = a.collection().getElementDescriptor() instanceof BasicValuedCollectionPart;
    boolean owner = l.role() == SubjectRole.OWNER;
    if (problem(from, a).isPresent()
        || !l.kind().isEmpty()
        || (keys && !(owner && l.on().isEmpty() && Copies.endsWithClosure(from)))) {
      return Optional.empty();
    }
    ForeignKeyDescriptor in = a.collection().getKeyDescriptor();
    List<Hop> back = List.of(new Hop(Many.keySide(in), from.table(), from.keyNames(), from.name()));
    List<Test> when = models.tests(from, a, l).stream().map(t -> t.after(back)).toList();
    return Optional.of(
        new Reference(
            from.name(),
            from.type(),
            in.getKeyTable(),
            element(a).stream().map(Column::name).toList(),
            !owner && from.owner().isEmpty(),
            from.version(),
            when,
            Optional.empty(),
            Many.keySide(in)));
  }

  /** Whether an attribute is the other side of a collection that leads to people. */
  boolean isOtherSide(EntityModel model, Attribute a) {
    if (a.plural() == null || a.plural().getSeparateCollectionTable() == null) {
      return false;
    }
    String table = a.plural().getKeyDescriptor().getKeyTable();
    return models.pointers(model).stream()
        .filter(p -> p.from() != model || !p.attribute().path().equals(a.path()))
        .map(Models.Pointer::attribute)
        .filter(Joins::leadsToMany)
        .anyMatch(other -> other.collection().getKeyDescriptor().getKeyTable().equals(table));
  }
}
