package dev.lethe.scan;

import dev.lethe.annotation.Category;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.Forbidden;
import dev.lethe.annotation.FreeText;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.SpecialCategory;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.Withhold;
import dev.lethe.model.Code;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads whether an attribute is personal, nearest word first, and what is wrong with the words. */
final class PersonalReader {
  /** What only makes sense beside {@code @PersonalData}. */
  private static final List<Class<? extends Annotation>> BESIDE =
      List.of(
          SpecialCategory.class,
          Withhold.class,
          FreeText.class,
          Emptied.class,
          StoredObject.class,
          RecipientKey.class,
          Opaque.class);

  private final EntityModel model;
  private final Findings findings;
  private final List<NotPersonal> lists;

  PersonalReader(EntityModel model, Findings findings) {
    this.model = model;
    this.findings = findings;
    this.lists = lists(model);
  }

  /** At most one of the two is there. */
  record Said(Optional<PersonalData> personal, Optional<String> notPersonal) {
    private static final Said NOTHING = new Said(Optional.empty(), Optional.empty());
  }

  Said of(Attribute a) {
    Said said = nearest(a);
    said.notPersonal().ifPresent(reason -> findings.reason(place(a), reason));
    if (DocumentReader.declares(a)) {
      return said; // which says itself what may stand beside it
    }
    if (said.personal().isEmpty()) {
      beside(a);
    } else {
      custom(a, said.personal().get());
    }
    return said;
  }

  private Said nearest(Attribute a) {
    Optional<PersonalData> personal = a.own(PersonalData.class);
    Optional<String> not =
        a.own(NotPersonal.class).map(NotPersonal::value).or(() -> listed(lists, a));
    if (personal.isPresent() && not.isPresent()) {
      findings.error(
          Code.DECLARED_TWICE,
          place(a),
          place(a) + " is declared @PersonalData and @NotPersonal.",
          "Keep one of the two.");
      return new Said(personal, Optional.empty());
    }
    if (personal.isPresent() || not.isPresent()) {
      return new Said(personal, not);
    }
    for (Place p : a.places().subList(a.depth(), a.places().size())) {
      Optional<PersonalData> around = p.find(PersonalData.class);
      Optional<NotPersonal> none = p.find(NotPersonal.class).filter(n -> covers(n, a, p));
      if (around.isPresent() || none.isPresent()) {
        return new Said(
            around, around.isPresent() ? Optional.empty() : none.map(NotPersonal::value));
      }
    }
    return Said.NOTHING;
  }

  /** An embeddable's list names its own attributes. */
  private static boolean covers(NotPersonal n, Attribute a, Place p) {
    return n.fields().length == 0
        || (p.isType()
            && Arrays.stream(n.fields())
                .anyMatch(f -> a.path().equals(f) || a.path().endsWith("." + f)));
  }

  /** The entity's own list, or that of a class above it. */
  private static Optional<String> listed(List<NotPersonal> lists, Attribute a) {
    for (NotPersonal list : lists) {
      if (a.isNamedIn(list.fields())) {
        return Optional.of(list.value());
      }
    }
    return Optional.empty();
  }

  boolean isListed(Attribute a) {
    return listed(lists, a).isPresent();
  }

  /** Why an attribute of an entity that nobody declared is not personal. */
  static Optional<String> silenced(EntityModel model, Attribute a) {
    return a.find(NotPersonal.class).map(NotPersonal::value).or(() -> listed(lists(model), a));
  }

  private static List<NotPersonal> lists(EntityModel model) {
    return Stream.concat(model.hierarchy().stream(), model.placesBelow().stream())
        .flatMap(p -> p.find(NotPersonal.class).stream())
        .filter(n -> n.fields().length > 0)
        .toList();
  }

  /** Names in a list that no attribute has. */
  void checkLists() {
    List<String> names = model.paths();
    lists.stream()
        .flatMap(n -> Arrays.stream(n.fields()))
        .filter(f -> names.stream().noneMatch(path -> Attribute.names(f, path)))
        .forEach(
            f ->
                findings.error(
                    Code.UNKNOWN_ATTRIBUTE,
                    model.name(),
                    model.name()
                        + ": @NotPersonal(fields) names '"
                        + f
                        + "', and there is no such attribute."
                        + Findings.didYouMean(f, names),
                    "Attributes: " + String.join(", ", names) + "."));
  }

  private void beside(Attribute a) {
    String words =
        BESIDE.stream()
            .filter(word -> a.own(word).isPresent())
            .map(word -> "@" + word.getSimpleName())
            .collect(Collectors.joining(", "));
    if (!words.isEmpty()) {
      findings.error(
          Code.CATEGORY_MISSING,
          place(a),
          place(a) + " has " + words + " and no @PersonalData.",
          "Add @PersonalData(…): what it says about the person is not guessed.");
    }
  }

  private void custom(Attribute a, PersonalData declared) {
    if ((declared.value() == Category.CUSTOM) == declared.custom().isEmpty()) {
      findings.error(
          Code.CATEGORY_MISSING,
          place(a),
          place(a)
              + (declared.custom().isEmpty()
                  ? ": @PersonalData(CUSTOM) does not say which category."
                  : ": @PersonalData(custom = …) beside a category that is not CUSTOM."),
          "Write @PersonalData(value = CUSTOM, custom = \"the.category\"), or one of the enum.");
    }
  }

  /** "HEALTH, EXPLICIT_CONSENT", nearest word first. */
  static Optional<String> special(Attribute a) {
    return a.find(SpecialCategory.class).map(s -> s.value() + ", " + s.condition());
  }

  /** The category that must never stand there; of the attribute, or of its whole class. */
  Optional<String> forbidden(Attribute a) {
    return a.nearest(model, Forbidden.class).map(f -> f.value().id());
  }

  private String place(Attribute a) {
    return model.name() + "." + a.path();
  }
}
