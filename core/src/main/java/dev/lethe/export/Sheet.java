package dev.lethe.export;

import dev.lethe.export.Exports.Line;
import dev.lethe.json.CsvRows;
import dev.lethe.json.JsonRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The copy of one kind of row, written as JSON and CSV while it is read; keeps a few rows. */
final class Sheet implements AutoCloseable {
  private static final int SHOWN = 20;
  static final String RECORD = "record";

  private final Path folder;
  private final String name;
  private final String file;
  private final List<String> head;
  private final List<Map<String, @Nullable Object>> first = new ArrayList<>();
  private final SortedMap<String, Count> fields = new TreeMap<>();
  private @Nullable JsonRows json;
  private @Nullable CsvRows csv;
  private long exported;
  private long withheld;

  /** How often a field was copied, and how often not. */
  static final class Count {
    long copied;
    long withheld;
    long others;
    String reason = "";
  }

  /**
   * A sheet without rows.
   *
   * @param name for people and the manifest
   * @param file name without folder and ending
   * @param head columns beside the record's number
   */
  Sheet(Path folder, String name, String file, List<String> head) {
    this.folder = folder;
    this.name = name;
    this.file = file;
    this.head = List.copyOf(head);
  }

  void copied(String field) {
    count(field).copied++;
  }

  /** There is a value, and the declaration says that it is not copied. */
  void withheld(String field, String reason) {
    Count count = count(field);
    count.withheld++;
    count.reason = reason;
  }

  /** The value is another person's. */
  void others(String field, String reason) {
    Count count = count(field);
    count.others++;
    count.reason = count.reason.isEmpty() ? reason : count.reason;
  }

  private Count count(String field) {
    return fields.computeIfAbsent(field, f -> new Count());
  }

  /** A row of which nothing is copied. */
  void leaveOut() {
    withheld++;
  }

  void add(long record, Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put(RECORD, record);
    row.putAll(values);
    try {
      if (json == null || csv == null) {
        json = new JsonRows(Files.newBufferedWriter(folder.resolve(file + ".json")));
        csv = new CsvRows(Files.newBufferedWriter(folder.resolve(file + ".csv")), columns());
      }
      json.add(row);
      List<@Nullable Object> cells = new ArrayList<>();
      for (String column : columns()) {
        Object cell = row.get(column);
        cells.add(cell instanceof List || cell instanceof Map ? cell.toString() : cell);
      }
      csv.add(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    exported++;
    if (first.size() < SHOWN) {
      first.add(row);
    }
  }

  List<String> columns() {
    List<String> all = new ArrayList<>(List.of(RECORD));
    all.addAll(head);
    return all;
  }

  String name() {
    return name;
  }

  String file() {
    return file;
  }

  long exported() {
    return exported;
  }

  long found() {
    return exported + withheld;
  }

  List<Map<String, @Nullable Object>> first() {
    return first;
  }

  SortedMap<String, Count> fields() {
    return fields;
  }

  Line line() {
    Map<String, String> left = new TreeMap<>();
    fields.forEach(
        (field, count) -> {
          if (count.withheld + count.others > 0) {
            left.put(field, count.reason);
          }
        });
    return Line.of(name, found(), exported, withheld, left);
  }

  @Override
  public void close() {
    try {
      if (json != null) {
        json.close();
      }
      if (csv != null) {
        csv.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
