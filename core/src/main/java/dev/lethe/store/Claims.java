package dev.lethe.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: a named piece of work belongs to one node for the time of a lease. What wakes
 * the nodes may wake them all.
 */
public final class Claims {
  private Claims() {}

  /**
   * A turn that was granted.
   *
   * @param name of the work
   * @param token that only this turn has
   * @param until end of the lease, exclusive
   */
  public record Claim(String name, UUID token, Instant until) {}

  /** The turn, unless somebody else has it or is just taking it. */
  public static Optional<Claim> tryClaim(Unit unit, String name, Instant now, Duration lease) {
    Optional<Boolean> free = free(unit, name, now);
    if (free.isEmpty() && !exists(unit, name)) {
      unit.sql().insertIfAbsent("lethe_task", List.of("name"), Sql.params("name", name));
      free = free(unit, name, now);
    }
    if (!free.orElse(false)) return Optional.empty();
    Claim claim = new Claim(name, Ids.random(), Jdbc.micros(now.plus(lease)));
    unit.sql()
        .update(
            "update lethe_task set leased_until = :until, leased_by = :token where name = :name",
            Map.of("until", claim.until(), "token", claim.token(), "name", name));
    return Optional.of(claim);
  }

  /** The turn, longer; empty when it is no longer ours. */
  public static Optional<Claim> renew(Unit unit, Claim claim, Instant now, Duration lease) {
    Claim longer = new Claim(claim.name(), claim.token(), Jdbc.micros(now.plus(lease)));
    int rows =
        unit.sql()
            .update(
                "update lethe_task set leased_until = :until where name = :name and leased_by = :token",
                Map.of("until", longer.until(), "name", claim.name(), "token", claim.token()));
    return rows == 1 ? Optional.of(longer) : Optional.empty();
  }

  /** Gives the turn back; nothing happens when it is no longer ours. */
  public static void release(Unit unit, Claim claim) {
    unit.sql()
        .update(
            """
            update lethe_task set leased_until = null, leased_by = null
            where name = :name and leased_by = :token""",
            Map.of("name", claim.name(), "token", claim.token()));
  }

  /** Empty: the row is not there, or locked. */
  private static Optional<Boolean> free(Unit unit, String name, Instant now) {
    return unit.sql()
        .first(
            "select leased_until from lethe_task where name = :name for update skip locked",
            Map.of("name", name),
            row -> over(row.instantOrNull("leased_until"), now));
  }

  private static boolean over(@Nullable Instant until, Instant now) {
    return until == null || !until.isAfter(now);
  }

  private static boolean exists(Unit unit, String name) {
    return unit.sql()
        .first("select name from lethe_task where name = :name", Map.of("name", name), row -> true)
        .orElse(false);
  }
}
