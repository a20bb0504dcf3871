package music.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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

  /** No other database was given. */
  static class NoOther implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().containsProperty("spring.datasource.url");
    }
  }
}
