package dev.lethe.checker;

import dev.lethe.checker.Attribute.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds the persistent attributes of an entity, by JPA's rules of access. */
final class Attributes {
  /** An embeddable that holds itself cannot be mapped; it must not be followed for ever. */
  private static final int DEEPEST = 8;

  private final Source source;
  private final Mixins mixins;
  private final Map<String, Attribute> found = new TreeMap<>();
  private final Map<String, Attribute> keys = new TreeMap<>();

  private Attributes(Source source, Mixins mixins) {
    this.source = source;
    this.mixins = mixins;
  }

  static Attributes of(Source source, Mixins mixins, TypeElement entity) {
    Attributes attributes = new Attributes(source, mixins);
    boolean byProperty = attributes.keyIsOnAProperty(entity);
    attributes.read((DeclaredType) entity.asType(), new Level("", byProperty, List.of(), 0));
    return attributes;
  }

  /** The entity itself, or an embeddable in it. */
  private record Level(String prefix, boolean byProperty, List<Element> around, int depth) {
    Level by(boolean property) {
      return new Level(prefix, property, around, depth);
    }

    Level below(String path, List<Element> places) {
      return new Level(path + ".", byProperty, places, depth + 1);
    }
  }

  /** All but the key, by path. */
  Map<String, Attribute> byPath() {
    return found;
  }

  Map<String, Attribute> keys() {
    return keys;
  }

  private boolean keyIsOnAProperty(TypeElement entity) {
    return source.chain(entity).stream()
        .flatMap(c -> c.getEnclosedElements().stream())
        .anyMatch(e -> e.getKind() == ElementKind.METHOD && source.hasJpa(e, "Id", "EmbeddedId"));
  }

  private void read(DeclaredType type, Level level) {
    Set<TypeElement> covering = new LinkedHashSet<>();
    for (TypeElement c : source.chain((TypeElement) type.asElement())) {
      covering.addAll(mixins.of(c));
      Level here = level.by(access(c).orElse(level.byProperty()));
      members(c, here.byProperty())
          .forEach((name, member) -> one(source.typeOf(type, member), c, name, covering, here));
    }
  }

  /**
   * @param covering mixins of the class that declares the attribute and of those below it
   */
  private void one(
      TypeMirror type, TypeElement declaring, String name, Set<TypeElement> covering, Level level) {
    String path = level.prefix() + name;
    if (found.containsKey(path) || keys.containsKey(path)) {
      return; // overridden below
    }
    List<Element> own = new ArrayList<>();
    covering.forEach(m -> own.addAll(Mixins.methods(m, name)));
    own.addAll(placesIn(declaring, name));
    List<Element> places = new ArrayList<>(own);
    places.addAll(level.around());
    boolean key =
        level.depth() == 0 && own.stream().anyMatch(e -> source.hasJpa(e, "Id", "EmbeddedId"));
    Shape shape = shape(own);
    Optional<TypeElement> embedded =
        source
            .element(type)
            .filter(t -> shape == Shape.BASIC && !key && level.depth() < DEEPEST)
            .filter(
                t ->
                    source.hasJpa(t, "Embeddable")
                        || own.stream().anyMatch(e -> source.hasJpa(e, "Embedded")));
    if (embedded.isPresent()) {
      places.add(embedded.get());
      read((DeclaredType) type, level.below(path, places));
    } else {
      (key ? keys : found).put(path, new Attribute(path, places, own.size(), shape, type));
    }
  }

  private Shape shape(List<Element> own) {
    if (own.stream().anyMatch(e -> source.hasJpa(e, "ManyToOne", "OneToOne"))) {
      return Shape.TO_ONE;
    }
    if (own.stream().anyMatch(e -> source.hasJpa(e, "OneToMany", "ManyToMany"))
        || own.stream().anyMatch(e -> source.has(e, "ManyToAny", "Any"))) {
      return Shape.RELATIONS;
    }
    return own.stream().anyMatch(e -> source.hasJpa(e, "ElementCollection"))
        ? Shape.ELEMENTS
        : Shape.BASIC;
  }

  /** Whether a class asks for access by property; empty where it leaves that to the entity. */
  private Optional<Boolean> access(TypeElement c) {
    if (c.getKind() == ElementKind.RECORD) {
      return Optional.of(false);
    }
    return source.jpaText(c, "Access", "value").map(a -> a.equals("PROPERTY"));
  }

  /** The members of one class that stand for attributes, in the order of the source. */
  private Map<String, Element> members(TypeElement c, boolean properties) {
    Map<String, Element> members = new LinkedHashMap<>();
    for (Element e : c.getEnclosedElements()) {
      Optional<String> property = Source.property(e);
      boolean asked =
          source.jpaText(e, "Access", "value").isPresent()
              && (Source.isField(e) || property.isPresent());
      if (isTransient(e)) {
        continue;
      }
      if (Source.isField(e) && (!properties || asked)) {
        members.putIfAbsent(e.getSimpleName().toString(), e);
      } else if (property.isPresent() && (properties || asked)) {
        members.put(property.get(), e);
      }
    }
    return members;
  }

  private boolean isTransient(Element e) {
    return e.getModifiers().contains(Modifier.TRANSIENT) || source.hasJpa(e, "Transient");
  }

  /** Field and accessors of one attribute in the class that declares it. */
  private static List<Element> placesIn(TypeElement c, String name) {
    List<Element> places = new ArrayList<>();
    for (Element e : c.getEnclosedElements()) {
      if (Source.isField(e) && e.getSimpleName().contentEquals(name)) {
        places.add(0, e);
      } else if (e instanceof ExecutableElement
          && !Source.repeatsItsField(e)
          && Source.property(e).filter(name::equals).isPresent()) {
        places.add(e);
      }
    }
    return places;
  }
}
