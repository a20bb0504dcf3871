package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.Club;
import club.Member;
import dev.lethe.Lethe;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.evidence.Evidence.Head;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.evidence.Keys;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import jakarta.persistence.EntityManagerFactory;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import library.Borrower;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.AbstractDataSourceBasedMultiTenantConnectionProviderImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import tapes.Tape;

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
                  LetheAutoConfiguration.class));

  /** A host that makes its factories itself. */
  private final ApplicationContextRunner several =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class, LetheAutoConfiguration.class));

  private final ApplicationContextRunner club = plain.withUserConfiguration(Entities.class);

  @Configuration(proxyBeanMethods = false)
  @EntityScan(basePackageClasses = Club.class)
  static class Entities {}

  @Configuration(proxyBeanMethods = false)
  @EntityScan(basePackageClasses = Borrower.class)
  static class Library {}

  @Test // somebody else's entity, and what this host says of it
  void aMixinIsFoundWhereEntitiesAre() {
    plain
        .withUserConfiguration(Library.class)
        .withPropertyValues(NO_REGISTER)
        .run(
            context -> {
              Lethe lethe = context.getBean(Lethe.class);
              assertThat(lethe.dataMap().entity("Borrower").orElseThrow().subject())
                  .contains("reader");
              assertThat(lethe.findings()).isEmpty();
            });
  }

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
        .withConfiguration(AutoConfigurations.of(LetheAutoConfiguration.class))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Lethe.class));
    new ApplicationContextRunner()
        .withClassLoader(new FilteredClassLoader("jakarta.persistence", "org.hibernate"))
        .withPropertyValues("lethe.mode=act")
        .withConfiguration(AutoConfigurations.of(LetheAutoConfiguration.class))
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

  @Test
  void ofSeveralFactoriesThePrimaryOneIsMeant() {
    several
        .withUserConfiguration(PrimaryFactory.class, OtherFactory.class)
        .run(
            context ->
                assertThat(context.getBean(Lethe.class).dataMap().entity(Member.class))
                    .isPresent());
  }

  @Test
  void ofSeveralFactoriesTheNamedOneIsMeant() {
    several
        .withUserConfiguration(OneFactory.class, OtherFactory.class)
        .withPropertyValues("lethe.entity-manager-factory=one")
        .run(
            context ->
                assertThat(context.getBean(Lethe.class).dataMap().entity(Member.class))
                    .isPresent());
    several
        .withUserConfiguration(OneFactory.class, OtherFactory.class)
        .withPropertyValues("lethe.entity-manager-factory=other")
        .run(context -> assertThat(context.getBean(Lethe.class).dataMap().entities()).isEmpty());
  }

  @Test
  void whereItIsNotClearWhichFactoryIsMeantItBacksOff(CapturedOutput log) {
    several
        .withUserConfiguration(OneFactory.class, OtherFactory.class)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Lethe.class));
    assertThat(log).containsOnlyOnce("LETHE").contains("lethe.entity-manager-factory");
  }

  @Test
  void whoActsMustSayWhichFactoryIsMeant() {
    several
        .withUserConfiguration(OneFactory.class, OtherFactory.class)
        .withPropertyValues("lethe.mode=act")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("LETHE-320")
                    .hasMessageContaining("[one, other]"));
    several
        .withUserConfiguration(OneFactory.class, OtherFactory.class)
        .withPropertyValues("lethe.entity-manager-factory=third")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("'third'"));
  }

  @Test
  void aStoreIsFoundByTheNameOfItsBean() {
    plain
        .withUserConfiguration(Files.class, Stores.class)
        .run(context -> acts(context.getBean(Lethe.class)));
    plain
        .withUserConfiguration(Files.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("LETHE-136")
                    .hasMessageContaining("\"audio\""));
  }

  @Test
  void theOnlyClockOfTheHostIsTheClock(CapturedOutput log) {
    Instant then = Instant.parse("2031-01-01T00:00:00Z");
    club.withBean(InstantSource.class, () -> InstantSource.fixed(then))
        .run(
            context ->
                assertThat(context.getBean(Lethe.class).retention().preview().asOf())
                    .isEqualTo(then));
    assertThat(log).contains("LETHE runs by a clock of the host's");
  }

  @Test // Spring users often have a Clock bean; with it the clock is compared with the database's
  void theSystemsClockAsABeanIsNoOtherClock(CapturedOutput log) {
    club.withBean(Clock.class, Clock::systemDefaultZone)
        .run(context -> acts(context.getBean(Lethe.class)));
    assertThat(log).doesNotContain("LETHE runs by a clock of the host's");
  }

  @Test
  void customizersHaveTheLastWordInTheirOrder() {
    Instant last = Instant.parse("2032-01-01T00:00:00Z");
    club.withBean(InstantSource.class, () -> InstantSource.fixed(Instant.EPOCH))
        .withBean("b", Second.class, () -> new Second(last))
        .withBean("a", First.class, First::new)
        .run(
            context ->
                assertThat(context.getBean(Lethe.class).retention().preview().asOf())
                    .isEqualTo(last));
  }

  @Order(1)
  private static final class First implements LetheCustomizer {
    @Override
    public void customize(Lethe.Builder builder) {
      builder.clock(InstantSource.fixed(Instant.EPOCH.plusSeconds(1)));
    }
  }

  @Order(2)
  private record Second(Instant last) implements LetheCustomizer {
    @Override
    public void customize(Lethe.Builder builder) {
      builder.clock(InstantSource.fixed(last));
    }
  }

  @Test
  void keysOfTheHostGoFirst(@TempDir Path folder) {
    Keys keys = Keys.file(Server.key(folder));
    club.withBean(Keys.class, () -> keys)
        .withPropertyValues("lethe.keys.file=/nowhere/lethe.key")
        .run(context -> acts(context.getBean(Lethe.class)));
    club.withPropertyValues("lethe.keys.file=/nowhere/lethe.key")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("LETHE-310"));
  }

  @Test // two contexts of one JVM may share a database in memory: a Head signed by one is the
  // other's
  void ofSeveralContextsInOneJvmNoneDoubtsTheOthersEvidence() {
    var sharing =
        club.withPropertyValues("spring.datasource.url=jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1");
    List<Head> heads = new ArrayList<>();
    sharing.run(context -> heads.add(context.getBean(Lethe.class).evidence().exportHead()));
    sharing.run(
        context ->
            assertThat(context.getBean(Lethe.class).evidence().verify(heads.get(0)).status())
                .isEqualTo(Status.INTACT));
    assertThat(heads).hasSize(1);
  }

  @Test
  void periodsMustBePositive() {
    for (String property :
        List.of(
            "lethe.schedule.retention", "lethe.schedule.redrive", "lethe.retention.batch-target"))
      club.withPropertyValues(property + "=0s")
          .run(
              context ->
                  assertThat(context)
                      .getFailure()
                      .rootCause()
                      .hasMessage(property + " must be positive, was PT0S"));
  }

  @Test
  void theHostsSchedulerMustBeThereIfItIsWanted() {
    club.withPropertyValues("lethe.schedule.quartz=host")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("LETHE-322"));
  }

  @Test // a host whose database this release does not know must start as before
  void whatCannotBeLookedAtDoesNotStopTheHost(CapturedOutput log) {
    club.withPropertyValues("lethe.mode=observe", "spring.jpa.hibernate.ddl-auto=none")
        .withUserConfiguration(Tenants.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              Lethe lethe = context.getBean(Lethe.class);
              assertThatThrownBy(lethe::dataMap).hasMessageContaining("LETHE-307");
              assertThat(lethe).hasToString("Lethe, observing").isEqualTo(lethe);
            });
    assertThat(log).contains("LETHE cannot look at this application yet").contains("LETHE-307");
  }

  @Configuration(proxyBeanMethods = false)
  static class Tenants {
    @Bean
    HibernatePropertiesCustomizer tenants(DataSource source) {
      return properties -> {
        properties.put(
            MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
            new AbstractDataSourceBasedMultiTenantConnectionProviderImpl<String>() {
              private static final long serialVersionUID = 1;

              @Override
              protected DataSource selectAnyDataSource() {
                return source;
              }

              @Override
              protected DataSource selectDataSource(String tenant) {
                return source;
              }
            });
        properties.put(
            MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
            new CurrentTenantIdentifierResolver<String>() {
              @Override
              public String resolveCurrentTenantIdentifier() {
                return "one";
              }

              @Override
              public boolean validateExistingCurrentSessions() {
                return true;
              }
            });
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OneFactory {
    @Bean
    LocalContainerEntityManagerFactoryBean one(DataSource source) {
      return factory(source, "club");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class PrimaryFactory {
    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean one(DataSource source) {
      return factory(source, "club");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OtherFactory {
    @Bean
    LocalContainerEntityManagerFactoryBean other(DataSource source) {
      return factory(source, "nothing.here");
    }
  }

  private static LocalContainerEntityManagerFactoryBean factory(
      DataSource source, String entitiesIn) {
    LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
    factory.setDataSource(source);
    factory.setPackagesToScan(entitiesIn);
    factory.setPersistenceUnitName(entitiesIn);
    HibernateJpaVendorAdapter hibernate = new HibernateJpaVendorAdapter();
    hibernate.setGenerateDdl(true);
    factory.setJpaVendorAdapter(hibernate);
    return factory;
  }

  @Configuration(proxyBeanMethods = false)
  @EntityScan(basePackageClasses = {Tape.class, Member.class})
  static class Files {}

  @Configuration(proxyBeanMethods = false)
  static class Stores {
    @Bean
    ObjectStore audio() {
      return new ObjectStore() {
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
      };
    }
  }
}
