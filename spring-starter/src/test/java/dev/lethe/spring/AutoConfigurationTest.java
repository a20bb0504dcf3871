package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.Club;
import dev.lethe.Lethe;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When there is a Lethe, of what kind, and what it is made of. */
@ExtendWith(OutputCaptureExtension.class)
class AutoConfigurationTest {
  private static final String NO_REGISTER = "lethe.register=classpath:privacy/none.yml";

  private final ApplicationContextRunner plain =
      new ApplicationContextRunner()
          .withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class,
                  TransactionAutoConfiguration.class,
                  HibernateJpaAutoConfiguration.class,
                  LetheAutoConfiguration.class,
                  FactoryUnclearAutoConfiguration.class));

  private final ApplicationContextRunner club = plain.withUserConfiguration(Entities.class);

  @Configuration(proxyBeanMethods = false)
  @EntityScan(basePackageClasses = Club.class)
  static class Entities {}

  private static void acts(Lethe lethe) {
    assertThat(lethe.holds().active()).isEmpty();
  }

  private static void observes(Lethe lethe) {
    assertThatThrownBy(lethe::holds)
        .isInstanceOf(LetheException.class)
        .hasMessageContaining(Code.OBSERVING.id());
  }

  @Test
  void onAnEmbeddedDatabaseItActs() {
    club.run(context -> acts(context.getBean(Lethe.class)));
  }

  @Test
  void untilThereIsARegisterItObservesOnAnyDatabase(CapturedOutput log) {
    club.withPropertyValues(NO_REGISTER)
        .run(
            context -> {
              observes(context.getBean(Lethe.class));
              assertThat(log).containsOnlyOnce("LETHE-201").contains("LETHE observes: 2 entities");
            });
  }

  @Test
  void whoActsWithoutARegisterIsRefused() {
    club.withPropertyValues(NO_REGISTER, "lethe.mode=act")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("LETHE-201"));
  }

  @Test
  void itObservesWhenTold() {
    club.withPropertyValues("lethe.mode=observe")
        .run(context -> observes(context.getBean(Lethe.class)));
  }

  @Test
  void withoutJpaThereIsNothing(CapturedOutput log) {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                LetheAutoConfiguration.class, FactoryUnclearAutoConfiguration.class))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Lethe.class));
    new ApplicationContextRunner()
        .withClassLoader(new FilteredClassLoader("jakarta.persistence", "org.hibernate"))
        .withPropertyValues("lethe.mode=act")
        .withConfiguration(
            AutoConfigurations.of(
                LetheAutoConfiguration.class, FactoryUnclearAutoConfiguration.class))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Lethe.class));
    assertThat(log).doesNotContain("LETHE");
  }

  @Test
  void itBacksOffBeforeTheHostsOwn() {
    club.withUserConfiguration(OwnLethe.class)
        .run(context -> assertThat(context).hasSingleBean(Lethe.class).hasBean("mine"));
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnLethe {
    @Bean
    Lethe mine(EntityManagerFactory emf) {
      return Lethe.observe(emf);
    }
  }
}
