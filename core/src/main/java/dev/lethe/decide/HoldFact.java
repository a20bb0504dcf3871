package dev.lethe.decide;

import dev.lethe.datamap.GroupEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A hold that matches the record now.
 *
 * @param kind legal, for security, or a period that does not run out
 * @param reference keyed reference of the matter, never its name
 * @param reviewBy the day by which a person looks again; mandatory but for a security hold
 * @param until when it ends; mandatory for a security hold
 * @param capAfterAnchor the age, counted from the rule's anchor (else the creation), past which a
 *     security hold keeps nothing
 * @param securityGround what a security hold rests on; without meaning for others
 * @param obligation id of the obligation whose period does not run out; mandatory for a suspension
 */
public record HoldFact(
    Kind kind,
    String reference,
    Optional<LocalDate> reviewBy,
    Optional<Instant> until,
    Optional<Period> capAfterAnchor,
    SecurityGround securityGround,
    Optional<String> obligation) {
  /** What a hold is for. */
  public enum Kind {
    /** For a legal claim: wins over every deletion. */
    LEGAL,
    /** For an investigation: keeps what matches until its end. */
    SECURITY,
    /** For an open case: one obligation keeps its field set, whatever its period. */
    SUSPENSION
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
    if (kind != Kind.SECURITY && reviewBy.isEmpty()) {
      throw new IllegalArgumentException("a hold without an end needs a review date");
    }
    if ((kind == Kind.SUSPENSION) != obligation.isPresent()) {
      throw new IllegalArgumentException("a suspension, and nothing else, names its obligation");
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
        SecurityGround.BARE,
        Optional.empty());
  }

  /** An open case while which the period of this obligation does not run out. */
  public static HoldFact suspension(String reference, LocalDate reviewBy, String obligation) {
    return new HoldFact(
        Kind.SUSPENSION,
        reference,
        Optional.of(reviewBy),
        Optional.empty(),
        Optional.empty(),
        SecurityGround.BARE,
        Optional.of(obligation));
  }

  /** A security hold without a cap on the age of what it keeps. */
  public static HoldFact security(String reference, Instant until, SecurityGround ground) {
    return new HoldFact(
        Kind.SECURITY,
        reference,
        Optional.empty(),
        Optional.of(until),
        Optional.empty(),
        ground,
        Optional.empty());
  }

  /** Whether it says anything of this group: a suspension speaks of what its obligation binds. */
  public boolean reaches(GroupEntry group) {
    return obligation.map(group::isBoundBy).orElse(true);
  }

  /** Whether it says anything of a record with these groups. */
  public boolean reaches(List<GroupEntry> groups) {
    return groups.stream().anyMatch(this::reaches);
  }
}
