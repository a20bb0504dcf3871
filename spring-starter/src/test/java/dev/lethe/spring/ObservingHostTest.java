package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The first day in a real host: PostgreSQL, Flyway, ddl-auto=validate, and nothing said. */
@ExtendWith(OutputCaptureExtension.class)
class ObservingHostTest {
  private static final String WITHOUT_LETHE =
      Clubs.WITHOUT_QUARTZ + "," + LetheAutoConfiguration.class.getName();

  @Test
  void itLooksWithoutTablesThreadsOrMigrations(CapturedOutput log) {
    Set<String> without;
    try (ConfigurableApplicationContext host = Clubs.start(Server.postgres(), WITHOUT_LETHE)) {
      assertThat(host.getBeansOfType(Lethe.class)).isEmpty();
      without = Clubs.threads();
    }
    assertThat(log).doesNotContain("LETHE");
    try (ConfigurableApplicationContext host = Clubs.start(Server.postgres())) {
      Lethe lethe = host.getBean(Lethe.class);
      assertThat(lethe.retention().preview().rule("Visit")).isPresent();
      assertThatThrownBy(lethe::holds)
          .isInstanceOf(LetheException.class)
          .hasMessageContaining(Code.OBSERVING.id());
      Set<String> more = new TreeSet<>(Clubs.threads());
      more.removeAll(without);
      more.removeIf(name -> name.startsWith("HikariPool-")); // the host's pool comes and goes
      assertThat(more).isEmpty();
      assertThat(Clubs.ownTables(host)).isEmpty();
      assertThat(
              host.getBean(JdbcTemplate.class)
                  .queryForList("select script from flyway_schema_history", String.class))
          .containsExactly("V1__club.sql");
    }
    assertThat(log).contains("LETHE observes: 2 entities with personal data, 0 findings");
  }

  @Test
  void theHostsQuartzIsLeftAlone() throws Exception {
    try (ConfigurableApplicationContext host =
        Clubs.start(
            Server.postgres(), "spring.autoconfigure.exclude=", "lethe.schedule.quartz=host")) {
      org.quartz.Scheduler quartz = host.getBean(org.quartz.Scheduler.class);
      assertThat(host.getBeansOfType(QuartzAutoConfiguration.class)).isNotEmpty();
      assertThat(quartz.getJobGroupNames()).isEmpty();
    }
  }

  @Test
  void withoutARegisterThereIsAWarning(CapturedOutput log) {
    try (ConfigurableApplicationContext host =
        Clubs.start(Server.postgres(), "lethe.register=file:/nowhere/register.yml")) {
      assertThat(host.getBean(Lethe.class).dataMap().entities()).hasSize(2);
    }
    assertThat(log).contains("LETHE observes without a privacy register: LETHE-100");
    assertThat(log).contains("LETHE-201 file:/nowhere/register.yml");
  }
}
