package music.web;

import dev.lethe.evidence.Keys;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A PostgreSQL of the service's own, in its folder, where {@code spring.datasource.url} is not set.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabase.NoOther.class)
class EmbeddedDatabase {
  private static final String ADMINISTRATOR = "postgres";

  @Bean(destroyMethod = "close")
  EmbeddedPostgres server(Settings settings) throws IOException {
    Files.createDirectories(settings.folder());
    return EmbeddedPostgres.builder()
        .setDataDirectory(settings.folder().resolve("postgres").toAbsolutePath())
        .setCleanDataDirectory(false)
        .start();
  }

  @Bean
  JdbcConnectionDetails database(EmbeddedPostgres server) {
    // Without details of errors: they quote the row.
    String url = server.getJdbcUrl(ADMINISTRATOR, "postgres") + "&logServerErrorDetail=false";
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return ADMINISTRATOR;
      }

      @Override
      public String getPassword() {
        return ADMINISTRATOR;
      }

      @Override
      public String getJdbcUrl() {
        return url;
      }
    };
  }

  /** Beside the database, not in it; a service with a database of its own says lethe.keys.file. */
  @Bean
  Keys keys(Settings settings) throws IOException {
    Path file = settings.folder().resolve("lethe.key");
    if (!Files.exists(file)) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      Path made = Files.createTempFile(settings.folder(), "lethe", null); // its owner's alone
      Files.writeString(made, Base64.getEncoder().encodeToString(key));
      Files.move(made, file);
    }
    return Keys.file(file);
  }

  /** No other database was given. */
  static class NoOther implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().containsProperty("spring.datasource.url");
    }
  }
}
