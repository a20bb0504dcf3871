package benchmarks;

import dev.lethe.detect.AttributeFacts;
import dev.lethe.detect.Detector;
import dev.lethe.detect.EntityFacts;
import dev.lethe.detect.EntityGuess;
import dev.lethe.detect.Guess;
import dev.lethe.detect.Guess.Tier;
import dev.lethe.detect.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Guesses against labels. */
final class Score {
  private static final Detector DETECTOR = new Detector();

  private final String name;
  private final Map<Tier, int[]> byTier = new EnumMap<>(Tier.class);
  private final List<String> wrong = new ArrayList<>();
  private int facts;
  private int personal;
  private int entities;
  private int entitiesByWords;
  private int entitiesFound;

  private Score(String name) {
    this.name = name;
    for (Tier tier : Tier.values()) {
      byTier.put(tier, new int[2]);
    }
  }

  static Score of(Sample sample) throws IOException {
    return of(sample.name().toLowerCase(Locale.ROOT), List.of(sample));
  }

  static Score of(String name, List<Sample> samples) throws IOException {
    Score score = new Score(name);
    for (Sample sample : samples) {
      score.add(sample.facts());
    }
    return score;
  }

  private void add(List<LabelledFact> labelled) {
    Map<String, List<LabelledFact>> byEntity = new LinkedHashMap<>();
    labelled.forEach(f -> byEntity.computeIfAbsent(f.entity(), e -> new ArrayList<>()).add(f));
    List<EntityFacts> model = new ArrayList<>();
    byEntity.forEach(
        (entity, of) ->
            model.add(
                new EntityFacts(
                    entity,
                    of.get(0).table(),
                    Optional.empty(),
                    of.stream().map(LabelledFact::facts).toList())));
    List<EntityGuess> guesses = DETECTOR.look(model);
    Set<String> reached = reached(model, guesses);
    for (EntityGuess guess : guesses) {
      List<LabelledFact> of = byEntity.getOrDefault(guess.entity(), List.of());
      of.forEach(f -> add(f, guess));
      if (of.stream().anyMatch(LabelledFact::isPersonal)) {
        boolean byWords = guess.tier().filter(t -> t != Tier.POSSIBLE).isPresent();
        entities++;
        entitiesByWords += byWords ? 1 : 0;
        entitiesFound += byWords || reached.contains(guess.entity()) ? 1 : 0;
      }
    }
  }

  private void add(LabelledFact fact, EntityGuess guesses) {
    if (!fact.isClear()) {
      return;
    }
    facts++;
    personal += fact.isPersonal() ? 1 : 0;
    Optional<Guess> guess = guesses.of(fact.facts().path());
    guess.ifPresent(g -> count(g.tier())[fact.isPersonal() ? 0 : 1]++);
    boolean flagged = guess.filter(g -> g.tier() != Tier.POSSIBLE).isPresent();
    if (flagged != fact.isPersonal()) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "  %s %s.%s (%s, %s) [%s] labelled %s %s",
              flagged ? "false alarm" : "missed",
              fact.entity(),
              fact.facts().path(),
              fact.facts().column(),
              fact.facts().type(),
              guesses.standing(),
              fact.label(),
              guess.map(g -> g.tier() + " " + g.category() + " " + g.reason()).orElse("")));
    }
  }

  private int[] count(Tier tier) {
    return byTier.getOrDefault(tier, new int[2]);
  }

  /** Entities that lead to a person over relations, as the scan follows them. */
  private static Set<String> reached(List<EntityFacts> model, List<EntityGuess> guesses) {
    Set<String> reached = new HashSet<>();
    for (EntityGuess g : guesses) {
      if (g.standing() == Standing.PERSON) {
        reached.add(g.entity());
      }
    }
    Set<String> before = new TreeSet<>();
    while (!before.equals(reached)) {
      before = new TreeSet<>(reached);
      for (EntityFacts e : model) {
        for (AttributeFacts a : e.attributes()) {
          if (before.stream()
              .anyMatch(r -> r.equals(a.target()) || r.equals(a.target() + "Impl"))) {
            reached.add(e.name());
          }
        }
      }
    }
    return reached;
  }

  double precision() {
    return ratio(right(), right() + count(Tier.STRONG)[1] + count(Tier.LIKELY)[1]);
  }

  double recall() {
    return ratio(right(), personal);
  }

  double entityRecall() {
    return ratio(entitiesFound, entities);
  }

  int facts() {
    return facts;
  }

  /** False alarms that would fail a start. */
  int falseErrors() {
    return count(Tier.STRONG)[1];
  }

  private int right() {
    return count(Tier.STRONG)[0] + count(Tier.LIKELY)[0];
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  String line() {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-18s %4d facts, %3d personal: precision %.3f, recall %.3f;"
                    + " entities %.3f by words, %.3f with structure (%d);",
                name,
                facts,
                personal,
                precision(),
                recall(),
                ratio(entitiesByWords, entities),
                entityRecall(),
                entities));
    byTier.forEach(
        (tier, n) ->
            line.append(String.format(Locale.ROOT, " %s %d right %d wrong", tier, n[0], n[1])));
    return line.toString();
  }
}
