package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.time.LocalDate;
import java.util.List;

/**
 * A period that was promised for data when it was collected. A longer one of today does not reach
 * that data.
 *
 * @param entity its JPA name
 * @param fields attributes for which it was promised, sorted; none for all
 * @param collectedBefore the first day on which it was no longer promised
 * @param atMost how long the data stays, counted from what its rule counts from
 * @param says where it was promised
 */
public record Promised(
    String entity,
    List<String> fields,
    LocalDate collectedBefore,
    Span atMost,
    Stated<String> says,
    Place at) {
  public Promised {
    fields = List.copyOf(fields);
  }

  /** Where it is declared: {@code privacy/register.yml:58}. */
  public String place() {
    return at.toString();
  }
}
