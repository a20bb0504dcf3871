package music.tour;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.Map;
import javax.sql.DataSource;
import music.MusicModel;

/** The service's persistence unit over any database; the tables are made where they are missing. */
final class MusicPersistence {
  private MusicPersistence() {}

  static EntityManagerFactory open(DataSource source, Map<String, ?> more) {
    PersistenceConfiguration unit = new PersistenceConfiguration("music");
    MusicModel.entities().forEach(unit::managedClass);
    unit.property("jakarta.persistence.nonJtaDataSource", source);
    unit.property("jakarta.persistence.schema-generation.database.action", "create");
    // As Spring Boot names tables and columns.
    unit.property(
        "hibernate.physical_naming_strategy",
        "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");
    more.forEach(unit::property);
    return unit.createEntityManagerFactory();
  }
}
