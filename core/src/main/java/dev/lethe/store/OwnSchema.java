package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Lethe's own tables: versioned scripts per database, applied by Lethe or only checked. */
public final class OwnSchema {
  /** The version that this release needs. */
  public static final int VERSION = 1;

  private static final String UNIT = "own schema";

  private final Connections connections;

  OwnSchema(Connections connections) {
    this.connections = connections;
  }

  /** Applies what is missing. Repeatable, and safe beside another node that does the same. */
  public void apply() {
    Dialect dialect = connections.dialect();
    try (OwnConnection own = OwnConnection.begin(connections, Unit.Kind.RECORDING, UNIT)) {
      dialect.lockSchema(own.connection());
      try {
        run(own.connection(), dialect);
        own.commit();
      } finally {
        dialect.unlockSchema(own.connection());
      }
    } catch (SQLException e) {
      throw Failures.translate(UNIT, dialect, e);
    }
  }

  private static void run(Connection connection, Dialect dialect) throws SQLException {
    for (int version = 1; version <= VERSION; version++)
      for (String statement : statements(script(dialect, version))) Jdbc.run(connection, statement);
  }

  /** Refuses to go on when the tables are missing or of another version. */
  public void check() {
    Dialect dialect = connections.dialect();
    int found;
    try (OwnConnection own = OwnConnection.begin(connections, Unit.Kind.READING, UNIT)) {
      found =
          Jdbc.one(
              own.connection(),
              "select coalesce(max(version), 0) from lethe_schema",
              result -> result.getInt(1));
    } catch (SQLException e) {
      if (dialect.tableMissing(e)) throw missing(dialect);
      throw Failures.translate(UNIT, dialect, e);
    }
    if (found == 0) throw missing(dialect);
    if (found != VERSION)
      throw new InfrastructureException(
          Code.SCHEMA_OLD,
          "Lethe's own tables are of version " + found + "; this release needs " + VERSION + ".",
          found < VERSION
              ? "Apply the later scripts of db/lethe/" + dialect.folder() + "/."
              : "Use the release that these tables were made by, or a later one.",
          false);
  }

  static InfrastructureException missing(Dialect dialect) {
    return new InfrastructureException(
        Code.SCHEMA_MISSING,
        "Lethe's own tables are missing.",
        "Build with .schema(Schema.APPLY), in Spring Boot lethe.schema.initialize=always; or copy "
            + path(dialect, VERSION)
            + " to your Flyway folder; or include it in a Liquibase change set with sqlFile.",
        false);
  }

  private static String path(Dialect dialect, int version) {
    return "db/lethe/" + dialect.folder() + "/V" + version + "__lethe.sql";
  }

  private static String script(Dialect dialect, int version) {
    String path = path(dialect, version);
    try (InputStream in = OwnSchema.class.getResourceAsStream("/" + path)) {
      if (in == null) throw new IllegalStateException(path + " is not in Lethe's jar");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(path + " cannot be read", e);
    }
  }

  private static List<String> statements(String script) {
    String bare =
        script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    return Arrays.stream(bare.split(";\n|;\\z", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
