package dev.lethe.evidence;

import dev.lethe.store.Row;
import java.time.Instant;

/**
 * One link of the chain, as a row of {@code lethe_block}.
 *
 * @param items number of leaves under the root
 * @param previous hash of the block before; of the first: {@link #GENESIS}
 * @param hash as stored
 */
record Block(
    long seq,
    Instant at,
    String kind,
    String body,
    long items,
    String root,
    String previous,
    String algorithm,
    int keyVersion,
    String hash) {
  static final String GENESIS = "";

  /** Kind of the blocks whose leaves are rows of {@code lethe_event}. */
  static final String EVENTS = "EVENTS";

  static Block of(Row row) {
    return new Block(
        row.number("seq"),
        row.instant("at"),
        row.text("kind"),
        row.text("body"),
        row.number("items"),
        row.text("root"),
        row.text("previous"),
        row.text("algorithm"),
        Math.toIntExact(row.number("key_version")),
        row.text("hash"));
  }

  /** The same with its own hash. */
  Block hashed() {
    return new Block(seq, at, kind, body, items, root, previous, algorithm, keyVersion, computed());
  }

  boolean intact() {
    return algorithm.equals(Digest.ALGORITHM) && hash.equals(computed());
  }

  private String computed() {
    return new Digest(Digest.Domain.BLOCK)
        .field(seq)
        .field(at)
        .field(kind)
        .field(body)
        .field(items)
        .field(root)
        .field(previous)
        .field(algorithm)
        .field(keyVersion)
        .hex();
  }
}
