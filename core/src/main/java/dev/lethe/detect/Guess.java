package dev.lethe.detect;

import dev.lethe.annotation.Category;

/**
 * A guess that an attribute says something about a person; it takes a person to decide.
 *
 * @param reason in words, for a developer: {@code 'email'}
 */
public record Guess(String attribute, Tier tier, Category category, String reason) {
  /** How sure a guess is, surest first. */
  public enum Tier {
    STRONG,
    LIKELY,
    POSSIBLE
  }
}
