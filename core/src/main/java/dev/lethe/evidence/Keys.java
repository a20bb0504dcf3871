package dev.lethe.evidence;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Keys for references and signatures: outside the database, always. Ids of keys are names that
 * Lethe chooses, versions count from 1.
 */
public interface Keys {
  /** The version that new references are made with. */
  int currentVersion(String keyId);

  /**
   * HMAC-SHA-256 of the message. Empty: this version is gone for good. A provider that cannot be
   * reached throws InfrastructureException.
   */
  Optional<byte[]> hmac(String keyId, int version, byte[] message);

  /** A signature that {@link #verify} recognises. */
  byte[] sign(byte[] message);

  /** Whether {@link #sign} made this; to be replaced where equal messages get other signatures. */
  default boolean verify(byte[] message, byte[] signature) {
    return MessageDigest.isEqual(sign(message), signature);
  }

  /**
   * Keys from a file with 32 random bytes in base64, which only its owner may read. Whoever loses
   * the file can no longer tell whose references the evidence holds.
   */
  static Keys file(Path path) {
    return FileKeys.read(path);
  }
}
