package dev.lethe.scan;

import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.datamap.Condition;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

/** All root entities of a persistence unit, and the ways from one to another. */
final class Models {
  private final TreeMap<String, EntityModel> byName = new TreeMap<>();
  private final Findings findings;
  private final LiveSchema schema;
  private final Map<EntityModel, List<Link>> links = new HashMap<>();
  private final Map<EntityModel, List<Pointer>> pointers = new HashMap<>();
  private final Followers followers;
  private final Joins joins = new Joins(this);
  private final List<EntityPersister> dynamic = new ArrayList<>();

  Models(SessionFactoryImplementor factory, Declarations declarations, Findings findings) {
    this(factory, declarations, findings, LiveSchema.NONE);
  }

  Models(
      SessionFactoryImplementor factory,
      Declarations declarations,
      Findings findings,
      LiveSchema schema) {
    this.schema = schema;
    this.findings = findings;
    this.followers = new Followers(this, findings);
    factory
        .getMappingMetamodel()
        .forEachEntityDescriptor(
            p -> {
              if (p.getMappedClass() == null || java.util.Map.class == p.getMappedClass()) {
                dynamic.add(p);
              } else if (EntityModel.ofItsOwnTable(p)
                  ? !p.isAbstract()
                  : p.getRootEntityDescriptor() == p) {
                byName.put(p.getEntityName(), new EntityModel(factory, p, declarations));
              }
            });
  }

  Collection<EntityModel> all() {
    return byName.values();
  }

  /**
   * The tables that are behind an entity mapped onto a view; empty for one of a table, and for a
   * view of which somebody says what it is.
   */
  Optional<Set<String>> shows(EntityModel model) {
    boolean said =
        model.owner().isPresent()
            || model.find(NotPersonal.class).filter(n -> n.fields().length == 0).isPresent();
    return said ? Optional.empty() : schema.bases(model.table());
  }

  boolean isView(EntityModel model) {
    return schema.bases(model.table()).isPresent();
  }

  /** The collections that lead to people. */
  Joins joins() {
    return joins;
  }

  /** What rows follow, and the steps from one record to another. */
  Followers followers() {
    return followers;
  }

  /** Entities without a class, such as the audit copies that Envers maps. */
  List<EntityPersister> dynamic() {
    return dynamic;
  }

  /** An attribute by which rows of one entity lead to another's, whether or not a column does. */
  record Pointer(EntityModel from, Attribute attribute) {}

  /** What leads to an entity: relations, collections of it, and plain keys that say so. */
  List<Pointer> pointers(EntityModel to) {
    if (pointers.isEmpty()) {
      for (EntityModel from : all()) {
        if (isView(from)) {
          continue; // a view points nowhere of its own
        }
        for (Attribute a : from.attributes()) {
          targets(a)
              .forEach(
                  t ->
                      pointers
                          .computeIfAbsent(t, x -> new ArrayList<>())
                          .add(new Pointer(from, a)));
        }
      }
    }
    return pointers.getOrDefault(to, List.of());
  }

  private Set<EntityModel> targets(Attribute a) {
    if (a.toOne() != null) {
      return Set.copyOf(all(a.toOne().getAssociatedEntityMappingType()));
    }
    if (a.plural() != null) {
      if (a.plural().getElementDescriptor() instanceof EntityCollectionPart element) {
        return Set.copyOf(all(element.getAssociatedEntityMappingType()));
      }
    }
    return a.all(SubjectLink.class).stream()
        .flatMap(l -> of(l.to()).stream())
        .collect(Collectors.toSet());
  }

  Optional<EntityModel> of(Class<?> type) {
    return byName.values().stream()
        .filter(m -> m.type() == type)
        .findFirst()
        .or(
            () ->
                byName.values().stream().filter(m -> m.type().isAssignableFrom(type)).findFirst());
  }

  EntityModel named(String jpaName) {
    return byName.values().stream().filter(m -> m.name().equals(jpaName)).findFirst().orElseThrow();
  }

  EntityModel of(EntityMappingType type) {
    return find(type)
        .orElseThrow(
            () -> new IllegalStateException("the provider names an entity that it does not map"));
  }

  /** The entity of a mapping; empty for one without a class. */
  Optional<EntityModel> find(EntityMappingType type) {
    return all(type).stream().findFirst();
  }

  /** The entities of a mapping: several where each class has a table of its own. */
  List<EntityModel> all(EntityMappingType type) {
    if (EntityModel.ofItsOwnTable(type)) {
      Class<?> above = type.getJavaType().getJavaTypeClass();
      return byName.values().stream().filter(m -> above.isAssignableFrom(m.type())).toList();
    }
    EntityModel root = byName.get(type.getRootEntityDescriptor().getEntityName());
    return root == null ? List.of() : List.of(root);
  }

  /** Whether a relation leads to rows of one table, so that a way can be followed over it. */
  boolean leadsOn(Attribute a) {
    return a.toOne() != null && all(a.toOne().getAssociatedEntityMappingType()).size() == 1;
  }

  /** The way to a column, over to-one relations; empty where no such attribute exists. */
  Optional<Route> route(EntityModel from, String path) {
    Optional<Attribute> direct = from.attribute(path);
    if (direct.isPresent()) {
      return direct
          .filter(a -> a.shape() == Shape.BASIC && a.columns().size() == 1)
          .map(a -> own(from, a.column()));
    }
    if (from.key().size() == 1 && from.key().get(0).path().equals(path)) {
      return Optional.of(own(from, from.key().get(0)));
    }
    Optional<Followers.Step> step = followers.step(from, path).filter(s -> !s.rest().isEmpty());
    return step.isPresent()
        ? step.flatMap(s -> route(s.target(), s.rest()).map(r -> r.after(s.hops()).only(s.when())))
        : last(from, path);
  }

  /** The way to the last of many: over a collection of entities. */
  private Optional<Route> last(EntityModel from, String path) {
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      Optional<Many> many =
          from.attribute(path.substring(0, dot)).flatMap(a -> Many.of(this, from, a));
      if (many.isPresent()) {
        return route(many.get().target(), path.substring(dot + 1))
            .map(r -> Route.last(r.after(many.get().hops()).hops(), r.column()));
      }
    }
    return Optional.empty();
  }

  /** A column of this record, reached through a secondary table where it lies in one. */
  Route own(EntityModel model, Column column) {
    return new Route(toTable(model, column.table()), column);
  }

  static List<Hop> toTable(EntityModel model, String table) {
    return table.equals(model.table())
        ? List.of()
        : List.of(new Hop(model.keyNames(), table, model.keyOf(table), ""));
  }

  EntityModel target(Attribute toOne) {
    return of(relation(toOne).getAssociatedEntityMappingType());
  }

  private static ToOneAttributeMapping relation(Attribute toOne) {
    ToOneAttributeMapping mapping = toOne.toOne();
    if (mapping == null) {
      throw new IllegalArgumentException(toOne.path() + " is no relation");
    }
    return mapping;
  }

  /** Steps from the root table of an entity to the root row its relation points at. */
  List<Hop> hops(EntityModel from, Attribute toOne) {
    ToOneAttributeMapping relation = relation(toOne);
    ForeignKeyDescriptor fk = relation.getForeignKeyDescriptor();
    boolean owning = relation.getSideNature() == ForeignKeyDescriptor.Nature.KEY;
    List<Hop> hops = new ArrayList<>();
    if (owning) {
      EntityModel to = target(toOne);
      hops.addAll(toTable(from, toOne.column().table()));
      String table = EntityModel.ofItsOwnTable(to.persister()) ? to.table() : fk.getTargetTable();
      hops.add(new Hop(Many.keySide(fk), table, Many.targetSide(fk), to.name()));
    } else {
      hops.add(
          new Hop(Many.targetSide(fk), fk.getKeyTable(), Many.keySide(fk), target(toOne).name()));
    }
    return hops;
  }

  /** True where the relation's own columns hold the target's primary key. */
  private static boolean holdsKey(Attribute toOne) {
    ToOneAttributeMapping relation = relation(toOne);
    return relation.isReferenceToPrimaryKey()
        && relation.getSideNature() == ForeignKeyDescriptor.Nature.KEY
        && toOne.columns().size() == 1;
  }

  /** Every way from an entity to a person, followed along the links of what lies between. */
  List<Link> links(EntityModel model) {
    return links.computeIfAbsent(model, m -> links(m, new HashSet<>()));
  }

  private List<Link> links(EntityModel model, Set<String> passed) {
    List<Link> links = new ArrayList<>();
    if (!passed.add(model.name())) {
      return links;
    }
    model
        .subjectKind()
        .ifPresent(
            kind ->
                links.add(
                    new Link(
                        "",
                        kind,
                        SubjectRole.OWNER,
                        Route.own(model.key().get(0)),
                        closedBy(model),
                        List.of(),
                        List.of())));
    for (Attribute a : model.attributes()) {
      a.all(SubjectLink.class).forEach(l -> links.addAll(guarded(model, a, l, passed)));
    }
    for (Followed f : followers.of(model)) {
      links.addAll(followers.links(f, links(f.target(), passed)));
    }
    passed.remove(model.name());
    return links;
  }

  /** A link that says when leads nowhere in other rows. */
  private List<Link> guarded(EntityModel model, Attribute a, SubjectLink l, Set<String> passed) {
    List<Link> links = follow(model, a, l, passed);
    List<Test> tests = tests(model, a, l);
    return tests.isEmpty() ? links : links.stream().map(link -> link.only(tests)).toList();
  }

  /** When a link leads to anybody; a wrong condition is a finding. */
  List<Test> tests(EntityModel model, Attribute a, SubjectLink l) {
    Conditions conditions = new Conditions(this, findings);
    return tests(
        model,
        conditions
            .read(model, l.when(), model.name() + "." + a.path() + ": @SubjectLink")
            .orElse(List.of()));
  }

  private List<Test> tests(EntityModel model, List<Condition> conditions) {
    Conditions reading = new Conditions(this, findings);
    return conditions.stream().map(c -> reading.test(model, c)).toList();
  }

  private List<Link> follow(EntityModel model, Attribute a, SubjectLink l, Set<String> passed) {
    if (a.plural() != null) {
      return joins.follow(model, a, l, to -> links(to, passed));
    }
    List<Link> links = new ArrayList<>();
    if (a.toOne() != null ? !leadsOn(a) : a.columns().size() != 1) {
      return links;
    }
    if (!l.kind().isEmpty()) {
      links.add(
          new Link(
              a.path(),
              l.kind(),
              l.role(),
              own(model, a.column()),
              Optional.empty(),
              rootColumns(model, a),
              List.of()));
      return links;
    }
    Optional<EntityModel> target =
        a.toOne() != null
            ? Optional.of(target(a))
            : l.to() == void.class ? Optional.empty() : of(l.to());
    if (target.isEmpty()) {
      return links;
    }
    EntityModel to = target.get();
    List<Hop> hops;
    Route key;
    if (a.toOne() != null) {
      hops = hops(model, a);
      key = holdsKey(a) ? own(model, a.column()) : Route.own(to.key().get(0)).after(hops);
    } else {
      Optional<Attribute> on = l.on().isEmpty() ? Optional.empty() : to.attribute(l.on());
      String column = on.map(o -> o.column().name()).orElse(to.key().get(0).name());
      hops = new ArrayList<>(toTable(model, a.column().table()));
      hops.add(new Hop(List.of(a.column().name()), to.table(), List.of(column), to.name()));
      key = l.on().isEmpty() ? own(model, a.column()) : Route.own(to.key().get(0)).after(hops);
    }
    if (to.subjectKind().isPresent()) {
      links.add(
          new Link(
              a.path(),
              to.subjectKind().get(),
              l.role(),
              key,
              closedBy(to).map(r -> r.after(hops)),
              rootColumns(model, a),
              List.of()));
      return links;
    }
    for (Link next : links(to, passed)) {
      if (next.role() == SubjectRole.OWNER) {
        links.add(next.behind(a.path(), l.role(), hops));
      }
    }
    return links;
  }

  private static List<Column> rootColumns(EntityModel model, Attribute a) {
    return a.columns().stream().allMatch(c -> c.table().equals(model.table()))
        ? a.columns()
        : List.of();
  }

  Optional<Route> closedBy(EntityModel subject) {
    return subject
        .dataSubject()
        .filter(d -> !d.closedBy().isEmpty())
        .flatMap(d -> route(subject, d.closedBy()))
        .map(r -> r.only(tests(subject, closedWhen(subject))));
  }

  /** What must hold for the relationship of a person to be over; a wrong condition is a finding. */
  List<Condition> closedWhen(EntityModel subject) {
    return subject
        .dataSubject()
        .flatMap(
            d ->
                new Conditions(this, findings)
                    .read(subject, d.closedWhen(), subject.name() + ": @DataSubject"))
        .orElse(List.of());
  }
}
