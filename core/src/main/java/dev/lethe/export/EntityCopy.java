package dev.lethe.export;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import java.util.List;

/**
 * What was copied of one entity.
 *
 * @param sheets of its rows, then of each collection and of earlier versions
 * @param periods how long its rows are kept
 */
record EntityCopy(EntityEntry entity, List<Datum> data, List<Sheet> sheets, Periods periods) {
  Sheet root() {
    return sheets.get(0);
  }

  boolean foundAnything() {
    return sheets.stream().anyMatch(s -> s.found() > 0);
  }

  List<GroupEntry> groups() {
    return entity.groups();
  }
}
