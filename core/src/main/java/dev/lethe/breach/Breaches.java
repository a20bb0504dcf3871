package dev.lethe.breach;

import dev.lethe.model.Actor;
import dev.lethe.model.SubjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Personal data breaches, Art. 33 and 34 GDPR, from the first suspicion to the entry in the breach
 * register. Each step joins the host's transaction; lists and documents show what has committed.
 * Texts that are given here stay in the register of breaches as written: they should name nobody.
 */
public interface Breaches {
  /** Notes an incident: aware of it where the report says since when, else suspected. */
  Incident report(Report report, Actor by);

  /**
   * Starts the authority's clock: from here on it is reasonably certain that personal data is
   * concerned. What a processor knew before does not start it.
   */
  Incident aware(UUID incident, Instant awareAt, Actor by);

  /**
   * Counts from the data map who and what is affected, and freezes the list of people: whoever is
   * on it stays on it, also when they are erased later. Counting again, with a wider scope, adds to
   * it.
   *
   * <p>A row counts where it came to be before the end of the scope, as its creation instant says,
   * else the earliest of those anchors of it that are never null; of entities without either, every
   * row counts, and {@link Affected#undated} names them. Rows that came to be before the scope
   * began were there in it. Rows that were deleted since are not seen, nor is what the host has not
   * committed.
   */
  Affected affected(UUID incident, Scope scope);

  /** Hands out the frozen list, to tell these people; empty once they were told or it is closed. */
  void eachAffected(UUID incident, Consumer<? super SubjectRef> person);

  /** Says how likely it puts people at risk, and why. May be said anew. */
  Incident assess(UUID incident, Risk risk, String reason, Actor by);

  /**
   * Notes that the authority was notified; further calls supply in phases what was missing, Art.
   * 33(4). A first notification that was sent later than the due instant is refused with {@code
   * REASON_FOR_DELAY_REQUIRED} until a reason is given.
   *
   * @param items what was told; an item that is missing stays open
   */
  Notification notifyAuthority(
      UUID incident,
      Instant sentAt,
      Map<Item, String> items,
      Optional<String> delayReason,
      Actor by);

  /**
   * Notes that the people on the list were told, Art. 34, and drops their keys. Refused with {@code
   * AFFECTED_UNKNOWN} where there is no list.
   */
  Notification communicate(UUID incident, Instant sentAt, Actor by);

  /** Notes that nobody need be told in spite of a high risk, Art. 34(3), and why. */
  Incident notCommunicating(UUID incident, Exemption exemption, String reason, Actor by);

  /**
   * Closes it: an unfounded suspicion, a risk that is unlikely, or when authority and people have
   * been told what they must be told.
   */
  Incident close(UUID incident, String reason, Actor by);

  /**
   * The notification to the authority as it stands, as a page with what is open printed as open. It
   * holds counts and never a person.
   *
   * @param language English or German; English for every other
   */
  String document(UUID incident, Locale language);

  /** Incidents that are not closed, the oldest first. */
  List<Incident> open();

  /**
   * What somebody noticed.
   *
   * @param nature what happened, in words
   * @param awareAt since when the controller is reasonably certain; empty while it is a suspicion
   * @param processorKnewAt since when a processor knew that told the controller
   */
  record Report(
      String nature,
      Instant detectedAt,
      Optional<Instant> awareAt,
      Optional<Instant> processorKnewAt,
      Set<Effect> effects) {
    public Report {
      effects = Set.copyOf(effects);
    }
  }

  /** What was lost. */
  enum Effect {
    CONFIDENTIALITY,
    INTEGRITY,
    AVAILABILITY
  }

  /** How likely people are put at risk. */
  enum Risk {
    /** Nobody need be notified; the entry in the register says why, Art. 33(1) and (5). */
    UNLIKELY,
    RISK,
    /** The people themselves must be told, Art. 34(1). */
    HIGH
  }

  /** What the authority must be told, Art. 33(3). */
  enum Item {
    /** (a). */
    NATURE_AND_NUMBERS,
    /** (b). */
    CONTACT,
    /** (c). */
    CONSEQUENCES,
    /** (d). */
    MEASURES
  }

  /** Why people need not be told, Art. 34(3). */
  enum Exemption {
    /** (a): what leaked cannot be read, for example encrypted under a key that did not leak. */
    UNINTELLIGIBLE,
    /** (b): later measures removed the high risk. */
    RISK_REMOVED,
    /** (c): a public communication instead. */
    DISPROPORTIONATE
  }

  /** Where an incident stands, as far as the authority, then the people, then the end. */
  enum State {
    SUSPECTED,
    AWARE,
    ASSESSED,
    NOTIFIED_PARTIAL,
    NOTIFIED,
    COMMUNICATED,
    CLOSED
  }

  /**
   * Where and when.
   *
   * @param entities by name; empty: all of the data map
   * @param from inclusive
   * @param to exclusive
   */
  record Scope(Set<String> entities, Instant from, Instant to) {
    public Scope {
      entities = Set.copyOf(entities);
    }
  }

  /**
   * How many and what.
   *
   * @param peopleByKind people on the frozen list
   * @param recordsByEntity rows; entities without any are left out
   * @param categories of data of those entities
   * @param specialCategories whether an activity among them states a condition of Art. 9(2)
   * @param minorsPossible whether a kind of person among them may be under 18
   * @param undated entities of which every row counts, since nothing says when it came to be
   */
  record Affected(
      SortedMap<String, Long> peopleByKind,
      SortedMap<String, Long> recordsByEntity,
      Set<String> categories,
      boolean specialCategories,
      boolean minorsPossible,
      Set<String> undated) {}

  /**
   * An incident as it stands now.
   *
   * @param authorityDue the last instant at which the authority is notified in time; empty where
   *     the law of the register's profile sets no time
   * @param timeLeft until then; negative when late; empty where no clock runs
   * @param openItems what the authority must still be told: names of {@link Item}
   * @param supplementDue the last instant at which the authority is told the rest in time, where
   *     the law sets one and something is open
   * @param warnings codes of what an officer should know about these instants: {@code
   *     HOLIDAYS_UNKNOWN}, {@code PROFILE_ASSUMED}, {@code PROFILE_UNVERIFIED(authority)}
   */
  record Incident(
      UUID id,
      State state,
      Optional<Instant> awareAt,
      Optional<Instant> authorityDue,
      Optional<Duration> timeLeft,
      List<String> openItems,
      Optional<Instant> supplementDue,
      List<String> warnings) {}

  /** The answer to something that was sent; where it is not accepted, nothing changes. */
  record Notification(boolean accepted, Optional<String> refusedBecause, Incident incident) {}
}
