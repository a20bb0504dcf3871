package dev.lethe.spring;

import dev.lethe.Lethe;
import jakarta.persistence.EntityManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;

/** Says why there is no Lethe where the host has several EntityManagerFactories. */
@AutoConfiguration(after = LetheAutoConfiguration.class)
@ConditionalOnClass(EntityManagerFactory.class)
@ConditionalOnBean(EntityManagerFactory.class)
@ConditionalOnMissingBean(Lethe.class)
final class FactoryUnclearAutoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(Lethe.class);

  FactoryUnclearAutoConfiguration() {
    LOG.warn(
        "LETHE looks at nothing: there are several EntityManagerFactories and none is primary. Set"
            + " lethe.entity-manager-factory to the bean name of one.");
  }
}
