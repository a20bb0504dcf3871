package dev.lethe.decide;

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
   * @param outcome what happens to it
   * @param grounds why, the deciding one first
   * @param until how long it is kept; empty where it goes
   * @param then what happens after that, where it is known
   * @param counted what its own retention is counted from, where that has come
   */
  public record Line(
      String fieldGroup,
      List<String> fields,
      Outcome outcome,
      List<Ground> grounds,
      Optional<Until> until,
      Optional<Outcome> then,
      Optional<Counted> counted) {
    public Line {
      fields = List.copyOf(fields);
      grounds = List.copyOf(grounds);
    }

    /** The line that explains this verdict on this group. */
    public static Line of(GroupEntry group, Verdict verdict, Optional<Counted> counted) {
      return new Line(
          group.id(),
          group.fields().stream().map(GroupEntry.FieldEntry::path).toList(),
          verdict.outcome(),
          Stream.concat(Stream.of(verdict.ground()), verdict.beside().stream()).toList(),
          verdict.until(),
          verdict.then(),
          counted);
    }
  }

  /**
   * What a period is counted from.
   *
   * @param from path to the attribute: {@code completedAt}
   * @param since its value
   */
  public record Counted(String from, Anchor since) {}

  /** As text in this language: the fields, what happens to them, and under it each ground. */
  public String toText(Locale language) {
    return new ExplanationText(this, ReasonWords.in(language)).toString();
  }

  /** As JSON, with the name of the entity in place of the record. */
  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("entity", record.entity().getSimpleName());
    tree.put("asOf", asOf);
    tree.put("lines", lines.stream().map(Explanation::tree).toList());
    return Json.write(tree);
  }

  private static Map<String, Object> tree(Line line) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("fieldGroup", line.fieldGroup());
    tree.put("fields", line.fields());
    tree.put("outcome", line.outcome());
    tree.put("grounds", line.grounds());
    tree.put("until", line.until().map(Explanation::tree));
    tree.put("then", line.then());
    tree.put("counted", line.counted().map(Explanation::tree));
    return tree;
  }

  private static Map<String, Object> tree(Counted counted) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("from", counted.from());
    tree.put("since", ReasonWords.time(counted.since()));
    return tree;
  }

  private static Map<String, Object> tree(Until until) {
    if (until instanceof Until.At at) {
      return Map.of("at", at.instant());
    }
    return until instanceof Until.Review review
        ? Map.of("reviewBy", review.by())
        : Map.of("event", ((Until.Event) until).name());
  }
}
