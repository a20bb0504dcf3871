package dev.lethe.checker;

import dev.lethe.annotation.PrivacyMixin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Whether a mixin names what is there, and says nothing that the class says as well. */
final class MixinCheck {
  private final Source source;
  private final Findings findings;
  private final TypeElement mixin;
  private final TypeElement target;

  MixinCheck(Source source, Findings findings, TypeElement mixin, TypeElement target) {
    this.source = source;
    this.findings = findings;
    this.mixin = mixin;
    this.target = target;
  }

  static Optional<TypeElement> target(Source source, TypeElement type) {
    return Mark.first(source.elements(), type, PrivacyMixin.class).flatMap(m -> m.type("value"));
  }

  void check() {
    Set<String> names = names();
    twice(mixin, target, mixin.getSimpleName().toString(), target.getSimpleName().toString());
    for (ExecutableElement method : Mixins.methods(mixin)) {
      String name = method.getSimpleName().toString();
      if (source.isWhole(target) && !names.contains(name)) {
        unknown(method, name, names);
      }
      for (TypeElement c : source.chain(target)) {
        for (Element member : c.getEnclosedElements()) {
          if (isNamed(member, name)) {
            twice(
                method,
                member,
                mixin.getSimpleName() + "." + name + "()",
                c.getSimpleName() + "." + member.getSimpleName());
          }
        }
      }
    }
  }

  private static boolean isNamed(Element member, String attribute) {
    return (Source.isField(member) && member.getSimpleName().contentEquals(attribute))
        || Source.property(member).filter(attribute::equals).isPresent();
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (TypeElement c : source.chain(target)) {
      for (Element e : c.getEnclosedElements()) {
        if (Source.isField(e)) {
          names.add(e.getSimpleName().toString());
        } else {
          Source.property(e).ifPresent(names::add);
        }
      }
    }
    names.remove("class");
    return names;
  }

  private void unknown(ExecutableElement method, String name, Set<String> names) {
    findings.at(
        Kind.ERROR,
        Code.MIXIN,
        method,
        mixin,
        mixin.getSimpleName()
            + "."
            + name
            + "(): "
            + target.getSimpleName()
            + " has no such attribute."
            + Nearest.didYouMean(name, names),
        "Name the method like the attribute. Attributes: " + String.join(", ", names) + ".");
  }

  private void twice(Element inMixin, Element inClass, String here, String there) {
    Set<String> said =
        inClass.getAnnotationMirrors().stream().map(Mark::nameOf).collect(Collectors.toSet());
    List<? extends AnnotationMirror> own = inMixin.getAnnotationMirrors();
    for (AnnotationMirror a : own) {
      String name = Mark.nameOf(a);
      if (Mark.isOurs(name) && said.contains(name)) {
        Mark mark = new Mark(source.elements(), inMixin, a, a);
        findings.at(
            Code.DECLARED_TWICE,
            mark,
            mixin,
            there + " is declared twice, with " + mark.name() + ": there and in " + here + ".",
            "Keep one of the two; neither is nearer than the other.");
      }
    }
  }
}
