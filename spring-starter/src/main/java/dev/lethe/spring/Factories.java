package dev.lethe.spring;

import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/** Which of the host's EntityManagerFactories is meant. */
final class Factories {
  private Factories() {}

  /** The named one, else the only or the primary one. */
  static EntityManagerFactory choose(ListableBeanFactory beans, @Nullable String named) {
    if (named == null) {
      EntityManagerFactory only = beans.getBeanProvider(EntityManagerFactory.class).getIfUnique();
      if (only == null) throw unclear("lethe.mode is act, and no single one is the obvious", beans);
      return only;
    }
    if (!names(beans).contains(named))
      throw unclear(
          "lethe.entity-manager-factory names '" + named + "', and no such bean exists", beans);
    return beans.getBean(named, EntityManagerFactory.class);
  }

  private static MisuseException unclear(String what, ListableBeanFactory beans) {
    List<String> names = names(beans);
    return new MisuseException(
        Code.FACTORY_UNCLEAR,
        what + "; EntityManagerFactories: " + (names.isEmpty() ? "none" : names) + ".",
        "Set lethe.entity-manager-factory to the name of one of them, or mark one as primary.");
  }

  private static List<String> names(ListableBeanFactory beans) {
    return List.of(
        BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, EntityManagerFactory.class));
  }

  /** Whether its database lives in this JVM's memory, as Boot sees it. */
  static boolean embedded(EntityManagerFactory emf) {
    DataSource source = emf instanceof EntityManagerFactoryInfo info ? info.getDataSource() : null;
    return source != null && EmbeddedDatabaseConnection.isEmbedded(source);
  }
}
