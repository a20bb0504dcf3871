package dev.lethe.datamap;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on a row's own columns, or on those of a record that it goes with.
 *
 * @param field path to a basic attribute: {@code status}, {@code upload.deleted}
 * @param in values in text form, sorted; empty where the attribute is to be null
 */
public record Condition(String field, List<String> in) {
  public Condition {
    in = EntityEntry.sorted(in, Comparator.naturalOrder());
  }

  /** Whether the attribute is to be null. */
  public boolean isNull() {
    return in.isEmpty();
  }

  /** For people: "status is CANCELLED or DONE". */
  public String inWords() {
    return field + " is " + (isNull() ? "empty" : String.join(" or ", in));
  }

  /** What follows a sentence that is true of some rows only; empty for none. */
  public static String inWords(List<Condition> conditions) {
    return conditions.isEmpty()
        ? ""
        : ", where "
            + conditions.stream().map(Condition::inWords).collect(Collectors.joining(" and "));
  }

  /** The same, of a record that is reached over a relation. */
  public Condition under(String relation) {
    return new Condition(relation + "." + field, in);
  }
}
