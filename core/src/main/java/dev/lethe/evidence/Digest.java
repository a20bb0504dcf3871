package dev.lethe.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * SHA-256 over fields, each with its length before it, so that no two lists of fields are the same
 * bytes; the first byte says what is hashed, as in RFC 6962.
 */
final class Digest {
  /** Name of this way to hash, as blocks carry it. */
  static final String ALGORITHM = "SHA-256/RFC6962/1";

  /** What is hashed. */
  enum Domain {
    LEAF(0),
    NODE(1),
    BLOCK(2),
    HEAD(3);

    private final byte prefix;

    Domain(int prefix) {
      this.prefix = (byte) prefix;
    }
  }

  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest digest;

  Digest(Domain domain) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    digest.update(domain.prefix);
  }

  static byte[] leaf(byte[] data) {
    return new Digest(Domain.LEAF).raw(data).bytes();
  }

  static byte[] node(byte[] left, byte[] right) {
    return new Digest(Domain.NODE).raw(left).raw(right).bytes();
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** The bytes of a hash, or none where the text is no hash. */
  static byte[] bytes(String hex) {
    try {
      return HEX.parseHex(hex);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private Digest raw(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  Digest field(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    return raw(bytes);
  }

  Digest field(String text) {
    return field(text.getBytes(StandardCharsets.UTF_8));
  }

  Digest field(long number) {
    return field(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  Digest field(Instant at) {
    return field(at.getEpochSecond()).field(at.getNano());
  }

  byte[] bytes() {
    return digest.digest();
  }

  String hex() {
    return hex(bytes());
  }
}
