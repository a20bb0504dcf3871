package dev.lethe.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Until when a person must be answered. Every instant is the exclusive end of a last day in the
 * controller's zone: an answer sent before it is in time, one sent at it is late.
 *
 * @param statutory what the law gives, with its extension and without the time in which it stood
 *     still; empty where the law fixes no time
 * @param promised what the controller promises to the public, from receipt, whatever happens later;
 *     empty where it promises nothing
 * @param effective what is worked by: the earlier of law and promise, after an extension the law's
 * @param lastDay the last day on which an answer is in time by {@code effective}
 * @param profile whose law, and in which version: {@code EU-GDPR 2018-05-25}
 * @param warnings codes of what an officer should know: {@code BREAKS_PUBLIC_PROMISE(P30D)}, {@code
 *     HOLIDAYS_UNKNOWN}, {@code PROFILE_ASSUMED}, {@code PROFILE_UNVERIFIED(identity)} for a figure
 *     that was used and not compared with the law
 * @param acknowledgeBy until when the law has its receipt confirmed; empty where it asks for no
 *     confirmation
 */
public record DueDate(
    Optional<Instant> statutory,
    Optional<Instant> promised,
    Instant effective,
    LocalDate lastDay,
    String profile,
    List<String> warnings,
    Optional<Instant> acknowledgeBy) {
  public DueDate {
    warnings = List.copyOf(warnings);
  }
}
