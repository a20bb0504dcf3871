package dev.lethe.deadline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a jurisdiction profile can say: a time that the law gives, or a way of counting it. */
public enum Rule {
  /** Time to answer a person; where the law fixes none, the promise alone counts. */
  ANSWER("answer"),
  /** What is added to it, from the start, where a case is complex. */
  EXTENSION("extension"),
  /** Whether the day of receipt is the first day of the time to answer. */
  FIRST_DAY("firstDay", Rule.NEXT_DAY, Rule.DAY_OF_RECEIPT),
  /** What becomes of a last day that is no working day. */
  LAST_DAY("lastDay", Rule.AS_IT_FALLS, Rule.NEXT_WORKING_DAY),
  /** What asking who somebody is does to the clock. */
  IDENTITY("identity", Rule.SUSPENDS, Rule.STARTS_AT_INFORMATION, Rule.NONE),
  /** What asking which data is meant does to the clock. */
  CLARIFICATION("clarification", Rule.SUSPENDS, Rule.SUSPENDS_INCLUSIVE, Rule.NONE),
  /** Time to confirm that a request has arrived. */
  ACKNOWLEDGEMENT("acknowledgement"),
  /** Time to confirm that a complaint has arrived. */
  COMPLAINT("complaintAcknowledgement"),
  /** Time to act on an opt-out, where it is another than the time to answer. */
  OPT_OUT("optOut"),
  /** Time to notify the authority of a breach, from awareness. */
  AUTHORITY("authority"),
  /** Time to tell the authority the rest, from the first notification. */
  SUPPLEMENT("supplement"),
  /** How long what was asked and answered is kept at least. */
  REQUEST_LOG("requestLog"),
  /** How long the register of breaches is kept at least. */
  BREACH_REGISTER("breachRegister");

  static final String NONE = "none";
  static final String NEXT_DAY = "next-day";
  static final String DAY_OF_RECEIPT = "day-of-receipt";
  static final String AS_IT_FALLS = "as-it-falls";
  static final String NEXT_WORKING_DAY = "next-working-day";
  static final String SUSPENDS = "suspends";
  static final String SUSPENDS_INCLUSIVE = "suspends-inclusive";
  static final String STARTS_AT_INFORMATION = "starts-at-information";

  /** How a time to answer is counted; a profile that gives one says all of them. */
  static final List<Rule> COUNTING = List.of(FIRST_DAY, LAST_DAY, IDENTITY, CLARIFICATION);

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // List.of(…) is immutable
  private final List<String> choices;

  Rule(String id, String... choices) {
    this.id = id;
    this.choices = List.of(choices);
  }

  /** As in a profile's file: {@code firstDay}. */
  public String id() {
    return id;
  }

  /** The words it can say; empty for a {@link Term}. */
  List<String> choices() {
    return choices;
  }

  static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
  }
}
