package dev.lethe.detect;

import dev.lethe.annotation.Category;
import dev.lethe.detect.Lexicon.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Weighs the evidence about one attribute. */
final class Judge {
  private static final Set<Kind> RELATIONS =
      EnumSet.of(Kind.SURE, Kind.LIKELY, Kind.CONTEXT, Kind.STATE);
  private static final Set<Category> RELATED =
      EnumSet.of(
          Category.CUSTOM,
          Category.COUNTRY,
          Category.NAME,
          Category.PHONE,
          Category.POSTAL_ADDRESS,
          Category.SECRET);
  private static final Set<String> ACTORS = Set.of("CreatedBy", "LastModifiedBy");

  private final Lexicon lexicon;
  private final Words words;

  /** What was seen, and how much it weighs. */
  record Sight(Kind kind, Category category, int score, String reason) {
    Optional<Guess> guess(String attribute) {
      return Weights.tier(score).map(tier -> new Guess(attribute, tier, category, reason));
    }
  }

  Judge(Lexicon lexicon, Words words) {
    this.lexicon = lexicon;
    this.words = words;
  }

  Optional<Sight> judge(AttributeFacts a, Surroundings s) {
    ValueType type = ValueType.of(a.type());
    List<String> own = s.withoutPrefix(words.of(a.leaf()));
    if ((type == ValueType.FLAG && !a.isRelation()) || isOwnKey(own, a, type, s)) {
      return Optional.empty();
    }
    List<Sight> sights = new ArrayList<>();
    constraint(a).ifPresent(sights::add);
    Surroundings near = around(a, s);
    sights.addAll(named(own, a, type, near));
    List<String> column = s.withoutPrefix(words.of(a.column()));
    if (!column.equals(own) && !endsInSetting(own)) {
      sights.addAll(named(column, a, type, near));
    }
    if (sights.isEmpty() && isLongText(a, type, s)) {
      sights.add(
          new Sight(Kind.TEXT, Category.MESSAGE, Weights.LONG_TEXT, "long text in such rows"));
    }
    return sights.stream().max(Comparator.comparingInt(Sight::score));
  }

  /** {@code id} or, in a Customer, {@code customerId} or {@code idCustomer}. */
  private boolean isOwnKey(List<String> name, AttributeFacts a, ValueType type, Surroundings s) {
    int last = name.size() - 1;
    if (last < 1) {
      return name.equals(List.of("id"));
    }
    return (type != ValueType.TEXT || a.constraints().contains("Id"))
        && ((lexicon.has(Kind.KEY, name.get(last)) && isEntity(name.subList(0, last), s))
            || (lexicon.has(Kind.KEY, name.get(0)) && isEntity(name.subList(1, last + 1), s)));
  }

  private boolean isEntity(List<String> name, Surroundings s) {
    return words.unmarked(name).equals(s.entity());
  }

  private static boolean isLongText(AttributeFacts a, ValueType type, Surroundings s) {
    return type == ValueType.TEXT && a.length() >= Weights.LONG && s.standing().isPersonal();
  }

  private static Optional<Sight> constraint(AttributeFacts a) {
    if (a.constraints().contains("Email")) {
      return Optional.of(new Sight(Kind.SURE, Category.EMAIL, Weights.CONSTRAINT, "@Email"));
    }
    if (a.constraints().contains("CreditCardNumber")) {
      return Optional.of(
          new Sight(Kind.SURE, Category.CARD_NUMBER, Weights.CONSTRAINT, "@CreditCardNumber"));
    }
    return a.constraints().stream().anyMatch(ACTORS::contains)
        ? Optional.of(
            new Sight(Kind.PEOPLE, Category.ACCOUNT_ID, Weights.ACTOR, "names who did something"))
        : Optional.empty();
  }

  /** An embedded value that is named after people, or after one of their addresses, is theirs. */
  private Surroundings around(AttributeFacts a, Surroundings s) {
    List<String> around = words.of(a.around());
    boolean theirs =
        around.stream()
            .anyMatch(w -> lexicon.has(Kind.ADJECTIVE, w) || lexicon.has(Kind.PEOPLE, w));
    return theirs && s.standing() != Standing.REFERENCE ? s.as(Standing.PERSON) : s;
  }

  private List<Sight> named(List<String> name, AttributeFacts a, ValueType type, Surroundings s) {
    List<Sight> sights = new ArrayList<>();
    List<Match> matches = lexicon.matches(name);
    for (Match m : matches) {
      if (m.kind() != Kind.PEOPLE && !isKey(a, type) && canHold(a, type, m)) {
        new Phrase(name, matches, m, lexicon).score(s, a.length()).ifPresent(sights::add);
      }
    }
    if (sights.isEmpty() || endsWithPeople(name, matches)) {
      numbered(name, matches, type, s)
          .or(() -> who(name, matches, a, type, s))
          .ifPresent(sights::add);
    }
    return !a.isRelation()
        ? sights
        : sights.stream()
            .filter(x -> x.score() >= Weights.RELATION_LEAST)
            .map(Judge::capped)
            .toList();
  }

  private static boolean endsWithPeople(List<String> name, List<Match> matches) {
    return matches.stream().anyMatch(m -> m.kind() == Kind.PEOPLE && m.to() == name.size());
  }

  /** A generated key says nothing but whose row it is. */
  private static boolean isKey(AttributeFacts a, ValueType type) {
    return a.constraints().contains("Id") && (type == ValueType.NUMBER || type == ValueType.UNIQUE);
  }

  private static Sight capped(Sight sight) {
    int score =
        sight.kind() == Kind.PEOPLE
            ? sight.score()
            : Math.min(sight.score(), Weights.RELATION_MOST);
    return new Sight(sight.kind(), sight.category(), score, sight.reason());
  }

  private static boolean canHold(AttributeFacts a, ValueType type, Match m) {
    return a.isRelation()
        ? RELATIONS.contains(m.kind()) && RELATED.contains(m.category())
        : type.canHold(m.kind(), m.category());
  }

  /** The number under which somebody is known: {@code patientNr}. */
  private Optional<Sight> numbered(
      List<String> name, List<Match> matches, ValueType type, Surroundings s) {
    int last = name.size() - 1;
    boolean number =
        type == ValueType.TEXT && last > 0 && lexicon.has(Kind.NUMBERING, name.get(last));
    return !number || s.machine()
        ? Optional.empty()
        : matches.stream()
            .filter(m -> m.kind() == Kind.PEOPLE && m.to() == last && !isSpoiled(name, m))
            .findFirst()
            .map(
                m ->
                    new Sight(
                        Kind.SURE,
                        Category.CUSTOMER_NUMBER,
                        Weights.NUMBERED,
                        "number of a person ('" + m.phrase() + "')"));
  }

  /** A name that says who: an actor, the key of a person, a person. */
  private Optional<Sight> who(
      List<String> name, List<Match> matches, AttributeFacts a, ValueType type, Surroundings s) {
    if (a.isRelation() && s.endsWithPerson(words.ofEntity(a.target()))) {
      return sight(Weights.KNOWN_PERSON, "points at " + a.target());
    }
    boolean holdsKeys = type != ValueType.OTHER && type.canHold(Kind.SURE, Category.ACCOUNT_ID);
    if (!a.isRelation() && !holdsKeys) {
      return Optional.empty();
    }
    if (s.letter() && lexicon.has(Kind.CORRESPONDENT, String.join(" ", name))) {
      return sight(Weights.PEOPLE, "from or to somebody");
    }
    if (isActor(name)) {
      return sight(Weights.ACTOR, "names who did something");
    }
    if (a.isRelation() && isSomethingElse(words.ofEntity(a.target()), s)) {
      return Optional.empty();
    }
    int end = name.size();
    while (end > 1 && (lexicon.has(Kind.KEY, name.get(end - 1)) || isNumber(name.get(end - 1)))) {
      end--;
    }
    boolean key = end < name.size() || (type == ValueType.UNIQUE && !a.isRelation());
    List<String> rest = name.subList(0, end);
    boolean programs = rest.stream().anyMatch(w -> lexicon.has(Kind.MACHINE, w));
    if (key && !programs && s.endsWithPerson(rest)) {
      return sight(Weights.KNOWN_PERSON, "key of a person ('" + String.join(" ", rest) + "')");
    }
    int last = end;
    if (s.machine() && !a.isRelation()) {
      return Optional.empty();
    }
    if (key && !a.isRelation() && lexicon.has(Kind.MAYBE, String.join(" ", rest))) {
      return sight(
          Weights.MAYBE_KEY, "may be the key of a person ('" + String.join(" ", rest) + "')");
    }
    return matches.stream()
        .filter(m -> m.kind() == Kind.PEOPLE && m.to() == last && !isSpoiled(name, m))
        .findFirst()
        .flatMap(m -> people(m, key, type));
  }

  /** An entity that stands for no person, and is not called something that often does. */
  private boolean isSomethingElse(List<String> entity, Surroundings s) {
    return s.entities().contains(String.join(" ", entity))
        && !lexicon.has(Kind.MAYBE, entity.get(entity.size() - 1));
  }

  /** Programs are known by texts, persons that share their name by numbers. */
  private Optional<Sight> people(Match m, boolean key, ValueType type) {
    boolean program = key && type == ValueType.TEXT && lexicon.has(Kind.PROGRAM, m.phrase());
    int weight = program ? Weights.MAYBE_KEY : key ? Weights.KEY : Weights.PEOPLE;
    return sight(weight, (key ? "key of a person ('" : "a person ('") + m.phrase() + "')");
  }

  private boolean isSpoiled(List<String> name, Match m) {
    return name.subList(0, m.from()).stream()
        .anyMatch(
            w ->
                lexicon.has(Kind.MACHINE, w)
                    || lexicon.has(Kind.BEFORE, w)
                    || lexicon.has(Kind.LEADING, w));
  }

  private static Optional<Sight> sight(int score, String reason) {
    return Optional.of(new Sight(Kind.PEOPLE, Category.ACCOUNT_ID, score, reason));
  }

  /** The word for people that is the whole name but for adjectives. */
  Optional<String> calls(List<String> name) {
    return lexicon.matches(name).stream()
        .filter(m -> m.kind() == Kind.PEOPLE && m.to() == name.size())
        .filter(
            m -> name.subList(0, m.from()).stream().allMatch(w -> lexicon.has(Kind.ADJECTIVE, w)))
        .map(Match::phrase)
        .findFirst();
  }

  boolean isActor(AttributeFacts a) {
    return isActor(words.of(a.leaf()))
        || isActor(words.of(a.column()))
        || a.constraints().stream().anyMatch(ACTORS::contains);
  }

  private boolean isActor(List<String> name) {
    for (int i = 1; i < name.size(); i++) {
      if (lexicon.has(Kind.BY, name.get(i)) && hasDone(name.subList(0, i), name.get(i))) {
        return name.subList(i + 1, name.size()).stream()
            .allMatch(
                w ->
                    lexicon.has(Kind.KEY, w)
                        || lexicon.has(Kind.PEOPLE, w)
                        || lexicon.has(Kind.NEUTRAL, w));
      }
    }
    return false;
  }

  private boolean hasDone(List<String> before, String by) {
    String last = before.get(before.size() - 1);
    boolean passive = by.equals("by") && last.endsWith("ed") && !lexicon.has(Kind.WORD, last);
    return passive || lexicon.has(Kind.DONE, last);
  }

  private boolean endsInSetting(List<String> name) {
    return !name.isEmpty() && lexicon.has(Kind.SETTING, name.get(name.size() - 1));
  }

  static boolean isNumber(String word) {
    return Character.isDigit(word.charAt(0));
  }
}
