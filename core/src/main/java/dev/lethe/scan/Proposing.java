package dev.lethe.scan;

import dev.lethe.detect.Guess;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.Belonging.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.ManagedMappingType;

/** Proposes declarations of one entity and of the embeddables in it. */
final class Proposing {
  private final Belonging whose;
  private final EntityModel model;
  private final Map<Class<?>, MixinDraft> drafts = new LinkedHashMap<>();

  Proposing(Belonging whose, EntityModel model) {
    this.whose = whose;
    this.model = model;
  }

  List<MixinDraft> drafts() {
    MixinDraft draft = draft(model.type());
    List<Way> links = whose.links(model);
    boolean person = whose.isPerson(model);
    Optional<String> reached = whose.reachedBy(model);
    if (!person && links.isEmpty() && reached.isEmpty() && !whose.suspected(model)) {
      draft.onType(
          "NotPersonal",
          "(\"guess, not confirmed: " + model.name() + " " + whose.words(model) + "\")",
          "no person is near it");
    } else {
      if (person) {
        draft.onType(
            "DataSubject", "(kind = \"" + Belonging.kind(model) + "\")", whose.words(model));
      }
      draft.onType(
          "Processing",
          "(\"" + RegisterDraft.ACTIVITY + "\")",
          "which activity of privacy/register.yml does it serve?");
      draft.askOnType(
          "how long is it kept? @RetainUntil(RetainUntil.CLOSURE), @Retain(from = \"…\", atMost ="
              + " \"P…\") or @RetainWith(\""
              + links.stream()
                  .filter(w -> w.attribute().toOne() != null && !whose.isPerson(w.target()))
                  .map(w -> w.attribute().path())
                  .findFirst()
                  .orElse("…")
              + "\")");
      if (!person && links.isEmpty()) {
        draft.askOnType(
            "whose is a row? "
                + reached
                    .map(by -> by + " leads here and nothing back")
                    .orElse("Nothing leads to a person")
                + ": add a relation or a key for @SubjectLink, or say @NotPersonal(\"why\") here");
      }
      links.forEach(this::link);
      for (Attribute a : model.attributes()) {
        if (links.stream().noneMatch(w -> w.attribute().path().equals(a.path()))) {
          attribute(a);
        }
      }
    }
    return new ArrayList<>(drafts.values());
  }

  private MixinDraft draft(Class<?> type) {
    return drafts.computeIfAbsent(type, MixinDraft::new);
  }

  private void link(Way way) {
    Attribute a = way.attribute();
    boolean first = whose.links(model).get(0).attribute().path().equals(a.path());
    MixinDraft draft = draft(declaring(a));
    List<String> said = new ArrayList<>();
    if (!first || whose.isPerson(model)) {
      said.add("role = " + draft.constant("SubjectRole", "MENTIONED"));
    }
    if (a.toOne() == null) {
      said.add("to = " + way.target().type().getCanonicalName() + ".class");
    }
    draft.on(
        leaf(a),
        "SubjectLink",
        said.isEmpty() ? "" : "(" + String.join(", ", said) + ")",
        "leads to " + way.target().name() + (a.nullable() ? ", and may be empty" : ""));
  }

  private void attribute(Attribute a) {
    Optional<Guess> guess = whose.guess(model, a.path());
    boolean structure =
        a.toOne() != null
            || (a.plural() != null && a.plural().getSeparateCollectionTable() == null)
            || model.version().filter(v -> v.path().equals(a.path())).isPresent();
    if (structure) {
      return;
    }
    MixinDraft draft = draft(declaring(a));
    if (guess.isPresent()) {
      String category = draft.constant("Category", guess.get().category().name());
      draft.on(
          leaf(a),
          "PersonalData",
          "(" + category + ")",
          guess.get().tier().name().toLowerCase(Locale.ROOT) + ", " + guess.get().reason());
    } else if (a.shape() == Shape.BASIC
        && (a.type() == boolean.class || a.type() == Boolean.class)) {
      draft.on(
          leaf(a),
          "NotPersonal",
          "(\"guess, not confirmed: a switch of the application\")",
          "true or false");
    } else {
      draft.ask(
          leaf(a),
          "is it about a person? @PersonalData(Category.…) or @NotPersonal(\"why\") on Object "
              + leaf(a)
              + "();");
    }
  }

  private static String leaf(Attribute a) {
    return a.path().substring(a.path().lastIndexOf('.') + 1);
  }

  /** The entity, or the embeddable in which the attribute stands. */
  private Class<?> declaring(Attribute a) {
    Class<?> type = model.type();
    ManagedMappingType in = model.persister();
    for (String step : a.path().split("\\.", -1)) {
      AttributeMapping next = in.findAttributeMapping(step);
      if (next instanceof EmbeddableValuedModelPart embedded) {
        in = embedded.getEmbeddableTypeDescriptor();
        type = embedded.getEmbeddableTypeDescriptor().getJavaType().getJavaTypeClass();
      } else {
        break;
      }
    }
    return type;
  }
}
