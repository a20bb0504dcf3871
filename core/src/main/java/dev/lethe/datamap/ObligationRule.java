package dev.lethe.datamap;

import dev.lethe.deadline.Span;
import dev.lethe.register.Obligation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A duty to keep, as it binds one field group. Period, start and citation are those of the law's
 * first version.
 *
 * @param id of the register's obligation
 * @param anchor path from the entity to the temporal attribute the law counts from
 * @param period how long
 * @param from what the period counts from
 * @param citation of the law, as the register words it
 * @param assumed whether the register marks it as assumed
 * @param access purposes that may read the data once it is restricted
 * @param declaredIn where it was said: {@code @KeepFor on Invoice}
 * @param validFrom first day on which the law is in force; before it, it keeps nothing
 * @param validTo last day on which it is; after it, it keeps nothing
 * @param later versions that came after the first, the oldest first
 */
public record ObligationRule(
    String id,
    String anchor,
    Span period,
    Obligation.From from,
    String citation,
    boolean assumed,
    List<String> access,
    String declaredIn,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    List<Obligation.Version> later) {
  public ObligationRule {
    access = EntityEntry.sorted(access, Comparator.naturalOrder());
    later = EntityEntry.sorted(later, Comparator.comparing(Obligation.Version::validFrom));
  }

  /** A law of one version that is always in force. */
  public ObligationRule(
      String id,
      String anchor,
      Span period,
      Obligation.From from,
      String citation,
      boolean assumed,
      List<String> access,
      String declaredIn) {
    this(
        id,
        anchor,
        period,
        from,
        citation,
        assumed,
        access,
        declaredIn,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * Whether the law changed in that time for what it bound already: a version came into force that
   * applies to running periods, or it ended.
   *
   * @param zone the controller's, which says when a day begins
   */
  public boolean changed(Instant after, Instant upTo, ZoneId zone) {
    return Stream.concat(
            later.stream().filter(Obligation.Version::running).map(Obligation.Version::validFrom),
            validTo.stream().map(last -> last.plusDays(1)))
        .map(day -> day.atStartOfDay(zone).toInstant())
        .anyMatch(begins -> begins.isAfter(after) && !begins.isAfter(upTo));
  }

  /** What came after the first version, for people; empty where nothing did. */
  public String laterInWords() {
    return Stream.concat(
            later.stream().map(Obligation.Version::inWords),
            validTo.stream().map(last -> "in force until " + last))
        .map(words -> "; " + words)
        .collect(Collectors.joining());
  }
}
