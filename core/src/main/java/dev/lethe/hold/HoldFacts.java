package dev.lethe.hold;

import dev.lethe.decide.HoldFact;
import dev.lethe.evidence.Ledger;
import dev.lethe.facts.FactSource;
import dev.lethe.hold.HoldTable.Stored;
import dev.lethe.hold.HoldTable.Target;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.scan.Footprint;
import dev.lethe.store.Unit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells which holds match a record now: by person, by record, by its parents, by attributes. */
public final class HoldFacts implements FactSource {
  static final String PERSON = "PERSON";
  static final String RECORD = "RECORD";

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /** Also at the end of one part of a key. */
  private static final Pattern BLANKS = Pattern.compile(" +(?=\\||$)");

  private final HoldTable table = new HoldTable();
  private final Ledger ledger;

  /** Matches by the keyed hashes of this ledger. */
  public HoldFacts(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A text without what some databases overlook when they compare: case, accents, trailing blanks.
   * A hold that is placed by it covers at least what any of them takes for equal.
   */
  public static String alike(String text) {
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BLANKS.matcher(plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)).replaceAll("");
  }

  @Override
  public boolean holdsAnything(Unit unit) {
    return table.anyActive(unit);
  }

  @Override
  public Set<String> attributes(Unit unit, Footprint footprint) {
    Map<String, Set<String>> prefixes = new HashMap<>();
    prefixes.put(footprint.entity(), Set.of(""));
    footprint
        .parents()
        .forEach(
            p -> prefixes.computeIfAbsent(p.entity(), e -> new TreeSet<>()).add(p.prefix() + "."));
    Set<String> paths = new TreeSet<>();
    for (Stored hold : table.predicates(unit, prefixes.keySet())) {
      for (String prefix : prefixes.getOrDefault(hold.entity(), Set.of())) {
        hold.predicate().keySet().forEach(a -> paths.add(prefix + a));
      }
    }
    return paths;
  }

  @Override
  public List<List<HoldFact>> holds(Unit unit, List<Thing> things) {
    Set<String> keys = new HashSet<>();
    Set<String> entities = new HashSet<>();
    for (Thing thing : things) {
      keys.add(alike(thing.record()));
      thing.parents().values().forEach(k -> keys.add(alike(k)));
      thing.people().forEach(p -> keys.add(alike(p.key())));
      entities.add(thing.entity());
      entities.addAll(thing.parents().keySet());
    }
    List<Stored> predicates = entities.isEmpty() ? List.of() : table.predicates(unit, entities);
    requireKeys(predicates);
    List<Target> targets = keys.isEmpty() ? List.of() : table.targets(unit, keys);
    Map<java.util.UUID, Stored> named = new HashMap<>();
    for (Target t : targets) {
      if (!named.containsKey(t.hold())) {
        table.active(unit, t.hold()).ifPresent(h -> named.put(h.id(), h));
      }
    }
    return things.stream().map(t -> match(t, targets, named, predicates)).toList();
  }

  /** A predicate under a key that is gone would match nothing, and its hold would be lost. */
  private void requireKeys(List<Stored> predicates) {
    Set<String> versions = new HashSet<>();
    predicates.forEach(
        h -> h.predicate().values().forEach(hash -> versions.add(Ledger.version(hash))));
    if (!versions.isEmpty()) {
      ledger.hashes(Ledger.RECORDS, "").forEach(hash -> versions.remove(Ledger.version(hash)));
    }
    if (!versions.isEmpty()) {
      throw new InfrastructureException(
          Code.KEY_VERSION_GONE,
          "A hold by attributes was placed under version "
              + String.join(", ", new TreeSet<>(versions))
              + " of the key "
              + Ledger.RECORDS
              + ", which does not exist any more; destructive work on its entity stops.",
          "Restore that version of the key, or release the hold and place it again.",
          false);
    }
  }

  private static List<HoldFact> match(
      Thing thing,
      List<Target> targets,
      Map<java.util.UUID, Stored> named,
      List<Stored> predicates) {
    Map<java.util.UUID, HoldFact> found = new HashMap<>();
    for (Target target : targets) {
      Stored hold = named.get(target.hold());
      if (hold != null && names(target, thing)) {
        found.put(hold.id(), hold.fact());
      }
    }
    for (Stored hold : predicates) {
      if (matches(hold, thing)) {
        found.put(hold.id(), hold.fact());
      }
    }
    List<HoldFact> sorted = new ArrayList<>(found.values());
    sorted.sort(java.util.Comparator.comparing(HoldFact::reference));
    return sorted;
  }

  private static boolean names(Target target, Thing thing) {
    if (target.kind().equals(PERSON)) {
      return thing.people().stream()
          .anyMatch(p -> p.kind().equals(target.name()) && alike(p.key()).equals(target.key()));
    }
    String parent = thing.parents().get(target.name());
    return (target.name().equals(thing.entity()) && alike(thing.record()).equals(target.key()))
        || (parent != null && alike(parent).equals(target.key()));
  }

  private static boolean matches(Stored hold, Thing thing) {
    String prefix =
        hold.entity().equals(thing.entity())
            ? ""
            : thing.parentPrefixes().containsKey(hold.entity())
                ? thing.parentPrefixes().get(hold.entity()) + "."
                : null;
    return prefix != null
        && hold.predicate().entrySet().stream()
            .allMatch(
                e ->
                    thing
                        .attributes()
                        .getOrDefault(prefix + e.getKey(), Set.of())
                        .contains(e.getValue()));
  }
}
