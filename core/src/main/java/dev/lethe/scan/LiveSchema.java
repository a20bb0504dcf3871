package dev.lethe.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the live database says about its own tables; read by {@code store}. Names are in lower case,
 * without quotes; a table outside the connection's schema is written {@code schema.table}, and a
 * partition by the name of its whole.
 *
 * @param schema the connection's own, empty where there is none
 * @param required every table or view that can be seen, with its columns that must not be null
 * @param foreignKeys every foreign key
 * @param indexes every index, those of primary keys and unique constraints among them
 * @param copies what may carry rows of a table elsewhere
 * @param unread what this connection may not see, one word each
 */
public record LiveSchema(
    String schema,
    Map<String, Set<String>> required,
    List<ForeignKey> foreignKeys,
    List<Index> indexes,
    List<Copy> copies,
    List<String> unread) {
  private static final Pattern QUOTES = Pattern.compile("[\"`\\[\\]]");

  /** Nothing was read. */
  public static final LiveSchema NONE =
      new LiveSchema("", Map.of(), List.of(), List.of(), List.of(), List.of());

  public LiveSchema {
    required = Map.copyOf(required);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
    copies = List.copyOf(copies);
    unread = List.copyOf(unread);
  }

  /**
   * The name here of a table that the provider writes in SQL: quoted, qualified or neither; without
   * a schema also a table that the search path finds in another one.
   */
  Optional<String> find(String asMapped) {
    List<String> parts = new ArrayList<>();
    for (String part : asMapped.split("\\.", -1)) {
      parts.add(plain(part));
    }
    String name = parts.get(parts.size() - 1);
    if (parts.size() > 1) {
      String of = parts.get(parts.size() - 2);
      return Optional.of(of.equals(schema) ? name : of + "." + name).filter(required::containsKey);
    }
    if (required.containsKey(name)) {
      return Optional.of(name);
    }
    List<String> elsewhere =
        required.keySet().stream().filter(t -> t.endsWith("." + name)).toList();
    return elsewhere.size() == 1 ? Optional.of(elsewhere.get(0)) : Optional.empty();
  }

  /**
   * The tables that a view shows, down through the views it is made of; a table that cannot be told
   * is an empty name. Empty where the name is none of a view.
   */
  Optional<Set<String>> bases(String asMapped) {
    return find(asMapped)
        .filter(name -> copies.stream().anyMatch(c -> c.isView() && c.name().equals(name)))
        .map(
            name -> {
              Set<String> bases = new TreeSet<>();
              bases(name, new HashSet<>(), bases);
              return bases;
            });
  }

  private void bases(String name, Set<String> passed, Set<String> bases) {
    List<Copy> made =
        copies.stream()
            .filter(c -> c.isView() || c.kind() == Copy.Kind.MATERIALIZED_VIEW)
            .filter(c -> c.name().equals(name))
            .toList();
    if (made.isEmpty()) {
      bases.add(name);
    } else if (passed.add(name)) {
      made.forEach(c -> bases(c.of(), passed, bases));
    }
  }

  /** Whether the database wants a value in that column of a table that it knows. */
  boolean requires(String table, String column) {
    return required.getOrDefault(table, Set.of()).contains(plain(column));
  }

  /** A name without its quotes, in lower case. */
  static String plain(String name) {
    return unquoted(name).toLowerCase(Locale.ROOT);
  }

  /** A name without the quotes that each database writes in its own way. */
  static String unquoted(String name) {
    return QUOTES.matcher(name).replaceAll("");
  }

  /** What becomes of a pointing row when the row goes that it points at. */
  public enum OnDelete {
    /** It goes too. */
    CASCADE,
    /** It stays and points nowhere, or at a default. */
    LETS_GO,
    /** It keeps the other from going. */
    REFUSES
  }

  /**
   * A foreign key.
   *
   * @param table that points
   * @param columns that point, in the key's order
   * @param target table pointed at
   */
  public record ForeignKey(String table, List<String> columns, String target, OnDelete onDelete) {
    public ForeignKey {
      columns = List.copyOf(columns);
    }

    boolean cascades() {
      return onDelete == OnDelete.CASCADE;
    }

    /** {@code output.source_id}. */
    String place() {
      return table + "." + String.join("+", columns);
    }
  }

  /**
   * An index.
   *
   * @param columns in its order; an expression stands as the database writes it
   * @param unique whether equal rows are refused
   * @param partial whether some rows are left out
   */
  public record Index(
      String table, String name, List<String> columns, boolean unique, boolean partial) {
    public Index {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Something in the database that may carry rows of a table elsewhere.
   *
   * @param name of a trigger, a rule or a publication; a table or view by its name as here
   * @param of table or view whose rows it sees; empty for a view of which that cannot be told
   */
  public record Copy(Kind kind, String name, String of) {
    boolean isView() {
      return kind == Kind.VIEW;
    }

    /** What it is. */
    public enum Kind {
      TRIGGER("trigger"),
      RULE("rule"),
      VIEW("view"),
      MATERIALIZED_VIEW("materialised view"),
      PUBLICATION("publication"),
      INHERITED("inherited table"),
      HISTORY("system-versioned history");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** For people. */
      @Override
      public String toString() {
        return word;
      }
    }
  }
}
