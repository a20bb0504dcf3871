package dev.lethe.store;

import dev.lethe.datamap.Condition;
import dev.lethe.deadline.Anchor;
import dev.lethe.json.JsonDocument;
import dev.lethe.json.MalformedException;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.Filler;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.Inside;
import dev.lethe.scan.Footprint.Parent;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Link;
import dev.lethe.scan.Route;
import dev.lethe.store.HostRow.Contents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is read of each row, in the order of the select list. */
final class RowReader {
  private final HostSql sql;
  private final Footprint footprint;
  private final ZoneId zone;
  final List<Route> routes = new ArrayList<>();
  private final Map<String, Integer> anchors = new LinkedHashMap<>();
  private final List<Tested> conditions = new ArrayList<>();
  private final Map<Link, Integer> people = new LinkedHashMap<>();
  private final Map<Parent, List<Integer>> parents = new LinkedHashMap<>();
  private final Map<String, Integer> attributes = new LinkedHashMap<>();
  private final List<Held> files = new ArrayList<>();

  private record Held(String path, int index, List<Filler> fillers) {}

  private final Map<Inside, Integer> documents = new LinkedHashMap<>();

  private record Tested(Condition condition, Route.Test test, int index) {}

  RowReader(HostSql sql, ZoneId zone, Set<String> wanted) {
    this.sql = sql;
    this.footprint = sql.footprint();
    this.zone = zone;
    footprint.routes().forEach((path, route) -> anchors.put(path, add(route)));
    footprint
        .conditions()
        .forEach((c, test) -> conditions.add(new Tested(c, test, add(test.route()))));
    for (Link link : footprint.links()) {
      if (!link.isMany()) { // those are read for all rows at once, see LinkedPeople
        people.put(link, add(link.key()));
        link.closedBy().ifPresent(this::add);
      }
    }
    for (Parent parent : footprint.parents()) {
      parents.put(parent, parent.key().stream().map(this::add).toList());
    }
    for (String path : wanted) {
      Route route = footprint.attributes().get(path);
      if (route != null && RowKey.hasText(route.column().javaType())) {
        attributes.put(path, add(route));
      }
    }
    for (GroupFootprint group : footprint.groups().values()) {
      for (StoredFile file : group.files()) {
        String path = file.column().path();
        List<Filler> fillers =
            group.emptied().stream()
                .filter(e -> e.column().path().equals(path))
                .map(Emptying::with)
                .toList();
        files.add(new Held(path, add(footprint.keyOf(file)), fillers));
      }
      // Once for each document: one group holds what is at none of its places.
      group.inside().stream().filter(Inside::rest).forEach(i -> documents.put(i, add(i.column())));
    }
  }

  private int add(Route route) {
    routes.add(route);
    return routes.size() - 1;
  }

  private @Nullable Object at(ResultSet result, int index) throws SQLException {
    return sql.read(result, footprint.key().size() + index + 1, routes.get(index).column());
  }

  HostRow row(ResultSet result) throws SQLException {
    Map<String, Anchor> found = new HashMap<>();
    for (var e : anchors.entrySet()) {
      Object value = at(result, e.getValue());
      if (value != null) {
        found.put(
            e.getKey(), Temporals.anchor(value, footprint.zones().getOrDefault(e.getKey(), zone)));
      }
    }
    Map<String, String> prefixes = new HashMap<>();
    return new HostRow(
        sql.key(result, 1),
        found,
        met(result),
        owners(result),
        parents(result, prefixes),
        prefixes,
        texts(result, attributes),
        files(result),
        contents(result));
  }

  private Map<String, Contents> contents(ResultSet result) throws SQLException {
    Map<String, Contents> found = new HashMap<>();
    for (var e : documents.entrySet()) {
      Object text = at(result, e.getValue());
      if (text != null) {
        String path = e.getKey().column().column().path();
        try {
          if (JsonDocument.read((String) text, e.getKey().named()).hasMore()) {
            found.put(path, Contents.MORE);
          }
        } catch (MalformedException unreadable) {
          found.put(path, Contents.UNREADABLE);
        }
      }
    }
    return found;
  }

  /** What stands in an emptied column is no key of a file, and no blank is. */
  private Map<String, String> files(ResultSet result) throws SQLException {
    Map<String, String> found = new HashMap<>();
    for (Held held : files) {
      Object value = at(result, held.index());
      if (value != null
          && !RowKey.text(value).isBlank()
          && held.fillers().stream().noneMatch(f -> Placeholders.stands(f, value))) {
        found.put(held.path(), RowKey.text(value));
      }
    }
    return found;
  }

  private Set<Condition> met(ResultSet result) throws SQLException {
    Set<Condition> met = new HashSet<>();
    for (Tested t : conditions) {
      Object value = at(result, t.index());
      List<Object> values = t.test().values();
      if ((value == null ? values.isEmpty() : values.contains(value)) != t.test().not()) {
        met.add(t.condition());
      }
    }
    return met;
  }

  private List<HostRow.Owner> owners(ResultSet result) throws SQLException {
    List<HostRow.Owner> owners = new ArrayList<>();
    for (var e : people.entrySet()) {
      Link link = e.getKey();
      Object key = at(result, e.getValue());
      if (key != null) {
        Object closed = link.closedBy().isPresent() ? at(result, e.getValue() + 1) : null;
        owners.add(LinkedPeople.owner(link, key, closed, zone));
      }
    }
    return owners;
  }

  private Map<String, String> parents(ResultSet result, Map<String, String> prefixes)
      throws SQLException {
    Map<String, String> found = new HashMap<>();
    for (var e : parents.entrySet()) {
      List<Object> values = new ArrayList<>();
      for (int index : e.getValue()) {
        Object value = at(result, index);
        if (value != null) {
          values.add(value);
        }
      }
      if (values.size() == e.getValue().size()) {
        found.put(e.getKey().entity(), new RowKey(values).text());
        prefixes.put(e.getKey().entity(), e.getKey().prefix());
      }
    }
    return found;
  }

  private Map<String, String> texts(ResultSet result, Map<String, Integer> indices)
      throws SQLException {
    Map<String, String> found = new HashMap<>();
    for (var e : indices.entrySet()) {
      Object value = at(result, e.getValue());
      if (value != null) {
        found.put(e.getKey(), RowKey.text(value));
      }
    }
    return found;
  }
}
