package dev.lethe.detect;

import dev.lethe.annotation.Category;
import dev.lethe.detect.Judge.Sight;
import dev.lethe.detect.Lexicon.Kind;
import java.util.List;
import java.util.Optional;

/** One phrase inside the name of an attribute, weighed by the words before and after it. */
record Phrase(List<String> name, List<Match> matches, Match match, Lexicon lexicon) {
  Optional<Sight> score(Surroundings s, long length) {
    int after = after(s);
    if (after < 0) {
      return Optional.empty();
    }
    boolean peopleBefore =
        matches.stream().anyMatch(m -> m.kind() == Kind.PEOPLE && m.to() <= match.from());
    boolean peopleAfter =
        match.kind() != Kind.TEXT
            && matches.stream().anyMatch(m -> m.kind() == Kind.PEOPLE && m.from() >= match.to());
    boolean theirs = (peopleBefore || peopleAfter) && s.standing() != Standing.REFERENCE;
    Surroundings near =
        !theirs ? s : s.as(match.kind() == Kind.TEXT ? Standing.ABOUT_PERSON : Standing.PERSON);
    int before = before(peopleBefore, s);
    if (before < 0) {
      return Optional.empty();
    }
    int score = Weights.of(match, near, length) - after - before;
    return Optional.of(
        new Sight(match.kind(), match.category(), score, "'" + match.phrase() + "'"));
  }

  /** What the words after it take away; -1 where they say that it is about something else. */
  private int after(Surroundings s) {
    if (match.kind() == Kind.TEXT
        && match.to() < name.size()
        && lexicon.has(Kind.KEY, name.get(match.to()))) {
      return -1;
    }
    int less = 0;
    for (int i = match.to(); i < name.size(); i++) {
      String word = name.get(i);
      Optional<Match> later = inside(i);
      if (lexicon.has(Kind.SETTING, word)
          || (later.filter(Phrase::isAboutSomethingElse).isPresent() && !isHarmless(word, s))) {
        return -1;
      }
      if (later.filter(m -> m.kind() == Kind.PEOPLE).isEmpty() && !isHarmless(word, s)) {
        less = Weights.UNKNOWN_AFTER;
      }
    }
    return less;
  }

  private static boolean isAboutSomethingElse(Match later) {
    return later.kind() != Kind.PEOPLE && later.kind() != Kind.VAGUE;
  }

  private boolean isHarmless(String word, Surroundings s) {
    return Judge.isNumber(word)
        || s.entity().contains(word)
        || lexicon.has(Kind.NEUTRAL, word)
        || lexicon.has(Kind.KEY, word)
        || lexicon.has(Kind.ADJECTIVE, word);
  }

  private int before(boolean people, Surroundings s) {
    if (match.from() == 0) {
      return 0;
    }
    String nearest = name.get(match.from() - 1);
    if (inside(match.from() - 1).isPresent() || lexicon.has(Kind.ADJECTIVE, nearest)) {
      boolean other = inside(match.from() - 1).filter(m -> m.kind() != Kind.PEOPLE).isPresent();
      return other && match.kind() == Kind.AMBIGUOUS ? -1 : 0;
    }
    if (s.standing() == Standing.PERSON && s.entity().contains(nearest)) {
      return 0;
    }
    if (match.category() == Category.NAME
        && s.mailed().contains(String.join(" ", name.subList(0, match.from())))) {
      return 0;
    }
    boolean wrong =
        name.subList(0, match.from()).stream().anyMatch(w -> lexicon.has(Kind.BEFORE, w))
            || (s.standing() != Standing.PERSON && lexicon.has(Kind.ORGANISATION, nearest));
    return switch (match.kind()) {
      case SURE, LIKELY -> wrong ? Weights.WRONG_BEFORE : 0;
      case AMBIGUOUS, STATE, VALUE, VAGUE -> people && !lexicon.has(Kind.BEFORE, nearest) ? 0 : -1;
      default -> wrong ? -1 : match.kind() == Kind.CONTEXT ? Weights.UNKNOWN_BEFORE : 0;
    };
  }

  private Optional<Match> inside(int word) {
    return matches.stream().filter(m -> m.from() <= word && word < m.to()).findFirst();
  }
}
