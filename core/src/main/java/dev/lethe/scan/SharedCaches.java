package dev.lethe.scan;

import dev.lethe.register.SchemaNotes;
import java.util.List;
import org.hibernate.persister.entity.EntityPersister;

/** Finds second-level caches that other nodes would go on reading after a deletion. */
final class SharedCaches {
  static final String ID = "second-level-cache";

  /** Packages of caches that one cluster shares; local caches of the same makers say so. */
  private static final List<String> CLUSTERED =
      List.of("org.infinispan.", "com.hazelcast.", "org.redisson.");

  private final MappedTables mapped;
  private final SchemaNotes notes;
  private final Findings findings;

  SharedCaches(MappedTables mapped, SchemaNotes notes, Findings findings) {
    this.mapped = mapped;
    this.notes = notes;
    this.findings = findings;
  }

  void check(List<Footprint> footprints) {
    if (!mapped.factory().getSessionFactoryOptions().isSecondLevelCacheEnabled()) {
      return;
    }
    Class<?> region = mapped.factory().getCache().getRegionFactory().getClass();
    boolean clustered =
        CLUSTERED.stream().anyMatch(region.getName()::startsWith)
            && !region.getSimpleName().contains("Local");
    List<String> cached =
        footprints.stream()
            .filter(f -> isCached(mapped.persister(f)))
            .map(Footprint::entity)
            .sorted()
            .toList();
    if (!clustered && !cached.isEmpty()) {
      UnseenCopies.undeclared(
          notes,
          findings,
          ID,
          "The second-level cache ("
              + region.getSimpleName()
              + ") may hold "
              + String.join(", ", cached)
              + " on other nodes where no deletion reaches them");
    }
  }

  private static boolean isCached(EntityPersister persister) {
    return persister.canReadFromCache() || persister.canWriteToCache();
  }
}
