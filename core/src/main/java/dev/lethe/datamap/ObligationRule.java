package dev.lethe.datamap;

import dev.lethe.deadline.Span;
import java.util.List;

/**
 * A duty to keep, as it binds one field group.
 *
 * @param id of the register's obligation
 * @param anchor path from the entity to the temporal attribute the law counts from
 * @param period how long
 * @param from what the period counts from
 * @param citation of the law, as the register words it
 * @param assumed whether the register marks it as assumed
 * @param access purposes that may read the data once it is restricted
 * @param declaredIn where it was said: {@code @KeepFor on Invoice}
 */
public record ObligationRule(
    String id,
    String anchor,
    Span period,
    From from,
    String citation,
    boolean assumed,
    List<String> access,
    String declaredIn) {
  /** What an obligation's period counts from. */
  public enum From {
    /** The anchor itself. */
    EVENT,
    /** The end of the calendar year that contains the anchor, in the controller's zone. */
    END_OF_CALENDAR_YEAR,
    /** The end of the fiscal year that contains the anchor, in the controller's zone. */
    END_OF_FISCAL_YEAR
  }

  public ObligationRule {
    access = List.copyOf(access);
  }
}
