package dev.lethe.detect;

import dev.lethe.annotation.Category;
import dev.lethe.detect.Guess.Tier;
import java.util.Optional;

/** How much a word weighs where; a hundred is certain. */
final class Weights {
  static final int ACTOR = 65;
  static final int KEY = 65;
  static final int KNOWN_PERSON = 75;
  static final int A_SYSTEMS = 10;
  static final int PEOPLE = 60;
  static final int NUMBERED = 70;
  static final int MAYBE_KEY = 40;
  static final int CONSTRAINT = 95;
  static final int LONG_TEXT = 40;
  static final int UNKNOWN_AFTER = 45;
  static final int UNKNOWN_BEFORE = 25;
  static final int WRONG_BEFORE = 45;
  static final int RELATION_LEAST = 60;
  static final int RELATION_MOST = 70;
  static final long LONG = 1_000;

  private static final int STRONG = 80;
  private static final int LIKELY = 50;
  private static final int POSSIBLE = 30;

  private Weights() {}

  static Optional<Tier> tier(int score) {
    if (score >= STRONG) return Optional.of(Tier.STRONG);
    if (score >= LIKELY) return Optional.of(Tier.LIKELY);
    return score >= POSSIBLE ? Optional.of(Tier.POSSIBLE) : Optional.empty();
  }

  static int of(Match m, Surroundings s, long length) {
    Standing standing = s.standing();
    return switch (m.kind()) {
      case SURE -> sure(m.category(), standing) - (s.connection() ? Weights.A_SYSTEMS : 0);
      case LIKELY -> by(standing, 90, 75, 55, 35, 20, 20);
      case CONTEXT ->
          m.category() == Category.CUSTOM
              ? s.patient() ? patients(standing) : by(standing, 70, 45, 10, 0, 0, 0)
              : by(standing, 85, 65, 20, 15, 0, 0);
      case STATE ->
          s.address() ? by(standing, 80, 65, 20, 15, 0, 0) : by(standing, 35, 20, 0, 0, 0, 0);
      case AMBIGUOUS ->
          m.category() == Category.NAME && s.reached()
              ? by(standing, 75, 60, 60, 0, 0, 0)
              : by(standing, 75, 35, 10, 0, 0, 0);
      case HEALTH -> s.patient() ? patients(standing) : by(standing, 45, 30, 0, 0, 0, 0);
      case TEXT ->
          by(standing, 60, 60, s.text() ? 40 : 25, 20, 10, 10) + (length >= Weights.LONG ? 10 : 0);
      case SECRET -> by(standing, 85, 75, s.reached() ? 60 : 40, 35, 10, 25);
      case VALUE -> s.secret() ? by(standing, 85, 85, 40, 0, 0, 0) : value(s, length);
      case VAGUE -> vague(standing, length);
      default -> 0;
    };
  }

  private static int sure(Category category, Standing standing) {
    return switch (category) {
      case EMAIL -> by(standing, 95, 95, 85, 55, 35, 50);
      case ACCOUNT_ID -> by(standing, 95, 90, 85, 60, 45, 50);
      case IP_ADDRESS -> by(standing, 95, 90, 60, 45, 35, 40);
      case BIRTH_DATE -> by(standing, 95, 90, 40, 35, 0, 30);
      case PHONE, POSTAL_ADDRESS, COUNTRY -> by(standing, 95, 90, 85, 40, 35, 45);
      default -> by(standing, 95, 90, 85, 60, 45, 45);
    };
  }

  private static int patients(Standing standing) {
    return by(standing, 75, 60, 55, 30, 55, 0);
  }

  private static int value(Surroundings s, long length) {
    return s.keyValue() ? by(s.standing(), 60, 60, 0, 0, 0, 0) : vague(s.standing(), length);
  }

  private static int vague(Standing standing, long length) {
    return by(standing, 35, 35, 0, 0, 0, 0) + (standing.isPersonal() && length >= LONG ? 20 : 0);
  }

  private static int by(
      Standing standing, int person, int about, int other, int firm, int place, int reference) {
    return switch (standing) {
      case PERSON -> person;
      case ABOUT_PERSON -> about;
      case OTHER -> other;
      case ORGANISATION -> firm;
      case PLACE -> place;
      case REFERENCE -> reference;
    };
  }
}
