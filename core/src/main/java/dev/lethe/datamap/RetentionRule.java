package dev.lethe.datamap;

import dev.lethe.annotation.AtEnd;
import dev.lethe.deadline.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One retention of one field group: what {@code decide} judges by.
 *
 * @param kind how the end comes
 * @param activities ids of the register's activities this retention is for; never empty
 * @param anchor path from the entity to the temporal attribute it counts from: {@code completedAt},
 *     {@code account.closedAt}
 * @param closure true where the anchor is the owner's closing, so that null means "still open"
 * @param atLeast not before anchor + this
 * @param atMost gone at anchor + this at the latest; empty for {@link Kind#EVENT}
 * @param ifNever age from creation at which it goes if the anchor never comes
 * @param cap age from creation that no later event may extend
 * @param created path to the creation instant for the two above
 * @param grace time between the event and the end
 * @param zone zone of a {@code LocalDateTime} anchor
 * @param atEnd what is done at the end
 * @param userMayDelete whether the person may delete single records in the application
 * @param parent for a record that goes with its parent: the relation it follows
 * @param orElse path to what it counts from where the anchor is null
 * @param when conditions for which it is; none for every row
 * @param cut whether it ends every purpose, whatever other rules say
 * @param declaredIn where it was said: {@code @Retain on Upload}
 * @param inWords for people: "deleted 24 hours to 72 hours after completedAt"
 * @param promised shorter ends for what was collected while they were promised, the earliest first
 */
public record RetentionRule(
    Kind kind,
    List<String> activities,
    String anchor,
    boolean closure,
    Optional<Span> atLeast,
    Optional<Span> atMost,
    Optional<Span> ifNever,
    Optional<Span> cap,
    Optional<String> created,
    Span grace,
    Optional<ZoneId> zone,
    AtEnd atEnd,
    boolean userMayDelete,
    Optional<String> parent,
    Optional<String> orElse,
    List<Condition> when,
    boolean cut,
    String declaredIn,
    String inWords,
    List<Promise> promised) {
  /**
   * A shorter end that was promised at collection.
   *
   * @param collected path to the instant of the collection
   * @param collectedBefore the first day on which it was no longer promised
   * @param atMost gone at anchor + this at the latest
   * @param says where it was promised
   */
  public record Promise(String collected, LocalDate collectedBefore, Span atMost, String says) {
    private String inWords() {
      return "; what was collected before "
          + collectedBefore
          + " ("
          + collected
          + "), at most "
          + atMost.inWords()
          + ", as promised ("
          + says
          + ")";
    }
  }

  /** How the end of a retention comes. */
  public enum Kind {
    /** A while after an event: {@code @Retain}. */
    WINDOW,
    /** When something ends: {@code @RetainUntil}. */
    EVENT
  }

  public RetentionRule {
    activities = EntityEntry.sorted(activities, Comparator.naturalOrder());
    when = EntityEntry.sorted(when, Comparator.comparing(Condition::inWords));
    promised =
        EntityEntry.sorted(
            promised,
            Comparator.comparing(Promise::collectedBefore).thenComparing(Promise::toString));
  }

  /** For every row, with no fallback, beside other rules. */
  public RetentionRule(
      Kind kind,
      List<String> activities,
      String anchor,
      boolean closure,
      Optional<Span> atLeast,
      Optional<Span> atMost,
      Optional<Span> ifNever,
      Optional<Span> cap,
      Optional<String> created,
      Span grace,
      Optional<ZoneId> zone,
      AtEnd atEnd,
      boolean userMayDelete,
      Optional<String> parent,
      String declaredIn,
      String inWords) {
    this(
        kind,
        activities,
        anchor,
        closure,
        atLeast,
        atMost,
        ifNever,
        cap,
        created,
        grace,
        zone,
        atEnd,
        userMayDelete,
        parent,
        Optional.empty(),
        List.of(),
        false,
        declaredIn,
        inWords,
        List.of());
  }

  /** The same, only for rows for which this holds besides. */
  public RetentionRule only(Condition condition) {
    return with(
        Stream.concat(when.stream(), Stream.of(condition)).toList(),
        promised,
        (when.isEmpty() ? ", where " : " and ") + condition.inWords());
  }

  /** The same, with a shorter end that was promised at collection. */
  public RetentionRule promised(Promise promise) {
    return with(
        when, Stream.concat(promised.stream(), Stream.of(promise)).toList(), promise.inWords());
  }

  private RetentionRule with(List<Condition> conditions, List<Promise> promises, String words) {
    return new RetentionRule(
        kind,
        activities,
        anchor,
        closure,
        atLeast,
        atMost,
        ifNever,
        cap,
        created,
        grace,
        zone,
        atEnd,
        userMayDelete,
        parent,
        orElse,
        conditions,
        cut,
        declaredIn,
        inWords + words,
        promises);
  }

  /** The longest that it keeps once what it counts from has come. */
  public Span longest() {
    return atMost.orElse(grace);
  }
}
