package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A law that wants data kept, whatever else has ended.
 *
 * @param citation of the law
 * @param assumed whether somebody who knows the law has yet to confirm it
 * @param jurisdiction whose law it is
 * @param period how long; never open
 * @param from what the period counts from; never open
 * @param covers ids of the categories that it may keep at most, sorted
 * @param access purposes that may read the data once it is restricted, sorted
 * @param validFrom first day on which the law is in force, compared with the day of the decision
 * @param validTo last day on which it is
 */
public record Obligation(
    String id,
    Stated<String> citation,
    boolean assumed,
    Stated<String> jurisdiction,
    Span period,
    From from,
    List<String> covers,
    List<String> access,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    Place at,
    Place coversAt) {
  /** What an obligation's period counts from. */
  public enum From {
    /** The anchor itself. */
    EVENT("event", "the event"),
    /** The end of the calendar year that contains the anchor, in the controller's zone. */
    END_OF_CALENDAR_YEAR("end-of-calendar-year", "the end of the calendar year"),
    /** The end of the fiscal year that contains the anchor, in the controller's zone. */
    END_OF_FISCAL_YEAR("end-of-fiscal-year", "the end of the fiscal year");

    private final String id;
    private final String words;

    From(String id, String words) {
      this.id = id;
      this.words = words;
    }

    /** As the register writes it. */
    public String id() {
      return id;
    }

    /** For people: {@code the end of the calendar year}. */
    public String inWords() {
      return words;
    }
  }

  public Obligation {
    covers = List.copyOf(covers);
    access = List.copyOf(access);
  }

  /** Where it is declared: {@code privacy/register.yml:40}. */
  public String place() {
    return at.toString();
  }

  /** Where it says what it covers: {@code privacy/register.yml:46}. */
  public String coversPlace() {
    return coversAt.toString();
  }
}
