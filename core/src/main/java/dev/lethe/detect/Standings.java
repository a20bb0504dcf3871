package dev.lethe.detect;

import dev.lethe.annotation.Category;
import dev.lethe.detect.Judge.Sight;
import dev.lethe.detect.Lexicon.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds out what the rows of each entity of a model stand for. */
final class Standings {
  private static final int ADDRESS_PARTS = 3;
  private static final int SURE_ENOUGH = 2;
  private static final int COLUMNS_ENOUGH = 4;
  private static final int MOST = 4;
  private static final List<String> CLIENT_SECRET = List.of("client", "secret");

  private final Lexicon lexicon;
  private final Words words;
  private final Judge judge;
  private final Map<EntityFacts, Standing> own = new HashMap<>();
  private final Set<String> persons = new HashSet<>();
  private final Set<String> entities = new HashSet<>();

  Standings(List<EntityFacts> model, Lexicon lexicon, Words words, Judge judge) {
    this.lexicon = lexicon;
    this.words = words;
    this.judge = judge;
    for (EntityFacts e : model) {
      String name = String.join(" ", words.ofEntity(e.name()));
      Standing standing = itself(e);
      own.put(e, standing);
      entities.add(name);
      if (standing == Standing.PERSON) {
        persons.add(name);
      }
    }
    calledPersons(model);
  }

  /** What several relations call by different words for people stands for persons. */
  private void calledPersons(List<EntityFacts> model) {
    Map<String, Set<String>> called = new HashMap<>();
    for (EntityFacts e : model) {
      for (AttributeFacts a : e.attributes()) {
        if (a.isRelation()) {
          judge
              .calls(words.of(a.leaf()))
              .ifPresent(who -> called.computeIfAbsent(a.target(), t -> new HashSet<>()).add(who));
        }
      }
    }
    for (EntityFacts e : model) {
      if (own.get(e) == Standing.OTHER
          && called.getOrDefault(e.name(), Set.of()).size() >= SURE_ENOUGH) {
        own.put(e, Standing.PERSON);
        persons.add(String.join(" ", words.ofEntity(e.name())));
      }
    }
  }

  Surroundings around(EntityFacts e) {
    List<String> name = words.ofEntity(e.name());
    Surroundings s =
        new Surroundings(
            words.unmarked(name),
            own.getOrDefault(e, Standing.OTHER),
            hasAddress(e),
            hasOwnEmail(e),
            mailed(e),
            isPatients(e),
            isLetter(e),
            prefix(e),
            hasKeyAndValue(e),
            lexicon.matches(name).stream().anyMatch(m -> m.kind() == Kind.SECRET),
            isMachine(e),
            isConnection(e),
            isWritten(name),
            persons,
            entities);
    return s.standing() == Standing.OTHER && belongs(e, s) ? s.as(Standing.ABOUT_PERSON) : s;
  }

  private Standing itself(EntityFacts e) {
    if (e.known().isPresent()) {
      return e.known().get();
    }
    if (isPersonByAttributes(e)) {
      return Standing.PERSON;
    }
    List<String> name = words.ofEntity(e.name());
    boolean machine = isMachine(e);
    if (isConnection(e) || isLed(words.unmarked(name))) {
      return Standing.REFERENCE;
    }
    List<Match> people =
        machine
            ? List.of()
            : lexicon.matches(name).stream().filter(m -> m.kind() == Kind.PEOPLE).toList();
    boolean reference = endsIn(Kind.REFERENCE, name);
    boolean configuring = name.stream().anyMatch(w -> lexicon.has(Kind.CONFIGURING, w));
    if (people.stream().anyMatch(m -> m.to() == name.size()) && isProgram(name, e)) {
      return Standing.OTHER;
    }
    if (people.stream().anyMatch(m -> m.to() == name.size())) {
      return configuring && !endsIn(Kind.PEOPLE, name) ? Standing.REFERENCE : Standing.PERSON;
    }
    if (reference || (configuring && people.isEmpty()) || (machine && hasPeople(name))) {
      return Standing.REFERENCE;
    }
    if (!people.isEmpty()) {
      return Standing.ABOUT_PERSON;
    }
    if (endsIn(Kind.PLACE, name)) {
      return Standing.PLACE;
    }
    if (endsIn(Kind.ORGANISATION, name)) {
      return Standing.ORGANISATION;
    }
    List<String> table = words.ofEntity(e.table());
    return endsIn(Kind.PEOPLE, table) ? Standing.PERSON : Standing.OTHER;
  }

  /** A word in front that says what it is: in some languages {@code typePerson} is a type. */
  private boolean isLed(List<String> name) {
    return name.size() > 1 && lexicon.has(Kind.LEADING, name.get(0));
  }

  /** Says where a system is reached, so that names and passwords in it are the system's. */
  private boolean isConnection(EntityFacts e) {
    List<String> entity = words.ofEntity(e.name());
    return e.attributes().stream()
        .map(a -> words.of(a.leaf()))
        .map(
            n ->
                n.size() > entity.size() && n.subList(0, entity.size()).equals(entity)
                    ? n.subList(entity.size(), n.size())
                    : n)
        .anyMatch(n -> lexicon.has(Kind.CONNECTION, String.join(" ", n)));
  }

  /** Called like a program as well as like a person, with nothing in it that a person has. */
  private boolean isProgram(List<String> name, EntityFacts e) {
    return lexicon.has(Kind.PROGRAM, name.get(name.size() - 1)) && alone(e).isEmpty();
  }

  /** Named after a protocol, or a client with a secret: a program, not a customer. */
  private boolean isMachine(EntityFacts e) {
    return words.ofEntity(e.name()).stream().anyMatch(w -> lexicon.has(Kind.MACHINE, w))
        || isConnection(e)
        || e.attributes().stream().anyMatch(a -> words.of(a.leaf()).equals(CLIENT_SECRET));
  }

  private boolean hasPeople(List<String> name) {
    return lexicon.matches(name).stream().anyMatch(m -> m.kind() == Kind.PEOPLE);
  }

  private boolean endsIn(Kind kind, List<String> name) {
    for (int from = 0; from < name.size(); from++) {
      if (lexicon.has(kind, String.join(" ", name.subList(from, name.size())))) {
        return true;
      }
    }
    return false;
  }

  /** Said to be of other people than the rows stand for: {@code contactPersonName}. */
  private boolean isAnothers(AttributeFacts a, EntityFacts e) {
    List<String> entity = words.ofEntity(e.name());
    List<String> name = words.of(a.leaf());
    return name.stream().anyMatch(w -> lexicon.has(Kind.MAYBE, w) && !entity.contains(w))
        || lexicon.matches(name).stream()
            .anyMatch(
                m ->
                    m.kind() == Kind.PEOPLE && !entity.containsAll(name.subList(m.from(), m.to())));
  }

  private List<Sight> alone(EntityFacts e) {
    return alone(e, a -> true);
  }

  private List<Sight> alone(EntityFacts e, Predicate<AttributeFacts> which) {
    Surroundings none = Surroundings.NONE.in(words.unmarked(words.ofEntity(e.name())));
    return e.attributes().stream()
        .filter(a -> !a.isRelation() && which.test(a))
        .map(a -> judge.judge(a, none))
        .flatMap(Optional::stream)
        .filter(s -> s.kind() == Kind.SURE && Weights.tier(s.score()).isPresent())
        .toList();
  }

  private boolean isPersonByAttributes(EntityFacts e) {
    List<Sight> sure = alone(e);
    long names = count(alone(e, a -> !isAnothers(a, e)), Category.NAME);
    boolean born = count(sure, Category.BIRTH_DATE) > 0;
    boolean login = count(sure, Category.PASSWORD_HASH) > 0;
    boolean reached = count(sure, Category.EMAIL) > 0;
    return names >= SURE_ENOUGH
        || (born && (names > 0 || reached || count(sure, Category.PHONE) > 0))
        || (login && (reached || isCalledLikePerson(e)) && !isMachine(e))
        || (sure.size() >= SURE_ENOUGH && isCalledLikePerson(e) && !isMachine(e));
  }

  /** Account, contact, party: often a person, and no organisation by its name. */
  private boolean isCalledLikePerson(EntityFacts e) {
    List<String> name = words.ofEntity(e.name());
    return endsIn(Kind.MAYBE, name) && !endsIn(Kind.ORGANISATION, name);
  }

  private static long count(List<Sight> sights, Category category) {
    return sights.stream().filter(s -> s.category() == category).count();
  }

  private boolean hasAddress(EntityFacts e) {
    Surroundings s = Surroundings.NONE.as(Standing.PERSON);
    List<Kind> parts =
        e.attributes().stream()
            .map(a -> judge.judge(a, s))
            .flatMap(Optional::stream)
            .filter(x -> x.category() == Category.POSTAL_ADDRESS)
            .map(Sight::kind)
            .toList();
    long sure = parts.stream().filter(k -> k != Kind.STATE).count();
    return sure >= ADDRESS_PARTS || (sure == ADDRESS_PARTS - 1 && parts.contains(Kind.STATE));
  }

  /** An address that is not said to be another's, such as {@code ownerEmail}. */
  private boolean hasOwnEmail(EntityFacts e) {
    return e.attributes().stream()
        .filter(a -> !hasPeople(words.of(a.leaf())))
        .anyMatch(
            a ->
                judge
                    .judge(a, Surroundings.NONE)
                    .filter(x -> x.category() == Category.EMAIL && x.kind() == Kind.SURE)
                    .isPresent());
  }

  /** From somebody, to somebody, with a text. */
  private boolean isLetter(EntityFacts e) {
    long correspondents =
        e.attributes().stream()
            .filter(a -> ValueType.of(a.type()) == ValueType.TEXT)
            .filter(a -> lexicon.has(Kind.CORRESPONDENT, String.join(" ", words.of(a.leaf()))))
            .count();
    return correspondents >= SURE_ENOUGH
        && (has(Kind.TEXT, e) || isAbout(Kind.TEXT, words.ofEntity(e.name())));
  }

  private boolean isPatients(EntityFacts e) {
    return isAbout(Kind.PATIENT, words.ofEntity(e.name()))
        || e.attributes().stream().anyMatch(a -> isAbout(Kind.PATIENT, words.of(a.leaf())));
  }

  private boolean isAbout(Kind kind, List<String> name) {
    return name.stream().anyMatch(w -> lexicon.has(kind, w));
  }

  /** A short word in front of nearly all columns: {@code tel_id, tel_name, tel_state}. */
  private String prefix(EntityFacts e) {
    Map<String, Integer> first = new TreeMap<>();
    for (AttributeFacts a : e.attributes()) {
      List<String> column = words.of(a.column());
      if (column.size() > 1) {
        first.merge(column.get(0), 1, Integer::sum);
      }
    }
    String entity = words.unmarked(words.ofEntity(e.name())).get(0);
    return first.entrySet().stream()
        .filter(f -> f.getValue() >= COLUMNS_ENOUGH)
        .filter(f -> f.getValue() * MOST >= e.attributes().size() * (MOST - 1))
        .map(Map.Entry::getKey)
        .filter(p -> p.length() <= Words.LONGEST_PREFIX && !entity.equals(p))
        .filter(p -> entity.startsWith(p) || !lexicon.knows(p))
        .findFirst()
        .orElse("");
  }

  private boolean isWritten(List<String> name) {
    return lexicon.matches(name).stream()
        .anyMatch(
            m ->
                m.kind() == Kind.TEXT
                    && !lexicon.has(Kind.NEUTRAL, m.phrase())
                    && !lexicon.has(Kind.REFERENCE, m.phrase()));
  }

  /** What stands before the e-mail addresses: {@code payer} in {@code payerEmail}. */
  private Set<String> mailed(EntityFacts e) {
    Set<String> before = new HashSet<>();
    for (AttributeFacts a : e.attributes()) {
      List<String> name = words.of(a.leaf());
      lexicon.matches(name).stream()
          .filter(m -> m.kind() == Kind.SURE && m.category() == Category.EMAIL && m.from() > 0)
          .forEach(m -> before.add(String.join(" ", name.subList(0, m.from()))));
    }
    return before;
  }

  private boolean hasKeyAndValue(EntityFacts e) {
    return has(Kind.VALUE, e) && has(Kind.NAMEKEY, e);
  }

  private boolean has(Kind kind, EntityFacts e) {
    return e.attributes().stream()
        .anyMatch(a -> lexicon.has(kind, String.join(" ", words.of(a.leaf()))));
  }

  private boolean belongs(EntityFacts e, Surroundings s) {
    return s.address()
        || s.letter()
        || alone(e).size() >= SURE_ENOUGH
        || e.attributes().stream().anyMatch(a -> leadsToPerson(a, s));
  }

  private boolean leadsToPerson(AttributeFacts a, Surroundings s) {
    if (judge.isActor(a)) {
      return false;
    }
    if (!s.machine() && lexicon.has(Kind.WHOSE, String.join(" ", words.of(a.leaf())))) {
      return true;
    }
    if (judge
        .judge(a, s)
        .filter(x -> x.category() == Category.ACCOUNT_ID && x.kind() == Kind.SURE)
        .isPresent()) {
      return true;
    }
    return (a.isRelation() && s.endsWithPerson(words.ofEntity(a.target())))
        || judge
            .judge(a, s)
            .filter(x -> x.kind() == Kind.PEOPLE && x.score() >= Weights.KEY)
            .isPresent();
  }
}
