package dev.lethe.deadline;

import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clocks that the law runs on a controller: to answer a person, counted in days that end in the
 * controller's zone, and to notify the authority of a breach, counted in elapsed hours. A clock
 * runs by the version of the law that was in force when it started.
 */
public final class StatutoryClocks {
  /** What is assumed, with a warning, where the register leaves the profile open. */
  private static final String USUAL = "EU-GDPR";

  private final List<StatutoryProfile> versions;
  private final WorkingDays working;
  private final ZoneId zone;
  private final Optional<Span> promise;
  private final boolean assumed;

  /**
   * The clocks of one controller, as its register says.
   *
   * @param profile id of a jurisdiction profile
   * @param country decides public holidays, ISO 3166
   * @param zone in which days end
   * @param promise time within which the controller promises to answer; hours count as whole days
   * @throws MisuseException with LETHE-205 for a profile that is not there
   */
  public StatutoryClocks(
      Optional<String> profile, Optional<String> country, ZoneId zone, Optional<Span> promise) {
    this.versions = StatutoryProfile.versions(profile.orElse(USUAL));
    this.working = new WorkingDays(country);
    this.zone = zone;
    this.promise = promise;
    this.assumed = profile.isEmpty();
  }

  /**
   * Until when a request must be answered.
   *
   * @param extended whether the law's extension was claimed in time
   * @param stoodStill days in which the law's clock did not run
   */
  public DueDate answer(Instant receivedAt, boolean extended, long stoodStill) {
    LocalDate received = day(receivedAt);
    StatutoryProfile law = inForce(received);
    LocalDate last = received.plus(law.answer().calendar());
    if (extended) {
      // from the start: one month and then two more would clamp twice
      last = received.plus(law.answer().calendar().plus(law.extension().calendar()));
    }
    last = last.plusDays(stoodStill);
    if (law.nextWorkingDay()) {
      last = working.onOrAfter(last);
    }
    Optional<LocalDate> promised =
        promise.map(p -> received.plus(p.calendar()).plusDays(p.clock().toDays()));
    LocalDate effective = last;
    if (!extended && promised.isPresent()) {
      LocalDate shifted = promised.get().plusDays(stoodStill);
      effective = shifted.isBefore(last) ? shifted : last;
    }
    return new DueDate(
        end(last),
        promised.map(this::end),
        end(effective),
        effective,
        law.label(),
        warnings(law, effective, promised));
  }

  private List<String> warnings(
      StatutoryProfile law, LocalDate effective, Optional<LocalDate> promised) {
    List<String> warnings = new ArrayList<>();
    if (promised.filter(effective::isAfter).isPresent()) {
      warnings.add("BREAKS_PUBLIC_PROMISE(" + promise.orElseThrow() + ")");
    }
    if (law.nextWorkingDay() && !working.knowHolidays()) {
      warnings.add("HOLIDAYS_UNKNOWN");
    }
    if (assumed) {
      warnings.add("PROFILE_ASSUMED");
    }
    return warnings;
  }

  /** The last instant at which the authority is notified in time; never counted in local dates. */
  public Instant authority(Instant awareAt) {
    return awareAt.plus(inForce(day(awareAt)).authority());
  }

  /** Whose law a clock that started then runs by, and in which version. */
  public String profile(Instant started) {
    return inForce(day(started)).label();
  }

  /** Whole days between the local dates of two instants. */
  public long days(Instant from, Instant to) {
    return ChronoUnit.DAYS.between(day(from), day(to));
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  private Instant end(LocalDate last) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private StatutoryProfile inForce(LocalDate day) {
    StatutoryProfile found = versions.get(0);
    if (day.isBefore(found.validFrom())) {
      throw new MisuseException(
          Code.PROFILE_NOT_IN_FORCE,
          "The clock would start on a day before " + found.label() + " was in force.",
          "Give the instant at which it started.");
    }
    for (StatutoryProfile version : versions) {
      found = day.isBefore(version.validFrom()) ? found : version;
    }
    return found;
  }
}
