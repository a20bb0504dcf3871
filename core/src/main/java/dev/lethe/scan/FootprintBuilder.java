package dev.lethe.scan;

import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.model.Code;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.Footprint.AuditCopy;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.Link;
import dev.lethe.scan.Footprint.Parent;
import dev.lethe.scan.Footprint.RecipientColumn;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out where an entity's groups lie, and what stands in a column once it is emptied. */
final class FootprintBuilder {
  private final Models models;
  private final EntityModel model;
  private final List<Link> links;
  private final List<Dependent> dependents;
  private final Findings findings;
  private final Set<String> rowBound;
  private final Copies copies;
  private final Fillers fillers;

  FootprintBuilder(
      Models models,
      EntityModel model,
      List<Link> links,
      List<Dependent> dependents,
      Findings findings,
      Set<String> rowBound) {
    this.models = models;
    this.model = model;
    this.links = links;
    this.dependents = dependents;
    this.findings = findings;
    this.rowBound = rowBound;
    this.copies = new Copies(models);
    this.fillers = new Fillers(model, findings);
  }

  Footprint build(List<GroupEntry> groups, Map<String, List<Attribute>> members) {
    List<Reference> references = copies.references(model);
    boolean mayStay =
        groups.size() > 1
            || references.stream().anyMatch(r -> !r.detachable())
            || groups.stream().anyMatch(g -> !g.obligations().isEmpty());
    Map<String, GroupFootprint> parts = new HashMap<>();
    members.forEach((id, attributes) -> parts.put(id, group(attributes, mayStay)));
    Map<String, Route> routes = new HashMap<>();
    Map<String, ZoneId> zones = new HashMap<>();
    Map<Condition, Test> conditions = new HashMap<>();
    List<Parent> parents = parents(groups);
    for (GroupEntry g : groups) {
      for (RetentionRule r : g.retention()) {
        if (!r.closure()) {
          route(r.anchor(), routes);
          r.orElse().ifPresent(path -> route(path, routes));
        }
        r.when().forEach(c -> conditions.put(c, new Conditions(models, findings).test(model, c)));
        r.created().ifPresent(c -> route(c, routes));
        r.zone()
            .ifPresent(
                z -> {
                  zones.put(r.anchor(), z);
                  r.orElse().ifPresent(path -> zones.put(path, z));
                });
      }
      g.obligations().forEach(o -> route(o.anchor(), routes));
    }
    return new Footprint(
        model.name(),
        model.type(),
        model.table(),
        model.key(),
        model::idParts,
        model.version(),
        dependents,
        references,
        links.stream().map(this::withCopies).toList(),
        routes,
        zones,
        conditions,
        parts,
        attributes(parents),
        parents,
        new Extracts(models, model, dependents).of(members.values()),
        created(groups));
  }

  private Optional<Route> created(List<GroupEntry> groups) {
    return groups.stream()
        .flatMap(g -> g.retention().stream())
        .flatMap(r -> r.created().stream())
        .findFirst()
        .or(() -> new Anchors(models, findings).created(model, ""))
        .flatMap(path -> models.route(model, path));
  }

  private void route(String path, Map<String, Route> into) {
    models.route(model, path).ifPresent(r -> into.put(path, r));
  }

  private Map<String, Route> attributes(List<Parent> parents) {
    Map<String, Route> all = new HashMap<>(attributes(model, "", List.of()));
    for (Parent p : parents) {
      EntityModel parent = models.named(p.entity());
      List<Hop> hops = p.key().get(0).hops();
      all.putAll(attributes(parent, p.prefix() + ".", hops));
    }
    return all;
  }

  private Map<String, Route> attributes(EntityModel of, String prefix, List<Hop> hops) {
    Map<String, Route> all = new HashMap<>();
    for (Attribute a : of.attributes()) {
      if (a.columns().size() == 1) {
        all.put(prefix + a.path(), models.own(of, a.column()).after(hops));
      }
    }
    if (of.key().size() == 1) {
      all.put(prefix + of.key().get(0).path(), Route.own(of.key().get(0)).after(hops));
    }
    return all;
  }

  private List<Parent> parents(List<GroupEntry> groups) {
    Optional<String> relation =
        groups.stream()
            .flatMap(g -> g.retention().stream())
            .flatMap(r -> r.parent().stream())
            .findFirst();
    List<Parent> parents = new ArrayList<>();
    if (relation.isEmpty()) {
      return parents;
    }
    EntityModel at = model;
    List<Hop> hops = new ArrayList<>();
    StringBuilder prefix = new StringBuilder();
    for (String step : relation.get().split("\\.", -1)) {
      Attribute a = at.attribute(step).orElseThrow();
      hops.addAll(models.hops(at, a));
      at = models.target(a);
      prefix.append(prefix.length() == 0 ? "" : ".").append(step);
      List<Hop> soFar = List.copyOf(hops);
      parents.add(
          new Parent(
              at.name(),
              prefix.toString(),
              at.key().stream().map(k -> Route.own(k).after(soFar)).toList()));
    }
    return parents;
  }

  private GroupFootprint group(List<Attribute> attributes, boolean mayStay) {
    List<Emptying> emptied = new ArrayList<>();
    List<Dependent> collections = new ArrayList<>();
    List<StoredFile> files = new ArrayList<>();
    boolean keeps = false;
    for (Attribute a : attributes) {
      a.own(StoredObject.class)
          .ifPresent(
              s -> {
                files.add(new StoredFile(a.column(), s.store(), List.of(s.derived()), s.shared()));
                checkDerived(a, s);
              });
      if (a.plural() != null) {
        if (a.plural().getSeparateCollectionTable() != null) {
          collections.add(Copies.collection(a.plural()));
        }
      } else if (a.shape() == Shape.TO_ONE
          || rowBound.contains(a.path())
          || a.own(SubjectLink.class).isPresent()) {
        keeps = true;
      } else {
        for (Column c : a.columns()) {
          fillers
              .of(a, c, mayStay)
              .ifPresent(
                  f ->
                      emptied.add(
                          new Emptying(
                              c,
                              c.table().equals(model.table())
                                  ? model.keyNames()
                                  : model.keyOf(c.table()),
                              f)));
        }
      }
    }
    return new GroupFootprint(
        emptied,
        collections,
        audits(emptied.stream().map(e -> e.column().name()).toList()),
        files,
        keeps,
        recipientKeys(attributes));
  }

  private static List<RecipientColumn> recipientKeys(List<Attribute> attributes) {
    List<RecipientColumn> keys = new ArrayList<>();
    for (Attribute a : attributes) {
      a.own(RecipientKey.class)
          .filter(k -> a.columns().size() == 1)
          .ifPresent(k -> keys.add(new RecipientColumn(k.value(), a.column())));
    }
    return keys;
  }

  private Link withCopies(Link link) {
    return new Link(
        link.path(),
        link.kind(),
        link.role(),
        link.key(),
        link.closedBy(),
        link.own(),
        audits(link.own().stream().map(Column::name).toList()));
  }

  /** A name that says nothing of the row or its key would be another row's file too. */
  private void checkDerived(Attribute a, StoredObject file) {
    String place = model.name() + "." + a.path();
    for (String derived : file.derived()) {
      String fixed = derived.replace("{key}", "").replace("{id}", "");
      if (fixed.contains("{") || fixed.equals(derived)) {
        findings.error(
            Code.DERIVED_NAME,
            place,
            place
                + ": derived = \""
                + derived
                + "\" "
                + (fixed.contains("{")
                    ? "has something other than {key} and {id} in braces."
                    : "names the same files for every row."),
            "Name a file by {key}, what the column holds, or {id}, the row's own key:"
                + " \"{key}.peaks.json\"; all files below a prefix: \"thumbs/{id}/\".");
      }
    }
  }

  private List<AuditCopy> audits(List<String> names) {
    List<AuditCopy> audits = new ArrayList<>();
    for (Dependent d : dependents) {
      if (d.kind() == Dependent.Kind.AUDIT) {
        List<String> held = copies.auditColumns(d.table());
        List<String> columns = names.stream().filter(held::contains).toList();
        if (!columns.isEmpty()) {
          audits.add(new AuditCopy(d.table(), d.key(), columns));
        }
      }
    }
    return audits;
  }
}
