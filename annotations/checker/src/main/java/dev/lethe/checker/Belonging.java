package dev.lethe.checker;

import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.checker.Attribute.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Whose an entity's data is, and whether every attribute of a person's has been decided about. */
final class Belonging {
  /** What says more about an attribute that has been decided about already. */
  private static final Set<String> BESIDE =
      Set.of(
          "Processing",
          "Retain",
          "RetainUntil",
          "RetainWith",
          "KeepFor",
          "SpecialCategory",
          "Withhold",
          "FreeText",
          "Forbidden",
          "Emptied",
          "Opaque",
          "StoredObject",
          "RecipientKey");

  private final Source source;
  private final Mixins mixins;
  private final Findings findings;
  private final Entity entity;
  private final Element shown;
  private final Optional<Kind> undeclared;

  /**
   * @param undeclared how loudly an attribute is told of that nobody decided about; empty: not
   */
  Belonging(
      Source source,
      Mixins mixins,
      Findings findings,
      Entity entity,
      Element shown,
      Optional<Kind> undeclared) {
    this.source = source;
    this.mixins = mixins;
    this.findings = findings;
    this.entity = entity;
    this.shown = shown;
    this.undeclared = undeclared;
  }

  void check(Set<String> anchors) {
    for (Attribute a : entity.attributes()) {
      String place = entity.name() + "." + a.path();
      a.own().stream()
          .flatMap(p -> Mark.all(source.elements(), p, SubjectLink.class).stream())
          .forEach(m -> key(m, place));
      source
          .mark(a.places(), PersonalData.class)
          .filter(m -> !m.text("of").isEmpty())
          .ifPresent(m -> whose(m, place));
      both(a, place);
    }
    entity.places().forEach(this::listed);
    source.mark(entity.places(), KeyedValues.class).ifPresent(this::keyed);
    Optional<String> whose = whose();
    if (undeclared.isPresent() && whose.isPresent()) {
      for (Attribute a : entity.attributes()) {
        if (!isStructural(a, anchors) && !isDecided(a)) {
          undeclared(a, whose.get());
        }
      }
    }
  }

  private void key(Mark m, String place) {
    Optional<TypeElement> to = m.type("to");
    String on = m.text("on");
    if (on.isEmpty() || to.isEmpty() || !Entity.isEntity(source, to.get())) {
      return;
    }
    Entity target = new Entity(source, mixins, to.get(), false);
    if (!target.knows(on)) {
      findings.at(
          Code.NO_SUBJECT_PATH,
          m,
          m.value("on"),
          shown,
          place
              + ": @SubjectLink(on = \""
              + on
              + "\"): "
              + target.name()
              + " has no such attribute."
              + Nearest.didYouMean(on, target.names()),
          "Attributes: " + String.join(", ", target.names()) + ".");
    }
  }

  private void whose(Mark m, String place) {
    String of = m.text("of");
    List<String> links = entity.links().stream().map(Attribute::path).toList();
    if (!links.contains(of) && !(entity.isOpen() && entity.attribute(of).isEmpty())) {
      findings.at(
          Code.LINK_ROLE,
          m,
          m.value("of"),
          shown,
          place
              + ": @PersonalData(of = \""
              + of
              + "\") names no @SubjectLink of "
              + entity.name()
              + "."
              + Nearest.didYouMean(of, links),
          "Name the link whose person the datum is about. Links: "
              + (links.isEmpty() ? "none" : String.join(", ", links))
              + ".");
    }
  }

  private void both(Attribute a, String place) {
    Optional<Mark> not = source.mark(a.own(), NotPersonal.class);
    if (not.isPresent() && source.mark(a.own(), PersonalData.class).isPresent()) {
      findings.at(
          Code.DECLARED_TWICE,
          not.get(),
          shown,
          place + " is declared @PersonalData and @NotPersonal.",
          "Keep one of the two.");
    }
  }

  /** What a class says about several attributes at once. */
  private void listed(Element place) {
    for (Mark m : Mark.all(source.elements(), place, NotPersonal.class)) {
      for (AnnotationValue each : m.each("fields")) {
        String field = String.valueOf(each.getValue());
        if (!entity.knows(field)) {
          findings.at(
              Code.UNKNOWN_ATTRIBUTE,
              m,
              Optional.of(each),
              shown,
              entity.name()
                  + ": @NotPersonal(fields) names '"
                  + field
                  + "', and there is no such attribute."
                  + Nearest.didYouMean(field, entity.names()),
              "Attributes: " + String.join(", ", entity.names()) + ".");
        }
      }
    }
  }

  /** Key and value of a key-value table. */
  private void keyed(Mark m) {
    for (String knob : List.of("key", "value")) {
      String path = m.text(knob);
      if (!entity.knows(path)) {
        findings.at(
            Code.VALUES_MISPLACED,
            m,
            m.value(knob),
            shown,
            entity.name()
                + ": @KeyedValues("
                + knob
                + " = \""
                + path
                + "\") names no attribute with one column."
                + Nearest.didYouMean(path, entity.names()),
            "Attributes: " + String.join(", ", entity.names()) + ".");
      }
    }
  }

  /** In words, why its rows belong to a person; empty where they do not. */
  private Optional<String> whose() {
    if (entity.isPerson()) {
      return Optional.of(entity.name() + " is a person");
    }
    return entity.links().stream().findFirst().map(this::whose);
  }

  private String whose(Attribute link) {
    Optional<Mark> mark = source.mark(link.own(), SubjectLink.class);
    String kind = mark.map(m -> m.text("kind")).orElse("");
    Optional<TypeElement> to =
        link.shape() == Shape.BASIC || link.shape() == Shape.ELEMENTS
            ? mark.flatMap(m -> m.type("to"))
            : entity.target(link);
    return entity.name()
        + " belongs to a person ("
        + entity.name()
        + "."
        + link.path()
        + " → "
        + (kind.isEmpty() ? to.map(t -> t.getSimpleName().toString()).orElse("?") : kind)
        + ")";
  }

  private boolean isStructural(Attribute a, Set<String> anchors) {
    return a.shape() == Shape.TO_ONE
        || a.shape() == Shape.RELATIONS
        || anchors.contains(a.path())
        || a.own().stream().anyMatch(e -> source.has(e, "Version", "TenantId"));
  }

  private boolean isDecided(Attribute a) {
    return source.mark(a.places(), PersonalData.class).isPresent()
        || source.mark(a.places(), NotPersonal.class).isPresent()
        || source.mark(a.own(), SubjectLink.class).isPresent()
        || a.places().stream().anyMatch(this::hasWordForIt)
        || entity.places().stream()
            .flatMap(p -> p.getAnnotationMirrors().stream())
            .filter(Belonging::isWordForIt)
            .anyMatch(m -> names(m, a.path()));
  }

  private boolean hasWordForIt(Element place) {
    return place.getAnnotationMirrors().stream().anyMatch(Belonging::isWordForIt);
  }

  /** An annotation of Lethe's that decides, also one that came after this checker was written. */
  private static boolean isWordForIt(AnnotationMirror m) {
    String name = Mark.nameOf(m);
    String simple = name.endsWith(".All") ? name.substring(0, name.length() - 4) : name;
    return Mark.isOurs(name) && !BESIDE.contains(simple.substring(simple.lastIndexOf('.') + 1));
  }

  /** On a type, only what names the attribute is about it. */
  private boolean names(AnnotationMirror onType, String path) {
    Mark mark = new Mark(source.elements(), entity.type(), onType, onType);
    return Mark.nameOf(onType).equals(KeyedValues.class.getName())
        ? path.equals(mark.text("key")) || path.equals(mark.text("value"))
        : mark.texts("fields").stream().anyMatch(f -> path.equals(f) || path.startsWith(f + "."));
  }

  private void undeclared(Attribute a, String whose) {
    findings.at(
        undeclared.orElse(Kind.ERROR),
        Code.UNDECLARED,
        a.place(),
        shown,
        entity.name()
            + "."
            + a.path()
            + " ("
            + source.simpleNameOf(a.type())
            + ") is not declared and "
            + whose
            + ".",
        "Add @PersonalData(…) if it says something about the person, or @NotPersonal(\"why\").");
  }
}
