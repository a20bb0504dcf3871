package dev.lethe.checker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Checks declarations while they are compiled: periods, paths, anchors, ids and what nobody decided
 * about, with the codes and words of the findings at the start, at their line. Judges in the last
 * round, when other processors have written what they write; generates nothing.
 *
 * <p>{@code -Alethe.register=<path>} has ids checked against that register; {@code
 * -Alethe.undeclared=error|warn|off} says how an attribute is told of that nobody decided about.
 */
@SupportedAnnotationTypes("*")
@SupportedOptions({PrivacyChecker.REGISTER, PrivacyChecker.UNDECLARED})
public final class PrivacyChecker extends AbstractProcessor {
  static final String REGISTER = "lethe.register";
  static final String UNDECLARED = "lethe.undeclared";

  private static final Map<String, Optional<Kind>> LOUDNESS =
      Map.of(
          "error",
          Optional.of(Kind.ERROR),
          "warn",
          Optional.of(Kind.WARNING),
          "off",
          Optional.empty());

  private final Set<String> roots = new LinkedHashSet<>();

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        roots.add(type.getQualifiedName().toString());
      }
    }
    if (round.processingOver() && !round.errorRaised()) {
      judge();
    }
    return false;
  }

  private void judge() {
    Source source = new Source(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
    Findings findings = new Findings(processingEnv.getMessager(), this::isCompiledNow);
    List<TypeElement> compiled = compiled();
    if (compiled.stream().noneMatch(PrivacyChecker::isWorthALook)) {
      return;
    }
    Register register =
        new Register(findings, Optional.ofNullable(processingEnv.getOptions().get(REGISTER)));
    Spelling spelling = new Spelling(source.elements(), findings, register, this::isCompiledNow);
    compiled.forEach(t -> spell(spelling, t));
    Mixins mixins = new Mixins(source, compiled);
    Set<String> extended = extended(source, compiled);
    Optional<Kind> undeclared = undeclared(findings);
    for (TypeElement type : compiled) {
      Optional<TypeElement> target = MixinCheck.target(source, type);
      target.ifPresent(t -> new MixinCheck(source, findings, type, t).check());
      TypeElement entity = target.orElse(type);
      if (Entity.isEntity(source, entity) && !(target.isPresent() && isCompiledNow(entity))) {
        boolean open = extended.contains(entity.getQualifiedName().toString());
        check(source, findings, mixins, new Entity(source, mixins, entity, open), type, undeclared);
      }
    }
  }

  private static void check(
      Source source,
      Findings findings,
      Mixins mixins,
      Entity entity,
      Element shown,
      Optional<Kind> undeclared) {
    if (entity.isDeclared() && !entity.isNotPersonal()) {
      Anchoring anchoring = new Anchoring(source, findings, entity, shown);
      anchoring.check();
      new Belonging(source, mixins, findings, entity, shown, undeclared).check(anchoring.anchors());
    }
  }

  private Optional<Kind> undeclared(Findings findings) {
    String said = processingEnv.getOptions().getOrDefault(UNDECLARED, "error");
    if (!LOUDNESS.containsKey(said)) {
      findings.at(
          Kind.ERROR,
          Code.BAD_ARGUMENT,
          "-A" + UNDECLARED + "=" + said + " is none of its values.",
          "Values: " + String.join(", ", new TreeSet<>(LOUDNESS.keySet())) + ".");
    }
    return LOUDNESS.getOrDefault(said, Optional.of(Kind.ERROR));
  }

  private static void spell(Spelling spelling, TypeElement type) {
    spelling.check(type, Spelling.where(type));
    for (Element member : type.getEnclosedElements()) {
      boolean written =
          member.getKind() == ElementKind.FIELD || member.getKind() == ElementKind.METHOD;
      if (written && !Source.repeatsItsField(member)) {
        spelling.check(member, Spelling.where(member));
      }
    }
  }

  /** Classes that others extend: the others may add attributes. */
  private static Set<String> extended(Source source, List<TypeElement> compiled) {
    Set<String> names = new TreeSet<>();
    for (TypeElement type : compiled) {
      List<TypeElement> chain = source.chain(type);
      if (!chain.isEmpty() && Entity.isEntity(source, type)) {
        chain.subList(1, chain.size()).forEach(c -> names.add(c.getQualifiedName().toString()));
      }
    }
    return names;
  }

  /** Without an annotation of Lethe's or an entity there is nothing to check, nor to read. */
  private static boolean isWorthALook(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .map(Mark::nameOf)
        .anyMatch(n -> Mark.isOurs(n) || n.startsWith("jakarta.persistence."));
  }

  /** As they are after all rounds, nested ones too. */
  private List<TypeElement> compiled() {
    List<TypeElement> types = new ArrayList<>();
    for (String root : roots) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(root);
      if (type != null) {
        add(type, types);
      }
    }
    return types;
  }

  private static void add(TypeElement type, List<TypeElement> into) {
    into.add(type);
    for (Element e : type.getEnclosedElements()) {
      if (e instanceof TypeElement nested) {
        add(nested, into);
      }
    }
  }

  private boolean isCompiledNow(Element element) {
    Element at = element;
    while (at.getEnclosingElement() != null
        && at.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      at = at.getEnclosingElement();
    }
    return at instanceof TypeElement type && roots.contains(type.getQualifiedName().toString());
  }
}
