package dev.lethe.deadline;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Working days of a country: not Saturday, not Sunday, no public holiday of the whole country, nor
 * of the part of it that the register names. What only another part celebrates counts as a working
 * day, so that nothing is due later than it may be. The host's own list adds to that or stands in
 * its place.
 */
final class WorkingDays {
  private final Optional<String> country;
  private final String[] part;
  private final HolidayList own;

  /** Those of a seat; without a calendar of its country only weekends are known. */
  WorkingDays(Seat seat, HolidayList own) {
    this.country = seat.country();
    this.part =
        seat.subdivision()
            .map(s -> new String[] {s.toLowerCase(Locale.ROOT)})
            .orElse(new String[0]);
    this.own = own;
    if (part.length > 0) {
      requireKnown(part[0]);
    }
  }

  private void requireKnown(String id) {
    Set<String> known =
        holidays().map(h -> h.getCalendarHierarchy().getChildren().keySet()).orElse(Set.of());
    if (!known.contains(id)) {
      throw new MisuseException(
          Code.HOLIDAYS_WRONG,
          "The register's controller.subdivision is no part of controller.country whose holidays are"
              + " known.",
          known.isEmpty()
              ? "Leave it out, and list the holidays in holidays.yml beside the register."
              : "Write one of "
                  + String.join(
                      ", ", known.stream().map(k -> k.toUpperCase(Locale.ROOT)).sorted().toList())
                  + ", or leave it out and list its holidays in holidays.yml beside the register.");
    }
  }

  /** Read when first asked for, and then kept by Jollyday: not every host counts a deadline. */
  private Optional<HolidayManager> holidays() {
    return country
        .filter(c -> HolidayManager.getSupportedCalendarCodes().contains(c))
        .map(c -> HolidayManager.getInstance(ManagerParameters.create(c)));
  }

  /** Whether the public holidays around that day are known. */
  boolean knowHolidays(LocalDate day) {
    return own.replaces() ? own.years().contains(day.getYear()) : holidays().isPresent();
  }

  /** The day itself, or the first working day after it. */
  LocalDate onOrAfter(LocalDate day) {
    LocalDate at = day;
    while (!isWorkingDay(at)) {
      at = at.plusDays(1);
    }
    return at;
  }

  /** The last of so many working days after the day. */
  LocalDate after(LocalDate day, int workingDays) {
    LocalDate at = day;
    for (int i = 0; i < workingDays; i++) {
      at = onOrAfter(at.plusDays(1));
    }
    return at;
  }

  /** The last day of a time that the law gives, counted from the day after this one. */
  LocalDate after(LocalDate day, Term term) {
    return after(day.plus(term.span().calendar()), term.workingDays());
  }

  private boolean isWorkingDay(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && !own.days().contains(day)
        && (own.replaces() || !isHoliday(day));
  }

  private boolean isHoliday(LocalDate day) {
    return holidays().map(h -> h.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, part)).orElse(false);
  }
}
