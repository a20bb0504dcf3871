package dev.lethe.detect;

import dev.lethe.annotation.Category;
import dev.lethe.detect.Lexicon.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words {@code from} to {@code to} of a name that the lexicon has as one phrase. */
record Match(Kind kind, Category category, String phrase, int from, int to) {
  private static final List<Kind> KINDS =
      List.of(
          Kind.SURE,
          Kind.LIKELY,
          Kind.PEOPLE,
          Kind.CONTEXT,
          Kind.STATE,
          Kind.SECRET,
          Kind.HEALTH,
          Kind.AMBIGUOUS,
          Kind.TEXT,
          Kind.VALUE,
          Kind.VAGUE);
  private static final int LONGEST = 5;

  /** The longest phrases from left to right. */
  static List<Match> in(List<String> words, Lexicon lexicon) {
    List<Match> all = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Optional<Match> longest = at(words, i, lexicon);
      longest.ifPresent(all::add);
      i = longest.map(Match::to).orElse(i + 1);
    }
    return all;
  }

  private static Optional<Match> at(List<String> words, int from, Lexicon lexicon) {
    for (int to = Math.min(words.size(), from + LONGEST); to > from; to--) {
      String phrase = String.join(" ", words.subList(from, to));
      for (Kind kind : KINDS) {
        Optional<Category> category = lexicon.category(kind, phrase);
        if (category.isPresent()) {
          return Optional.of(new Match(kind, category.get(), phrase, from, to));
        }
      }
    }
    return Optional.empty();
  }
}
