package dev.lethe.datamap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field group: attributes of one entity with equal activities, retention, obligations and links.
 * The unit of decision.
 *
 * @param id the entity's name; where an entity has several groups, {@code Invoice/number} (its
 *     first attribute in alphabetical order)
 * @param fields sorted by path
 * @param activities ids of the register's activities, sorted
 * @param retention what ends it, sorted by anchor and activity
 * @param obligations what must keep it, sorted by id
 * @param recipients ids of the register's recipients, sorted
 * @param fingerprint SHA-256 over everything that decides what happens to the group: anchors,
 *     periods, action, obligations with their field set, tables and columns; lower-case hex
 * @param served activities that only some rows serve, sorted; the others every row serves
 * @param rides whether it goes with its row, whatever its own period: it never keeps the row, and
 *     alone it never makes it go
 */
public record GroupEntry(
    String id,
    List<FieldEntry> fields,
    List<String> activities,
    List<RetentionRule> retention,
    List<ObligationRule> obligations,
    List<String> recipients,
    String fingerprint,
    List<Served> served,
    boolean rides) {
  public GroupEntry {
    fields = EntityEntry.sorted(fields, Comparator.comparing(FieldEntry::path));
    activities = EntityEntry.sorted(activities, Comparator.naturalOrder());
    retention =
        EntityEntry.sorted(
            retention,
            Comparator.comparing(RetentionRule::anchor)
                .thenComparing(r -> String.join(",", r.activities()))
                .thenComparing(RetentionRule::kind)
                .thenComparing(RetentionRule::inWords));
    obligations =
        EntityEntry.sorted(
            obligations,
            Comparator.comparing(ObligationRule::id).thenComparing(ObligationRule::anchor));
    recipients = EntityEntry.sorted(recipients, Comparator.naturalOrder());
    served = EntityEntry.sorted(served, Comparator.comparing(Served::activity));
  }

  /** Whether that obligation of the register keeps it. */
  public boolean isBoundBy(String obligation) {
    return obligations.stream().anyMatch(o -> o.id().equals(obligation));
  }

  /**
   * An activity that only some rows serve.
   *
   * @param when what must hold of them; never empty
   */
  public record Served(String activity, List<Condition> when) {
    public Served {
      when = EntityEntry.sorted(when, Comparator.comparing(Condition::inWords));
    }
  }

  /** Whether a row of which these conditions hold serves the activity. */
  public boolean serves(String activity, Set<Condition> met) {
    return served.isEmpty() || met.containsAll(when(activity));
  }

  /** What must hold of a row that serves the activity; empty where every row does. */
  public List<Condition> when(String activity) {
    return served.stream()
        .filter(s -> s.activity().equals(activity))
        .findFirst()
        .map(Served::when)
        .orElse(List.of());
  }

  /**
   * One personal attribute.
   *
   * @param path dotted over embeddables: {@code billedTo.name}; of a place in a document {@code
   *     payload.$.payer.email}, of a key of a key-value table {@code value[birthday]}
   * @param column {@code table.column}; several, comma separated, where it spans more
   * @param type simple name of its Java type
   * @param category id of the category: {@code contact.email}
   * @param provenance PROVIDED, OBSERVED, DERIVED, INFERRED, GENERATED or THIRD_PARTY
   * @param exported whether a copy for the person contains it
   * @param withheldBecause why not, where not
   * @param store name of the object store, where the attribute is the key of a file
   * @param of the link whose person it is about, where that is not every owner
   * @param special kind and condition of Art. 9(2) or 10 GDPR: {@code HEALTH, EXPLICIT_CONSENT}
   * @param forbidden id of the category that must never stand there
   * @param freeText whether anyone may be named in it
   * @param opaque what it is and why nobody looks into it, where nobody does
   * @param file what else is declared of the file, where anything is
   * @param emptied what stands there once it is emptied, where that is declared
   */
  public record FieldEntry(
      String path,
      String column,
      String type,
      String category,
      String provenance,
      boolean exported,
      Optional<String> withheldBecause,
      Optional<String> store,
      Optional<String> of,
      Optional<String> special,
      Optional<String> forbidden,
      boolean freeText,
      Optional<String> opaque,
      Optional<FileEntry> file,
      Optional<String> emptied) {
    /** Category of what nobody has named: members of a document, keys of a key-value table. */
    public static final String UNMAPPED = "unmapped";

    /** Whether it is what nobody has named. */
    public boolean isUnmapped() {
      return category.equals(UNMAPPED);
    }
  }

  /**
   * A file whose key an attribute is.
   *
   * @param shared whether several rows may hold the same key
   * @param derived names of further files: {@code {key}.peaks.json}, {@code thumbs/{id}/}
   */
  public record FileEntry(boolean shared, List<String> derived) {
    public FileEntry {
      derived = List.copyOf(derived);
    }
  }
}
