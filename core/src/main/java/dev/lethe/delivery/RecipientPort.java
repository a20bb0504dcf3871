package dev.lethe.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells one recipient what has happened to a person's data (Art. 19 GDPR). Implemented by the host,
 * called by workers after the change has committed; at least once.
 */
@FunctionalInterface
public interface RecipientPort {
  /**
   * Tells the recipient. What it throws is tried again later.
   *
   * @return what the recipient does with it
   */
  Answer tell(Message message) throws Exception;

  /**
   * What is told.
   *
   * @param recipientKey the person's key at the recipient; for {@link Kind#ERASE} the row's
   * @param categories ids of the categories concerned, sorted
   * @param idempotencyKey stable over repeats
   * @param entity for {@link Kind#ERASE}, the entity of the row
   */
  record Message(
      Kind kind,
      String recipientKey,
      List<String> categories,
      UUID idempotencyKey,
      Optional<String> entity) {
    public Message {
      categories = List.copyOf(categories);
    }

    /** Shows nothing of the person. */
    @Override
    public String toString() {
      return kind + " " + categories;
    }
  }

  /** What has happened, or shall. */
  enum Kind {
    /** Nothing yet: the recipient, whose table it is, shall erase the row and then answer. */
    ERASE,
    ERASED,
    RECTIFIED,
    RESTRICTED
  }

  /**
   * What the recipient says.
   *
   * @param note for people; not stored in the evidence
   */
  record Answer(Result result, String note) {}

  /** How a recipient answers. */
  enum Result {
    /** Done there too. */
    DONE,
    /** Informed; keeps what an own legal duty asks for. */
    KEEPS_ON_OWN_DUTY,
    /** To be told again later. */
    RETRY,
    /** Cannot be told: a person must look. */
    IMPOSSIBLE
  }
}
