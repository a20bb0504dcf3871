package dev.lethe.scan;

import dev.lethe.datamap.DataMap.NotPersonalEntity;
import dev.lethe.datamap.DataMap.Undeclared;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** What the live database shows and the mapping does not. */
final class LiveFindings {
  private final LiveSchema schema;
  private final Findings findings;
  private final MappedTables mapped;

  LiveFindings(SessionFactoryImplementor factory, LiveSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
    this.mapped = new MappedTables(factory, schema);
  }

  /** Checks everything; tables that no entity maps are added to the two lists of the map. */
  void check(
      PrivacyRegister register,
      List<EntityEntry> entities,
      List<Footprint> footprints,
      List<NotPersonalEntity> notPersonal,
      List<Undeclared> undeclared) {
    if (schema.required().isEmpty() && schema.unread().isEmpty()) {
      return; // nothing was read
    }
    Map<String, Footprint> personal = new TreeMap<>();
    List<Footprint> ours = footprints.stream().filter(f -> f.owner().isEmpty()).toList();
    footprints.forEach(this::unseen);
    for (Footprint f : ours) {
      f.tables().forEach(t -> schema.find(t).ifPresent(found -> personal.putIfAbsent(found, f)));
    }
    unread();
    new UnmappedTables(schema, mapped, register.schema(), findings)
        .check(personal, notPersonal, undeclared);
    new UnseenCopies(schema, mapped, register.schema(), findings).check(personal.keySet());
    new SharedCaches(mapped, register.schema(), findings).check(footprints);
    ours.forEach(f -> new EmptiedColumns(schema, findings, f).check(mapped.softDeleted(f)));
    for (Footprint f : ours) {
      entities.stream()
          .filter(e -> e.name().equals(f.entity()))
          .forEach(e -> new MissingIndexes(schema, findings, f).check(e));
    }
  }

  private void unseen(Footprint f) {
    Collection<String> missing = new ArrayList<>(f.tables());
    missing.removeIf(t -> schema.find(t).isPresent());
    if (!missing.isEmpty() && !schema.unread().contains("columns")) {
      findings.warning(
          Code.SCHEMA_UNREAD,
          f.entity(),
          f.entity()
              + ": the live schema shows no table "
              + String.join(", ", missing)
              + ", so nothing is known of its keys, indexes and copies.",
          "Create it before this runs, or grant SELECT on it and let it lie in the database of the"
              + " connection.");
    }
  }

  private void unread() {
    for (String what : schema.unread()) {
      findings.warning(
          Code.SCHEMA_UNREAD,
          "live schema",
          "This connection may not see the " + what + " of the live schema.",
          what.equals("triggers")
              ? "Grant TRIGGER on the schema where this is looked at, or look as another user: a"
                  + " trigger that copies rows would go unseen."
              : "Grant what is missing, or look as another user: what hides there goes unseen.");
    }
  }
}
