package dev.lethe.register;

import java.util.Optional;

/**
 * A kind of person: customers, staff.
 *
 * @param minAge in years, below which data of such a person must not be here
 */
public record Subject(String id, Stated<String> title, Optional<Stated<Integer>> minAge, Place at) {
  /** Where it is declared: {@code privacy/register.yml:20}. */
  public String place() {
    return at.toString();
  }
}
