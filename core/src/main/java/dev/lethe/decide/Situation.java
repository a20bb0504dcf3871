package dev.lethe.decide;

/**
 * The facts about one field group at one instant, each reduced to the few values that the table
 * distinguishes.
 */
record Situation(
    Term term,
    Duty duty,
    boolean held,
    Security security,
    Restriction restriction,
    ErasureWish erasure,
    Basis basis,
    Objection objection,
    Account account,
    Shared shared,
    boolean otherPurpose,
    Article9 article9) {

  /** How its own retention stands. */
  enum Term {
    UNANCHORED,
    PAST_IF_NEVER,
    BEFORE_MIN,
    WINDOW,
    PAST_MAX,
    OPEN
  }

  /** How the duties to keep stand. */
  enum Duty {
    NONE,
    UNANCHORED,
    COVERS,
    ELSEWHERE
  }

  /** What a security hold that has not ended rests on. */
  enum Security {
    NONE,
    CLAIMS,
    ASSESSED,
    BARE
  }

  /** Whether the owner's relationship lives. */
  enum Account {
    ACTIVE,
    CLOSED,
    GRACE
  }
}
