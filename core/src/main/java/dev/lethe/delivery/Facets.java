package dev.lethe.delivery;

import dev.lethe.datamap.Condition;
import dev.lethe.deadline.Anchor;
import dev.lethe.decide.Closure;
import dev.lethe.decide.ErasureWish;
import dev.lethe.decide.Facts;
import dev.lethe.facts.FactSource.Someone;
import dev.lethe.facts.FactSource.Thing;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is remembered of a row with an order, so that it can be judged again without the row. */
final class Facets {
  private Facets() {}

  static String subjects(Thing thing) {
    List<List<String>> people = new ArrayList<>();
    thing.people().forEach(p -> people.add(List.of(p.kind(), p.key())));
    return Json.canonical(people);
  }

  static String write(Thing thing, Facts facts, String columnKey, Set<String> categories) {
    Map<String, Object> all = new TreeMap<>();
    Map<String, String> anchors = new TreeMap<>();
    facts
        .anchors()
        .forEach(
            (path, anchor) ->
                anchors.put(
                    path,
                    anchor instanceof Anchor.At at
                        ? "at " + at.instant()
                        : "on " + ((Anchor.On) anchor).date()));
    all.put("anchors", anchors);
    all.put("column", columnKey);
    all.put("categories", new TreeSet<>(categories));
    facts.closure().at().ifPresent(at -> all.put("closed", at.toString()));
    List<List<String>> conditions = new ArrayList<>();
    facts.conditions().stream()
        .sorted(Comparator.comparing(Condition::inWords))
        .forEach(
            c -> conditions.add(Stream.concat(Stream.of(c.field()), c.in().stream()).toList()));
    all.put("conditions", conditions);
    all.put("erasure", facts.erasure());
    all.put("attributes", thing.attributes());
    all.put("parents", thing.parents());
    all.put("prefixes", thing.parentPrefixes());
    return Json.canonical(all);
  }

  static Thing thing(String entity, String record, String subjects, String facets) {
    Set<Someone> people = new HashSet<>();
    for (Object one : list(read(subjects))) {
      List<?> pair = list(one);
      people.add(new Someone(String.valueOf(pair.get(0)), String.valueOf(pair.get(1))));
    }
    Map<?, ?> all = map(read(facets));
    return new Thing(
        entity,
        record,
        people,
        texts(all.get("parents")),
        texts(all.get("prefixes")),
        hashes(all.get("attributes")));
  }

  static Set<String> categories(String facets) {
    Set<String> categories = new TreeSet<>();
    Object stored = map(read(facets)).get("categories");
    list(stored == null ? List.of() : stored).forEach(c -> categories.add(String.valueOf(c)));
    return categories;
  }

  static String columnKey(String facets) {
    return String.valueOf(map(read(facets)).get("column"));
  }

  static Facts facts(String facets) {
    Map<?, ?> all = map(read(facets));
    Map<String, Anchor> anchors = new HashMap<>();
    texts(all.get("anchors"))
        .forEach(
            (path, text) ->
                anchors.put(
                    path,
                    text.startsWith("at ")
                        ? new Anchor.At(Instant.parse(text.substring(3)))
                        : new Anchor.On(LocalDate.parse(text.substring(3)))));
    Object closed = all.get("closed");
    Set<Condition> conditions = new HashSet<>();
    Object met = all.get("conditions");
    for (Object one : list(met == null ? List.of() : met)) {
      List<String> words = list(one).stream().map(String::valueOf).toList();
      conditions.add(new Condition(words.get(0), words.subList(1, words.size())));
    }
    return Facts.of(
            anchors,
            closed == null ? Closure.open() : Closure.closedAt(Instant.parse(closed.toString())))
        .withConditions(conditions)
        .withErasure(ErasureWish.valueOf(String.valueOf(all.get("erasure"))));
  }

  private static Object read(String text) {
    try {
      Object value = Json.read(text);
      return value == null ? Map.of() : value;
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored order cannot be read", e);
    }
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Map<String, String> texts(@org.jspecify.annotations.Nullable Object value) {
    Map<String, String> texts = new HashMap<>();
    map(value).forEach((k, v) -> texts.put(String.valueOf(k), String.valueOf(v)));
    return texts;
  }

  private static Map<String, Set<String>> hashes(@org.jspecify.annotations.Nullable Object value) {
    Map<String, Set<String>> hashes = new HashMap<>();
    map(value)
        .forEach(
            (path, all) -> {
              Set<String> texts = new HashSet<>();
              list(all == null ? List.of() : all).forEach(h -> texts.add(String.valueOf(h)));
              hashes.put(String.valueOf(path), texts);
            });
    return hashes;
  }
}
