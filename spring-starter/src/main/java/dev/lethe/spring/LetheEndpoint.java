package dev.lethe.spring;

import dev.lethe.Lethe;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** The actuator endpoint {@code lethe}: reads declarations and counts, never a person's data. */
@Endpoint(id = "lethe", defaultAccess = Access.READ_ONLY)
final class LetheEndpoint {
  private final Lethe lethe;
  private final Sight sight;

  LetheEndpoint(Lethe lethe) {
    this.lethe = lethe;
    this.sight = new Sight(lethe);
  }

  @ReadOperation
  Map<String, Object> overview() {
    return Map.of(
        "application",
        lethe.dataMap().application(),
        "mode",
        sight.mode(),
        "findings",
        lethe.findings().size(),
        "fingerprint",
        lethe.dataMap().fingerprint());
  }

  /**
   * One part of it.
   *
   * @param part map, retention, or one of holds, erasures, requests and breaches, which an instance
   *     that observes does not have
   */
  @ReadOperation
  @Nullable Object part(@Selector String part) {
    return switch (part) {
      case "map" -> lethe.dataMap().toJson();
      case "retention" -> Map.of("promises", sight.retention());
      case "holds" -> sight.acts() ? sight.holds() : null;
      case "erasures" -> sight.acts() ? sight.erasures() : null;
      case "requests" -> sight.acts() ? sight.requests() : null;
      case "breaches" -> sight.acts() ? Map.of("open", sight.breaches()) : null;
      default -> null;
    };
  }
}
