package dev.lethe.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Asks the compiler about types and their members. */
record Source(Elements elements, Types types) {
  private static final String JPA = "jakarta.persistence.";

  /** Whether an annotation of JPA's stands there. */
  boolean hasJpa(Element e, String... names) {
    return e.getAnnotationMirrors().stream()
        .map(Mark::nameOf)
        .filter(n -> n.startsWith(JPA))
        .anyMatch(n -> Set.of(names).contains(n.substring(JPA.length())));
  }

  /** Whether an annotation of that simple name stands there, whoever wrote it. */
  boolean has(Element e, String... simpleNames) {
    return e.getAnnotationMirrors().stream()
        .map(a -> a.getAnnotationType().asElement().getSimpleName().toString())
        .anyMatch(Set.of(simpleNames)::contains);
  }

  /** A text of one of JPA's annotations; empty where it is not written. */
  Optional<String> jpaText(Element e, String name, String knob) {
    return jpaValue(e, name, knob)
        .map(v -> v instanceof Element constant ? constant.getSimpleName() : v)
        .map(String::valueOf);
  }

  Optional<Object> jpaValue(Element e, String name, String knob) {
    for (AnnotationMirror a : e.getAnnotationMirrors()) {
      if (Mark.nameOf(a).equals(JPA + name)) {
        return new Mark(elements, e, a, a).value(knob).map(v -> v.getValue());
      }
    }
    return Optional.empty();
  }

  Optional<Mark> mark(List<? extends Element> places, Class<?> type) {
    return places.stream().flatMap(p -> Mark.first(elements, p, type).stream()).findFirst();
  }

  /** A class and those above it, nearest first. */
  List<TypeElement> chain(TypeElement type) {
    List<TypeElement> chain = new ArrayList<>();
    Optional<TypeElement> at = Optional.of(type);
    while (at.isPresent() && !at.get().getQualifiedName().contentEquals("java.lang.Object")) {
      chain.add(at.get());
      at = element(at.get().getSuperclass());
    }
    return chain;
  }

  /** Whether every class above could be read. */
  boolean isWhole(TypeElement type) {
    return chain(type).stream().noneMatch(c -> c.getSuperclass().getKind() == TypeKind.ERROR);
  }

  Optional<TypeElement> element(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
        : Optional.empty();
  }

  String nameOf(TypeMirror type) {
    return element(type).map(e -> e.getQualifiedName().toString()).orElse("");
  }

  String simpleNameOf(TypeMirror type) {
    return element(type).map(e -> e.getSimpleName().toString()).orElse(type.toString());
  }

  /** The class of a member. */
  static Element owner(Element member) {
    Element owner = member.getEnclosingElement();
    if (owner == null) {
      throw new IllegalArgumentException(member + " is no member");
    }
    return owner;
  }

  static boolean isField(Element e) {
    return e.getKind() == ElementKind.FIELD && !e.getModifiers().contains(Modifier.STATIC);
  }

  /** Whether it is an accessor of a record that carries what its component carries already. */
  static boolean repeatsItsField(Element e) {
    return e.getKind() == ElementKind.METHOD
        && owner(e).getKind() == ElementKind.RECORD
        && owner(e).getEnclosedElements().stream()
            .filter(Source::isField)
            .filter(f -> f.getSimpleName().equals(e.getSimpleName()))
            .anyMatch(
                f ->
                    f.getAnnotationMirrors()
                        .toString()
                        .equals(e.getAnnotationMirrors().toString()));
  }

  /** The attribute that an accessor stands for; empty for other methods. */
  static Optional<String> property(Element e) {
    if (e.getKind() != ElementKind.METHOD
        || e.getModifiers().contains(Modifier.STATIC)
        || !((ExecutableElement) e).getParameters().isEmpty()
        || ((ExecutableElement) e).getReturnType().getKind() == TypeKind.VOID) {
      return Optional.empty();
    }
    String name = e.getSimpleName().toString();
    for (String prefix : List.of("get", "is")) {
      if (name.length() > prefix.length()
          && name.startsWith(prefix)
          && !Character.isLowerCase(name.charAt(prefix.length()))) {
        return Optional.of(decapitalised(name.substring(prefix.length())));
      }
    }
    boolean ofRecord = owner(e).getKind() == ElementKind.RECORD;
    return ofRecord ? Optional.of(name) : Optional.empty();
  }

  /** As java.beans.Introspector does it: {@code URL} stays. */
  private static String decapitalised(String name) {
    return name.length() > 1
            && Character.isUpperCase(name.charAt(0))
            && Character.isUpperCase(name.charAt(1))
        ? name
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The type of a member, seen from the class that inherits it. */
  TypeMirror typeOf(DeclaredType from, Element member) {
    TypeMirror seen = types.asMemberOf(from, member);
    return seen instanceof javax.lang.model.type.ExecutableType m ? m.getReturnType() : seen;
  }
}
