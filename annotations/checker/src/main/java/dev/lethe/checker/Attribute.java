package dev.lethe.checker;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * One persistent attribute as its source declares it; embeddables are taken apart into theirs.
 *
 * @param path dotted over embeddables
 * @param places where an annotation for it may stand, nearest first: a mixin's method, field,
 *     accessor, then the same of the embedded attribute around it, then the embeddable's class
 * @param depth number of places that belong to the attribute itself
 * @param shape what it is
 * @param type its Java type, with type parameters filled in
 */
record Attribute(String path, List<Element> places, int depth, Shape shape, TypeMirror type) {
  enum Shape {
    BASIC,
    TO_ONE,
    ELEMENTS,
    RELATIONS
  }

  List<Element> own() {
    return places.subList(0, depth);
  }

  /**
   * Where a finding about it is shown: at its field or accessor rather than at a mixin's method.
   */
  Element place() {
    return own().stream()
        .filter(e -> !Source.owner(e).getKind().isInterface())
        .findFirst()
        .orElse(places.get(0));
  }
}
