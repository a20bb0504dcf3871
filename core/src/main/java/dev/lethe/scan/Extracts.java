package dev.lethe.scan;

import dev.lethe.annotation.Category;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Withhold;
import dev.lethe.scan.Extract.Cell;
import dev.lethe.scan.Extract.Field;
import dev.lethe.scan.Extract.Part;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Member.Portion;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;

/** Works out where the personal attributes of an entity are read for a copy. */
final class Extracts {
  private final Models models;
  private final EntityModel model;
  private final List<Dependent> dependents;
  private final Copies copies;

  Extracts(Models models, EntityModel model, List<Dependent> dependents) {
    this.models = models;
    this.model = model;
    this.dependents = dependents;
    this.copies = new Copies(models);
  }

  Extract of(Collection<List<Member>> groups) {
    List<Member> members =
        groups.stream().flatMap(List::stream).sorted(Comparator.comparing(Member::path)).toList();
    List<Field> fields = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (Member m : members) {
      PluralAttributeMapping plural = m.attribute().plural();
      if (plural != null && plural.getSeparateCollectionTable() != null) {
        parts.add(collection(m.path(), plural));
      } else {
        fields.add(field(m));
      }
    }
    List<Attribute> declared = members.stream().map(Member::attribute).distinct().toList();
    List<Part> history = history(parts, declared);
    parts.addAll(history);
    return new Extract(fields, parts);
  }

  private Field field(Member m) {
    Attribute a = m.attribute();
    List<Route> columns = a.columns().stream().map(c -> models.own(model, c)).toList();
    if (m.portion() instanceof Portion.At at) {
      return new Field(
          m.path(),
          String.class,
          List.of(models.own(model, at.document().column())),
          Optional.of(new Extract.Place(at.place(), at.document().named())));
    }
    if (m.portion() instanceof Portion.OfKey of) {
      columns = columns.stream().map(c -> c.only(List.of(of.key()))).toList();
    }
    return new Field(m.path(), a.type(), columns, Optional.empty());
  }

  private Part collection(String path, PluralAttributeMapping plural) {
    Dependent table = Copies.collection(plural);
    List<Cell> cells = new ArrayList<>();
    CollectionPart index = plural.getIndexDescriptor();
    if (index != null) {
      cells(path, index, "key", cells);
    }
    cells(path, plural.getElementDescriptor(), "value", cells);
    cells.removeIf(c -> !c.column().table().equals(table.table()));
    return new Part(path, false, table.table(), table.key(), cells);
  }

  private void cells(String path, CollectionPart part, String name, List<Cell> into) {
    if (part instanceof EmbeddableValuedModelPart embedded) {
      embedded
          .getEmbeddableTypeDescriptor()
          .forEachAttributeMapping((i, a) -> inner(path, a, "", Optional.empty(), into));
    } else {
      part.forEachSelectable((i, s) -> add(path, s, name, Optional.empty(), into));
    }
  }

  private void inner(
      String path, AttributeMapping a, String prefix, Optional<String> around, List<Cell> into) {
    Optional<String> withheld = withheld(model.declarations().members(a)).or(() -> around);
    String name = prefix + a.getAttributeName();
    if (a instanceof EmbeddableValuedModelPart embedded) {
      embedded
          .getEmbeddableTypeDescriptor()
          .forEachAttributeMapping((i, x) -> inner(path, x, name + ".", withheld, into));
    } else {
      a.forEachSelectable((i, s) -> add(path, s, name, withheld, into));
    }
  }

  private static void add(
      String path, SelectableMapping s, String name, Optional<String> withheld, List<Cell> into) {
    if (!s.isFormula()) {
      into.add(
          new Cell(
              name,
              path,
              EntityModel.column(path, s, EntityModel.valueType(s), List.of()),
              withheld));
    }
  }

  /** What the embeddable itself says; its nearer word counts. */
  private static Optional<String> withheld(List<Place> members) {
    return first(members, Withhold.class)
        .map(Withhold::value)
        .or(() -> first(members, NotPersonal.class).map(n -> "not personal: " + n.value()))
        .or(
            () ->
                first(members, PersonalData.class)
                    .map(PersonalData::value)
                    .filter(c -> !c.exportedByDefault())
                    .map(Category::id)
                    .map(id -> EntityReader.NEVER_COPIED));
  }

  private static <A extends Annotation> Optional<A> first(List<Place> members, Class<A> type) {
    return members.stream().flatMap(m -> m.find(type).stream()).findFirst();
  }

  /** Audit copies hold the same columns under the same names. */
  private List<Part> history(List<Part> collections, List<Attribute> declared) {
    List<Part> parts = new ArrayList<>();
    for (Dependent d : dependents) {
      if (d.kind() != Dependent.Kind.AUDIT) {
        continue;
      }
      List<String> held = new ArrayList<>(copies.auditColumns(d.table()));
      held.addAll(copies.auditKey(d.table()));
      List<Cell> cells = new ArrayList<>();
      for (Attribute a : declared) {
        for (Column c : a.columns()) {
          audit(d, held, new Cell(a.path(), a.path(), c, Optional.empty()), cells);
        }
      }
      for (Part p : collections) {
        if (Copies.plain(d.table()).contains(Copies.plain(p.table()))) {
          cells.clear();
          p.cells().forEach(c -> audit(d, held, c, cells));
        }
      }
      parts.add(new Part(Copies.plain(d.table()), true, d.table(), d.key(), cells));
    }
    return parts;
  }

  private static void audit(Dependent table, List<String> held, Cell cell, List<Cell> into) {
    Column c = cell.column();
    if (held.contains(c.name())) {
      Column there =
          new Column(
              c.path(),
              table.table(),
              c.name(),
              true,
              false,
              c.length(),
              c.javaType(),
              c.mapping());
      into.add(new Cell(cell.name(), cell.path(), there, cell.withheld()));
    }
  }
}
