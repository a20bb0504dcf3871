package dev.lethe.decide;

import dev.lethe.deadline.Anchor;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.Until;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Reasons in words that anybody may read: no name of a matter, no other person, no value. English
 * and German; English for every other language.
 */
public final class ReasonWords {
  private final ResourceBundle words;

  private ReasonWords(ResourceBundle words) {
    this.words = words;
  }

  /** The words of this language. */
  public static ReasonWords in(Locale language) {
    // Without a fallback to the JVM's own language: what is not translated is English.
    return new ReasonWords(
        ResourceBundle.getBundle(
            "dev.lethe.decide.words",
            language,
            ReasonWords.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
  }

  /** For example "the account is open". */
  public String of(Reason reason) {
    return words.getString(reason.name());
  }

  /**
   * The same as the person is told it, whose data they are: "you asked for erasure". Words of the
   * trade are left to those who know them.
   */
  public String toPerson(Reason reason) {
    String own = "you." + reason.name();
    return words.containsKey(own) ? words.getString(own) : of(reason);
  }

  /** For example "until you close your account"; an attribute's name says nothing to a person. */
  String toPerson(Until.Event event) {
    return switch (event.name()) {
      case Retention.ACCOUNT_CLOSED -> word("you.accountClosed");
      case Verdict.OTHERS_ENDED -> word("you.othersEnded");
      default -> word("you.event");
    };
  }

  /** For example "KEPT, RESTRICTED". */
  String of(Outcome outcome) {
    return words.getString("outcome." + outcome.name());
  }

  /** For example "until 2036-12-31T23:00Z". */
  String of(Until until) {
    if (until instanceof Until.At at) {
      return word("until") + " " + time(at.instant());
    }
    if (until instanceof Until.Review review) {
      return word("review") + " " + time(review.by());
    }
    return word("event") + " " + event(((Until.Event) until).name());
  }

  /** For example "then deleted". */
  String then(Outcome outcome) {
    return word("then") + " " + words.getString("then." + outcome.name());
  }

  String word(String key) {
    return words.getString(key);
  }

  /** For example "its own period counts from completedAt, 2026-11-20T10:00Z, until …". */
  String of(Explanation.Counted counted) {
    return counted.law().map(id -> id + " " + word("lawCounted")).orElseGet(() -> word("counted"))
        + " "
        + counted.from()
        + ", "
        + time(counted.since())
        + counted.end().map(end -> ", " + word("until") + " " + time(end)).orElse("");
  }

  static String time(Anchor anchor) {
    return anchor instanceof Anchor.At at
        ? time(at.instant())
        : ((Anchor.On) anchor).date().toString();
  }

  static String time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toString();
  }

  private String event(String name) {
    return switch (name) {
      case Retention.ACCOUNT_CLOSED -> word("accountClosed");
      case Verdict.OTHERS_ENDED -> word("othersEnded");
      default -> name;
    };
  }
}
