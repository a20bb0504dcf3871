package dev.lethe.export;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many files were found by kind of row, and how many of those the stores no longer have. */
final class FileTally {
  private final SortedMap<String, long[]> bySheet = new TreeMap<>();
  private final Set<String> missing = new HashSet<>();

  void contained(FileList.Wanted file) {
    counts(file)[0]++;
  }

  void missing(FileList.Wanted file) {
    counts(file)[1]++;
    missing.add(file.entry());
  }

  private long[] counts(FileList.Wanted file) {
    return bySheet.computeIfAbsent(file.sheet(), s -> new long[2]);
  }

  long contained(String sheet) {
    return bySheet.getOrDefault(sheet, new long[2])[0];
  }

  long missing(String sheet) {
    return bySheet.getOrDefault(sheet, new long[2])[1];
  }

  long contained() {
    return bySheet.values().stream().mapToLong(c -> c[0]).sum();
  }

  long missing() {
    return missing.size();
  }

  boolean isMissing(String entry) {
    return missing.contains(entry);
  }
}
