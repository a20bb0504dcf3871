package dev.lethe.detect;

import java.util.List;
import java.util.Optional;

/**
 * Guesses from names and types what is about a person. A pure function of the facts: it asks no
 * clock, no database and no locale.
 */
public final class Detector {
  private final Lexicon lexicon = Lexicon.read();
  private final Words words = new Words(lexicon);
  private final Judge judge = new Judge(lexicon, words);

  /**
   * Looks at all entities of a model together, because whose a row is shows in its relations.
   *
   * @return one for each entity, in the order of the facts
   */
  public List<EntityGuess> look(List<EntityFacts> model) {
    Standings standings = new Standings(model, lexicon, words, judge);
    return model.stream().map(e -> look(e, standings.around(e))).toList();
  }

  private EntityGuess look(EntityFacts e, Surroundings s) {
    List<Guess> guesses =
        e.attributes().stream()
            .map(a -> judge.judge(a, s).flatMap(sight -> sight.guess(a.path())))
            .flatMap(Optional::stream)
            .toList();
    return new EntityGuess(e.name(), s.standing(), guesses);
  }
}
