package dev.lethe.decide;

/** What is answered to a request about the item, beside what happens to it. */
public enum Answer {
  /** As asked. */
  DONE,
  /** Done for this person's part of a shared datum. */
  DONE_OWN_PART,
  /** The purpose ends; the datum has another. */
  DONE_PURPOSE,
  /** Done in part; others need the rest. */
  PARTIAL,
  /** Refused for this item, on the ground of the verdict. */
  REFUSED,
  /** Refused until a person has looked. */
  REFUSED_PROVISIONALLY,
  /** Not yet decided. */
  PENDING,
  /** The person is asked whether the account shall close. */
  CLARIFY,
  /** The person is asked who they are. */
  IDENTITY_NEEDED,
  /** An own, later wish of the person stands. */
  SUPERSEDED,
  /** Cannot be answered before the declarations are put right. */
  BLOCKED
}
