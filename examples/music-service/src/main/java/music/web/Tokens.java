package music.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Bearer tokens: account and end, signed. The key lives as long as the process; after a restart
 * people sign in again.
 */
@Component
class Tokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final int SIGNED = 24;
  private static final int SIGNATURE = 32;

  private final InstantSource clock;
  private final SecretKeySpec key;

  Tokens(InstantSource clock) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.clock = clock;
    this.key = new SecretKeySpec(random, ALGORITHM);
  }

  String issue(UUID account) {
    byte[] claim =
        ByteBuffer.allocate(SIGNED)
            .putLong(account.getMostSignificantBits())
            .putLong(account.getLeastSignificantBits())
            .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
            .array();
    byte[] token = ByteBuffer.allocate(SIGNED + SIGNATURE).put(claim).put(sign(claim)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty where it is forged, broken or has ended. */
  Optional<UUID> account(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != SIGNED + SIGNATURE) return Optional.empty();
    byte[] claim = new byte[SIGNED];
    byte[] signature = new byte[SIGNATURE];
    ByteBuffer.wrap(bytes).get(claim).get(signature);
    if (!MessageDigest.isEqual(signature, sign(claim))) return Optional.empty();
    ByteBuffer in = ByteBuffer.wrap(claim);
    UUID account = new UUID(in.getLong(), in.getLong());
    return clock.instant().isBefore(Instant.ofEpochSecond(in.getLong()))
        ? Optional.of(account)
        : Optional.empty();
  }

  private byte[] sign(byte[] claim) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(claim);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
