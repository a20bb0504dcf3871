package dev.lethe.scan;

import dev.lethe.json.JsonPath;
import java.util.List;
import java.util.Optional;

/**
 * Where the personal attributes of one entity are read for a copy: in the record itself, and in
 * tables that hold many rows for one record.
 *
 * @param fields attributes of the record, by path
 * @param parts collections, then earlier versions
 */
public record Extract(List<Field> fields, List<Part> parts) {
  public Extract {
    fields = List.copyOf(fields);
    parts = List.copyOf(parts);
  }

  /**
   * One attribute of the record.
   *
   * @param path as in the data map
   * @param type of its value
   * @param columns ways to its columns; none where it is computed or lies with other records
   * @param place where it lies in the document of its column, where that holds one
   */
  public record Field(String path, Class<?> type, List<Route> columns, Optional<Place> place) {
    public Field {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A place in a document.
   *
   * @param named every place of the document that is declared
   */
  public record Place(JsonPath at, List<JsonPath> named) {
    public Place {
      named = List.copyOf(named);
    }
  }

  /**
   * Rows of another table that belong to a record.
   *
   * @param name of the collection, or of the audit table
   * @param history true for earlier versions of the record
   * @param table where they lie
   * @param key its columns that equal the root's key, in the same order
   * @param cells what is read of each
   */
  public record Part(
      String name, boolean history, String table, List<String> key, List<Cell> cells) {
    public Part {
      key = List.copyOf(key);
      cells = List.copyOf(cells);
    }
  }

  /**
   * One column of a part.
   *
   * @param name within the part
   * @param path of the declared attribute it belongs to
   * @param column where it lies
   * @param withheld why it is not copied, where an embeddable's own declaration says so
   */
  public record Cell(String name, String path, Column column, Optional<String> withheld) {}
}
