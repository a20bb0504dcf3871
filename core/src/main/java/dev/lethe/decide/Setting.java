package dev.lethe.decide;

import java.time.MonthDay;
import java.time.ZoneId;

/**
 * What every verdict of one controller shares.
 *
 * @param zone the controller's zone: days, months and years are counted in it
 * @param fiscalYearEnd the last day of the controller's fiscal year
 */
public record Setting(ZoneId zone, MonthDay fiscalYearEnd) {}
