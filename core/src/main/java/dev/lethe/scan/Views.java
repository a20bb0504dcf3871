package dev.lethe.scan;

import dev.lethe.datamap.DataMap.ViewEntry;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Looks at entities that are mapped onto views: they follow the tables behind them. */
final class Views {
  private final SessionFactoryImplementor factory;
  private final LiveSchema schema;
  private final PrivacyRegister register;
  private final Findings findings;
  private final List<ViewEntry> entries = new ArrayList<>();

  Views(
      SessionFactoryImplementor factory,
      LiveSchema schema,
      PrivacyRegister register,
      Findings findings) {
    this.factory = factory;
    this.schema = schema;
    this.register = register;
    this.findings = findings;
  }

  /** For the map. */
  List<ViewEntry> entries() {
    return entries;
  }

  /**
   * Takes an entity as a view.
   *
   * @param bases tables behind it; an empty name for one that cannot be told
   * @param declared whether something personal is said on it
   */
  void take(EntityModel model, Set<String> bases, boolean declared) {
    Set<String> known = new TreeSet<>(bases);
    known.remove("");
    entries.add(
        new ViewEntry(
            model.name(), model.type().getName(), Copies.plain(model.table()), List.copyOf(known)));
    MappedTables mapped = new MappedTables(factory, schema);
    Set<String> open = new TreeSet<>(known);
    open.removeIf(t -> mapped.contains(t) || register.schema().notPersonal().containsKey(t));
    if (bases.contains("")) {
      wrong(model, ", and the tables behind it cannot be told.");
    } else if (!open.isEmpty()) {
      wrong(model, " over " + String.join(", ", open) + ", which no entity maps.");
    } else if (declared) {
      findings.info(
          Code.VIEW,
          model.name(),
          model.name()
              + " is mapped onto a view: what is declared on it is not used, since it follows "
              + String.join(", ", known)
              + ".",
          "Declare it where those tables are mapped.");
    }
  }

  private void wrong(EntityModel model, String what) {
    findings.error(
        Code.VIEW,
        model.name(),
        model.name() + " is mapped onto the view " + Copies.plain(model.table()) + what,
        "Map and declare what is behind it, or say what it is: @NotPersonal(\"why\") or"
            + " @OwnedElsewhere(owner = \"…\") on the class.");
  }
}
