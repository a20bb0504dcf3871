package dev.lethe.breach;

import dev.lethe.breach.Breaches.Affected;
import dev.lethe.breach.Breaches.Effect;
import dev.lethe.breach.Breaches.Exemption;
import dev.lethe.breach.Breaches.Item;
import dev.lethe.breach.Breaches.Risk;
import dev.lethe.breach.Breaches.Scope;
import dev.lethe.breach.Stored.Counted;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.store.Row;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The register of breaches in own tables, and the frozen lists of people. */
final class IncidentTable {
  private static final String COLUMNS =
      """
      select id, nature, effects, detected_at, aware_at, processor_knew_at, reported_at, authority_due,
        profile, risk, risk_reason, notified_at, delay_reason, items, communicated_at, exemption,
        exemption_reason, affected, counted_at, closed_at, close_reason, warnings,
        supplement_due from lethe_incident\s""";

  private static final List<String> PERSON = List.of("incident_id", "kind", "subject_hash");

  void insert(Unit unit, UUID id, Breaches.Report report, Instant now) {
    unit.sql()
        .update(
            """
            insert into lethe_incident (id, nature, effects, detected_at, processor_knew_at, reported_at, items)
            values (:id, :nature, :effects, :detected, :knew, :now, '{}')
            """,
            Sql.params(
                "id",
                id,
                "nature",
                report.nature(),
                "effects",
                report.effects().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                "detected",
                report.detectedAt(),
                "knew",
                report.processorKnewAt().orElse(null),
                "now",
                now));
  }

  /** Sets these columns. */
  void set(Unit unit, UUID id, Map<String, @Nullable Object> columns) {
    unit.sql().set("lethe_incident", id, columns);
  }

  static String text(Map<Item, String> items) {
    return Json.canonical(items);
  }

  static String text(Counted counted) {
    return Json.canonical(counted);
  }

  Optional<Stored> find(Unit unit, UUID id) {
    return unit.sql()
        .first(COLUMNS + "where id = :id", Sql.params("id", id), IncidentTable::stored);
  }

  /** The same, so that nobody else takes a step meanwhile. */
  Optional<Stored> lock(Unit unit, UUID id) {
    return unit.sql()
        .first(COLUMNS + "where id = :id for update", Sql.params("id", id), IncidentTable::stored);
  }

  List<Stored> open(Unit unit) {
    return unit.sql()
        .query(
            COLUMNS + "where closed_at is null order by reported_at, id",
            Map.of(),
            IncidentTable::stored);
  }

  /** Adds people to a frozen list; whoever is on it stays as they are. */
  void freeze(Unit unit, List<Map<String, Object>> people) {
    unit.sql().insertIfAbsent("lethe_incident_person", PERSON, people);
  }

  static Map<String, Object> person(UUID incident, String kind, String hash, String key) {
    return Map.of("incident_id", incident, "kind", kind, "subject_hash", hash, "key_text", key);
  }

  SortedMap<String, Long> people(Unit unit, UUID incident) {
    SortedMap<String, Long> byKind = new TreeMap<>();
    unit.sql()
        .each(
            """
            select kind, count(*) as n from lethe_incident_person where incident_id = :id group by kind
            """,
            Sql.params("id", incident),
            r -> byKind.put(r.text("kind"), r.number("n")));
    return byKind;
  }

  /** Kind and canonical key text of everybody on the list, as long as the keys are kept. */
  void each(Unit unit, UUID incident, BiConsumer<String, String> person) {
    unit.sql()
        .each(
            """
            select kind, key_text from lethe_incident_person
            where incident_id = :id and key_text is not null order by kind, subject_hash
            """,
            Sql.params("id", incident),
            r -> person.accept(r.text("kind"), r.text("key_text")));
  }

  void dropKeys(Unit unit, UUID incident) {
    unit.sql()
        .update(
            "update lethe_incident_person set key_text = null where incident_id = :id",
            Sql.params("id", incident));
  }

  private static Stored stored(Row r) {
    return new Stored(
        r.uuid("id"),
        r.text("nature"),
        Arrays.stream(r.text("effects").split(",", -1))
            .map(Effect::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        r.instant("detected_at"),
        r.instantIfAny("aware_at"),
        r.instantIfAny("processor_knew_at"),
        r.instant("reported_at"),
        r.instantIfAny("authority_due"),
        said(r, "profile"),
        said(r, "risk").map(Risk::valueOf),
        said(r, "risk_reason"),
        r.instantIfAny("notified_at"),
        said(r, "delay_reason"),
        items(r.text("items")),
        r.instantIfAny("communicated_at"),
        said(r, "exemption").map(Exemption::valueOf),
        said(r, "exemption_reason"),
        said(r, "affected").map(text -> counted(text, r.instant("counted_at"))),
        r.instantIfAny("closed_at"),
        said(r, "close_reason"),
        said(r, "warnings").stream().flatMap(w -> Arrays.stream(w.split(",", -1))).toList(),
        r.instantIfAny("supplement_due"));
  }

  private static Optional<String> said(Row r, String column) {
    return Optional.ofNullable(r.textOrNull(column));
  }

  private static Map<Item, String> items(String text) {
    Map<Item, String> items = new EnumMap<>(Item.class);
    tree(text).forEach((k, v) -> items.put(Item.valueOf(k), String.valueOf(v)));
    return items;
  }

  private static Counted counted(String text, Instant at) {
    Map<String, Object> tree = tree(text);
    Map<String, Object> scope = map(tree.get("scope"));
    Map<String, Object> affected = map(tree.get("affected"));
    return new Counted(
        new Scope(
            names(scope.get("entities")),
            Instant.parse(String.valueOf(scope.get("from"))),
            Instant.parse(String.valueOf(scope.get("to")))),
        new Affected(
            numbers(affected.get("peopleByKind")),
            numbers(affected.get("recordsByEntity")),
            names(affected.get("categories")),
            Boolean.TRUE.equals(affected.get("specialCategories")),
            Boolean.TRUE.equals(affected.get("minorsPossible")),
            names(affected.get("undated"))),
        at);
  }

  private static SortedMap<String, Long> numbers(@Nullable Object node) {
    SortedMap<String, Long> numbers = new TreeMap<>();
    map(node).forEach((k, v) -> numbers.put(k, ((Number) v).longValue()));
    return numbers;
  }

  private static Set<String> names(@Nullable Object node) {
    Set<String> names = new TreeSet<>();
    if (node instanceof Collection<?> items) {
      items.forEach(i -> names.add(String.valueOf(i)));
    }
    return names;
  }

  private static Map<String, Object> map(@Nullable Object node) {
    Map<String, Object> map = new TreeMap<>();
    if (node instanceof Map<?, ?> entries) {
      entries.forEach((k, v) -> map.put(String.valueOf(k), v));
    }
    return map;
  }

  private static Map<String, Object> tree(String text) {
    try {
      return map(Json.read(text));
    } catch (MalformedException e) {
      throw new IllegalStateException("what is stored of an incident cannot be read", e);
    }
  }
}
