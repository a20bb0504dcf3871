package dev.lethe.datamap;

import dev.lethe.deadline.Span;
import dev.lethe.register.Obligation;
import java.util.Comparator;
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
    Obligation.From from,
    String citation,
    boolean assumed,
    List<String> access,
    String declaredIn) {
  public ObligationRule {
    access = EntityEntry.sorted(access, Comparator.naturalOrder());
  }
}
