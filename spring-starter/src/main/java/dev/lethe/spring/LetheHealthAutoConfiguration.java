package dev.lethe.spring;

import dev.lethe.Lethe;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health indicator, where the host has Boot's health. */
@AutoConfiguration(
    after = LetheAutoConfiguration.class,
    beforeName =
        "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("lethe")
@ConditionalOnBean(Lethe.class)
final class LetheHealthAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean(name = "letheHealthIndicator")
  HealthIndicator letheHealthIndicator(Lethe lethe) {
    return new LetheHealth(lethe);
  }
}
