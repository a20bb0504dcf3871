package dev.lethe.scan;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.OwnedElsewhere;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.scan.Attribute.Shape;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.type.descriptor.java.StringJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;

/** One root entity as the provider maps it, with its attributes taken apart. */
final class EntityModel {
  /** Under this name the provider maps a key of several attributes once more. */
  private static final String KEY_COPY = "_identifierMapper";

  private final SessionFactoryImplementor factory;
  private final EntityPersister persister;
  private final Declarations declarations;
  private final List<Place> hierarchy;
  private final TreeMap<String, Attribute> attributes = new TreeMap<>();
  private final List<Column> key = new ArrayList<>();
  private final List<String> keyAttributes = new ArrayList<>();
  private final Set<String> ambiguous = new TreeSet<>();

  EntityModel(
      SessionFactoryImplementor factory, EntityPersister persister, Declarations declarations) {
    this.factory = factory;
    this.declarations = declarations;
    this.hierarchy = declarations.hierarchy(persister.getMappedClass());
    this.persister = persister;
    persister
        .getIdentifierMapping()
        .forEachSelectable((i, s) -> key.add(own(column(idPath(), s, valueType(s), List.of()))));
    readKey();
    if (ofItsOwnTable(persister)) {
      persister.visitAttributeMappings(a -> read(a, "", List.of()));
    } else {
      persister.visitSubTypeAttributeMappings(a -> read(a, "", List.of()));
    }
  }

  /** Whether each class of the hierarchy has a table of its own, and so is an entity of its own. */
  static boolean ofItsOwnTable(EntityMappingType type) {
    return type.getEntityPersister() instanceof UnionSubclassEntityPersister;
  }

  /** A key needs no declaration; what of it says something all the same is an attribute. */
  private void readKey() {
    EntityIdentifierMapping id = persister.getIdentifierMapping();
    if (id instanceof NonAggregatedIdentifierMapping several) {
      several.getPartMappingType().forEachAttributeMapping((i, a) -> read(a, "", List.of()));
    } else if (id instanceof AttributeMapping one) {
      read(one, "", List.of());
    }
    attributes
        .values()
        .removeIf(a -> a.find(PersonalData.class).isEmpty() && a.own(SubjectLink.class).isEmpty());
    keyAttributes.addAll(attributes.keySet());
  }

  /** Paths of those attributes of the key that are personal or say whose the row is. */
  List<String> keyAttributes() {
    return List.copyOf(keyAttributes);
  }

  /** Attributes of two subclasses that have one name, and so would be taken for one. */
  List<String> ambiguous() {
    return List.copyOf(ambiguous);
  }

  /** Classes below the root that share its rows, those between them included. */
  List<Class<?>> below() {
    Set<Class<?>> below = new TreeSet<>(Comparator.comparing(Class::getName));
    if (!ofItsOwnTable(persister)) {
      for (EntityMappingType part : persister.getSubMappingTypes()) {
        for (Class<?> c = part.getJavaType().getJavaTypeClass();
            c != null && c != type();
            c = c.getSuperclass()) {
          below.add(c);
        }
      }
    }
    return List.copyOf(below);
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

  /** Paths of all attributes, sorted. */
  List<String> paths() {
    return List.copyOf(attributes.keySet());
  }

  Optional<Attribute> attribute(String path) {
    return Optional.ofNullable(attributes.get(path));
  }

  /** The column of a basic attribute as the text that stands there; empty where it is none. */
  Optional<Column> text(Attribute a) {
    if (a.shape() != Shape.BASIC || a.columns().size() != 1) {
      return Optional.empty();
    }
    Column c = a.column();
    JdbcType type = c.mapping().getJdbcType();
    if (c.javaType() == String.class) {
      return Optional.of(c);
    }
    if (!type.isStringLike() && !type.isJson()) {
      return Optional.empty();
    }
    JdbcMapping text =
        factory
            .getTypeConfiguration()
            .getBasicTypeRegistry()
            .resolve(StringJavaType.INSTANCE, type);
    return Optional.of(
        new Column(
            c.path(),
            c.table(),
            c.name(),
            c.nullable(),
            c.unique(),
            c.length(),
            String.class,
            text));
  }

  EntityPersister persister() {
    return persister;
  }

  Optional<DataSubject> dataSubject() {
    return find(DataSubject.class);
  }

  /** An annotation on the class itself, or its mixin. */
  <A extends Annotation> Optional<A> find(Class<A> annotation) {
    return Place.nearest(declarations.type(type()), annotation);
  }

  /** Places of the class, then of those above it. */
  List<Place> hierarchy() {
    return hierarchy;
  }

  /** Places of the classes below the root that share its rows. */
  List<Place> placesBelow() {
    return below().stream().flatMap(c -> declarations.type(c).stream()).toList();
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
    return Place.nearest(hierarchy, OwnedElsewhere.class).map(OwnedElsewhere::owner);
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
    if (!ofItsOwnTable(persister)) {
      parts.addAll(persister.getSubMappingTypes());
    }
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
    if (a.getAttributeName().equals(KEY_COPY)) {
      return;
    }
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
              columns.add(own(column(path, s, toOne == null ? type : valueType(s), places)));
            }
          });
    }
    Shape shape = plural != null ? Shape.COLLECTION : toOne != null ? Shape.TO_ONE : Shape.BASIC;
    Attribute now = new Attribute(path, places, shape, type, columns, toOne, plural, own.size());
    Attribute before = attributes.put(path, now);
    if (before != null && !isSame(before, now)) {
      ambiguous.add(path);
    }
  }

  /** Of a superclass that is no entity, the provider visits what it has with each subclass. */
  private static boolean isSame(Attribute a, Attribute b) {
    return a.type() == b.type()
        && a.columns().stream()
            .map(c -> c.table() + "." + c.name())
            .toList()
            .equals(b.columns().stream().map(c -> c.table() + "." + c.name()).toList())
        && a.places().stream()
            .map(Place::words)
            .toList()
            .equals(b.places().stream().map(Place::words).toList());
  }

  /** In a table of its own lies what a superclass declares, too. */
  private Column own(Column c) {
    return ofItsOwnTable(persister)
        ? new Column(
            c.path(),
            table(),
            c.name(),
            c.nullable(),
            c.unique(),
            c.length(),
            c.javaType(),
            c.mapping())
        : c;
  }

  static Column column(String path, SelectableMapping s, Class<?> type, List<Place> places) {
    boolean unique = false;
    for (Place p : places) {
      unique |= p.find(jakarta.persistence.Column.class).filter(c -> c.unique()).isPresent();
    }
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
