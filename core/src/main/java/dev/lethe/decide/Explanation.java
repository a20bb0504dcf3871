package dev.lethe.decide;

import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.deadline.Anchor;
import dev.lethe.json.Json;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why is this still here, when will it go, what happens then. Values are never part of it. */
public record Explanation(RecordRef record, Instant asOf, List<Line> lines) {
  public Explanation {
    lines = List.copyOf(lines);
  }

  /**
   * What is to be said about one field group.
   *
   * @param fieldGroup its id
   * @param fields its attributes
   * @param categories what they hold, as ids of categories
   * @param outcome what happens to it
   * @param grounds why, the deciding one first
   * @param until how long it is kept; empty where it goes
   * @param then what happens after that, where it is known
   * @param counted what its periods are counted from, its own and those of laws, where that has
   *     come
   */
  public record Line(
      String fieldGroup,
      List<String> fields,
      List<String> categories,
      Outcome outcome,
      List<Ground> grounds,
      Optional<Until> until,
      Optional<Outcome> then,
      List<Counted> counted) {
    public Line {
      fields = List.copyOf(fields);
      categories = List.copyOf(categories);
      grounds = List.copyOf(grounds);
      counted = List.copyOf(counted);
    }

    /** The line that explains this verdict on this group. */
    public static Line of(GroupEntry group, Verdict verdict) {
      return of(
          group,
          verdict.outcome(),
          Stream.concat(Stream.of(verdict.ground()), verdict.beside().stream()).toList(),
          verdict.until(),
          verdict.then(),
          verdict.counted());
    }

    /** A line about this group. */
    public static Line of(
        GroupEntry group,
        Outcome outcome,
        List<Ground> grounds,
        Optional<Until> until,
        Optional<Outcome> then,
        List<Counted> counted) {
      return new Line(
          group.id(),
          group.fields().stream().map(GroupEntry.FieldEntry::path).toList(),
          group.fields().stream().map(GroupEntry.FieldEntry::category).distinct().toList(),
          outcome,
          grounds,
          until,
          then,
          counted);
    }
  }

  /**
   * Since when a period runs, and until when.
   *
   * @param law id of the obligation whose period it is; empty for the group's own
   * @param from path to the attribute it is counted from: {@code completedAt}
   * @param since its value
   * @param end exclusive; empty where it has no date
   */
  public record Counted(Optional<String> law, String from, Anchor since, Optional<Instant> end) {}

  /**
   * As text for those who run the system, in this language: the fields, what happens to them, and
   * under it each ground with the place where it was said.
   */
  public String toText(Locale language) {
    return new ExplanationText(ReasonWords.in(language)).of(this);
  }

  /**
   * As text for the person, in this language: one sentence for each field group, with categories
   * and dates in place of attributes and instants. It names no matter, no place in the code and
   * nobody else.
   *
   * @param map has the titles of the categories and the zone of the dates
   */
  public String toPerson(Locale language, DataMap map) {
    return new PersonText(language, map).of(lines.stream().map(PersonText.Said::of).toList());
  }

  /** As JSON, with the name of the entity in place of the record. */
  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("entity", record.entity().getSimpleName());
    tree.put("asOf", asOf);
    tree.put("lines", lines.stream().map(Explanation::tree).toList());
    return Json.write(tree);
  }

  static Map<String, Object> tree(Line line) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("fieldGroup", line.fieldGroup());
    tree.put("fields", line.fields());
    tree.put("categories", line.categories());
    tree.put("outcome", line.outcome());
    tree.put("grounds", line.grounds());
    tree.put("until", line.until().map(Explanation::tree));
    tree.put("then", line.then());
    tree.put("counted", line.counted().stream().map(Explanation::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Counted counted) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("law", counted.law());
    tree.put("from", counted.from());
    tree.put("since", ReasonWords.time(counted.since()));
    tree.put("end", counted.end());
    return tree;
  }

  static Map<String, Object> tree(Until until) {
    if (until instanceof Until.At at) {
      return Map.of("at", at.instant());
    }
    return until instanceof Until.Review review
        ? Map.of("reviewBy", review.by())
        : Map.of("event", ((Until.Event) until).name());
  }
}
