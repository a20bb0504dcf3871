package dev.lethe.store;

import dev.lethe.scan.Footprint;
import jakarta.persistence.EntityManagerFactory;
import java.time.ZoneId;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** The host's tables, read and changed through the provider's own readers and binders. */
public final class HostTables {
  private final SessionFactoryImplementor factory;
  private final ZoneId zone;

  /**
   * The tables behind a persistence unit.
   *
   * @param zone the controller's, for days
   */
  public HostTables(EntityManagerFactory emf, ZoneId zone) {
    this.factory = emf.unwrap(SessionFactoryImplementor.class);
    this.zone = zone;
  }

  /** The rows of one entity, seen in one unit of work. */
  public HostRows rows(Unit unit, Footprint footprint) {
    return new HostRows(new HostSql(unit, footprint, factory.getWrapperOptions()), zone);
  }

  /** Keys in columns of one entity and others, compared. */
  public HostKeys keys(Unit unit, Footprint footprint) {
    return new HostKeys(new HostSql(unit, footprint, factory.getWrapperOptions()));
  }

  /** Many rows of one entity in one pass, for a copy. */
  public HostStream stream(Unit unit, Footprint footprint) {
    return new HostStream(new HostSql(unit, footprint, factory.getWrapperOptions()), zone);
  }

  /** What may be done to the rows of one entity, in a destroying unit of work. */
  public HostChanges changes(Unit unit, Footprint footprint) {
    return new HostChanges(new HostSql(unit, footprint, factory.getWrapperOptions()), this::evict);
  }

  /** Whether what was taken from the rows of one entity is really gone, in this unit of work. */
  public HostResidue residue(Unit unit, Footprint footprint) {
    return new HostResidue(new HostSql(unit, footprint, factory.getWrapperOptions()));
  }

  /** Forgets cached copies of an entity, once what was done to it has committed. */
  private void evict(Class<?> entity) {
    factory.getCache().evictEntityData(entity);
    factory.getCache().evictCollectionData();
    factory.getCache().evictQueryRegions();
  }
}
