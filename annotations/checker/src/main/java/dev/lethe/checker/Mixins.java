package dev.lethe.checker;

import dev.lethe.annotation.PrivacyMixin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Which interfaces declare for which class. */
final class Mixins {
  private final Map<String, List<TypeElement>> byTarget = new HashMap<>();

  Mixins(Source source, List<TypeElement> compiled) {
    for (TypeElement type : compiled) {
      Mark.first(source.elements(), type, PrivacyMixin.class)
          .flatMap(m -> m.type("value"))
          .ifPresent(t -> byTarget.computeIfAbsent(name(t), n -> new ArrayList<>()).add(type));
    }
  }

  /** The mixins of exactly that class. */
  List<TypeElement> of(TypeElement target) {
    return byTarget.getOrDefault(name(target), List.of());
  }

  /** The methods of a mixin that stand for an attribute. */
  static List<ExecutableElement> methods(TypeElement mixin) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (Element e : mixin.getEnclosedElements()) {
      if (e.getKind() == ElementKind.METHOD
          && e.getModifiers().contains(Modifier.ABSTRACT)
          && ((ExecutableElement) e).getParameters().isEmpty()) {
        methods.add((ExecutableElement) e);
      }
    }
    return methods;
  }

  static List<ExecutableElement> methods(TypeElement mixin, String attribute) {
    return methods(mixin).stream().filter(m -> m.getSimpleName().contentEquals(attribute)).toList();
  }

  private static String name(TypeElement type) {
    return type.getQualifiedName().toString();
  }
}
