package dev.lethe.decide;

import dev.lethe.datamap.DataMap;
import dev.lethe.decide.Explanation.Line;
import dev.lethe.json.Json;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is held of one person, why, until when, and what happens then: by field group, with equal
 * answers counted together. The person and the records are never part of it.
 *
 * @param entries in the order of the map; none where nothing is held
 */
public record PersonExplanation(Instant asOf, List<Entry> entries) {
  public PersonExplanation {
    entries = List.copyOf(entries);
  }

  /**
   * What is to be said about a field group in a number of records.
   *
   * @param entity its name
   * @param records how many
   * @param line about the one that ends first
   * @param latest when the one ends that ends last, where that is another end
   */
  public record Entry(String entity, long records, Line line, Optional<Until> latest) {}

  /** As text for those who run the system. */
  public String toText(Locale language) {
    return new ExplanationText(ReasonWords.in(language)).of(this);
  }

  /**
   * As text for the person, as {@link Explanation#toPerson}.
   *
   * @param map has the titles of the categories and the zone of the dates
   */
  public String toPerson(Locale language, DataMap map) {
    return new PersonText(language, map)
        .of(entries.stream().map(e -> new PersonText.Said(e.line(), e.latest())).toList());
  }

  /** As JSON. */
  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("asOf", asOf);
    tree.put("entries", entries.stream().map(PersonExplanation::tree).toList());
    return Json.write(tree);
  }

  private static Map<String, Object> tree(Entry entry) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("entity", entry.entity());
    tree.put("records", entry.records());
    tree.putAll(Explanation.tree(entry.line()));
    tree.put("latest", entry.latest().map(Explanation::tree));
    return tree;
  }
}
