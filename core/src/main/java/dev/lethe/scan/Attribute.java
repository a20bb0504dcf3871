package dev.lethe.scan;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.jspecify.annotations.Nullable;

/**
 * One persistent attribute, as mapped and as declared; embeddables are taken apart into theirs.
 *
 * @param path dotted over embeddables
 * @param places where an annotation for it may stand, nearest first: field, accessor, then the same
 *     of the embedded attribute around it, then the embeddable's class
 * @param shape what it is
 * @param type Java type
 * @param columns physical columns; empty for collections and inverse sides
 * @param toOne the relation, for {@link Shape#TO_ONE}
 * @param plural the collection, for {@link Shape#COLLECTION}
 * @param depth number of {@link #places} that belong to the attribute itself
 */
record Attribute(
    String path,
    List<Place> places,
    Shape shape,
    Class<?> type,
    List<Column> columns,
    @Nullable ToOneAttributeMapping toOne,
    @Nullable PluralAttributeMapping plural,
    int depth) {
  private static final Set<Class<?>> TEMPORAL =
      Set.of(
          Instant.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          LocalDate.class,
          LocalDateTime.class);

  /** What an attribute is. */
  enum Shape {
    BASIC,
    TO_ONE,
    COLLECTION
  }

  /** The nearest annotation of that type on the attribute, its embedded, or its embeddable. */
  <A extends Annotation> Optional<A> find(Class<A> annotation) {
    return places.stream().flatMap(p -> p.find(annotation).stream()).findFirst();
  }

  /** An annotation on the attribute itself. */
  <A extends Annotation> Optional<A> own(Class<A> annotation) {
    return own().stream().flatMap(p -> p.find(annotation).stream()).findFirst();
  }

  /** Annotations on the attribute itself that may be repeated: those of the first such place. */
  <A extends Annotation> List<A> all(Class<A> annotation) {
    return own().stream()
        .map(p -> p.all(annotation))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The nearest annotation of that type on the attribute, around it, or on its types. */
  <A extends Annotation> Optional<A> nearest(EntityModel entity, Class<A> annotation) {
    return placesUpTo(entity).stream().flatMap(p -> p.find(annotation).stream()).findFirst();
  }

  /** Whether a list of names means this attribute, itself or an embedded one around it. */
  boolean isNamedIn(String... fields) {
    return Arrays.stream(fields).anyMatch(f -> names(f, path));
  }

  /** Whether a name in a list means what lies at a path. */
  static boolean names(String field, String path) {
    return path.startsWith(field)
        && (path.length() == field.length() || ".[".indexOf(path.charAt(field.length())) >= 0);
  }

  /** Places of the attribute itself. */
  List<Place> own() {
    return places.subList(0, depth);
  }

  /** Places of the attribute, then of its type and the type's mapped superclasses. */
  List<Place> placesUpTo(EntityModel entity) {
    return Stream.concat(places.stream(), entity.hierarchy().stream()).toList();
  }

  boolean isTemporal() {
    return shape == Shape.BASIC && TEMPORAL.contains(type);
  }

  boolean nullable() {
    return columns.stream().anyMatch(Column::nullable);
  }

  /** The collection of an attribute that is one. */
  PluralAttributeMapping collection() {
    return Objects.requireNonNull(plural, "collection");
  }

  /** The column of a basic attribute. */
  Column column() {
    return columns.get(0);
  }
}
