package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.util.List;
import java.util.Optional;

/**
 * What holds for columns that name a user of this kind, on any table.
 *
 * @param activity for which it is known who wrote a row
 * @param keptFor how long, from the writing
 * @param placeholder what stands there then, in the columns' text form; null in the database where
 *     none is given
 * @param system names that are no persons, in the columns' text form; sorted
 */
public record Actors(
    String activity, Span keptFor, Optional<String> placeholder, List<String> system) {
  public Actors {
    system = system.stream().sorted().toList();
  }
}
