package dev.lethe.deadline;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Working days of a country: not Saturday, not Sunday, no public holiday of the whole country. What
 * only a part of it celebrates counts as a working day, so that nothing is due later than anywhere
 * in the country.
 */
final class WorkingDays {
  private final Optional<HolidayManager> holidays;

  /**
   * Those of a country.
   *
   * @param country ISO 3166; without one, or without a calendar of it, only weekends are known
   */
  WorkingDays(Optional<String> country) {
    holidays =
        country
            .filter(c -> HolidayManager.getSupportedCalendarCodes().contains(c))
            .map(c -> HolidayManager.getInstance(ManagerParameters.create(c)));
  }

  boolean knowHolidays() {
    return holidays.isPresent();
  }

  /** The day itself, or the first working day after it. */
  LocalDate onOrAfter(LocalDate day) {
    LocalDate at = day;
    while (!isWorkingDay(at)) {
      at = at.plusDays(1);
    }
    return at;
  }

  private boolean isWorkingDay(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && holidays.map(h -> !h.isHoliday(day, HolidayType.PUBLIC_HOLIDAY)).orElse(true);
  }
}
