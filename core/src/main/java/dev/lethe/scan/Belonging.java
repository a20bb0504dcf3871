package dev.lethe.scan;

import dev.lethe.detect.EntityGuess;
import dev.lethe.detect.Guess;
import dev.lethe.detect.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;

/** Which entities seem to be people, and which rows seem to belong to them. */
final class Belonging {
  private final Models models;
  private final Map<String, EntityGuess> guesses = new HashMap<>();
  private final Set<EntityModel> belonging = new HashSet<>();
  private final Map<EntityModel, String> reached = new HashMap<>();

  Belonging(Models models) {
    this.models = models;
    ModelFacts.guesses(models).forEach(g -> guesses.put(g.entity(), g));
    for (boolean more = true; more; ) {
      more = false;
      for (EntityModel model : models.all()) {
        more |= !isPerson(model) && !links(model).isEmpty() && belonging.add(model);
      }
    }
    for (boolean more = true; more; ) {
      more = false;
      for (EntityModel model : models.all()) {
        more |=
            (isPerson(model) || belonging.contains(model) || reached.containsKey(model))
                && reach(model);
      }
    }
  }

  /** Collections of what is a person's, whose elements do not lead back. */
  private boolean reach(EntityModel from) {
    boolean more = false;
    for (Attribute a : from.attributes()) {
      Optional<EntityModel> to =
          a.plural() != null && a.plural().getElementDescriptor() instanceof EntityCollectionPart e
              ? models.find(e.getAssociatedEntityMappingType())
              : Optional.empty();
      if (to.filter(this::mayBeAboutAPerson).isPresent()) {
        more |= reached.putIfAbsent(to.get(), from.name() + "." + a.path()) == null;
      }
    }
    return more;
  }

  private boolean mayBeAboutAPerson(EntityModel model) {
    Standing standing = of(model).standing();
    return !isPerson(model)
        && !belonging.contains(model)
        && (standing == Standing.OTHER || standing == Standing.ABOUT_PERSON);
  }

  /** The collection of a person's that leads to an entity from which nothing leads back. */
  Optional<String> reachedBy(EntityModel model) {
    return Optional.ofNullable(reached.get(model));
  }

  Optional<Guess> guess(EntityModel model, String path) {
    return Optional.ofNullable(guesses.get(model.name())).flatMap(g -> g.of(path));
  }

  boolean suspected(EntityModel model) {
    return guesses.containsKey(model.name()) && !of(model).guesses().isEmpty();
  }

  private EntityGuess of(EntityModel model) {
    return guesses.getOrDefault(
        model.name(), new EntityGuess(model.name(), Standing.OTHER, List.of()));
  }

  /** Continues a sentence that begins with the entity's name. */
  String words(EntityModel model) {
    return of(model).standing().words();
  }

  boolean isPerson(EntityModel model) {
    return model.subjectKind().isPresent() || of(model).standing() == Standing.PERSON;
  }

  /** The kind of person an entity stands for. */
  static String kind(EntityModel model) {
    return model
        .subjectKind()
        .orElse(Character.toLowerCase(model.name().charAt(0)) + model.name().substring(1));
  }

  /** All kinds of people that there seem to be. */
  List<String> kinds() {
    return models.all().stream()
        .filter(this::isPerson)
        .map(Belonging::kind)
        .distinct()
        .sorted()
        .toList();
  }

  /** An attribute that leads to a person, and where it leads. */
  record Way(Attribute attribute, EntityModel target) {}

  /** Ways from an entity to a person or to what belongs to one, those to a person first. */
  List<Way> links(EntityModel model) {
    List<Way> ways = new ArrayList<>();
    for (Attribute a : model.attributes()) {
      if (a.toOne() != null && !a.columns().isEmpty()) {
        ways.add(new Way(a, models.target(a)));
      } else if (a.shape() == Attribute.Shape.BASIC) {
        keyOf(a).ifPresent(target -> ways.add(new Way(a, target)));
      }
    }
    ways.removeIf(w -> w.target() == model);
    ways.removeIf(w -> !isPerson(w.target()) && !belonging.contains(w.target()));
    ways.sort(Comparator.comparing(w -> !isPerson(w.target())));
    return ways;
  }

  /** A plain column that is named after a person's entity and holds its type of key. */
  private Optional<EntityModel> keyOf(Attribute a) {
    String leaf = a.path().substring(a.path().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return models.all().stream()
        .filter(m -> isPerson(m) && m.key().size() == 1)
        .filter(m -> leaf.endsWith(m.name().toLowerCase(Locale.ROOT) + "id"))
        .filter(m -> m.key().get(0).javaType().equals(a.type()))
        .findFirst();
  }
}
