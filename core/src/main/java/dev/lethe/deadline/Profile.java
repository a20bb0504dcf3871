package dev.lethe.deadline;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the law of one jurisdiction says, from one day on.
 *
 * @param id as in the register: {@code EU-GDPR}
 * @param validFrom first day on which a clock that starts is this version's
 * @param figures what it says; a rule that is not there is one that the law does not have
 * @param ages from which somebody is no child
 */
public record Profile(String id, LocalDate validFrom, Map<Rule, Figure> figures, List<Age> ages) {
  public Profile {
    Map<Rule, Figure> copy = new EnumMap<>(Rule.class);
    copy.putAll(figures);
    figures = Collections.unmodifiableMap(copy);
    ages = List.copyOf(ages);
  }

  /**
   * An age from one day on.
   *
   * @param country ISO 3166; empty for everywhere that has none of its own
   */
  public record Age(Optional<String> country, LocalDate validFrom, AgeLine line) {}

  /** Profile and version: {@code EU-GDPR 2018-05-25}. */
  public String label() {
    return id + " " + validFrom;
  }

  /** The time that a rule gives, where it gives one. */
  public Optional<Term> term(Rule rule) {
    return Optional.ofNullable(figures.get(rule))
        .filter(f -> rule.choices().isEmpty())
        .map(f -> Term.parse(f.says()));
  }

  /**
   * From which age somebody is no child on that day: the country's own line, else the one for all.
   * Empty where the law draws none.
   */
  public Optional<AgeLine> ageLine(Optional<String> country, LocalDate on) {
    return country.flatMap(c -> line(Optional.of(c), on)).or(() -> line(Optional.empty(), on));
  }

  private Optional<AgeLine> line(Optional<String> country, LocalDate on) {
    return ages.stream()
        .filter(a -> a.country().equals(country) && !on.isBefore(a.validFrom()))
        .max(Comparator.comparing(Age::validFrom))
        .map(Age::line);
  }

  boolean says(Rule rule, String word) {
    Figure figure = figures.get(rule);
    return figure != null && figure.says().equals(word);
  }
}
