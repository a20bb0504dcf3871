package dev.lethe.register;

import java.util.List;

/**
 * A purpose that some data must never serve.
 *
 * @param categories ids, sorted
 * @param says where it was promised
 */
public record Prohibition(String purpose, List<String> categories, Stated<String> says, Place at) {
  public Prohibition {
    categories = List.copyOf(categories);
  }

  /** Where it is declared: {@code privacy/register.yml:58}. */
  public String place() {
    return at.toString();
  }
}
