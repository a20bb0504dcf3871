package dev.lethe.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What stands in a text column that must not be null once it is emptied. */
final class Placeholders {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a placeholder begins with, where there is room. */
  static final String PREFIX = "erased-";

  /** Length of a placeholder with its beginning. */
  static final int WHOLE = PREFIX.length() + 32;

  private Placeholders() {}

  /** {@code erased-} and 128 random bits, or as many random characters as fit. */
  static String random(int length) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String bits = HexFormat.of().formatHex(bytes);
    String whole = PREFIX + bits;
    return whole.length() <= length ? whole : bits.substring(0, Math.min(length, bits.length()));
  }
}
