package dev.lethe.scan;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    return Place.nearest(places, annotation);
  }

  /** An annotation on the attribute itself. */
  <A extends Annotation> Optional<A> own(Class<A> annotation) {
    return Place.nearest(places, depth, annotation);
  }

  /** Annotations on the attribute itself that may be repeated: those of the first such place. */
  <A extends Annotation> List<A> all(Class<A> annotation) {
    return Place.all(own(), annotation);
  }

  /** The nearest annotation of that type on the attribute, around it, or on its types. */
  <A extends Annotation> Optional<A> nearest(EntityModel entity, Class<A> annotation) {
    Optional<A> near = find(annotation);
    return near.isPresent() ? near : Place.nearest(entity.hierarchy(), annotation);
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
    List<Place> all = new ArrayList<>(places);
    all.addAll(entity.hierarchy());
    return all;
  }

  boolean isTemporal() {
    return shape == Shape.BASIC && TEMPORAL.contains(type);
  }

  boolean nullable() {
    for (Column c : columns) {
      if (c.nullable()) {
        return true;
      }
    }
    return false;
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
