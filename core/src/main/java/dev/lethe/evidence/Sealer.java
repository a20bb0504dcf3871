package dev.lethe.evidence;

import dev.lethe.store.Claims;
import dev.lethe.store.Database;
import dev.lethe.store.Unit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes events that are not part of the chain yet and appends blocks over them. */
public final class Sealer {
  private static final int PER_BLOCK = 1_000;
  private static final String TASK = "seal";
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;

  /** Seals what the ledger wrote to the database. */
  public Sealer(Database database, Ledger ledger, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Seals what is there, in blocks of at most 1,000 events, each in a transaction of its own.
   *
   * @return how many events were sealed; none while another node has the turn
   */
  public long seal() {
    long all = 0;
    int sealed;
    do {
      sealed = database.recording(TASK, this::one);
      all += sealed;
    } while (sealed == PER_BLOCK);
    return all;
  }

  private int one(Unit unit) {
    Optional<Claims.Claim> turn = Claims.tryClaim(unit, TASK, clock.instant(), LEASE);
    if (turn.isEmpty()) return 0;
    List<Event> events = LedgerTable.lockUnsealed(unit, PER_BLOCK);
    if (!events.isEmpty()) {
      MerkleTree tree = new MerkleTree();
      for (Event event : events) tree.add(Digest.bytes(event.hash()));
      LedgerTable.seal(unit, events, ledger.append(unit, Block.EVENTS, "{}", tree));
    }
    Claims.release(unit, turn.get());
    return events.size();
  }
}
