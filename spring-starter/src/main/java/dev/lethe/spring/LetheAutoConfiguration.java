package dev.lethe.spring;

import dev.lethe.Lethe;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * Builds {@link Lethe} on the host's EntityManagerFactory: observing, until {@code lethe.mode=act}.
 * Backs off where the host has a {@link Lethe} of its own, and, while observing, where it is not
 * clear which EntityManagerFactory is meant.
 */
@AutoConfiguration(after = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({EntityManagerFactory.class, SessionFactory.class})
@ConditionalOnMissingBean(Lethe.class)
@EnableConfigurationProperties(LetheProperties.class)
public final class LetheAutoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(Lethe.class);

  /** For Spring. */
  public LetheAutoConfiguration() {}

  /** There is a factory to work on, or somebody says so. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(FactoryChosen.class)
  static final class Building {
    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    Lethe lethe(
        LetheProperties properties,
        ListableBeanFactory beans,
        ResourceLoader resources,
        ApplicationEventPublisher publisher) {
      return new Assembly(properties, beans, resources, publisher).build();
    }
  }

  /** There are several to choose from, and nothing to choose by. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(EntityManagerFactory.class)
  @Conditional(FactoryUnclear.class)
  static final class BackingOff {
    BackingOff() {
      LOG.warn(
          "LETHE looks at nothing: there are several EntityManagerFactories and none is primary."
              + " Set lethe.entity-manager-factory to the bean name of one.");
    }
  }

  /** Whoever wants it to act is told what is wrong instead of being left alone. */
  static final class FactoryChosen extends AnyNestedCondition {
    FactoryChosen() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnSingleCandidate(EntityManagerFactory.class)
    static final class OnlyOne {}

    @ConditionalOnProperty("lethe.entity-manager-factory")
    static final class Named {}

    @ConditionalOnProperty(name = "lethe.mode", havingValue = "act")
    static final class Acting {}
  }

  /** The opposite. */
  static final class FactoryUnclear extends NoneNestedConditions {
    FactoryUnclear() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(FactoryChosen.class)
    static final class Chosen {}
  }
}
