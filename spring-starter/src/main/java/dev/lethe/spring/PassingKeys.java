package dev.lethe.spring;

import dev.lethe.evidence.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Keys for a database in memory: made anew by each JVM and stored nowhere, since what they sign
 * ends with the JVM too. One for all contexts of a JVM, which may share a database in memory.
 */
final class PassingKeys {
  private static final Keys KEYS = make();

  private PassingKeys() {}

  static Keys get() {
    return KEYS;
  }

  private static Keys make() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    try {
      // Readable by its owner only, where the file system knows owners.
      Path file = Files.createTempFile("lethe", ".key");
      try {
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
        return Keys.file(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file for passing keys", e);
    }
  }
}
