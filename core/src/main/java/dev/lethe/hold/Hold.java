package dev.lethe.hold;

import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What shall not be destroyed, and why. Made in steps, so that a legal hold without a review date
 * and a security hold without an end do not compile.
 */
public final class Hold {
  private final Holds.Kind kind;
  private final Object target;
  private final Map<String, Object> where;
  private final String matter;
  private final Optional<LocalDate> review;
  private final Optional<Instant> until;
  private final Optional<Period> cap;

  private Hold(
      Holds.Kind kind,
      Object target,
      Map<String, ?> where,
      String matter,
      Optional<LocalDate> review,
      Optional<Instant> until,
      Optional<Period> cap) {
    if (matter.isBlank()) {
      throw new IllegalArgumentException("a hold needs a matter: a file reference, never a name");
    }
    this.kind = kind;
    this.target = target;
    this.where = Map.copyOf(new TreeMap<>(where));
    this.matter = matter;
    this.review = review;
    this.until = until;
    this.cap = cap;
  }

  /** Everything of a person, now and later. */
  public static Legal on(Person person) {
    return legal(person, Map.of());
  }

  /** One record, its files, and the records that go with it. */
  public static Legal on(RecordRef record) {
    return legal(record, Map.of());
  }

  /** Rows, now and later, whose declared attributes have these values. Equality only, never SQL. */
  public static Legal on(Class<?> entity, Map<String, ?> where) {
    return legal(entity, where);
  }

  /** Rows that a security investigation needs, now and later, by equality of attributes. */
  public static Security security(Class<?> entity, Map<String, ?> where) {
    return matter ->
        (end, capAfterAnchor) ->
            new Hold(
                Holds.Kind.SECURITY,
                entity,
                where,
                matter,
                Optional.empty(),
                Optional.of(end),
                Optional.of(capAfterAnchor));
  }

  private static Legal legal(Object target, Map<String, ?> where) {
    return matter ->
        by ->
            new Hold(
                Holds.Kind.LEGAL,
                target,
                where,
                matter,
                Optional.of(by),
                Optional.empty(),
                Optional.empty());
  }

  /** A legal hold that needs its matter: a file reference, never a name, never shown to anyone. */
  public interface Legal {
    Reviewed matter(String reference);
  }

  /** A legal hold that needs the day by which a person looks at it again. */
  public interface Reviewed {
    Hold reviewBy(LocalDate date);
  }

  /** A security hold that needs its matter. */
  public interface Security {
    Ending matter(String reference);
  }

  /**
   * A security hold that needs its end, and the age after the anchor past which it keeps nothing.
   */
  public interface Ending {
    Hold endingAt(Instant end, Period capAfterAnchor);
  }

  Holds.Kind kind() {
    return kind;
  }

  Object target() {
    return target;
  }

  Map<String, Object> where() {
    return where;
  }

  String matter() {
    return matter;
  }

  Optional<LocalDate> review() {
    return review;
  }

  Optional<Instant> until() {
    return until;
  }

  Optional<Period> cap() {
    return cap;
  }

  /** Shows the kind only. */
  @Override
  public String toString() {
    return kind + " hold";
  }
}
