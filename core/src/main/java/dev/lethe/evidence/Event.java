package dev.lethe.evidence;

import dev.lethe.store.Row;
import java.time.Instant;

/**
 * Something that happened, as a row of {@code lethe_event}.
 *
 * @param hash as stored; right if it is {@link #computed}
 */
record Event(String id, Instant at, String kind, String body, int keyVersion, String hash) {
  static Event of(Row row) {
    return new Event(
        row.text("id"),
        row.instant("at"),
        row.text("kind"),
        row.text("body"),
        Math.toIntExact(row.number("key_version")),
        row.text("hash"));
  }

  static Event of(String id, Instant at, String kind, String body, int keyVersion) {
    return new Event(id, at, kind, body, keyVersion, computed(id, at, kind, body, keyVersion));
  }

  boolean intact() {
    return hash.equals(computed(id, at, kind, body, keyVersion));
  }

  private static String computed(String id, Instant at, String kind, String body, int keyVersion) {
    return new Digest(Digest.Domain.LEAF)
        .field(id)
        .field(at)
        .field(kind)
        .field(body)
        .field(keyVersion)
        .hex();
  }
}
