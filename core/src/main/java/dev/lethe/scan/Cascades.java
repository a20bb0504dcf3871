package dev.lethe.scan;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.model.Code;
import dev.lethe.scan.LiveSchema.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;

/** Finds cascades that would take data along that has a longer ground of its own. */
final class Cascades {
  private final Models models;
  private final List<EntityEntry> entities;
  private final LiveSchema schema;
  private final List<ForeignKey> cascading;
  private final Map<String, Set<String>> tables = new HashMap<>();
  private final Findings findings;

  Cascades(Models models, List<EntityEntry> entities, LiveSchema schema, Findings findings) {
    this.models = models;
    this.entities = entities;
    this.schema = schema;
    this.cascading = schema.foreignKeys().stream().filter(ForeignKey::cascades).toList();
    this.findings = findings;
  }

  void check() {
    for (EntityModel from : models.all()) {
      boolean provider = false;
      for (Attribute a : from.attributes()) {
        provider |= removes(a).isPresent();
      }
      if (!provider && cascading.isEmpty()) {
        continue; // nearly every entity of nearly every model
      }
      for (EntityModel to : models.all()) {
        if (keptLonger(from, to)) {
          List<String> ways = new ArrayList<>(byProvider(from, to));
          ways.addAll(byDatabase(from, to));
          if (!ways.isEmpty()) {
            report(from, to, ways);
          }
        }
      }
    }
  }

  private void report(EntityModel from, EntityModel to, List<String> ways) {
    findings.error(
        Code.CASCADE,
        from.name(),
        "Deleting "
            + from.name()
            + " would also delete "
            + to.name()
            + " ("
            + String.join("; ", ways)
            + "), which has another retention: "
            + entry(to).map(Cascades::words).orElse(""),
        "Remove the cascade and make the reference nullable (ON DELETE SET NULL); or give both the same retention.");
  }

  private static String words(EntityEntry entry) {
    return entry.groups().stream()
            .flatMap(g -> g.retention().stream())
            .map(r -> r.inWords())
            .distinct()
            .collect(Collectors.joining(", "))
        + ".";
  }

  private Optional<EntityEntry> entry(EntityModel model) {
    return entities.stream().filter(e -> e.name().equals(model.name())).findFirst();
  }

  /** Another end than the one that goes first; "goes with its parent" is the same end. */
  private boolean keptLonger(EntityModel from, EntityModel to) {
    Optional<EntityEntry> child = entry(to);
    if (child.isEmpty() || from == to) {
      return false;
    }
    boolean goesAlong =
        child.get().groups().stream()
            .allMatch(
                g ->
                    g.retention().stream()
                            .allMatch(r -> r.parent().filter(p -> passes(to, p, from)).isPresent())
                        && g.obligations().isEmpty());
    return !goesAlong
        && !ends(child.get()).equals(entry(from).map(Cascades::ends).orElse(Set.of()));
  }

  /** Whether the relation leads to that entity, at its end or on the way. */
  private boolean passes(EntityModel child, String relation, EntityModel parent) {
    EntityModel at = child;
    String rest = relation;
    while (!rest.isEmpty()) {
      Optional<Followers.Step> step = models.followers().step(at, rest);
      if (step.isEmpty()) {
        return false;
      }
      at = step.get().target();
      rest = step.get().rest();
      if (at == parent) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> ends(EntityEntry entry) {
    return entry.groups().stream()
        .flatMap(
            g ->
                java.util.stream.Stream.concat(
                    g.retention().stream()
                        .map(r -> r.closure() ? "closure" + r.grace() + r.promised() : r.inWords()),
                    g.obligations().stream().map(o -> o.id())))
        .collect(Collectors.toSet());
  }

  private List<String> byProvider(EntityModel from, EntityModel to) {
    List<String> ways = new ArrayList<>();
    for (Attribute a : from.attributes()) {
      boolean leadsThere =
          a.toOne() != null
              ? models.all(a.toOne().getAssociatedEntityMappingType()).contains(to)
              : a.plural() != null
                  && a.plural().getElementDescriptor() instanceof EntityCollectionPart e
                  && models.all(e.getAssociatedEntityMappingType()).contains(to);
      if (leadsThere) {
        removes(a).ifPresent(w -> ways.add(w + " on " + from.name() + "." + a.path()));
      }
    }
    return ways;
  }

  /** As the provider will do it, wherever that was said: annotation or mapping file. */
  private static Optional<String> removes(Attribute a) {
    AttributeMapping mapping = a.toOne() == null ? a.plural() : a.toOne();
    if (mapping == null) {
      return Optional.empty();
    }
    CascadeStyle style = mapping.getAttributeMetadata().getCascadeStyle();
    if (style.hasOrphanDelete()) {
      return Optional.of("orphanRemoval");
    }
    return style.doCascade(CascadingActions.REMOVE)
        ? Optional.of("cascade = REMOVE")
        : Optional.empty();
  }

  /**
   * Foreign keys that take rows along, over as many tables as it takes; what lies between belongs
   * to no declared entity, else that one is looked at by itself.
   */
  private List<String> byDatabase(EntityModel from, EntityModel to) {
    Map<String, String> reached = new TreeMap<>();
    tables(from).forEach(t -> reached.put(t, ""));
    Set<String> goal = new TreeSet<>(tables(to));
    goal.removeAll(reached.keySet());
    Set<String> ways = new TreeSet<>();
    for (boolean more = true; more; ) {
      more = false;
      for (ForeignKey fk : cascading) {
        String before = reached.get(fk.target());
        if (before != null && !reached.containsKey(fk.table())) {
          String way = before + (before.isEmpty() ? "" : ", ") + fk.place();
          if (goal.contains(fk.table())) {
            ways.add("ON DELETE CASCADE on " + way);
          } else if (isNobodys(fk.table())) {
            reached.put(fk.table(), way);
            more = true;
          }
        }
      }
    }
    return List.copyOf(ways);
  }

  private boolean isNobodys(String table) {
    return entities.stream().noneMatch(e -> tables(models.named(e.name())).contains(table));
  }

  private Set<String> tables(EntityModel model) {
    return tables.computeIfAbsent(model.name(), name -> find(model));
  }

  private Set<String> find(EntityModel model) {
    Set<String> found = new TreeSet<>();
    schema.find(model.table()).ifPresent(found::add);
    new Copies(models).dependents(model).forEach(d -> schema.find(d.table()).ifPresent(found::add));
    return found;
  }
}
