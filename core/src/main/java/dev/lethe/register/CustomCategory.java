package dev.lethe.register;

import dev.lethe.annotation.Category;

/**
 * A category of data that only this organisation has: {@code @PersonalData(value = CUSTOM, custom =
 * "voice.timbre")}.
 *
 * @param provenance where such data usually comes from
 * @param exported whether a copy for the person usually contains it
 */
public record CustomCategory(
    String id, Stated<String> title, Category.Provenance provenance, boolean exported, Place at) {
  /** Where it is declared: {@code privacy/register.yml:70}. */
  public String place() {
    return at.toString();
  }
}
