package dev.lethe.scan;

import dev.lethe.datamap.DataMap.NotPersonalEntity;
import dev.lethe.datamap.DataMap.Undeclared;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.model.Code;
import dev.lethe.register.Libraries;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      Libraries libraries,
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
    new UnmappedTables(schema, mapped, register.schema(), libraries, findings)
        .check(personal, notPersonal, undeclared);
    UnseenCopies copies = new UnseenCopies(schema, mapped, register.schema(), findings);
    copies.check(personal.keySet());
    if (schema.unread().isEmpty()) {
      copies.checkNotes();
      Set<String> tables = schema.required().keySet();
      unused(register.schema().notPersonal().keySet(), "notPersonal", tables, findings);
    }
    new SharedCaches(mapped, register.schema(), findings).check(footprints);
    ours.forEach(f -> new EmptiedColumns(schema, findings, f).check(mapped.softDeleted(f)));
    Set<String> asked = new HashSet<>();
    for (Footprint f : ours) {
      entities.stream()
          .filter(e -> e.name().equals(f.entity()))
          .forEach(e -> new MissingIndexes(schema, findings, f, asked).check(e));
    }
  }

  /** A note about nothing: misspelt, or left behind; it would pass for an answer. */
  static void unused(
      Collection<String> said, String key, Collection<String> there, Findings findings) {
    for (String name : said) {
      if (!there.contains(name)) {
        findings.warning(
            Code.SCHEMA_NOTE_UNUSED,
            name,
            "privacy/register.yml, schema."
                + key
                + " speaks of "
                + name
                + ", and the live schema has nothing of that name."
                + Findings.didYouMean(name, List.copyOf(there)),
            "Correct the name, or remove the line.");
      }
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
