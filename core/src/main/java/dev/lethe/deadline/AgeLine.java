package dev.lethe.deadline;

import java.time.LocalDate;
import java.time.Period;

/**
 * The age from which somebody decides alone: who has not reached it is a child.
 *
 * @param years of age
 * @param law what says so; one of the policy names no country's law
 */
public record AgeLine(int years, Figure law) {

  /** The line of a policy that promises more than the law asks for: the higher of the two. */
  public AgeLine atLeast(int minAge) {
    return minAge > years ? new AgeLine(minAge, law) : this;
  }

  /** True before the day on which the age is reached. */
  public boolean isChild(LocalDate birthDate, LocalDate on) {
    return on.isBefore(reached(birthDate));
  }

  /** The birthday of that age: who was born on 29 February has it on 1 March in other years. */
  public LocalDate reached(LocalDate birthDate) {
    LocalDate day = birthDate.plus(Period.ofYears(years));
    return day.getDayOfMonth() == birthDate.getDayOfMonth() ? day : day.plusDays(1);
  }
}
