package dev.lethe.checker;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.checker.Attribute.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** One entity as its source, and what stands above it, declare it. */
final class Entity {
  private static final Set<String> TEMPORAL =
      Set.of(
          "java.time.Instant",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.LocalDate",
          "java.time.LocalDateTime");

  private final Source source;
  private final Mixins mixins;
  private final TypeElement type;
  private final Attributes attributes;
  private final boolean open;

  /** Where a path leads. */
  record Way(State state, Optional<TypeMirror> type) {
    enum State {
      FOUND,
      MISSING,
      /** Through something that the compiler does not see, such as a mapping in XML. */
      UNKNOWN
    }

    boolean is(State other) {
      return state == other;
    }
  }

  /**
   * @param open whether classes below it may add attributes
   */
  Entity(Source source, Mixins mixins, TypeElement type, boolean open) {
    this.source = source;
    this.mixins = mixins;
    this.type = type;
    this.attributes = Attributes.of(source, mixins, type);
    this.open =
        open
            || type.getModifiers().contains(Modifier.ABSTRACT)
            || source.hasJpa(type, "Inheritance", "DiscriminatorColumn")
            || !source.isWhole(type);
  }

  static boolean isEntity(Source source, TypeElement type) {
    return source.hasJpa(type, "Entity");
  }

  TypeElement type() {
    return type;
  }

  /** As JPA calls the topmost entity, which is what the data map shows. */
  String name() {
    TypeElement root = type;
    for (TypeElement c : source.chain(type)) {
      root = isEntity(source, c) ? c : root;
    }
    String simple = root.getSimpleName().toString();
    return source.jpaText(root, "Entity", "name").filter(n -> !n.isEmpty()).orElse(simple);
  }

  Collection<Attribute> attributes() {
    return attributes.byPath().values();
  }

  Collection<Attribute> keys() {
    return attributes.keys().values();
  }

  Optional<Attribute> attribute(String path) {
    return Optional.ofNullable(attributes.byPath().get(path))
        .or(() -> Optional.ofNullable(attributes.keys().get(path)));
  }

  boolean isOpen() {
    return open;
  }

  /** Mixins, the class, its superclasses: where an annotation for the whole may stand. */
  List<Element> places() {
    List<Element> places = new ArrayList<>();
    for (TypeElement c : source.chain(type)) {
      places.addAll(mixins.of(c));
      places.add(c);
    }
    return places;
  }

  boolean isPerson() {
    return source.mark(places(), DataSubject.class).isPresent();
  }

  boolean isNotPersonal() {
    return source
        .mark(places(), NotPersonal.class)
        .filter(m -> m.texts("fields").isEmpty())
        .isPresent();
  }

  /** The attributes with a link to a person. */
  List<Attribute> links() {
    List<Attribute> links = new ArrayList<>(keys());
    links.addAll(attributes());
    links.removeIf(a -> source.mark(a.own(), SubjectLink.class).isEmpty());
    return links;
  }

  boolean isDeclared() {
    return isPerson()
        || source.mark(places(), FollowsRecord.class).isPresent()
        || !links().isEmpty()
        || source.mark(places(), KeyedValues.class).isPresent()
        || attributes().stream()
            .anyMatch(
                a ->
                    source.mark(a.places(), PersonalData.class).isPresent()
                        || source.mark(a.own(), JsonPaths.class).isPresent());
  }

  /**
   * The entity a relation points at, a collection's for one to many; empty where the compiler does
   * not see one.
   */
  Optional<TypeElement> target(Attribute relation) {
    for (Element e : relation.own()) {
      for (String annotation : List.of("ManyToOne", "OneToOne")) {
        Optional<TypeElement> said =
            source
                .jpaValue(e, annotation, "targetEntity")
                .filter(TypeMirror.class::isInstance)
                .flatMap(t -> source.element((TypeMirror) t));
        if (said.isPresent()) {
          return said;
        }
      }
    }
    List<? extends TypeMirror> elements =
        relation.shape() == Shape.RELATIONS && relation.type() instanceof DeclaredType declared
            ? declared.getTypeArguments()
            : List.of();
    return source.element(elements.isEmpty() ? relation.type() : elements.get(elements.size() - 1));
  }

  /** Follows a path over embeddables and to-one relations. */
  Way way(String path) {
    Optional<Attribute> direct = attribute(path);
    if (direct.isPresent()) {
      TypeMirror its = direct.get().type();
      boolean known = its.getKind() != TypeKind.ERROR && its.getKind() != TypeKind.TYPEVAR;
      return new Way(known ? Way.State.FOUND : Way.State.UNKNOWN, Optional.of(its));
    }
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      Optional<Attribute> head =
          attribute(path.substring(0, dot)).filter(a -> a.shape() != Shape.BASIC);
      if (head.isPresent()) {
        boolean one = head.get().shape() == Shape.TO_ONE;
        Optional<TypeElement> to = one ? target(head.get()) : Optional.empty();
        return to.isPresent() && isEntity(source, to.get())
            ? new Entity(source, mixins, to.get(), false).way(path.substring(dot + 1))
            : new Way(Way.State.UNKNOWN, Optional.empty());
      }
    }
    return new Way(knows(path) ? Way.State.UNKNOWN : Way.State.MISSING, Optional.empty());
  }

  boolean isTemporal(TypeMirror its) {
    return TEMPORAL.contains(source.nameOf(its));
  }

  boolean isTemporal(Attribute a) {
    return a.shape() == Shape.BASIC && isTemporal(a.type());
  }

  /** The temporal attributes, for messages. */
  String temporal() {
    List<String> names =
        attributes().stream().filter(this::isTemporal).map(Attribute::path).toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** Every path one may name, keys first. */
  List<String> names() {
    Set<String> names = new TreeSet<>(attributes.byPath().keySet());
    List<String> all = new ArrayList<>(attributes.keys().keySet());
    all.addAll(names);
    return all;
  }

  /** Whether a name is a place in a document that is declared, or lies around some. */
  boolean knowsPlace(String name) {
    int top = name.indexOf(".$");
    if (top < 0) {
      return false;
    }
    String place = name.substring(top + 1);
    return attribute(name.substring(0, top))
        .flatMap(a -> source.mark(a.own(), JsonPaths.class))
        .filter(
            m ->
                m.texts("value").stream()
                    .map(LineSpelling::name)
                    .anyMatch(
                        p ->
                            p.equals(place)
                                || p.startsWith(place + ".")
                                || p.startsWith(place + "[")))
        .isPresent();
  }

  /** Whether a name is a path, or an embedded attribute around some. */
  boolean knows(String name) {
    return open
        || names().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + "."))
        || keys().stream().anyMatch(k -> name.startsWith(k.path() + "."));
  }

  /** The creation instant that needs no word: stamped by the provider, or {@code createdAt}. */
  Optional<Attribute> creation() {
    return attributes().stream()
        .filter(this::isTemporal)
        .filter(
            a ->
                a.places().stream()
                    .anyMatch(p -> source.has(p, "CreationTimestamp", "CreatedDate")))
        .findFirst()
        .or(() -> attribute("createdAt").filter(this::isTemporal));
  }
}
