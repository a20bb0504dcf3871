package dev.lethe.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.Lethe;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.evidence.Keys;
import dev.lethe.export.Exports.ExportReceipt;
import dev.lethe.export.Exports.Sink;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A host in a JVM of its own with a small heap: exports one member and says how many lines. */
public final class ExportHeap {
  private ExportHeap() {}

  /**
   * Exports.
   *
   * @param args url, user, key file, member, target, and whether fetch sizes reach the driver
   */
  public static void main(String[] args) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setUsername(args[1]);
    config.setPassword("");
    config.setMaximumPoolSize(4);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      var persistence =
          new HibernatePersistenceConfiguration("heap")
              .property(
                  "jakarta.persistence.nonJtaDataSource",
                  Boolean.parseBoolean(args[5]) ? pool : deaf(pool));
      for (Class<?> entity : Host.entities()) {
        persistence.managedClass(entity);
      }
      try (var emf = persistence.createEntityManagerFactory();
          Lethe lethe =
              Lethe.builder(emf, Keys.file(Path.of(args[2])))
                  .register(Host.register())
                  .objectStore("audio", new Nothing())
                  .schema(Lethe.Schema.CHECK_ONLY)
                  .build()) {
        ExportReceipt receipt =
            lethe
                .exports()
                .access(
                    lethe.person(Member.class, UUID.fromString(args[3])),
                    Sink.file(Path.of(args[4])));
        System.out.println("exported " + receipt.found());
      }
    }
  }

  /** A pool whose statements do not hear of fetch sizes. */
  private static DataSource deaf(DataSource pool) {
    return proxy(DataSource.class, pool);
  }

  private static <T> T proxy(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            ExportHeap.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("setFetchSize")) {
                return null;
              }
              try {
                Object made = method.invoke(target, arguments);
                if (made instanceof Connection) {
                  return proxy(Connection.class, made);
                }
                return made instanceof PreparedStatement
                    ? proxy(PreparedStatement.class, made)
                    : made;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** A store without files. */
  private static final class Nothing implements ObjectStore {
    @Override
    public Gone delete(String key) {
      return Gone.NOW;
    }

    @Override
    public Optional<InputStream> open(String key) {
      return Optional.empty();
    }

    @Override
    public boolean exists(String key) {
      return false;
    }
  }
}
