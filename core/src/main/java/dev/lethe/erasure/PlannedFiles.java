package dev.lethe.erasure;

import dev.lethe.act.Book;
import dev.lethe.act.Workshop;
import dev.lethe.delivery.Deliveries.Holder;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.scan.Footprint.Derived;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.store.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Foresees which files go: each once, and none that a row holds which stays. What lies below a
 * prefix is not counted before the store has listed it.
 */
final class PlannedFiles {
  private final Map<String, List<Planned>> byStore = new TreeMap<>();
  private final Set<Holder> ending = new HashSet<>();

  /** A file that a row lets go; another row that holds {@code guard} keeps it. */
  private record Planned(String key, String guard, String entity, String rule, Reason reason) {
    @Override
    public String toString() {
      return "file of " + rule;
    }
  }

  /** The files of one column of a row that ends. */
  void add(Holder row, StoredFile file, String key, Reason reason) {
    ending.add(row);
    List<Planned> files = byStore.computeIfAbsent(file.store(), s -> new ArrayList<>());
    files.add(new Planned(key, key, row.entity(), row.rule(), reason));
    for (Derived other : file.derived(key, row.record())) {
      if (!other.prefix()) {
        String guard = other.own() ? other.key() : key;
        files.add(new Planned(other.key(), guard, row.entity(), row.rule(), reason));
      }
    }
  }

  /** What goes of them, once every row that ends is known. */
  List<Tally> tallies(Workshop shop, Unit unit) {
    Map<String, Book> books = new TreeMap<>();
    byStore.forEach(
        (store, files) -> {
          Set<String> keys = new HashSet<>();
          files.forEach(f -> keys.addAll(List.of(f.key(), f.guard())));
          Set<String> held = shop.deliveries().held(unit, store, keys, ending);
          Map<String, Planned> once = new HashMap<>();
          files.stream()
              .filter(f -> !held.contains(f.key()) && !held.contains(f.guard()))
              .forEach(f -> once.putIfAbsent(f.key(), f));
          once.values()
              .forEach(
                  f ->
                      books
                          .computeIfAbsent(f.entity() + " files", e -> new Book())
                          .erased(f.rule(), f.reason(), Technique.FILE_DELETED, 1));
        });
    return books.entrySet().stream().map(b -> b.getValue().tally(b.getKey())).toList();
  }
}
