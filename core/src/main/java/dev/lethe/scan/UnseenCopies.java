package dev.lethe.scan;

import dev.lethe.model.Code;
import dev.lethe.register.SchemaNotes;
import dev.lethe.register.Stated;
import dev.lethe.scan.LiveSchema.Copy;
import dev.lethe.scan.LiveSchema.Copy.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what the database itself may copy out of a personal table, past the mapping. */
final class UnseenCopies {
  private final LiveSchema schema;
  private final MappedTables mapped;
  private final SchemaNotes notes;
  private final Findings findings;

  UnseenCopies(LiveSchema schema, MappedTables mapped, SchemaNotes notes, Findings findings) {
    this.schema = schema;
    this.mapped = mapped;
    this.notes = notes;
    this.findings = findings;
  }

  /** What the register says of copies that are not there. */
  void checkNotes() {
    Set<String> ids = new TreeSet<>(schema.copies().stream().map(UnseenCopies::id).toList());
    ids.add(SharedCaches.ID);
    LiveFindings.unused(notes.copies().keySet(), "copies", ids, findings);
  }

  void check(Collection<String> personal) {
    Set<String> reached = new TreeSet<>(personal);
    while (reached.addAll(
        schema.copies().stream()
            .filter(c -> derives(c) && reached.contains(c.of()))
            .map(Copy::name)
            .toList())) {}
    Map<String, Copy> first = new TreeMap<>();
    Map<String, Set<String>> tables = new TreeMap<>();
    for (Copy copy : schema.copies()) {
      // A view holds nothing itself; what an entity maps is declared there.
      boolean holds = copy.kind() != Kind.VIEW && !(derives(copy) && mapped.contains(copy.name()));
      if (reached.contains(copy.of()) && holds) {
        first.putIfAbsent(id(copy), copy);
        tables.computeIfAbsent(id(copy), i -> new TreeSet<>()).add(copy.of());
      }
    }
    first.forEach((id, copy) -> report(id, copy, tables.getOrDefault(id, Set.of())));
  }

  private static boolean derives(Copy copy) {
    return copy.kind() == Kind.VIEW
        || copy.kind() == Kind.MATERIALIZED_VIEW
        || copy.kind() == Kind.INHERITED;
  }

  /** Triggers and rules have a name within their table only. */
  private static String id(Copy copy) {
    return copy.kind() == Kind.TRIGGER || copy.kind() == Kind.RULE
        ? copy.of() + "." + copy.name()
        : copy.name();
  }

  private void report(String id, Copy copy, Set<String> tables) {
    String what =
        "The "
            + copy.kind()
            + " "
            + copy.name()
            + " may carry rows of "
            + String.join(", ", tables)
            + " where no deletion reaches them";
    undeclared(notes, findings, id, what);
  }

  /** Says so, unless the register says how a deletion gets there. */
  static void undeclared(SchemaNotes notes, Findings findings, String id, String what) {
    Stated<String> said = notes.copies().get(id);
    if (said != null && said.known().isPresent()) {
      return;
    }
    String message =
        what + (said == null ? ", and nobody declared it." : ", and how is an open question.");
    String remedy =
        "Say in privacy/register.yml how a deletion gets there: schema: { copies: { "
            + id
            + ": \"how\" } }; or remove it.";
    if (notes.strict()) {
      findings.error(Code.COPY_UNSEEN, id, message, remedy);
    } else {
      findings.warning(Code.COPY_UNSEEN, id, message, remedy);
    }
  }
}
