package dev.lethe.decide;

import dev.lethe.model.Reason;

/** What a normalisation leaves to be said beside the row. */
enum Note {
  IDENTITY_PENDING(Reason.IDENTITY_PENDING, "Art. 12(6) GDPR"),
  CONTRACT_LIVE(Reason.CONTRACT_LIVE, "Art. 17(1)(a) GDPR is not met"),
  LATER_WISH(Reason.LATER_WISH_WINS, "Art. 17(1) GDPR"),
  RESTRICTION_MOOT(Reason.ERASURE_MOOTS_RESTRICTION, "Art. 17(1) GDPR"),
  CHILD(Reason.CHILD, "published policy §8; Art. 17(1)(f), else (d) or (a) GDPR"),
  OBJECTED_PURPOSE(Reason.OTHER_PURPOSE, "Art. 17(1)(c) GDPR"),
  MARKETING_PURPOSE(Reason.DIRECT_MARKETING, "Art. 21(3) GDPR"),
  CONSENT_PURPOSE(Reason.OTHER_BASIS, "Art. 17(1)(b) GDPR"),
  SUPPRESS(Reason.DIRECT_MARKETING, "Art. 21(3) GDPR");

  final Reason reason;
  final String citation;

  Note(Reason reason, String citation) {
    this.reason = reason;
    this.citation = citation;
  }

  /** Whether it says that a purpose has ended, which is answered whatever keeps the data. */
  boolean endsPurpose() {
    return switch (this) {
      case OBJECTED_PURPOSE, MARKETING_PURPOSE, CONSENT_PURPOSE, SUPPRESS -> true;
      case IDENTITY_PENDING, CONTRACT_LIVE, LATER_WISH, RESTRICTION_MOOT, CHILD -> false;
    };
  }
}
