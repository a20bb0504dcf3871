package dev.lethe.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an entity seems to hold about persons.
 *
 * @param guesses one for each attribute that looks personal, in the order of the facts
 */
public record EntityGuess(String entity, Standing standing, List<Guess> guesses) {
  public EntityGuess {
    guesses = List.copyOf(guesses);
  }

  /** The guess about one attribute. */
  public Optional<Guess> of(String attribute) {
    return guesses.stream().filter(g -> g.attribute().equals(attribute)).findFirst();
  }

  /** How sure it is that the entity holds something about a person. */
  public Optional<Guess.Tier> tier() {
    return guesses.stream().map(Guess::tier).min(Comparator.naturalOrder());
  }
}
