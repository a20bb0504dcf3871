package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.util.List;
import java.util.Optional;

/**
 * A place that holds data.
 *
 * @param recipient id of the recipient that runs it
 * @param measures that protect it, Art. 32, sorted
 * @param backups how long deleted data lives on in backups
 * @param softDelete how long the store itself keeps what was deleted
 */
public record DataStore(
    String id,
    Stated<Kind> kind,
    Optional<Stated<String>> recipient,
    Optional<Stated<String>> location,
    List<String> measures,
    Optional<Residual> backups,
    Optional<Residual> softDelete,
    Place at) {
  /** What kind of store it is. */
  public enum Kind {
    JPA("jpa", "Database"),
    OBJECT_STORE("object-store", "Object store"),
    CACHE("cache", "Cache"),
    SEARCH("search", "Search index"),
    LOG("log", "Log"),
    COOKIE("cookie", "Cookies"),
    EXTERNAL("external", "External system");

    private final String id;
    private final String title;

    Kind(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** As the register writes it. */
    public String id() {
      return id;
    }

    /** For people. */
    @Override
    public String toString() {
      return title;
    }
  }

  /** Copies that outlive a deletion. */
  public record Residual(Stated<Span> keptFor, Optional<String> note) {}

  public DataStore {
    measures = List.copyOf(measures);
  }

  /** Where it is declared: {@code privacy/register.yml:52}. */
  public String place() {
    return at.toString();
  }
}
