package dev.lethe.spring;

import dev.lethe.Lethe;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Figures of runs, where the host has a meter registry. */
@AutoConfiguration(
    after = LetheAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({Lethe.class, MeterRegistry.class})
final class LetheMetricsAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  RunMetrics letheRunMetrics(MeterRegistry meters) {
    return new RunMetrics(meters);
  }
}
