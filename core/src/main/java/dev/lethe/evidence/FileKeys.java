package dev.lethe.evidence;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys that are derived from one master key in a file. */
final class FileKeys implements Keys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 32;
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final SecretKeySpec master;
  private final Map<String, SecretKeySpec> derived = new ConcurrentHashMap<>();

  private FileKeys(byte[] master) {
    this.master = new SecretKeySpec(master, ALGORITHM);
  }

  static Keys read(Path path) {
    try {
      requireOwnersOnly(path);
      byte[] key = Base64.getDecoder().decode(Files.readString(path).strip());
      if (key.length != LENGTH) throw unreadable(path, "does not hold 32 bytes in base64");
      return new FileKeys(key);
    } catch (IOException e) {
      throw unreadable(path, "is missing or cannot be read");
    } catch (IllegalArgumentException e) {
      throw unreadable(path, "does not hold 32 bytes in base64");
    }
  }

  private static void requireOwnersOnly(Path path) throws IOException {
    Set<PosixFilePermission> mode;
    try {
      mode = Files.getPosixFilePermissions(path);
    } catch (UnsupportedOperationException e) {
      return; // a file system without modes
    }
    if (!OWNERS.containsAll(mode)) throw unreadable(path, "may be read by others than its owner");
  }

  private static InfrastructureException unreadable(Path path, String why) {
    return new InfrastructureException(
        Code.KEYS_UNREADABLE,
        "The key file " + path + " " + why + ".",
        "For a new one: openssl rand -base64 32 > " + path + "; chmod 600 " + path,
        false);
  }

  @Override
  public int currentVersion(String keyId) {
    return 1;
  }

  @Override
  public Optional<byte[]> hmac(String keyId, int version, byte[] message) {
    return version == 1 ? Optional.of(mac(key(keyId + "/" + version), message)) : Optional.empty();
  }

  @Override
  public byte[] sign(byte[] message) {
    return mac(key("lethe.sign/1"), message);
  }

  /** One step of HKDF's expansion; the master is random, so that it needs no extraction. */
  private SecretKeySpec key(String info) {
    return derived.computeIfAbsent(
        info,
        name ->
            new SecretKeySpec(
                mac(master, (name + "\u0001").getBytes(StandardCharsets.UTF_8)), ALGORITHM));
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
