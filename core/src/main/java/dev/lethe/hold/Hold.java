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
  private final Optional<String> obligation;

  private Hold(
      Holds.Kind kind,
      Object target,
      Map<String, ?> where,
      String matter,
      Optional<LocalDate> review,
      Optional<Instant> until,
      Optional<Period> cap,
      Optional<String> obligation) {
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
    this.obligation = obligation;
  }

  /** Everything of a person, now and later. */
  public static Legal on(Person person) {
    return new What(person, Map.of());
  }

  /** One record, its files, and the records that go with it. */
  public static Legal on(RecordRef record) {
    return new What(record, Map.of());
  }

  /** Rows, now and later, whose declared attributes have these values. Equality only, never SQL. */
  public static Legal on(Class<?> entity, Map<String, ?> where) {
    return new What(entity, where);
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
                Optional.of(capAfterAnchor),
                Optional.empty());
  }

  /** What is held, before it is said why. */
  private record What(Object target, Map<String, ?> where) implements Legal {
    @Override
    public Reviewed matter(String reference) {
      return by -> hold(Holds.Kind.LEGAL, reference, by, Optional.empty());
    }

    @Override
    public Suspending suspending(String obligation) {
      return reference -> by -> hold(Holds.Kind.SUSPENSION, reference, by, Optional.of(obligation));
    }

    private Hold hold(Holds.Kind kind, String matter, LocalDate by, Optional<String> obligation) {
      return new Hold(
          kind,
          target,
          where,
          matter,
          Optional.of(by),
          Optional.empty(),
          Optional.empty(),
          obligation);
    }

    @Override
    public String toString() {
      return "a hold";
    }
  }

  /** A legal hold that needs its matter: a file reference, never a name, never shown to anyone. */
  public interface Legal {
    Reviewed matter(String reference);

    /**
     * Not everything, only what an obligation of the register keeps: while the case is open, its
     * period does not run out. (§ 147(3) AO, while the tax can still be assessed.) What else there
     * is goes as if there were no hold.
     */
    Suspending suspending(String obligation);
  }

  /** A suspended period that needs its matter. */
  public interface Suspending {
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

  Optional<String> obligation() {
    return obligation;
  }

  /** Shows the kind only. */
  @Override
  public String toString() {
    return kind + " hold";
  }
}
