package dev.lethe.layout.broken.calls.store;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Allowed: the positive control. */
final class Ids {
  UUID next() {
    return UUID.randomUUID();
  }

  int placeholder() {
    return new SecureRandom().nextInt() + ThreadLocalRandom.current().nextInt();
  }
}
