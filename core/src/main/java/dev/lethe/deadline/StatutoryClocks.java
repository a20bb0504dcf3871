package dev.lethe.deadline;

import dev.lethe.deadline.Course.Matter;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.MisuseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The clocks that the law runs on a controller: to answer a person, counted in days that end in the
 * controller's zone, and to notify the authority of a breach. Every figure comes from a {@link
 * Profile}. A clock runs by the version of the law that was in force when it started.
 */
public final class StatutoryClocks {
  /** What is assumed, with a warning, where the register leaves the profile open. */
  private static final String USUAL = "EU-GDPR";

  private final List<Profile> versions;
  private final WorkingDays working;
  private final ZoneId zone;
  private final Optional<String> country;
  private final Optional<Span> promise;
  private final List<String> assumed;

  /**
   * The clocks of one controller, as its register says.
   *
   * @param promise time within which the controller promises to answer; hours count as whole days
   * @throws MisuseException with LETHE-205 for a profile that is not there, LETHE-208 for a part of
   *     the country whose holidays nobody knows, LETHE-209 where neither the profile nor a promise
   *     says when to answer
   * @throws DeclarationException with LETHE-207 and 208 for the files of the host's that are wrong
   */
  public StatutoryClocks(Seat seat, Optional<Span> promise) {
    this.versions = ProfileFile.versions(seat.profile().orElse(USUAL), seat.folder());
    this.working = new WorkingDays(seat, HolidayList.read(seat.folder()));
    this.zone = seat.zone();
    this.country = seat.country();
    this.promise = promise;
    this.assumed = seat.profile().isEmpty() ? List.of("PROFILE_ASSUMED") : List.of();
    if (promise.isEmpty() && versions.stream().anyMatch(v -> v.term(Rule.ANSWER).isEmpty())) {
      throw new MisuseException(
          Code.NO_TIME_TO_ANSWER,
          "The profile " + versions.get(0).id() + " gives no time to answer a person.",
          "Write promises.answerWithin: P30D, or what you promise, into the register.");
    }
  }

  /** The law that was in force on the day of that instant, with its figures and their sources. */
  public Profile profile(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    Profile found = versions.get(0);
    if (day.isBefore(found.validFrom())) {
      throw new MisuseException(
          Code.PROFILE_NOT_IN_FORCE,
          "The clock would start on a day before " + found.label() + " was in force.",
          "Give the instant at which it started.");
    }
    for (Profile version : versions) {
      found = day.isBefore(version.validFrom()) ? found : version;
    }
    return found;
  }

  /** From which age somebody is no child to that law, in the controller's country. */
  public Optional<AgeLine> ageLine(Instant at) {
    return profile(at).ageLine(country, LocalDate.ofInstant(at, zone));
  }

  /** Until when a request must be answered, after what has happened to it so far. */
  public DueDate answer(Course course) {
    return new Reckoning(profile(course.receivedAt()), working, zone, promise, course).due(assumed);
  }

  /** Whether the law knows more time for it. */
  public boolean extendable(Course course) {
    Profile law = profile(course.receivedAt());
    boolean optOut = course.matter() == Matter.OPT_OUT && law.term(Rule.OPT_OUT).isPresent();
    return !optOut && law.term(Rule.ANSWER).isPresent() && law.term(Rule.EXTENSION).isPresent();
  }

  /**
   * The last instant at which something that the law gives a time for is in time, and no warning or
   * some about it. A time in hours is elapsed time; one in days ends with its last day, which rolls
   * as the profile says, unless it is one of working days, which needs no rolling.
   *
   * @param rule such as {@link Rule#AUTHORITY}
   * @param started when its clock started: its day does not count
   */
  public Optional<Limit> limit(Rule rule, Instant started) {
    Profile law = profile(started);
    return law.term(rule).map(term -> limit(law, rule, term, started));
  }

  private Limit limit(Profile law, Rule rule, Term term, Instant started) {
    Set<Rule> used = EnumSet.of(rule);
    List<String> warnings = new ArrayList<>(assumed);
    if (term.span().hasClock()) {
      warnings.addAll(Reckoning.unverified(law, used));
      Instant last = started.plus(term.span().clock());
      return new Limit(last, law.label(), warnings);
    }
    LocalDate last = working.after(LocalDate.ofInstant(started, zone), term);
    if (law.says(Rule.LAST_DAY, Rule.NEXT_WORKING_DAY)) {
      used.add(Rule.LAST_DAY);
      last = working.onOrAfter(last);
    }
    if ((term.workingDays() > 0 || used.contains(Rule.LAST_DAY)) && !working.knowHolidays(last)) {
      warnings.add("HOLIDAYS_UNKNOWN");
    }
    warnings.addAll(Reckoning.unverified(law, used));
    Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
    return new Limit(end.minus(1, ChronoUnit.MICROS), law.label(), warnings);
  }

  /**
   * Until when something is in time.
   *
   * @param last the last instant that is in time, to the microsecond
   * @param profile whose law, and in which version
   * @param warnings as those of a {@link DueDate}
   */
  public record Limit(Instant last, String profile, List<String> warnings) {
    public Limit {
      warnings = List.copyOf(warnings);
    }
  }
}
