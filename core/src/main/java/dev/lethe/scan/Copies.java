package dev.lethe.scan;

import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Link.Listed;
import dev.lethe.scan.Models.Pointer;
import dev.lethe.scan.Route.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.persister.entity.EntityPersister;

/** Finds every table that holds part of a row beside its root, and every row that points at it. */
final class Copies {
  private final Models models;

  Copies(Models models) {
    this.models = models;
  }

  /** Collection and join tables, audit tables, then secondary and subclass tables. */
  List<Dependent> dependents(EntityModel model) {
    List<Dependent> collections = new ArrayList<>();
    for (Attribute a : model.attributes()) {
      PluralAttributeMapping plural = a.plural();
      if (plural != null && plural.getSeparateCollectionTable() != null) {
        collections.add(collection(plural));
      }
    }
    for (Pointer p : models.pointers(model)) {
      PluralAttributeMapping plural = p.attribute().plural();
      if (plural != null
          && plural.getSeparateCollectionTable() != null
          && plural.getElementDescriptor() instanceof EntityCollectionPart) {
        joinRows(plural, collections);
      }
    }
    List<Dependent> all = new ArrayList<>();
    for (Dependent c : collections) {
      audits(c.table(), c.key(), "", all);
      add(all, c);
    }
    audits("", model.keyNames(), model.entityName(), all);
    for (String table : model.otherTables()) {
      add(all, new Dependent(table, model.keyOf(table), Dependent.Kind.SECONDARY));
    }
    return all;
  }

  /** The table behind a collection attribute. */
  static Dependent collection(PluralAttributeMapping plural) {
    List<String> key = new ArrayList<>();
    plural.getKeyDescriptor().visitKeySelectables((i, s) -> key.add(s.getSelectionExpression()));
    return new Dependent(plural.getKeyDescriptor().getKeyTable(), key, Dependent.Kind.COLLECTION);
  }

  private static void joinRows(PluralAttributeMapping plural, List<Dependent> collections) {
    List<String> element = new ArrayList<>();
    String table = plural.getKeyDescriptor().getKeyTable();
    plural
        .getElementDescriptor()
        .forEachSelectable(
            (i, s) -> {
              if (table.equals(s.getContainingTableExpression())) {
                element.add(s.getSelectionExpression());
              }
            });
    if (!element.isEmpty()) {
      add(collections, new Dependent(table, element, Dependent.Kind.COLLECTION));
    }
  }

  private static void add(List<Dependent> all, Dependent dependent) {
    if (!all.contains(dependent)) {
      all.add(dependent);
    }
  }

  /** Audit copies of an entity (by its name) or of a collection (by its table). */
  private void audits(String table, List<String> key, String entityName, List<Dependent> into) {
    for (EntityPersister copy : models.dynamic()) {
      String auditTable = copy.getIdentifierTableDetails().getTableName();
      boolean named =
          entityName.isEmpty()
              ? plain(auditTable).contains(plain(table))
              : copy.getEntityName().contains(entityName);
      List<String> columns = new ArrayList<>();
      copy.getIdentifierMapping()
          .forEachSelectable((i, s) -> columns.add(s.getSelectionExpression()));
      List<String> its = alike(key, columns);
      if (named && its.size() == key.size()) {
        copy.forEachTableDetails(
            t -> add(into, new Dependent(t.getTableName(), its, Dependent.Kind.AUDIT)));
      }
    }
  }

  /** The same columns as they are called there: Envers leaves the quotes out. */
  static List<String> alike(List<String> columns, List<String> there) {
    return columns.stream()
        .flatMap(
            c ->
                there.stream()
                    .filter(t -> LiveSchema.unquoted(t).equals(LiveSchema.unquoted(c)))
                    .limit(1))
        .toList();
  }

  /** A collection's table with its audit copies. */
  Listed audited(Listed listed) {
    List<Dependent> audits = new ArrayList<>();
    audits(listed.table(), listed.row(), "", audits);
    List<Listed> copies =
        audits.stream()
            .map(d -> new Listed(d.table(), d.key(), there(listed.key(), d.table()), List.of()))
            .toList();
    return new Listed(listed.table(), listed.row(), listed.key(), copies);
  }

  /** The same way from an audit copy. */
  private Route there(Route key, String auditTable) {
    List<String> columns = auditKey(auditTable);
    if (key.hops().isEmpty()) {
      return Route.own(key.column().named(alike(List.of(key.column().name()), columns).get(0)));
    }
    List<Hop> hops = new ArrayList<>(key.hops());
    Hop first = hops.get(0);
    hops.set(
        0,
        new Hop(
            alike(first.from(), columns), first.table(), first.to(), first.entity(), first.text()));
    return new Route(hops, key.column());
  }

  /** A table's own name: without schema, without quotes, in lower case. */
  static String plain(String table) {
    return LiveSchema.unquoted(table.substring(table.lastIndexOf('.') + 1))
        .toLowerCase(Locale.ROOT);
  }

  /** Columns of an audit table, by name. */
  List<String> auditColumns(String auditTable) {
    List<String> columns = new ArrayList<>();
    for (EntityPersister copy : models.dynamic()) {
      if (copy.getIdentifierTableDetails().getTableName().equals(auditTable)) {
        copy.visitAttributeMappings(
            a -> a.forEachSelectable((i, s) -> columns.add(s.getSelectionExpression())));
      }
    }
    return columns;
  }

  /** Columns of an audit table's key, by name: for a collection, its elements are among them. */
  List<String> auditKey(String auditTable) {
    List<String> columns = new ArrayList<>();
    for (EntityPersister copy : models.dynamic()) {
      if (copy.getIdentifierTableDetails().getTableName().equals(auditTable)) {
        copy.getIdentifierMapping()
            .forEachSelectable((i, s) -> columns.add(s.getSelectionExpression()));
      }
    }
    return columns;
  }

  /** Rows of other entities that point at this one. */
  List<Reference> references(EntityModel model) {
    List<Reference> references = new ArrayList<>();
    for (Pointer p : models.pointers(model)) {
      EntityModel other = p.from();
      Attribute a = p.attribute();
      if (a.shape() == Shape.TO_ONE && !a.columns().isEmpty()) {
        references.add(
            new Reference(
                other.name(),
                other.type(),
                a.columns().get(0).table(),
                a.columns().stream().map(Column::name).toList(),
                a.nullable() && !isOwner(a) && other.owner().isEmpty(),
                other.version(),
                List.of()));
      } else if (a.shape() == Shape.BASIC && isOwner(a) && endsWithClosure(other)) {
        a.all(SubjectLink.class).stream()
            .filter(l -> l.on().isEmpty() && l.to() == model.type())
            .forEach(l -> references.add(byKey(other, a, l)));
      } else if (a.shape() == Shape.COLLECTION) {
        a.all(SubjectLink.class)
            .forEach(l -> models.joins().reference(other, a, l, model).ifPresent(references::add));
      }
    }
    for (EntityModel other : models.followers().all()) {
      for (Followed f : models.followers().of(other)) {
        if (f.target() == model) {
          references.add(
              new Reference(
                  other.name(),
                  other.type(),
                  f.key().table(),
                  List.of(f.key().name()),
                  false,
                  other.version(),
                  List.of(f.typed()),
                  Optional.of(f.key())));
        }
      }
    }
    return references;
  }

  private Reference byKey(EntityModel other, Attribute a, SubjectLink l) {
    return new Reference(
        other.name(),
        other.type(),
        a.column().table(),
        List.of(a.column().name()),
        false,
        other.version(),
        models.tests(other, a, l));
  }

  private static boolean isOwner(Attribute a) {
    return a.all(SubjectLink.class).stream().anyMatch(l -> l.role() == SubjectRole.OWNER);
  }

  static boolean endsWithClosure(EntityModel model) {
    return model
        .find(RetainUntil.class)
        .filter(until -> until.value().equals(RetainUntil.CLOSURE))
        .isPresent();
  }
}
