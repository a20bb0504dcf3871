package dev.lethe.layout.broken.calls.store;

import java.util.UUID;

/** Allowed: the positive control. */
final class Ids {
  UUID next() {
    return UUID.randomUUID();
  }
}
