package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A law that wants data kept, whatever else has ended. What it says of period, start and citation
 * is its first version; a version that came {@linkplain #later later} says when it takes its place.
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
 * @param later versions that came after the first, by the day on which they came into force
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
    Place coversAt,
    List<Version> later) {
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

  /**
   * A version of a law that replaced another one.
   *
   * @param validFrom the day on which it came into force; it applies to events from that day on
   * @param period how long
   * @param from what the period counts from
   * @param citation of the law in this version
   * @param assumed whether somebody who knows the law has yet to confirm it
   * @param running whether it also applies to periods that still ran on that day
   */
  public record Version(
      LocalDate validFrom,
      Span period,
      From from,
      Stated<String> citation,
      boolean assumed,
      boolean running) {
    /** For people: {@code from 2025-01-01 on 8 years from the end of the calendar year}. */
    public String inWords() {
      return "from "
          + validFrom
          + " on "
          + period.inWords()
          + " from "
          + from.inWords()
          + (running ? ", also for periods that run then" : ", for events from then on")
          + " ("
          + citation.inWords()
          + (assumed ? "; assumed, to be confirmed)" : ")");
    }
  }

  public Obligation {
    covers = List.copyOf(covers);
    access = List.copyOf(access);
    later = List.copyOf(later);
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
