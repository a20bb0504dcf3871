package dev.lethe.checker;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/**
 * Prints findings at their place in the source, each once: what stands in a class above twenty
 * entities is said of the first. Of an annotation that is written several times the compiler tells
 * no place; what is wrong with it is shown at the element that carries it.
 */
final class Findings {
  private final Messager messager;
  private final Predicate<Element> compiledNow;
  private final Set<Object> said = new HashSet<>();

  private record Said(
      Code code,
      Element element,
      Optional<AnnotationMirror> annotation,
      Optional<AnnotationValue> value) {}

  /**
   * @param compiledNow whether an element has a place in the source that is being compiled
   */
  Findings(Messager messager, Predicate<Element> compiledNow) {
    this.messager = messager;
    this.compiledNow = compiledNow;
  }

  /** About an element; where it is not compiled now, shown at the other. */
  void at(Kind kind, Code code, Element element, Element otherwise, String message, String remedy) {
    if (said.add(new Said(code, element, Optional.empty(), Optional.empty()))) {
      messager.printMessage(
          kind, text(code, message, remedy), compiledNow.test(element) ? element : otherwise);
    }
  }

  /** About a whole annotation. */
  void at(Code code, Mark mark, Element otherwise, String message, String remedy) {
    at(code, mark, Optional.empty(), otherwise, message, remedy);
  }

  /** About one value of an annotation. */
  void at(
      Code code,
      Mark mark,
      Optional<AnnotationValue> value,
      Element otherwise,
      String message,
      String remedy) {
    if (!said.add(new Said(code, mark.at(), Optional.of(mark.meaning()), value))) {
      return;
    }
    String text = text(code, message, remedy);
    if (!compiledNow.test(mark.at())) {
      messager.printMessage(Kind.ERROR, text, otherwise);
    } else if (value.isPresent() && !mark.isComposed() && isWritten(mark, value.get())) {
      messager.printMessage(Kind.ERROR, text, mark.at(), mark.written(), value.get());
    } else {
      messager.printMessage(Kind.ERROR, text, mark.at(), mark.written());
    }
  }

  /** About the compilation. */
  void at(Kind kind, Code code, String message, String remedy) {
    messager.printMessage(kind, text(code, message, remedy));
  }

  /** A default has no place of its own. */
  private static boolean isWritten(Mark mark, AnnotationValue value) {
    return mark.meaning().getElementValues().values().stream()
        .anyMatch(v -> v == value || contains(v, value));
  }

  private static boolean contains(AnnotationValue v, AnnotationValue value) {
    return v.getValue() instanceof List<?> many && many.stream().anyMatch(x -> x == value);
  }

  private static String text(Code code, String message, String remedy) {
    return code.id() + " " + message + "\n  " + remedy;
  }
}
