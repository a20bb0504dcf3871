package dev.lethe.delivery;

import dev.lethe.delivery.Outbox.State;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files below a prefix and orders the deletion of each, so that each is counted and
 * proven; the prefix itself is done when a list shows nothing that is to go.
 */
final class Below {
  /** So many are listed at once; there may be more. */
  private static final int LIST = 1_000;

  /** So often a prefix is listed again at once; later it waits, should the list never get empty. */
  private static final int QUICK = 10;

  private final Outbox outbox;
  private final SharedFiles shared;

  Below(Outbox outbox, SharedFiles shared) {
    this.outbox = outbox;
    this.shared = shared;
  }

  /** What lies below the prefix now, or the first thousand of it. A call to the store. */
  static List<String> list(ObjectStore store, String prefix) throws IOException {
    if (!(store instanceof ObjectStore.Listing listing)) {
      throw new IOException("a store that cannot list");
    }
    try (Stream<String> keys = listing.list(prefix)) {
      List<String> found = keys.limit(LIST).toList();
      if (!found.stream().allMatch(k -> k.startsWith(prefix))) {
        throw new IOException("a list of what lies elsewhere");
      }
      return found;
    }
  }

  /**
   * Orders what is not ordered yet. Behind the gate.
   *
   * @param later when to look again if there is nothing to do now
   * @return whether there is more to do at once
   */
  boolean order(Unit unit, Pending prefix, List<String> found, Instant now, Instant later) {
    Set<String> open = open(unit, prefix.target(), found);
    List<Pending> files = new ArrayList<>();
    for (String key : new HashSet<>(found)) {
      if (!open.contains(key)) {
        files.add(prefix.below(outbox.id(), key));
      }
    }
    files.removeAll(shared.needed(unit, files));
    outbox.insert(unit, files, now);
    if (files.isEmpty() && open.isEmpty() && found.size() < LIST) {
      outbox.left(unit, List.of(prefix.id()));
      return false;
    }
    boolean again = !files.isEmpty() && prefix.attempts() < QUICK;
    outbox.failed(unit, prefix.id(), State.WAITING, again ? now : later, "files are left below it");
    return again;
  }

  private static Set<String> open(Unit unit, String store, List<String> keys) {
    Set<String> open = new HashSet<>();
    if (!keys.isEmpty()) {
      unit.sql()
          .each(
              """
              select object_key from lethe_outbox
              where kind = 'FILE' and state <> 'DONE' and target = :store and object_key in (:keys)
              """,
              Sql.params("store", store, "keys", keys),
              row -> open.add(row.text("object_key")));
    }
    return open;
  }
}
