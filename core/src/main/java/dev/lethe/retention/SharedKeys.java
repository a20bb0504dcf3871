package dev.lethe.retention;

import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Scanned;
import dev.lethe.store.HostKeys.Keys;
import dev.lethe.store.HostTables;
import dev.lethe.store.Unit;
import java.util.ArrayList;
import java.util.List;

/** Finds files that several rows hold the key of though their column does not say so. */
final class SharedKeys {
  private final Scanned scanned;
  private final HostTables tables;

  SharedKeys(Scanned scanned, HostTables tables) {
    this.scanned = scanned;
    this.tables = tables;
  }

  /** Of the columns of one group, with counts only. */
  List<Finding> of(Unit unit, Footprint footprint, GroupFootprint group) {
    List<Finding> found = new ArrayList<>();
    for (StoredFile file : group.files()) {
      if (!file.shared()) {
        long keys = tables.keys(unit, footprint).repeated(keys(group, file), others(file));
        if (keys > 0) {
          found.add(finding(footprint.entity() + "." + file.column().path(), file, keys));
        }
      }
    }
    return found;
  }

  private static Keys keys(GroupFootprint group, StoredFile file) {
    return new Keys(
        file.column(),
        group.emptied().stream()
            .filter(e -> e.column().equals(file.column()))
            .map(Emptying::with)
            .toList());
  }

  private List<Keys> others(StoredFile file) {
    List<Keys> others = new ArrayList<>();
    for (Footprint footprint : scanned.footprints()) {
      for (GroupFootprint group : footprint.groups().values()) {
        group.files().stream()
            .filter(f -> f.store().equals(file.store()) && !same(f, file))
            .forEach(f -> others.add(keys(group, f)));
      }
    }
    return others;
  }

  private static boolean same(StoredFile a, StoredFile b) {
    return a.column().table().equals(b.column().table())
        && a.column().name().equals(b.column().name());
  }

  private static Finding finding(String place, StoredFile file, long keys) {
    return new Finding(
        Code.FILE_SHARED,
        Severity.WARNING,
        place,
        place
            + ": "
            + keys
            + (keys == 1 ? " key of a file stands" : " keys of files stand")
            + " in more than one row, and the column does not say that files are shared.",
        "If they are, write @StoredObject(store = \""
            + file.store()
            + "\", shared = true); else give each row a file of its own. Then preview again, and"
            + " arm.");
  }
}
