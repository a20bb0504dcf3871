package dev.lethe.spring;

import dev.lethe.Lethe;
import dev.lethe.model.LetheException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down only when an instance that acts cannot reach its own tables. What is overdue is a detail: a
 * host does not serve its users better without it.
 */
final class LetheHealth implements HealthIndicator {
  private final Sight sight;

  LetheHealth(Lethe lethe) {
    this.sight = new Sight(lethe);
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    try {
      if (!sight.acts()) return health.withDetail("mode", "observe").build();
      return health
          .withDetail("mode", "act")
          .withDetail("armedRules", sight.armed())
          .withDetail("holds", sight.holds())
          .withDetail("erasures", sight.erasures())
          .withDetail("requests", sight.requests())
          .build();
    } catch (LetheException e) {
      return Health.down().withDetail("code", e.code().id()).build();
    }
  }
}
