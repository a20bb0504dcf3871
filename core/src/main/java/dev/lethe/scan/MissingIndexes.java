package dev.lethe.scan;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.model.Code;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Footprint.Parent;
import dev.lethe.scan.LiveSchema.Index;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds columns by which rows are looked for in vain without an index. */
final class MissingIndexes {
  private static final int LONGEST_NAME = 60;

  private final LiveSchema schema;
  private final Findings findings;
  private final Footprint footprint;
  private final Set<String> asked;

  /**
   * For one entity.
   *
   * @param asked for already: a table of links is part of the rows at both ends
   */
  MissingIndexes(LiveSchema schema, Findings findings, Footprint footprint, Set<String> asked) {
    this.asked = asked;
    this.schema = schema;
    this.findings = findings;
    this.footprint = footprint;
  }

  void check(EntityEntry entity) {
    if (schema.unread().contains("indexes")) {
      return;
    }
    Map<List<String>, String> wanted = new LinkedHashMap<>();
    for (Link link : footprint.links()) {
      String why = "whose a row is (" + link.path() + ")";
      if (link.isMany()) {
        link.legs().stream()
            .flatMap(leg -> leg.hops().stream())
            .findFirst()
            .filter(hop -> !hop.from().equals(footprint.key().stream().map(Column::name).toList()))
            .ifPresent(hop -> wanted.putIfAbsent(hop.from(), why));
        link.listed().ifPresent(listed -> require(listed.table(), person(link), why));
      } else if (!link.path().isEmpty()) {
        wanted.putIfAbsent(columns(link), why);
      }
    }
    for (Parent parent : footprint.parents()) {
      Route way = parent.key().get(0);
      if (!way.hops().isEmpty()) {
        wanted.putIfAbsent(way.hops().get(0).from(), "what it goes with (" + parent.prefix() + ")");
      }
    }
    entity.groups().stream()
        .flatMap(g -> g.retention().stream())
        .filter(r -> !r.closure() && r.parent().isEmpty())
        .map(RetentionRule::anchor)
        .forEach(anchor -> anchor(anchor, wanted));
    footprint.groups().values().stream()
        .flatMap(g -> g.files().stream())
        .filter(f -> f.shared() && f.column().table().equals(footprint.table()))
        .forEach(
            f ->
                wanted.putIfAbsent(
                    List.of(f.column().name()), "who shares a file (" + f.column().path() + ")"));
    wanted.forEach((columns, why) -> require(footprint.table(), columns, why));
    for (Dependent d : footprint.dependents()) {
      if (d.kind() == Dependent.Kind.COLLECTION) {
        require(d.table(), d.key(), "whose an element is");
      }
    }
  }

  /** The columns of a collection's table by which a person's rows are looked for. */
  private static List<String> person(Link link) {
    return link.key().hops().isEmpty()
        ? List.of(link.key().column().name())
        : link.key().hops().get(0).from();
  }

  private static List<String> columns(Link link) {
    if (!link.own().isEmpty()) {
      return link.own().stream().map(Column::name).toList();
    }
    return person(link);
  }

  private void anchor(String path, Map<List<String>, String> wanted) {
    Route route = footprint.routes().get(path);
    if (route != null && route.isOwn()) {
      wanted.putIfAbsent(List.of(route.column().name()), "when it ends (" + path + ")");
    }
  }

  /** What a link compares before its key may come first in an index. */
  private List<String> withoutTypes(Index index) {
    Set<String> types =
        footprint.links().stream()
            .flatMap(l -> l.key().when().stream())
            .filter(t -> t.route().isOwn())
            .map(t -> LiveSchema.plain(t.route().column().name()))
            .collect(Collectors.toSet());
    return index.columns().stream().dropWhile(types::contains).toList();
  }

  private void require(String asMapped, List<String> columns, String why) {
    String table = schema.find(asMapped).orElse("");
    if (table.isEmpty()) {
      return; // said elsewhere
    }
    List<String> plain = columns.stream().map(LiveSchema::plain).toList();
    boolean there =
        schema.indexes().stream()
            .filter(i -> i.table().equals(table))
            .map(this::withoutTypes)
            .anyMatch(
                names ->
                    names.size() >= plain.size()
                        && names.subList(0, plain.size()).containsAll(plain));
    if (there || !asked.add(table + " " + plain)) {
      return;
    }
    String name = ("ix_" + table + "_" + String.join("_", plain)).replaceAll("[^a-z0-9_]", "_");
    findings.warning(
        Code.INDEX_MISSING,
        footprint.entity(),
        footprint.entity()
            + ": no index of "
            + table
            + " begins with "
            + String.join(", ", plain)
            + ", which says "
            + why
            + "; every look reads the whole table.",
        "create index "
            + name.substring(0, Math.min(name.length(), LONGEST_NAME)).toLowerCase(Locale.ROOT)
            + " on "
            + asMapped
            + columns.stream().collect(Collectors.joining(", ", " (", ");")));
  }
}
