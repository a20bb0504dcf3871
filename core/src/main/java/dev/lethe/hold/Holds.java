package dev.lethe.hold;

import dev.lethe.model.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Legal and security holds, and periods that do not run out. A hold always wins: once {@link
 * #place} has returned, nothing that it covers is destroyed on any node.
 */
public interface Holds {
  /**
   * Places a hold in a transaction of its own. When this returns, nothing the hold covers is
   * destroyed, except what {@link Placed#inFlight()} names. An exception means "not effective".
   */
  Placed place(Hold hold, Actor by);

  /** Ends a hold; joins the host's transaction. What waited for it is acted on at the re-drive. */
  Released release(UUID hold, Actor by, String reason);

  /**
   * Says that a person looked at a legal hold, and when they look again; joins the host's
   * transaction.
   */
  void review(UUID hold, Actor by, LocalDate nextReview, String reason);

  /** Holds that are not released, oldest first. */
  List<ActiveHold> active();

  /**
   * A hold in force.
   *
   * @param covered records that it covers now; for a person, of entities that can be counted; for a
   *     suspension, of those that have fields which its obligation keeps
   * @param parkedDeliveries deletions of files that were ordered and now wait
   * @param inFlight outside calls that were already under way
   * @param alreadyGone records named by the hold that do not exist
   */
  record Placed(
      UUID id, long covered, long parkedDeliveries, List<InFlight> inFlight, long alreadyGone) {
    public Placed {
      inFlight = List.copyOf(inFlight);
    }
  }

  /** An outside call that may still destroy something until its limit. */
  record InFlight(String target, Instant limit) {}

  /**
   * A released hold.
   *
   * @param waiting records that waited for it and are judged again
   * @param stillHeldByOthers of these, how many another hold keeps
   */
  record Released(UUID id, long waiting, long stillHeldByOthers) {}

  /**
   * A hold that is not released.
   *
   * @param obligation whose period does not run out, of a suspension
   */
  record ActiveHold(
      UUID id,
      Kind kind,
      String matter,
      Optional<LocalDate> reviewBy,
      Optional<Instant> until,
      Instant placedAt,
      boolean overdue,
      Optional<String> obligation) {}

  /** What a hold is for. */
  enum Kind {
    /** Claims: Art. 17(3)(e) GDPR. */
    LEGAL,
    /** A security investigation, with an end. */
    SECURITY,
    /** An open case while which the period of one obligation does not run out. */
    SUSPENSION
  }
}
