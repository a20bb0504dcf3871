package dev.lethe.retention;

import dev.lethe.model.Code;
import dev.lethe.scan.Footprint;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostRow.Contents;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts rows of one entity with something of which nobody has said what it is. */
final class Unmapped {
  private final Footprint footprint;
  private final SortedMap<String, Long> more = new TreeMap<>();
  private final SortedMap<String, Long> unreadable = new TreeMap<>();
  private long keys;

  Unmapped(Footprint footprint) {
    this.footprint = footprint;
  }

  void count(HostRow row) {
    row.documents()
        .forEach(
            (path, its) -> (its == Contents.MORE ? more : unreadable).merge(path, 1L, Long::sum));
    if (footprint.listed().filter(c -> !row.conditions().contains(c)).isPresent()) {
      keys++;
    }
  }

  /** Without the name of any member or key: it is data. */
  SortedMap<String, Code> warnings() {
    SortedMap<String, Code> warnings = new TreeMap<>();
    more.forEach(
        (path, n) ->
            warnings.put(
                place(path) + "in " + rows(n) + " there are members that no line names.",
                Code.VALUES_UNMAPPED));
    unreadable.forEach(
        (path, n) ->
            warnings.put(
                place(path) + "in " + rows(n) + " there is no JSON.", Code.DOCUMENT_UNREADABLE));
    if (keys > 0) {
      warnings.put(
          footprint.entity()
              + ": "
              + rows(keys)
              + " have a key that @KeyedValues does not list; they stay for review.",
          Code.VALUES_UNMAPPED);
    }
    return warnings;
  }

  private String place(String path) {
    return footprint.entity() + "." + path + ": ";
  }

  private static String rows(long n) {
    return n == 1 ? "1 row" : n + " rows";
  }
}
