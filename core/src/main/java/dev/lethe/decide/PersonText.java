package dev.lethe.decide;

import dev.lethe.datamap.DataMap;
import dev.lethe.decide.Explanation.Line;
import dev.lethe.model.Ground;
import dev.lethe.model.Outcome;
import dev.lethe.model.Until;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is told: which of their data, what happens to them, until when, and the ground with
 * its citation. Where a ground was said, which is where a matter would be named, is left out.
 */
final class PersonText {
  private final ReasonWords words;
  private final DataMap map;
  private final ZoneId zone;
  private final DateTimeFormatter day;

  PersonText(Locale language, DataMap map) {
    this.words = ReasonWords.in(language);
    this.map = map;
    this.zone = map.register().controller().zone();
    this.day =
        DateTimeFormatter.ofPattern(
            words.word("you.day"), Locale.forLanguageTag(words.word("you.language")));
  }

  /** A line, and when the last of several records ends that it is about. */
  record Said(Line line, Optional<Until> latest) {
    static Said of(Line line) {
      return new Said(line, Optional.empty());
    }
  }

  /** One sentence for each, equal ones once. */
  String of(List<Said> all) {
    Set<String> sentences = new LinkedHashSet<>();
    all.forEach(said -> sentences.add(sentence(said)));
    return sentences.isEmpty() ? words.word("you.nothing") + "\n" : String.join("", sentences);
  }

  private String sentence(Said said) {
    Line line = said.line();
    Ground ground = line.grounds().get(0);
    String law = ground.citation().isEmpty() ? "" : " (" + ground.citation() + ")";
    String end = line.until().map(until -> " " + end(until, said.latest())).orElse("");
    String then =
        line.then()
            .filter(outcome -> outcome == Outcome.DELETE_NOW)
            .map(outcome -> words.word("you.then"))
            .orElse("");
    return what(line)
        + ": "
        + words.word("you." + line.outcome())
        + end
        + then
        + ". "
        + words.word("you.reason")
        + " "
        + words.toPerson(ground.reason())
        + law
        + ".\n";
  }

  private String what(Line line) {
    return String.join(
        ", ",
        line.categories().stream()
            .map(id -> map.register().categoryTitle(id).known().orElse(id))
            .toList());
  }

  private String end(Until until, Optional<Until> latest) {
    String first = end(until);
    return latest
        .map(this::end)
        .filter(last -> !last.equals(first))
        .map(last -> first + words.word("you.orLater") + " " + last)
        .orElse(first);
  }

  private String end(Until until) {
    if (until instanceof Until.At at) {
      return words.word("you.until") + " " + lastDay(at.instant());
    }
    if (until instanceof Until.Review review) {
      return words.word("you.review") + " " + lastDay(review.by());
    }
    return words.toPerson((Until.Event) until);
  }

  /** The last day that has a moment before that exclusive end. */
  private String lastDay(Instant end) {
    return day.format(LocalDate.ofInstant(end.minusNanos(1), zone));
  }
}
