package dev.lethe.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/**
 * An annotation of Lethe's that holds for an element: written there, or carried by a composed one.
 *
 * @param at the element that carries it
 * @param written what stands in the source there
 * @param meaning the annotation itself; the same unless it is composed
 */
record Mark(Elements elements, Element at, AnnotationMirror written, AnnotationMirror meaning) {
  /** All of that type on an element, repeated ones one by one, in the order of the source. */
  static List<Mark> all(Elements elements, Element at, Class<?> type) {
    List<Mark> found = new ArrayList<>();
    for (AnnotationMirror a : at.getAnnotationMirrors()) {
      collect(elements, at, Optional.empty(), a, type.getCanonicalName(), new ArrayList<>(), found);
    }
    return found;
  }

  static Optional<Mark> first(Elements elements, Element at, Class<?> type) {
    return all(elements, at, type).stream().findFirst();
  }

  private static void collect(
      Elements elements,
      Element at,
      Optional<AnnotationMirror> composed,
      AnnotationMirror a,
      String wanted,
      List<String> passed,
      List<Mark> into) {
    String name = nameOf(a);
    if (name.equals(wanted)) {
      into.add(new Mark(elements, at, composed.orElse(a), a));
    } else if (name.equals(wanted + ".All")) {
      for (AnnotationMirror each : nested(a)) {
        into.add(new Mark(elements, at, composed.orElse(each), each));
      }
    } else if (!name.startsWith("java.lang.") && !isOurs(name) && !passed.contains(name)) {
      passed.add(name);
      for (AnnotationMirror inner : a.getAnnotationType().asElement().getAnnotationMirrors()) {
        collect(elements, at, Optional.of(composed.orElse(a)), inner, wanted, passed, into);
      }
    }
  }

  private static List<AnnotationMirror> nested(AnnotationMirror container) {
    List<AnnotationMirror> found = new ArrayList<>();
    container
        .getElementValues()
        .values()
        .forEach(v -> values(v).forEach(x -> found.add((AnnotationMirror) x.getValue())));
    return found;
  }

  /** Whether it stands in the package of Lethe's annotations. */
  static boolean isOurs(String annotation) {
    return annotation.startsWith("dev.lethe.annotation.");
  }

  static String nameOf(AnnotationMirror a) {
    return ((TypeElement) a.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  /** The text of a knob, as declared or by default; empty where there is no such knob. */
  String text(String knob) {
    return value(knob).map(v -> String.valueOf(v.getValue())).orElse("");
  }

  /** The texts of a knob with several. */
  List<String> texts(String knob) {
    return each(knob).stream().map(v -> String.valueOf(v.getValue())).toList();
  }

  /** The attributes that decide for which rows it is meant. */
  List<String> conditions(String knob) {
    return each(knob).stream()
        .map(v -> (AnnotationMirror) v.getValue())
        .map(w -> new Mark(elements, at, written, w).text("field"))
        .toList();
  }

  /** The values of a knob with several, each with its own place in the source. */
  List<AnnotationValue> each(String knob) {
    return value(knob).map(Mark::values).orElse(List.of());
  }

  @SuppressWarnings("unchecked") // what the language model promises for an array
  private static List<AnnotationValue> values(AnnotationValue v) {
    return v.getValue() instanceof List<?> many ? (List<AnnotationValue>) many : List.of(v);
  }

  /** The type that a class literal names; empty for {@code void}. */
  Optional<TypeElement> type(String knob) {
    return value(knob)
        .map(AnnotationValue::getValue)
        .filter(DeclaredType.class::isInstance)
        .map(t -> (TypeElement) ((DeclaredType) t).asElement());
  }

  /** A constant's name: {@code CUSTOM}. */
  String constant(String knob) {
    return value(knob)
        .map(AnnotationValue::getValue)
        .filter(Element.class::isInstance)
        .map(e -> ((Element) e).getSimpleName().toString())
        .orElse("");
  }

  Optional<AnnotationValue> value(String knob) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e :
        elements.getElementValuesWithDefaults(meaning).entrySet()) {
      if (e.getKey().getSimpleName().contentEquals(knob)) {
        return Optional.of(e.getValue());
      }
    }
    return Optional.empty();
  }

  /** The annotation without its package: {@code @Retain}. */
  String name() {
    return "@" + meaning.getAnnotationType().asElement().getSimpleName();
  }

  boolean isComposed() {
    return written != meaning;
  }
}
