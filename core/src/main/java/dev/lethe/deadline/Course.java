package dev.lethe.deadline;

import java.time.Instant;
import java.util.Optional;

/**
 * What has happened to a request so far; what that does to its clock is the law's affair.
 *
 * @param identity from asking who the person is to the proof
 * @param clarification from asking which data is meant to the answer
 * @param extended whether more time was claimed in time
 */
public record Course(
    Matter matter,
    Instant receivedAt,
    Optional<Wait> identity,
    Optional<Wait> clarification,
    boolean extended) {

  /** What a clock is about. */
  public enum Matter {
    REQUEST,
    /** Do not sell or share, do not use for this: some laws give less time for it. */
    OPT_OUT
  }

  /**
   * A time of waiting for the person.
   *
   * @param answeredAt now, where the answer is still out
   */
  public record Wait(Instant askedAt, Instant answeredAt) {}

  /** A request that has just arrived. */
  public static Course of(Matter matter, Instant receivedAt) {
    return new Course(matter, receivedAt, Optional.empty(), Optional.empty(), false);
  }

  /** The same with more time. */
  public Course extend() {
    return new Course(matter, receivedAt, identity, clarification, true);
  }
}
