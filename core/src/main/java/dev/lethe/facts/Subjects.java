package dev.lethe.facts;

import dev.lethe.evidence.Ledger;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.SubjectRef;
import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
import dev.lethe.scan.Scanned;
import dev.lethe.store.RowKey;
import java.util.Optional;

/**
 * A person's reference in its three forms: the host's key, the canonical text of own live tables,
 * and the keyed hash of the evidence.
 */
public final class Subjects {
  private final Scanned scanned;
  private final Ledger ledger;

  /** References to the kinds of person that the scan found or the register names. */
  public Subjects(Scanned scanned, Ledger ledger) {
    this.scanned = scanned;
    this.ledger = ledger;
  }

  /**
   * Refuses a kind that nobody declares, and a key of another type than that kind's.
   *
   * @throws MisuseException with LETHE-430
   */
  public void require(Person person) {
    for (SubjectRef ref : person.refs()) {
      Class<?> type = column(ref.kind()).map(Column::javaType).orElseGet(() -> rowless(ref.kind()));
      if (!type.isInstance(ref.key())) {
        throw new MisuseException(
            Code.KEY_TYPE,
            "The key of "
                + ref.kind()
                + " must be of type "
                + type.getName()
                + ", was "
                + ref.key().getClass().getName()
                + ".",
            "Pass the key's own type.");
      }
    }
  }

  private Class<?> rowless(String kind) {
    if (!scanned.map().register().subjects().containsKey(kind)) {
      throw new MisuseException(
          Code.KEY_TYPE,
          "Nothing knows a person of that kind.",
          "Use a kind that a @DataSubject or @SubjectLink declares, or the register's subjects.");
    }
    return String.class;
  }

  /** The column that holds such keys: of the root row, else of a link. */
  private Optional<Column> column(String kind) {
    Optional<Column> root = scanned.roots(kind).stream().map(f -> f.key().get(0)).findFirst();
    return root.or(
        () ->
            scanned.footprints().stream()
                .map(Footprint::links)
                .flatMap(links -> links.stream().filter(l -> l.kind().equals(kind)))
                .map(Link::key)
                .map(r -> r.column())
                .findFirst());
  }

  /** The canonical text of a key. */
  public static String text(SubjectRef ref) {
    return RowKey.text(ref.key());
  }

  /** The reference whose key has this canonical text. */
  public SubjectRef parse(String kind, String text) {
    return SubjectRef.of(kind, column(kind).map(c -> RowKey.value(c, text)).orElse(text));
  }

  /** The keyed hash of a reference, by its canonical text. */
  public String hash(String kind, String text) {
    return ledger.hash(Ledger.SUBJECTS, kind + "/" + text);
  }
}
