package dev.lethe.scan;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.model.Code;
import dev.lethe.scan.LiveSchema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final Findings findings;

  Cascades(Models models, List<EntityEntry> entities, LiveSchema schema, Findings findings) {
    this.models = models;
    this.entities = entities;
    this.schema = schema;
    this.findings = findings;
  }

  void check() {
    for (EntityModel from : models.all()) {
      for (EntityModel to : models.all()) {
        List<String> ways = new ArrayList<>(byProvider(from, to));
        ways.addAll(byDatabase(from, to));
        if (!ways.isEmpty() && keptLonger(from, to)) {
          report(from, to, ways);
        }
      }
    }
    unmapped();
  }

  /** Tables that no entity maps and that lose rows along with a declared one. */
  private void unmapped() {
    Set<String> mapped =
        entities.stream().flatMap(e -> e.tables().stream()).collect(Collectors.toSet());
    models.all().forEach(m -> mapped.add(Copies.plain(m.table())));
    for (ForeignKey fk : schema.foreignKeys()) {
      boolean declared = entities.stream().anyMatch(e -> e.tables().contains(fk.target()));
      if (fk.cascades() && declared && !mapped.contains(fk.table())) {
        findings.warning(
            Code.CASCADE,
            fk.table(),
            "Deleting a row of "
                + fk.target()
                + " would also delete rows of "
                + fk.table()
                + ", which no entity maps (ON DELETE CASCADE on "
                + fk.table()
                + "."
                + fk.column()
                + ").",
            "Map the table and declare it, or remove the cascade.");
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
                    g.retention().stream().allMatch(r -> r.parent().isPresent())
                        && g.obligations().isEmpty());
    return !goesAlong
        && !ends(child.get()).equals(entry(from).map(Cascades::ends).orElse(Set.of()));
  }

  private static Set<String> ends(EntityEntry entry) {
    return entry.groups().stream()
        .flatMap(
            g ->
                java.util.stream.Stream.concat(
                    g.retention().stream()
                        .map(r -> r.closure() ? "closure" + r.grace() : r.inWords()),
                    g.obligations().stream().map(o -> o.id())))
        .collect(Collectors.toSet());
  }

  private List<String> byProvider(EntityModel from, EntityModel to) {
    List<String> ways = new ArrayList<>();
    for (Attribute a : from.attributes()) {
      boolean leadsThere =
          a.toOne() != null
              ? models.target(a) == to
              : a.plural() != null
                  && a.plural().getElementDescriptor() instanceof EntityCollectionPart e
                  && models.of(e.getAssociatedEntityMappingType()) == to;
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

  private List<String> byDatabase(EntityModel from, EntityModel to) {
    List<String> ways = new ArrayList<>();
    for (ForeignKey fk : schema.foreignKeys()) {
      if (fk.cascades()
          && fk.target().equals(Copies.plain(from.table()))
          && fk.table().equals(Copies.plain(to.table()))) {
        ways.add("ON DELETE CASCADE on " + fk.table() + "." + fk.column());
      }
    }
    return ways;
  }
}
