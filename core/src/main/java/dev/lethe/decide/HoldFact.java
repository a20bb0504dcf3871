package dev.lethe.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * A hold that matches the record now.
 *
 * @param kind legal, or for security
 * @param reference keyed reference of the matter, never its name
 * @param reviewBy the day by which a person looks again; mandatory for a legal hold
 * @param until when it ends; mandatory for a security hold
 * @param capAfterAnchor the age, counted from the rule's anchor (else the creation), past which a
 *     security hold keeps nothing
 * @param securityGround what a security hold rests on; without meaning for a legal one
 */
public record HoldFact(
    Kind kind,
    String reference,
    Optional<LocalDate> reviewBy,
    Optional<Instant> until,
    Optional<Period> capAfterAnchor,
    SecurityGround securityGround) {
  /** What a hold is for. */
  public enum Kind {
    /** For a legal claim: wins over every deletion. */
    LEGAL,
    /** For an investigation: keeps what matches until its end. */
    SECURITY
  }

  /** What a security hold rests on. */
  public enum SecurityGround {
    /** Legal claims are foreseen, Art. 17(3)(e). */
    CLAIMS,
    /** An assessment that the interest overrides is on record. */
    ASSESSED,
    /** Neither. */
    BARE
  }

  public HoldFact {
    if (kind == Kind.LEGAL && reviewBy.isEmpty()) {
      throw new IllegalArgumentException("a legal hold needs a review date");
    }
    if (kind == Kind.SECURITY && until.isEmpty()) {
      throw new IllegalArgumentException("a security hold needs an end");
    }
  }

  /** A legal hold with its review date. */
  public static HoldFact legal(String reference, LocalDate reviewBy) {
    return new HoldFact(
        Kind.LEGAL,
        reference,
        Optional.of(reviewBy),
        Optional.empty(),
        Optional.empty(),
        SecurityGround.BARE);
  }

  /** A security hold without a cap on the age of what it keeps. */
  public static HoldFact security(String reference, Instant until, SecurityGround ground) {
    return new HoldFact(
        Kind.SECURITY, reference, Optional.empty(), Optional.of(until), Optional.empty(), ground);
  }
}
