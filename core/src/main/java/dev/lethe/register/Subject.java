package dev.lethe.register;

import java.util.Optional;

/**
 * A kind of person: customers, staff.
 *
 * @param minAge in years, below which data of such a person must not be here
 * @param actors what holds for columns that name such a person as a user of the system
 */
public record Subject(
    String id,
    Stated<String> title,
    Optional<Stated<Integer>> minAge,
    Optional<Actors> actors,
    Place at) {
  /** Where it is declared: {@code privacy/register.yml:20}. */
  public String place() {
    return at.toString();
  }
}
