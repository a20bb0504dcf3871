package dev.lethe.scan;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.OwnedElsewhere;
import dev.lethe.scan.Attribute.Shape;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

/** One root entity as the provider maps it, with its attributes taken apart. */
final class EntityModel {
  private final SessionFactoryImplementor factory;
  private final EntityPersister persister;
  private final Declarations declarations;
  private final List<Place> hierarchy;
  private final TreeMap<String, Attribute> attributes = new TreeMap<>();
  private final List<Column> key = new ArrayList<>();

  EntityModel(
      SessionFactoryImplementor factory, EntityPersister persister, Declarations declarations) {
    this.factory = factory;
    this.declarations = declarations;
    this.hierarchy = declarations.hierarchy(persister.getMappedClass());
    this.persister = persister;
    persister
        .getIdentifierMapping()
        .forEachSelectable((i, s) -> key.add(column(idPath(), s, valueType(s), List.of())));
    persister.visitAttributeMappings(a -> read(a, "", List.of()));
    persister.visitSubTypeAttributeMappings(a -> read(a, "", List.of()));
  }

  Class<?> type() {
    return persister.getMappedClass();
  }

  String name() {
    String name = persister.getJpaEntityName();
    return name == null ? type().getSimpleName() : name;
  }

  String entityName() {
    return persister.getEntityName();
  }

  String table() {
    return persister.getIdentifierTableDetails().getTableName();
  }

  List<Column> key() {
    return List.copyOf(key);
  }

  List<String> keyNames() {
    return key.stream().map(Column::name).toList();
  }

  Iterable<Attribute> attributes() {
    return attributes.values();
  }

  Optional<Attribute> attribute(String path) {
    return Optional.ofNullable(attributes.get(path));
  }

  EntityPersister persister() {
    return persister;
  }

  Optional<DataSubject> dataSubject() {
    return find(DataSubject.class);
  }

  /** An annotation on the class itself, or its mixin. */
  <A extends Annotation> Optional<A> find(Class<A> annotation) {
    return declarations.type(type()).stream().flatMap(p -> p.find(annotation).stream()).findFirst();
  }

  /** Places of the class, then of those above it. */
  List<Place> hierarchy() {
    return hierarchy;
  }

  Declarations declarations() {
    return declarations;
  }

  /** Kind of person, for the root entity of one. */
  Optional<String> subjectKind() {
    return dataSubject()
        .map(
            d ->
                d.kind().isEmpty()
                    ? Character.toLowerCase(name().charAt(0)) + name().substring(1)
                    : d.kind());
  }

  /** The recipient who owns the table, where it is only read. */
  Optional<String> owner() {
    return hierarchy.stream()
        .flatMap(p -> p.find(OwnedElsewhere.class).stream())
        .map(OwnedElsewhere::owner)
        .findFirst();
  }

  Optional<Column> version() {
    return Optional.ofNullable(persister.getVersionMapping())
        .map(
            v ->
                column(
                    v.getVersionAttribute().getAttributeName(),
                    v,
                    v.getJavaType().getJavaTypeClass(),
                    List.of()));
  }

  /** Columns of another table of this record that equal the root's key. */
  List<String> keyOf(String table) {
    List<String> names = new ArrayList<>();
    for (EntityMappingType part : parts()) {
      part.forEachTableDetails(
          t -> {
            if (t.getTableName().equals(table) && names.isEmpty()) {
              t.getKeyDetails().forEachKeyColumn((i, c) -> names.add(c.getColumnName()));
            }
          });
    }
    return names;
  }

  /** Tables of this record beside the root: secondary and subclass tables, leaves first. */
  List<String> otherTables() {
    List<String> tables = new ArrayList<>();
    for (EntityMappingType part : parts()) {
      part.forEachTableDetails(
          t -> {
            if (!t.getTableName().equals(table()) && !tables.contains(t.getTableName())) {
              tables.add(0, t.getTableName());
            }
          });
    }
    return tables;
  }

  private List<EntityMappingType> parts() {
    List<EntityMappingType> parts = new ArrayList<>();
    parts.add(persister);
    parts.addAll(persister.getSubMappingTypes());
    return parts;
  }

  /** Takes an identifier apart into the values of the key columns. */
  List<Object> idParts(Object id) {
    if (persister.getIdentifierMapping() instanceof BasicValuedModelPart) {
      return List.of(id);
    }
    List<Object> values = new ArrayList<>();
    try (SharedSessionContractImplementor session = factory.openTemporarySession()) {
      persister
          .getIdentifierMapping()
          .forEachJdbcValue(
              id,
              0,
              null,
              null,
              (i, x, y, value, mapping) -> values.add(mapping.convertToDomainValue(value)),
              session);
    }
    return values;
  }

  private String idPath() {
    String name = persister.getIdentifierPropertyName();
    return name == null ? "id" : name;
  }

  static Class<?> valueType(SelectableMapping s) {
    return s.getJdbcMapping().getJavaTypeDescriptor().getJavaTypeClass();
  }

  private void read(AttributeMapping a, String prefix, List<Place> around) {
    String path = prefix + a.getAttributeName();
    List<Place> own = declarations.members(a);
    List<Place> places = new ArrayList<>(own);
    places.addAll(around);
    if (a instanceof EmbeddableValuedModelPart embedded && !(a instanceof PluralAttributeMapping)) {
      EmbeddableMappingType type = embedded.getEmbeddableTypeDescriptor();
      places.addAll(declarations.type(type.getJavaType().getJavaTypeClass()));
      type.forEachAttributeMapping((i, inner) -> read(inner, path + ".", places));
      return;
    }
    Class<?> type = a.getJavaType().getJavaTypeClass();
    List<Column> columns = new ArrayList<>();
    ToOneAttributeMapping toOne = a instanceof ToOneAttributeMapping t ? t : null;
    PluralAttributeMapping plural = a instanceof PluralAttributeMapping p ? p : null;
    if (plural == null) {
      a.forEachSelectable(
          (i, s) -> {
            if (!s.isFormula()) {
              columns.add(column(path, s, toOne == null ? type : valueType(s), places));
            }
          });
    }
    Shape shape = plural != null ? Shape.COLLECTION : toOne != null ? Shape.TO_ONE : Shape.BASIC;
    attributes.put(
        path, new Attribute(path, places, shape, type, columns, toOne, plural, own.size()));
  }

  static Column column(String path, SelectableMapping s, Class<?> type, List<Place> places) {
    boolean unique =
        places.stream()
            .flatMap(p -> p.find(jakarta.persistence.Column.class).stream())
            .anyMatch(c -> c.unique());
    Long length = s.getLength();
    return new Column(
        path,
        s.getContainingTableExpression(),
        s.getSelectionExpression(),
        s.isNullable() && !type.isPrimitive(),
        unique,
        length == null ? 255 : length,
        type,
        s.getJdbcMapping());
  }
}
