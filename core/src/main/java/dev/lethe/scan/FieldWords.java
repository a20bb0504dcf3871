package dev.lethe.scan;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.PrivacyMixin;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.FieldExplanation;
import dev.lethe.datamap.FieldExplanation.Word;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says where what holds for an attribute was said, and what a nearer declaration replaces. */
final class FieldWords {
  /** Words that only the attribute itself can say. */
  private static final Set<Class<? extends Annotation>> OWN =
      Set.of(
          SubjectLink.class,
          StoredObject.class,
          RecipientKey.class,
          Emptied.class,
          Opaque.class,
          JsonPaths.class);

  /** Words about a class, not about its attributes. */
  private static final Set<Class<? extends Annotation>> OF_CLASSES =
      Set.of(DataSubject.class, PrivacyMixin.class);

  private final Models models;
  private final DataMap map;

  FieldWords(Models models, DataMap map) {
    this.models = models;
    this.map = map;
  }

  /**
   * Explains one attribute.
   *
   * @param field entity, dot, path
   * @throws MisuseException with LETHE-401 where there is no such attribute
   */
  FieldExplanation explain(String field) {
    int dot = field.indexOf('.');
    String entity = dot < 0 ? field : field.substring(0, dot);
    Optional<EntityModel> model =
        models.all().stream().filter(m -> m.name().equals(entity)).findFirst();
    String path = field.substring(dot + 1);
    Optional<Attribute> attribute = model.flatMap(m -> attribute(m, path));
    if (model.isEmpty() || attribute.isEmpty()) {
      List<String> names = new ArrayList<>();
      models.all().forEach(m -> m.attributes().forEach(a -> names.add(m.name() + "." + a.path())));
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          field + " is no attribute." + Findings.didYouMean(field, names),
          "Write Entity.path, with dots over embeddables.");
    }
    return new FieldExplanation(
        field, holds(model.get(), path), words(model.get(), attribute.get(), path));
  }

  /** The attribute, or the one that holds a document or a keyed value of which this is part. */
  private Optional<Attribute> attribute(EntityModel model, String path) {
    return model
        .attribute(path)
        .or(
            () ->
                map.entity(model.name())
                    .filter(e -> shows(e, path))
                    .flatMap(
                        e -> {
                          for (Attribute a : model.attributes()) {
                            if (Attribute.names(a.path(), path)) {
                              return Optional.of(a);
                            }
                          }
                          return Optional.empty();
                        }));
  }

  private static boolean shows(EntityEntry e, String path) {
    return e.groups().stream()
            .flatMap(g -> g.fields().stream())
            .anyMatch(f -> f.path().equals(path))
        || e.notPersonal().stream().anyMatch(n -> n.path().equals(path));
  }

  private List<String> holds(EntityModel model, String path) {
    List<String> holds = new ArrayList<>();
    map.entity(model.name())
        .ifPresent(
            e -> {
              for (GroupEntry g : e.groups()) {
                g.fields().stream()
                    .filter(f -> f.path().equals(path))
                    .forEach(
                        f -> {
                          holds.add(f.category());
                          f.opaque().ifPresent(why -> holds.add("not searched: " + why));
                          holds.add(
                              "for "
                                  + g.activities().stream()
                                      .map(x -> x + Condition.inWords(g.when(x)))
                                      .collect(Collectors.joining(", ")));
                          g.retention().forEach(r -> holds.add(r.inWords()));
                          g.obligations().forEach(o -> holds.add("must stay for " + o.id()));
                        });
              }
              e.notPersonal().stream()
                  .filter(n -> n.path().equals(path))
                  .forEach(n -> holds.add("not personal: " + n.reason()));
              if (e.structural().contains(path)) {
                holds.add("part of the row's structure");
              }
            });
    map.views().stream()
        .filter(v -> v.name().equals(model.name()))
        .forEach(v -> holds.add("shown by a view of " + String.join(", ", v.tables())));
    return holds;
  }

  private static List<Word> words(EntityModel model, Attribute a, String path) {
    List<Word> words = new ArrayList<>();
    Map<Class<?>, Integer> nearest = new HashMap<>();
    List<Place> places = a.placesUpTo(model);
    for (int i = 0; i < places.size(); i++) {
      int level = i < a.depth() ? 0 : i;
      for (Annotation word : places.get(i).words()) {
        if (speaksOf(word, a, path, level)) {
          Class<?> family =
              word instanceof NotPersonal || word instanceof JsonPaths
                  ? PersonalData.class
                  : Place.family(word.annotationType());
          Integer near = nearest.putIfAbsent(family, level);
          words.add(
              new Word(
                  "@" + name(word),
                  places.get(i).where(),
                  near == null || near == level || word instanceof KeepFor));
        }
      }
    }
    return words;
  }

  private static boolean speaksOf(Annotation word, Attribute a, String path, int level) {
    Class<? extends Annotation> type = word.annotationType();
    if (OF_CLASSES.contains(type) || (level > 0 && OWN.contains(type))) {
      return false;
    }
    if (word instanceof KeepFor law) {
      return isNamed(path, law);
    }
    if (word instanceof KeepFor.All laws) {
      return Arrays.stream(laws.value()).anyMatch(l -> isNamed(path, l));
    }
    if (word instanceof KeyedValues values) {
      return a.path().equals(values.value()) || a.path().equals(values.key());
    }
    return !(word instanceof NotPersonal not)
        || not.fields().length == 0
        || a.isNamedIn(not.fields());
  }

  private static boolean isNamed(String path, KeepFor law) {
    return Arrays.stream(law.fields()).anyMatch(f -> Attribute.names(f, path));
  }

  private static String name(Annotation word) {
    Class<?> type = word.annotationType();
    Class<?> around = type.getEnclosingClass();
    return (around == null ? type : around).getSimpleName();
  }
}
