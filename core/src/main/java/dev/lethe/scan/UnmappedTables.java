package dev.lethe.scan;

import dev.lethe.datamap.DataMap.NotPersonalEntity;
import dev.lethe.datamap.DataMap.Undeclared;
import dev.lethe.model.Code;
import dev.lethe.register.Libraries;
import dev.lethe.register.SchemaNotes;
import dev.lethe.scan.LiveSchema.ForeignKey;
import dev.lethe.scan.LiveSchema.OnDelete;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds tables that no entity maps and whose rows hang on a person's. */
final class UnmappedTables {
  private final LiveSchema schema;
  private final MappedTables mapped;
  private final SchemaNotes notes;
  private final Libraries libraries;
  private final Findings findings;

  UnmappedTables(
      LiveSchema schema,
      MappedTables mapped,
      SchemaNotes notes,
      Libraries libraries,
      Findings findings) {
    this.schema = schema;
    this.mapped = mapped;
    this.notes = notes;
    this.libraries = libraries;
    this.findings = findings;
  }

  /** Follows foreign keys from the personal tables outwards, over unmapped tables only. */
  void check(
      Map<String, Footprint> personal,
      List<NotPersonalEntity> notPersonal,
      List<Undeclared> undeclared) {
    Map<String, String> reached = new TreeMap<>();
    personal.forEach((table, footprint) -> reached.put(table, footprint.entity()));
    for (boolean more = true; more; ) {
      more = false;
      for (ForeignKey fk : schema.foreignKeys()) {
        String entity = reached.get(fk.target());
        if (entity != null && !mapped.contains(fk.table()) && !reached.containsKey(fk.table())) {
          if (noted(fk, notPersonal)) {
            blocking(fk, entity);
          } else {
            undeclared(fk, entity, undeclared);
            reached.put(fk.table(), entity);
            more = true;
          }
        }
      }
    }
  }

  private boolean noted(ForeignKey fk, List<NotPersonalEntity> notPersonal) {
    if (libraries.all().stream().anyMatch(l -> l.tables().containsKey(fk.table()))) {
      return true; // stands in the map as the library's
    }
    if (!notes.notPersonal().containsKey(fk.table())) {
      return false;
    }
    String reason = notes.notPersonal().get(fk.table()).inWords();
    NotPersonalEntity said = new NotPersonalEntity(fk.table(), "table", reason);
    if (!notPersonal.contains(said)) {
      notPersonal.add(said);
    }
    return true;
  }

  private void blocking(ForeignKey fk, String entity) {
    if (fk.onDelete() == OnDelete.REFUSES) {
      findings.warning(
          Code.TABLE_UNMAPPED,
          fk.table(),
          "A row of "
              + fk.target()
              + " ("
              + entity
              + ") cannot be deleted while one of "
              + fk.table()
              + " points at it ("
              + fk.place()
              + "), and no entity maps that table.",
          "Let the foreign key ON DELETE SET NULL or CASCADE, or map the table.");
    }
  }

  private void undeclared(ForeignKey fk, String entity, List<Undeclared> undeclared) {
    String what =
        switch (fk.onDelete()) {
          case CASCADE -> "Rows of it go unseen with " + entity + " (ON DELETE CASCADE).";
          case LETS_GO -> "Rows of it stay when " + entity + " goes.";
          case REFUSES -> "Rows of it keep " + entity + " from being deleted.";
        };
    undeclared.add(
        new Undeclared(fk.table(), fk.place(), "points at " + fk.target() + " (" + entity + ")"));
    findings.error(
        Code.TABLE_UNMAPPED,
        fk.table(),
        "The table "
            + fk.table()
            + " is mapped by no entity and points at "
            + fk.target()
            + " ("
            + entity
            + ") with "
            + fk.place()
            + ". "
            + what,
        "Map it and declare it; or say in privacy/register.yml why it tells nothing about a person:"
            + " schema: { notPersonal: { "
            + fk.table()
            + ": \"why\" } }.");
  }
}
