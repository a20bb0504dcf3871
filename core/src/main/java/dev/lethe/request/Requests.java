package dev.lethe.request;

import dev.lethe.deadline.DueDate;
import dev.lethe.model.Actor;
import dev.lethe.model.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What people ask of the controller under Art. 15 to 21 GDPR, from receipt to the reply. Each step
 * joins the host's transaction, but for {@link #fulfil}; lists and letters show what has committed.
 * A request is closed once its reply was sent, and not before: until then it is open, whatever was
 * decided.
 */
public interface Requests {
  /**
   * Notes a request and starts its clock, as the register's jurisdiction profile has it.
   *
   * @param claimed who the sender says to be
   * @param receivedAt when it arrived, on a weekend too; not in the future
   */
  DataSubjectRequest receive(Kind kind, Person claimed, Channel channel, Instant receivedAt);

  /**
   * Notes that the person was asked, now, who they are, Art. 12(6). Asked before the due date, this
   * does to the clock what the profile says: it stands still until {@link #identityProven} (EU:
   * whole days, from the day of asking to the day of proof, are added), begins anew with the proof
   * (UK), or runs on (CCPA). Asked later, it runs on.
   */
  DataSubjectRequest identityAsked(UUID request, Actor by);

  /**
   * Notes that the person has proven, now, who they are.
   *
   * @param method in words; kept beside the evidence, where it can be erased
   */
  DataSubjectRequest identityProven(UUID request, Actor by, String method);

  /**
   * Notes that the person was asked, now, which data is meant. Once in a request; what it does to
   * the clock until {@link #clarified} is the profile's affair too.
   */
  DataSubjectRequest clarificationAsked(UUID request, Actor by);

  /** Notes that the person has said, now, which data is meant. */
  DataSubjectRequest clarified(UUID request, Actor by);

  /**
   * Claims the law's extension, Art. 12(3). Accepted where the notice to the person, with its
   * reasons, was sent before the statutory due date ended; else the answer is {@code
   * EXTENSION_TOO_LATE}, or {@code NO_EXTENSION} where the profile knows none, and nothing changes.
   */
  Extension extend(UUID request, ExtensionReason reason, Instant noticeSentAt, Actor by);

  /**
   * Carries out an erasure or an access request, in transactions of its own, and gives the letter
   * to send. Other kinds are worked by hand.
   */
  Fulfilment fulfil(UUID request, Actor by);

  /**
   * Decides not to act, Art. 12(4).
   *
   * @param reason as the person will read it in the {@link #letter}
   */
  DataSubjectRequest refuse(UUID request, Refusal refusal, String reason, Actor by);

  /**
   * The letter of a refused request, as a page: what, why, whom to complain to, Art. 12(4).
   *
   * @param language English or German; English for every other
   */
  String letter(UUID request, Locale language);

  /** Notes that the reply was sent, and closes the request: the person's keys are dropped. */
  DataSubjectRequest answered(UUID request, Instant sentAt, Actor by);

  /** Requests without a reply, the most urgent first. */
  List<DataSubjectRequest> open();

  /** Those of them that are due. */
  List<DataSubjectRequest> overdue();

  /** What is asked for. */
  enum Kind {
    ACCESS,
    RECTIFICATION,
    ERASURE,
    RESTRICTION,
    PORTABILITY,
    OBJECTION
  }

  /** On which way it arrived. */
  enum Channel {
    APP,
    EMAIL,
    LETTER,
    PROCESSOR,
    OTHER
  }

  /** Where a request stands. */
  enum State {
    RECEIVED,
    /** Nobody knows yet whether it is the person: nothing is carried out. */
    IDENTITY_ASKED,
    IN_WORK,
    EXTENDED,
    ANSWERED,
    PARTIAL,
    REFUSED,
    /** No reply and the due date is over. Never stored: what it is besides shows again in time. */
    OVERDUE
  }

  /** Why more time is needed, Art. 12(3). */
  enum ExtensionReason {
    COMPLEX,
    MANY_REQUESTS
  }

  /** Why a request is not acted on. */
  enum Refusal {
    /** Art. 12(5). */
    MANIFESTLY_UNFOUNDED,
    /** Art. 12(5). */
    MANIFESTLY_EXCESSIVE,
    /** Art. 11(2) and 12(2). */
    NOT_IDENTIFIED,
    /** Art. 15(4). */
    THIRD_PARTY_RIGHTS,
    /** Art. 23. */
    NATIONAL_LAW
  }

  /**
   * A request as it stands now.
   *
   * @param answeredAt when the reply was sent
   */
  record DataSubjectRequest(
      UUID id,
      Kind kind,
      State state,
      Instant receivedAt,
      DueDate due,
      Optional<Instant> answeredAt) {}

  /**
   * The answer to a claim for more time.
   *
   * @param due what holds now, accepted or not
   */
  record Extension(boolean accepted, Optional<String> refusedBecause, DueDate due) {}

  /**
   * What carrying out a request came to.
   *
   * @param state ANSWERED, or PARTIAL where something is kept or withheld
   * @param letterHtml the reply; {@link Requests#answered} once it was sent
   */
  record Fulfilment(
      UUID request,
      State state,
      Optional<UUID> export,
      Optional<UUID> erasure,
      String letterHtml) {}
}
