package dev.lethe.spring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases for hosts under test, and key files. */
final class Server {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Server() {}

  /** Properties of a new, empty database on a real server, where the host's tables are Flyway's. */
  static String[] postgres() {
    String name = "club" + NEXT.incrementAndGet();
    EmbeddedPostgres server = Running.SERVER;
    try (var connection =
            DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new String[] {
      "spring.datasource.url=jdbc:postgresql://localhost:" + server.getPort() + "/" + name,
      "spring.datasource.username=postgres",
      "spring.jpa.hibernate.ddl-auto=validate"
    };
  }

  /** Properties of a new database in memory, where Hibernate makes the host's tables. */
  static String[] h2() {
    return new String[] {
      "spring.datasource.url=jdbc:h2:mem:club" + NEXT.incrementAndGet() + ";DB_CLOSE_DELAY=-1",
      "spring.jpa.hibernate.ddl-auto=update",
      "spring.flyway.enabled=false"
    };
  }

  static Path key(Path folder) {
    try {
      Path file =
          Files.writeString(
              folder.resolve("lethe.key"), Base64.getEncoder().encodeToString(new byte[32]));
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Running {
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
}
