package dev.lethe.scan;

import dev.lethe.annotation.Category;
import dev.lethe.datamap.DataMap.NotPersonalEntity;
import dev.lethe.datamap.DataMap.Undeclared;
import dev.lethe.detect.EntityGuess;
import dev.lethe.detect.Guess;
import dev.lethe.detect.Guess.Tier;
import dev.lethe.detect.Standing;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.scan.Reach.Touch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at what nobody declared: by structure, because it touches what belongs to a person, and by
 * its words.
 */
final class Suspicions {
  private final Models models;
  private final List<EntityModel> open;
  private final Findings findings;
  private final List<Undeclared> undeclared;

  Suspicions(
      Models models, List<EntityModel> open, Findings findings, List<Undeclared> undeclared) {
    this.models = models;
    this.open = open;
    this.findings = findings;
    this.undeclared = undeclared;
  }

  void check(Collection<EntityModel> declared) {
    if (open.isEmpty() && undeclared.isEmpty()) {
      return;
    }
    Map<String, EntityGuess> guesses = new HashMap<>();
    ModelFacts.guesses(models).forEach(g -> guesses.put(g.entity(), g));
    hint(guesses);
    Reach reach = new Reach(models, declared);
    for (EntityModel model : open) {
      EntityGuess guess = guesses.getOrDefault(model.name(), nothing(model));
      Optional<Touch> touch = reach.of(model);
      touch.ifPresent(t -> touched(model, t, guess));
      if (touch.isEmpty()) {
        guess.tier().ifPresent(tier -> suspected(model, guess, tier));
      }
    }
  }

  private static EntityGuess nothing(EntityModel model) {
    return new EntityGuess(model.name(), Standing.OTHER, List.of());
  }

  /** Attributes of undeclared entities of which somebody said why they are not personal. */
  List<NotPersonalEntity> silenced() {
    List<NotPersonalEntity> silenced = new ArrayList<>();
    for (EntityModel model : open) {
      for (Attribute a : model.attributes()) {
        String place = model.name() + "." + a.path();
        PersonalReader.silenced(model, a)
            .ifPresent(
                why -> {
                  findings.reason(place, why);
                  silenced.add(new NotPersonalEntity(place, model.type().getName(), why));
                });
      }
    }
    return silenced;
  }

  private void touched(EntityModel model, Touch touch, EntityGuess guess) {
    EntityModel target = touch.target();
    boolean points = touch.attribute().isPresent();
    boolean person = target.subjectKind().isPresent();
    String what =
        points ? "its rows belong to a person" : "what belongs to a person leads to its rows";
    undeclared.add(
        new Undeclared(
            model.name(),
            model.table(),
            (points ? "points at " : "is reached from ")
                + target.name()
                + (person ? ", a @DataSubject" : ", which belongs to a person")
                + seen(guess).map(s -> "; looks personal: " + s).orElse("")));
    String where = touch.attribute().map(a -> "Put @SubjectLink on " + a).orElse("Link it");
    findings.error(
        Code.UNDECLARED,
        model.name(),
        model.name()
            + " (table "
            + model.table()
            + ") is not declared and "
            + what
            + " ("
            + touch.way()
            + ").",
        where
            + " and declare what is personal, or @NotPersonal(\"why\") on the class."
            + seen(guess).map(s -> " Looks personal: " + s + ".").orElse(""));
  }

  private void suspected(EntityModel model, EntityGuess guess, Tier tier) {
    String seen = seen(guess).orElse("");
    undeclared.add(new Undeclared(model.name(), model.table(), "looks personal: " + seen));
    String message =
        model.name()
            + " (table "
            + model.table()
            + ") is not declared and "
            + (tier == Tier.POSSIBLE ? "may hold personal data: " : "looks personal: ")
            + seen
            + ".";
    String remedy =
        "Declare it (@DataSubject or @SubjectLink, and @PersonalData), or write"
            + " @NotPersonal(\"why\") on the class or on the attributes.";
    switch (tier) {
      case STRONG -> findings.error(Code.SUSPECTED, model.name(), message, remedy);
      case LIKELY -> findings.warning(Code.SUSPECTED, model.name(), message, remedy);
      case POSSIBLE -> findings.info(Code.SUSPECTED, model.name(), message, remedy);
    }
  }

  private static Optional<String> seen(EntityGuess guess) {
    return guess.guesses().isEmpty()
        ? Optional.empty()
        : Optional.of(
            guess.guesses().stream()
                .map(g -> g.attribute() + " (" + like(g) + ")")
                .collect(Collectors.joining(", ")));
  }

  private static String like(Guess g) {
    return g.category() + ", " + g.tier() + ": " + g.reason();
  }

  /** Adds the guess to what is said about undeclared attributes of declared entities. */
  private void hint(Map<String, EntityGuess> guesses) {
    Map<String, Guess> byPlace = new HashMap<>();
    guesses
        .values()
        .forEach(e -> e.guesses().forEach(g -> byPlace.put(e.entity() + "." + g.attribute(), g)));
    findings.reword(f -> reworded(f, byPlace));
    undeclared.replaceAll(
        u ->
            byPlace.containsKey(u.name())
                ? new Undeclared(
                    u.name(), u.place(), u.reason() + "; looks " + kind(byPlace.get(u.name())))
                : u);
  }

  private static String kind(Guess guess) {
    return guess.category() == Category.CUSTOM ? "personal" : "like " + guess.category();
  }

  private static Finding reworded(Finding f, Map<String, Guess> byPlace) {
    Guess guess = byPlace.get(f.place());
    return guess == null || f.code() != Code.UNDECLARED
        ? f
        : new Finding(
            f.code(),
            f.severity(),
            f.place(),
            f.message(),
            f.remedy() + " It looks " + kind(guess) + " (" + guess.reason() + ").");
  }
}
