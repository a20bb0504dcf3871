package dev.lethe.datamap;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What holds for one attribute, and where that was said: the declarations that count, and those
 * that a nearer one replaces.
 *
 * @param field {@code Customer.shipping.street}
 * @param holds in words: category, activities, retention; empty where nobody declared it
 * @param words nearest first
 */
public record FieldExplanation(String field, List<String> holds, List<Word> words) {
  public FieldExplanation {
    holds = List.copyOf(holds);
    words = List.copyOf(words);
  }

  /**
   * A declaration.
   *
   * @param annotation {@code @Retain}
   * @param place {@code Invoice}, {@code Invoice.number}, {@code BillingParty}
   * @param counts false where a nearer one replaces it
   */
  public record Word(String annotation, String place, boolean counts) {}

  /** For people, one line each. */
  public String toText() {
    return field
        + ": "
        + (holds.isEmpty() ? "not declared" : String.join("; ", holds))
        + words.stream()
            .map(
                w ->
                    "\n  " + (w.counts() ? "" : "replaced: ") + w.annotation() + " on " + w.place())
            .collect(Collectors.joining());
  }
}
