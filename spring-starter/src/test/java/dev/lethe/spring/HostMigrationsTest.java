package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The host's Flyway makes Lethe's tables: they are checked after it, and Lethe makes none. */
@NullUnmarked // fields are set before each test
class HostMigrationsTest {
  @TempDir Path folder;

  private String history(ConfigurableApplicationContext host) {
    return String.join(
        ",",
        host.getBean(JdbcTemplate.class)
            .queryForList(
                "select script from flyway_schema_history order by installed_rank", String.class));
  }

  @Test
  void aScriptThatTheHostTookOverIsEnough() throws Exception {
    try (InputStream script =
        Lethe.class.getResourceAsStream("/db/lethe/postgresql/V1__lethe.sql")) {
      Files.copy(script, folder.resolve("V7__lethe.sql"));
    }
    try (ConfigurableApplicationContext host =
        Clubs.start(
            Server.postgres(),
            "spring.flyway.locations=classpath:db/migration,filesystem:" + folder,
            "lethe.mode=act",
            "lethe.schema.initialize=never",
            "lethe.keys.file=" + Server.key(folder))) {
      assertThat(host.getBean(Lethe.class).holds().active()).isEmpty();
      assertThat(history(host)).isEqualTo("V1__club.sql,V7__lethe.sql");
    }
  }

  @Test
  void ownTablesMadeByLetheAreNoneOfFlywaysBusiness() {
    try (ConfigurableApplicationContext host =
        Clubs.start(
            Server.postgres(),
            "lethe.mode=act",
            "lethe.schema.initialize=always",
            "lethe.keys.file=" + Server.key(folder))) {
      assertThat(Clubs.ownTables(host)).contains("lethe_schema");
      assertThat(history(host)).isEqualTo("V1__club.sql");
    }
  }
}
