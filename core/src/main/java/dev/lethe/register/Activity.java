package dev.lethe.register;

import java.util.List;
import java.util.Optional;

/**
 * A processing activity: one row of the record of processing, Art. 30(1) GDPR.
 *
 * @param purposes sorted
 * @param basis why it is lawful
 * @param condition of Art. 9(2) or 10, where special categories are processed
 * @param assessment reference of a legitimate-interest or impact assessment
 * @param citation of the law, where a legal obligation is the basis
 * @param automatedDecisions whether it decides about persons by machine alone, Art. 22
 * @param recipients ids of recipients, or what is not known about one; sorted, open ones last
 * @param notInPolicy why the published policy does not have it, where it does not
 */
public record Activity(
    String id,
    Stated<String> title,
    List<String> purposes,
    Stated<LawfulBasis> basis,
    Optional<Stated<String>> condition,
    Optional<Stated<String>> assessment,
    Optional<Stated<String>> citation,
    boolean automatedDecisions,
    List<Stated<String>> recipients,
    Optional<String> notInPolicy,
    Place at) {
  public Activity {
    purposes = List.copyOf(purposes);
    recipients = List.copyOf(recipients);
  }

  /** Ids of the recipients that are known, sorted. */
  public List<String> recipientIds() {
    return recipients.stream().flatMap(r -> r.known().stream()).toList();
  }

  /** Where it is declared: {@code privacy/register.yml:25}. */
  public String place() {
    return at.toString();
  }
}
