package dev.lethe.scan;

import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.json.JsonPath;
import dev.lethe.model.Code;
import dev.lethe.scan.ActorReader.Actor;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.DocumentReader.Document;
import dev.lethe.scan.Footprint.AuditCopy;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.Filler;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.Inside;
import dev.lethe.scan.Footprint.Parent;
import dev.lethe.scan.Footprint.RecipientColumn;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Member.Portion;
import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Works out where an entity's groups lie, and what stands in a column once it is emptied. */
final class FootprintBuilder {
  private final Models models;
  private final EntityModel model;
  private final List<Link> links;
  private final List<Dependent> dependents;
  private final Findings findings;
  private final Set<String> rowBound;
  private final Map<String, Actor> actors = new HashMap<>();
  private final Copies copies;
  private final Fillers fillers;

  FootprintBuilder(
      Models models,
      EntityModel model,
      List<Link> links,
      List<Dependent> dependents,
      Findings findings,
      Set<String> rowBound,
      List<Actor> actors) {
    this.models = models;
    this.model = model;
    this.links = links;
    this.dependents = dependents;
    this.findings = findings;
    this.rowBound = rowBound;
    actors.forEach(actor -> this.actors.put(actor.path(), actor));
    this.copies = new Copies(models);
    this.fillers = new Fillers(model, findings);
  }

  Footprint build(Map<GroupEntry, List<Member>> members) {
    List<GroupEntry> groups = List.copyOf(members.keySet());
    boolean ours = model.owner().isEmpty();
    List<Reference> references = ours ? copies.references(model) : List.of();
    boolean mayStay =
        groups.stream().filter(g -> !g.rides()).count() > 1
            || references.stream().anyMatch(r -> !r.detachable())
            || groups.stream().anyMatch(g -> !g.obligations().isEmpty());
    Map<String, GroupFootprint> parts = new HashMap<>();
    members.forEach((g, own) -> parts.put(g.id(), group(own, mayStay)));
    Map<String, Route> routes = new HashMap<>();
    Map<String, ZoneId> zones = new HashMap<>();
    Map<Condition, Test> conditions = new HashMap<>();
    Conditions reading = new Conditions(models, findings);
    List<Parent> parents = parents(groups);
    for (GroupEntry g : groups) {
      for (RetentionRule r : g.retention()) {
        if (!r.closure()) {
          route(r.anchor(), routes);
          r.orElse().ifPresent(path -> route(path, routes));
        }
        r.created().ifPresent(c -> route(c, routes));
        r.promised().forEach(p -> route(p.collected(), routes));
        r.zone()
            .ifPresent(
                z -> {
                  zones.put(r.anchor(), z);
                  r.orElse().ifPresent(path -> zones.put(path, z));
                });
      }
      Stream.concat(
              g.retention().stream().flatMap(r -> r.when().stream()),
              g.served().stream().flatMap(s -> s.when().stream()))
          .forEach(c -> conditions.put(c, reading.test(model, c)));
      g.obligations().forEach(o -> route(o.anchor(), routes));
    }
    actors.forEach((path, actor) -> routes.put(path, actor.since()));
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
        created(groups),
        model.owner(),
        KeyedReader.listed(model).filter(conditions::containsKey));
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
      Route key = p.key().get(0);
      attributes(parent, p.prefix() + ".", key.hops())
          .forEach((path, route) -> all.put(path, route.only(key.when())));
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
    Map<String, Parent> parents = new LinkedHashMap<>();
    groups.stream()
        .flatMap(g -> g.retention().stream())
        .flatMap(r -> r.parent().stream())
        .distinct()
        .forEach(path -> parents(path, parents));
    return List.copyOf(parents.values());
  }

  private void parents(String path, Map<String, Parent> into) {
    EntityModel at = model;
    String rest = path;
    String prefix = "";
    List<Hop> hops = new ArrayList<>();
    List<Test> when = new ArrayList<>();
    while (!rest.isEmpty()) {
      Followers.Step step = models.followers().step(at, rest).orElseThrow();
      List<Hop> before = List.copyOf(hops);
      step.when().forEach(t -> when.add(t.after(before)));
      hops.addAll(step.hops());
      at = step.target();
      prefix += (prefix.isEmpty() ? "" : ".") + step.head();
      rest = step.rest();
      into.putIfAbsent(
          prefix,
          new Parent(
              at.name(),
              prefix,
              at.key().stream().map(k -> Route.own(k).after(hops).only(when)).toList()));
    }
  }

  private GroupFootprint group(List<Member> members, boolean mayStay) {
    boolean ours = model.owner().isEmpty();
    List<Inside> inside = inside(members);
    List<Attribute> attributes =
        members.stream().filter(m -> inside.isEmpty()).map(Member::attribute).distinct().toList();
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
      if (a.plural() != null && a.own(SubjectLink.class).isEmpty()) {
        if (ours && a.plural().getSeparateCollectionTable() != null) {
          collections.add(Copies.collection(a.plural()));
        }
      } else if (a.shape() == Shape.TO_ONE
          || rowBound.contains(a.path())
          || a.own(SubjectLink.class).isPresent()) {
        keeps = true;
      } else if (ours) {
        for (Column c : a.columns()) {
          filler(a, c, mayStay).ifPresent(f -> emptied.add(new Emptying(c, keyOf(c), f)));
        }
      }
    }
    return new GroupFootprint(
        emptied,
        collections,
        audits(emptied.stream().map(e -> e.column().name()).toList()),
        files,
        keeps,
        recipientKeys(attributes),
        inside);
  }

  private List<String> keyOf(Column c) {
    return c.table().equals(model.table()) ? model.keyNames() : model.keyOf(c.table());
  }

  /** A group that holds something of a document holds nothing else. */
  private List<Inside> inside(List<Member> members) {
    Set<JsonPath> places = new LinkedHashSet<>();
    for (Member m : members) {
      if (m.portion() instanceof Portion.At at) {
        places.add(at.place());
      }
    }
    Portion first = members.get(0).portion();
    Optional<Document> document =
        first instanceof Portion.At at
            ? Optional.of(at.document())
            : first instanceof Portion.Rest rest ? Optional.of(rest.document()) : Optional.empty();
    return document
        .map(
            d ->
                new Inside(
                    models.own(model, d.column()),
                    keyOf(d.column()),
                    d.named(),
                    places,
                    first instanceof Portion.Rest))
        .stream()
        .toList();
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
        model.owner().isPresent() ? List.of() : link.own(),
        audits(link.own().stream().map(Column::name).toList()),
        link.legs(),
        model.owner().isPresent() ? Optional.empty() : link.listed().map(copies::audited),
        link.followed());
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

  private Optional<Filler> filler(Attribute a, Column c, boolean mayStay) {
    Optional<String> placeholder =
        Optional.ofNullable(actors.get(a.path())).flatMap(actor -> actor.rules().placeholder());
    return placeholder.isPresent()
        ? fillers.constant(model.name() + "." + a.path(), c, placeholder.get())
        : fillers.of(a, c, mayStay);
  }
}
