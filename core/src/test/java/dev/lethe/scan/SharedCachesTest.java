package dev.lethe.scan;

import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.model.Code;
import dev.lethe.model.Finding.Severity;
import dev.lethe.scan.LiveSchemaContract.Guest;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.cache.cfg.spi.DomainDataRegionBuildingContext;
import org.hibernate.cache.cfg.spi.DomainDataRegionConfig;
import org.hibernate.cache.spi.support.DomainDataStorageAccess;
import org.hibernate.cache.spi.support.RegionFactoryTemplate;
import org.hibernate.cache.spi.support.StorageAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A cache that other nodes go on reading is found, once something personal is in it. */
@NullUnmarked
class SharedCachesTest {
  /** A cache that lives in this JVM. */
  @SuppressWarnings("serial")
  public static final class InThisJvm extends RegionFactoryTemplate {
    /** Keeps what it is given. */
    private record Kept(Map<Object, Object> all) implements DomainDataStorageAccess {
      @Override
      public Object getFromCache(Object key, SharedSessionContractImplementor session) {
        return all.get(key);
      }

      @Override
      public void putIntoCache(Object key, Object value, SharedSessionContractImplementor session) {
        all.put(key, value);
      }

      @Override
      public boolean contains(Object key) {
        return all.containsKey(key);
      }

      @Override
      public void evictData() {
        all.clear();
      }

      @Override
      public void evictData(Object key) {
        all.remove(key);
      }

      @Override
      public void release() {}
    }

    @Override
    protected DomainDataStorageAccess createDomainDataStorageAccess(
        DomainDataRegionConfig region, DomainDataRegionBuildingContext context) {
      return new Kept(new HashMap<>());
    }

    @Override
    protected StorageAccess createQueryResultsRegionStorageAccess(
        String region, SessionFactoryImplementor factory) {
      return new Kept(new HashMap<>());
    }

    @Override
    protected StorageAccess createTimestampsRegionStorageAccess(
        String region, SessionFactoryImplementor factory) {
      return new Kept(new HashMap<>());
    }

    @Override
    protected void prepareForUse(SessionFactoryOptions settings, Map<String, Object> properties) {}

    @Override
    protected void releaseFromUse() {}
  }

  @Test // LETHE-133
  void cachesThatOtherNodesGoOnReading() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      EntityManagerFactory emf = factory(db, Cached.class);
      assertThat(LiveSchemaContract.one(emf, Code.COPY_UNSEEN, Severity.WARNING).message())
          .isEqualTo(
              "The second-level cache (InThisJvm) may hold Guest on other nodes where no deletion"
                  + " reaches them, and nobody declared it.");
      assertThat(
              LiveSchemaContract.found(
                  emf, "schema: { copies: { second-level-cache: this runs on one node } }"))
          .isEmpty();
      assertThat(LiveSchemaContract.found(factory(db, Guest.class))).isEmpty();
    }
  }

  @Entity(name = "Guest")
  @Table(name = "guest")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Cached {
    @Id Long id;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  private static EntityManagerFactory factory(TestDatabase db, Class<?> entity) {
    return db.factory(
        Map.of(
            "hibernate.cache.use_second_level_cache",
            "true",
            "hibernate.cache.region.factory_class",
            InThisJvm.class.getName()),
        entity);
  }
}
