package dev.lethe.scan;

import dev.lethe.annotation.SubjectRole;
import dev.lethe.datamap.Condition;
import dev.lethe.json.JsonPath;
import dev.lethe.scan.Route.Test;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where one declared entity lies in the database: every table that holds something of its rows, how
 * to reach what its verdicts need, and who refers to it. What {@code store} works with; not part of
 * the data map.
 *
 * @param entity JPA name, as in the data map
 * @param type entity class
 * @param table root table
 * @param key primary key columns of the root table, in the provider's order
 * @param idParts takes an identifier apart into the values of {@link #key}
 * @param version optimistic lock column, raised by every update
 * @param dependents tables that hold parts of a row beside the root, in the order of deletion
 * @param references rows of other tables that point at a row of this one
 * @param links ways to the people a row belongs to
 * @param routes ways to every temporal value a rule of this entity counts from, by its path
 * @param zones declared zones of anchors without one of their own, by path
 * @param conditions of this entity's rules, and how a row is tested for them
 * @param groups what emptying or deleting a field group touches, by group id
 * @param attributes ways to the single-column attributes of this record and of the records it goes
 *     with ({@code upload.originalName}), by path: what a hold may name
 * @param parents records that this one goes with, nearest first
 * @param extract where the personal attributes are read for a copy
 * @param created way to the instant at which a row came to be, as a rule or an annotation of the
 *     provider says or its name does; of a record that goes with a parent, the parent's
 * @param owner recipient who owns the tables, where they are only read: nothing is changed or
 *     locked
 * @param listed for a key-value table: that the row's key is listed; one of the conditions
 */
public record Footprint(
    String entity,
    Class<?> type,
    String table,
    List<Column> key,
    Function<Object, List<Object>> idParts,
    Optional<Column> version,
    List<Dependent> dependents,
    List<Reference> references,
    List<Link> links,
    Map<String, Route> routes,
    Map<String, ZoneId> zones,
    Map<Condition, Test> conditions,
    Map<String, GroupFootprint> groups,
    Map<String, Route> attributes,
    List<Parent> parents,
    Extract extract,
    Optional<Route> created,
    Optional<String> owner,
    Optional<Condition> listed) {
  public Footprint {
    key = List.copyOf(key);
    dependents = List.copyOf(dependents);
    references = List.copyOf(references);
    links = List.copyOf(links);
    routes = Map.copyOf(routes);
    zones = Map.copyOf(zones);
    conditions = Map.copyOf(conditions);
    groups = Map.copyOf(groups);
    attributes = Map.copyOf(attributes);
    parents = List.copyOf(parents);
  }

  /**
   * Whether a row may belong to nobody: a value says so that no link covers, or a collection of
   * owners is empty.
   */
  public boolean mayBeNobodys() {
    return links.stream()
        .anyMatch(l -> l.role() == SubjectRole.OWNER && (l.isMany() || l.isConditional()));
  }

  /** The way to the key of a file; of a record's other tables too. */
  public Route keyOf(StoredFile file) {
    Route way = attributes.get(file.column().path());
    return way == null ? Route.own(file.column()) : way;
  }

  /** Every table that holds part of a row, sorted. */
  public List<String> tables() {
    return Stream.concat(Stream.of(table), dependents.stream().map(Dependent::table))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * A table that holds part of a row and goes with it.
   *
   * @param table as the provider writes it
   * @param key its columns that equal the root's key, in the same order
   * @param kind why it is there
   */
  public record Dependent(String table, List<String> key, Kind kind) {
    /** What a dependent table holds. */
    public enum Kind {
      COLLECTION,
      AUDIT,
      SECONDARY
    }

    public Dependent {
      key = List.copyOf(key);
    }
  }

  /**
   * Rows elsewhere that point at this entity's root row.
   *
   * @param entity whose rows point here
   * @param type its class
   * @param table their table
   * @param columns the pointing columns, in the order of this entity's key
   * @param detachable true where they may be set to null when this row goes
   * @param version version column to raise when they are
   * @param when only these rows of the table point here
   * @param key the pointing column, where it holds this entity's key in another form
   * @param row columns of the table that hold the other entity's key, where it is a table of links;
   *     else empty
   */
  public record Reference(
      String entity,
      Class<?> type,
      String table,
      List<String> columns,
      boolean detachable,
      Optional<Column> version,
      List<Test> when,
      Optional<Column> key,
      List<String> row) {
    public Reference {
      when = List.copyOf(when);
      columns = List.copyOf(columns);
      row = List.copyOf(row);
    }

    /** From the other entity's own rows. */
    public Reference(
        String entity,
        Class<?> type,
        String table,
        List<String> columns,
        boolean detachable,
        Optional<Column> version,
        List<Test> when,
        Optional<Column> key) {
      this(entity, type, table, columns, detachable, version, when, key, List.of());
    }

    /** Whether the table shows which rows of that entity point here. */
    public boolean tells(Footprint from) {
      return !row.isEmpty() || from.table().equals(table);
    }

    /** By columns of the types of this entity's key. */
    public Reference(
        String entity,
        Class<?> type,
        String table,
        List<String> columns,
        boolean detachable,
        Optional<Column> version,
        List<Test> when) {
      this(entity, type, table, columns, detachable, version, when, Optional.empty());
    }
  }

  /**
   * A column with the person's key at a recipient.
   *
   * @param recipient its id in the register
   */
  public record RecipientColumn(String recipient, Column column) {}

  /**
   * A record that this one goes with; a hold on it reaches here.
   *
   * @param entity its entity
   * @param prefix relation path that leads there: {@code upload}
   * @param key ways to its key columns, in its key's order
   */
  public record Parent(String entity, String prefix, List<Route> key) {
    public Parent {
      key = List.copyOf(key);
    }
  }

  /**
   * What one field group is made of.
   *
   * @param emptied columns to overwrite, with what stands there afterwards
   * @param collections tables whose rows of this record go with the group
   * @param audits audit copies in which the same columns are emptied
   * @param files keys of files that share the group's verdict
   * @param keepsColumns true where part of the group can only go with the row (closing instants,
   *     anchors, keys)
   * @param recipientKeys keys under which recipients know the person
   * @param inside places in documents that are emptied there
   */
  public record GroupFootprint(
      List<Emptying> emptied,
      List<Dependent> collections,
      List<AuditCopy> audits,
      List<StoredFile> files,
      boolean keepsColumns,
      List<RecipientColumn> recipientKeys,
      List<Inside> inside) {
    public GroupFootprint {
      inside = List.copyOf(inside);
      recipientKeys = List.copyOf(recipientKeys);
      emptied = List.copyOf(emptied);
      collections = List.copyOf(collections);
      audits = List.copyOf(audits);
      files = List.copyOf(files);
    }
  }

  /**
   * One column and what stands there once it is emptied.
   *
   * @param column of the root table or a secondary one
   * @param key the columns of that table that equal the root's key
   * @param with null, a random placeholder, or a constant
   */
  public record Emptying(Column column, List<String> key, Filler with) {
    public Emptying {
      key = List.copyOf(key);
    }
  }

  /**
   * What a group holds of a document.
   *
   * @param column way to it, read and bound as the text that it is
   * @param key the columns of its table that equal the root's key
   * @param named every place of the document that is declared, personal or not
   * @param places those that belong to the group
   * @param rest whether what lies at no place does
   */
  public record Inside(
      Route column, List<String> key, List<JsonPath> named, Set<JsonPath> places, boolean rest) {
    public Inside {
      key = List.copyOf(key);
      named = List.copyOf(named);
      places = Set.copyOf(places);
    }
  }

  /** What stands in a column after emptying. */
  public sealed interface Filler {
    /** Nothing. */
    record Null() implements Filler {}

    /**
     * Random characters, fresh for each row and never derived from an id.
     *
     * @param before fixed text before them
     * @param random how many hexadecimal digits
     * @param after fixed text after them
     */
    record RandomText(String before, int random, String after) implements Filler {
      /** From this many digits on a text stays unique, and is known again. */
      public static final int ENOUGH = 16;

      /** As many digits as are ever used: 128 bits. */
      public static final int MOST = 32;

      /**
       * Whether a text is one of these. With enough digits also one that was made when the column
       * was shorter or longer; a text of a few digits alone cannot be told from others like it.
       */
      public boolean matches(String text) {
        String whole = text.stripTrailing(); // a CHAR column fills up with spaces
        int digits = whole.length() - before.length() - after.length();
        return (random < ENOUGH ? digits == random : digits >= ENOUGH && digits <= MOST)
            && whole.startsWith(before)
            && whole.endsWith(after)
            && whole
                .substring(before.length(), before.length() + digits)
                .chars()
                .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
      }

      /** Whether nobody else would write such a text. */
      public boolean tellsItself() {
        return random >= ENOUGH && !(before + after).isEmpty();
      }
    }

    /** A declared constant, as a value of the attribute's type. */
    record Constant(Object value) implements Filler {}
  }

  /**
   * The same columns in an audit table.
   *
   * @param table the audit table
   * @param key its columns that equal the root's key
   * @param columns to set to null there
   */
  public record AuditCopy(String table, List<String> key, List<String> columns) {
    public AuditCopy {
      key = List.copyOf(key);
      columns = List.copyOf(columns);
    }
  }

  /**
   * A file, or files below a prefix, that no column names.
   *
   * @param key of the file, or the prefix
   * @param own whether it is this row's alone, whoever else holds the column's key
   */
  public record Derived(String key, boolean prefix, boolean own) {
    /** Shows nothing of the row. */
    @Override
    public String toString() {
      return "derived file";
    }
  }

  /**
   * A file whose key a column holds.
   *
   * @param column with the key
   * @param store name of the object store
   * @param derived patterns of further keys: {@code {key}.peaks.json}, {@code thumbs/{id}/}
   * @param shared whether several rows may hold the same key
   */
  public record StoredFile(Column column, String store, List<String> derived, boolean shared) {
    public StoredFile {
      derived = List.copyOf(derived);
    }

    /** Whether files below a prefix belong to it, which only a list of the store shows. */
    public boolean needsList() {
      return derived.stream().anyMatch(StoredFile::isPrefix);
    }

    /** Whether a pattern means every file below it. */
    public static boolean isPrefix(String pattern) {
      return pattern.endsWith("/");
    }

    /**
     * The keys that follow from a row's.
     *
     * @param key that the column holds
     * @param id canonical text of the row's key
     */
    public List<Derived> derived(String key, String id) {
      return derived.stream()
          .map(
              pattern ->
                  new Derived(
                      pattern.replace("{id}", id).replace("{key}", key),
                      isPrefix(pattern),
                      pattern.contains("{id}")))
          .toList();
    }
  }
}
