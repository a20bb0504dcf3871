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

/** Finds out what the rows of each entity of a model stand for. */
final class Standings {
  private static final int ADDRESS_PARTS = 3;
  private static final int SURE_ENOUGH = 2;
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
  }

  Surroundings around(EntityFacts e) {
    List<String> name = words.ofEntity(e.name());
    Surroundings s =
        new Surroundings(
            name,
            own.getOrDefault(e, Standing.OTHER),
            hasAddress(e),
            hasOwnEmail(e),
            hasKeyAndValue(e),
            Match.in(name, lexicon).stream().anyMatch(m -> m.kind() == Kind.SECRET),
            isMachine(e),
            Match.in(name, lexicon).stream().anyMatch(m -> m.kind() == Kind.TEXT),
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
    List<Match> people =
        machine
            ? List.of()
            : Match.in(name, lexicon).stream().filter(m -> m.kind() == Kind.PEOPLE).toList();
    boolean reference = endsIn(Kind.REFERENCE, name);
    boolean configuring = name.stream().anyMatch(w -> lexicon.has(Kind.CONFIGURING, w));
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

  /** Named after a protocol, or a client with a secret: a program, not a customer. */
  private boolean isMachine(EntityFacts e) {
    return words.ofEntity(e.name()).stream().anyMatch(w -> lexicon.has(Kind.MACHINE, w))
        || e.attributes().stream().anyMatch(a -> words.of(a.leaf()).equals(CLIENT_SECRET));
  }

  private boolean hasPeople(List<String> name) {
    return Match.in(name, lexicon).stream().anyMatch(m -> m.kind() == Kind.PEOPLE);
  }

  private boolean endsIn(Kind kind, List<String> name) {
    for (int from = 0; from < name.size(); from++) {
      if (lexicon.has(kind, String.join(" ", name.subList(from, name.size())))) {
        return true;
      }
    }
    return false;
  }

  private List<Sight> alone(EntityFacts e) {
    return e.attributes().stream()
        .filter(a -> !a.isRelation())
        .map(a -> judge.judge(a, Surroundings.NONE))
        .flatMap(Optional::stream)
        .filter(s -> s.kind() == Kind.SURE && Weights.tier(s.score()).isPresent())
        .toList();
  }

  private boolean isPersonByAttributes(EntityFacts e) {
    List<Sight> sure = alone(e);
    long names = count(sure, Category.NAME);
    boolean born = count(sure, Category.BIRTH_DATE) > 0;
    boolean login = count(sure, Category.PASSWORD_HASH) > 0;
    boolean reached = count(sure, Category.EMAIL) + count(sure, Category.ACCOUNT_ID) > 0;
    return names >= SURE_ENOUGH || (names > 0 && born) || (login && reached && !isMachine(e));
  }

  private static long count(List<Sight> sights, Category category) {
    return sights.stream().filter(s -> s.category() == category).count();
  }

  private boolean hasAddress(EntityFacts e) {
    Surroundings s = Surroundings.NONE.as(Standing.PERSON);
    return e.attributes().stream()
            .map(a -> judge.judge(a, s))
            .flatMap(Optional::stream)
            .filter(x -> x.category() == Category.POSTAL_ADDRESS && x.kind() != Kind.STATE)
            .count()
        >= ADDRESS_PARTS;
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

  private boolean hasKeyAndValue(EntityFacts e) {
    return has(Kind.VALUE, e) && has(Kind.NAMEKEY, e);
  }

  private boolean has(Kind kind, EntityFacts e) {
    return e.attributes().stream()
        .anyMatch(a -> lexicon.has(kind, String.join(" ", words.of(a.leaf()))));
  }

  private boolean belongs(EntityFacts e, Surroundings s) {
    return s.address()
        || alone(e).size() >= SURE_ENOUGH
        || e.attributes().stream().anyMatch(a -> leadsToPerson(a, s));
  }

  private boolean leadsToPerson(AttributeFacts a, Surroundings s) {
    if (judge.isActor(a)) {
      return false;
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
