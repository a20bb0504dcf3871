package dev.lethe.evidence;

import dev.lethe.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The proof of what was done: whether it is whole, and copies of it. */
public interface Evidence {
  /** The evidence in a database. */
  static Evidence of(Database database, Keys keys, InstantSource clock) {
    return new LedgerEvidence(database, keys, clock);
  }

  /** Looks at the whole chain. */
  Verification verify();

  /** From the last head exported to a place the database administrator cannot write. */
  Verification verify(Head trusted);

  /** The end of the chain, signed: to be kept outside the database. */
  Head exportHead();

  /**
   * Writes blocks and events as JSON, one a line, blocks first.
   *
   * @param from inclusive
   * @param to exclusive
   */
  void export(Instant from, Instant to, Path jsonLines);

  /**
   * The end of the chain at some time.
   *
   * @param sequence of its last block; 0 for a chain without blocks
   * @param hash of that block, hex
   * @param signature over the three before it, base64
   */
  record Head(long sequence, Instant at, String hash, String signature) {}

  /**
   * What a look at the chain found.
   *
   * @param entries leaves of the blocks looked at
   * @param unsealed events that are not part of the chain yet
   * @param problems the first hundred
   */
  record Verification(
      Status status, long entries, long blocks, long unsealed, List<Problem> problems) {
    /** Whether the chain is what was written. */
    public enum Status {
      INTACT,
      BROKEN,
      /** Nothing is wrong, and something can no longer be checked. */
      UNVERIFIABLE
    }

    public Verification {
      problems = List.copyOf(problems);
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param sequence of the block; 0 for an event that is not sealed
   */
  record Problem(long sequence, Kind kind) {
    /** What is wrong. */
    public enum Kind {
      CHANGED,
      MISSING,
      REORDERED,
      CUT_OFF,
      KEY_MISSING
    }
  }
}
