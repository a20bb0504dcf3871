package dev.lethe.evidence;

import dev.lethe.evidence.Evidence.Head;
import dev.lethe.evidence.Evidence.Problem;
import dev.lethe.evidence.Evidence.Problem.Kind;
import dev.lethe.evidence.Evidence.Verification;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.store.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One look along the chain, in one snapshot and in memory that does not grow with it. */
final class Verifier {
  /** Kind of the event that says that a key's version was given up on purpose. */
  static final String KEY_RETIRED = "KEY_RETIRED";

  private static final int PAGE = 500;
  private static final int PROBLEMS = 100;

  private final Unit unit;
  private final Keys keys;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Integer, Long> versions = new TreeMap<>();
  private long entries;
  private long blocks;
  private long events;
  private long unsealed;

  Verifier(Unit unit, Keys keys) {
    this.unit = unit;
    this.keys = keys;
  }

  Verification whole() {
    return look(0, Block.GENESIS);
  }

  /** The trusted block itself is looked at again, then what follows it. */
  Verification from(Head trusted) {
    if (trusted.sequence() == 0) return whole();
    List<Block> found = LedgerTable.blocks(unit, trusted.sequence() - 1, 1);
    boolean there = !found.isEmpty() && found.get(0).seq() == trusted.sequence();
    if (!there) {
      boolean later = !found.isEmpty();
      problem(trusted.sequence(), later ? Kind.MISSING : Kind.CUT_OFF);
      return result();
    }
    if (!found.get(0).hash().equals(trusted.hash())) problem(trusted.sequence(), Kind.CHANGED);
    return look(trusted.sequence() - 1, found.get(0).previous());
  }

  private Verification look(long after, String previous) {
    LedgerTable.End last = chain(new LedgerTable.End(after, previous));
    checkEnd(last);
    boolean strays = LedgerTable.sealedEvents(unit, after + 1) != events;
    if (strays && problems.isEmpty()) problem(last.seq(), Kind.CHANGED);
    LedgerTable.unsealed(unit, this::unsealed);
    checkKeys();
    return result();
  }

  private LedgerTable.End chain(LedgerTable.End start) {
    LedgerTable.End last = start;
    List<Block> page = LedgerTable.blocks(unit, last.seq(), PAGE);
    while (!page.isEmpty()) {
      for (Block block : page) {
        link(last, block);
        last = new LedgerTable.End(block.seq(), block.hash());
      }
      page = LedgerTable.blocks(unit, last.seq(), PAGE);
    }
    return last;
  }

  private void link(LedgerTable.End last, Block block) {
    blocks++;
    entries += block.items();
    if (!block.intact()) problem(block.seq(), Kind.CHANGED);
    else if (block.seq() != last.seq() + 1) problem(last.seq() + 1, Kind.MISSING);
    else if (!block.previous().equals(last.hash())) problem(block.seq(), Kind.REORDERED);
    versions.putIfAbsent(block.keyVersion(), block.seq());
    if (block.kind().equals(Block.EVENTS)) leaves(block);
  }

  private void leaves(Block block) {
    MerkleTree tree = new MerkleTree();
    int before = problems.size();
    LedgerTable.events(
        unit,
        block.seq(),
        (event, ordinal) -> {
          events++;
          if (ordinal != tree.leaves()) problem(block.seq(), Kind.REORDERED);
          tree.add(Digest.bytes(event.hash()));
          look(event, block.seq());
        });
    if (problems.size() > before) return;
    if (tree.leaves() < block.items()) problem(block.seq(), Kind.MISSING);
    else if (tree.leaves() > block.items()) problem(block.seq(), Kind.CHANGED);
    else if (!tree.root().equals(block.root())) problem(block.seq(), Kind.REORDERED);
  }

  private void unsealed(Event event, long ordinal) {
    unsealed++;
    if (ordinal != LedgerTable.UNSEALED) problem(0, Kind.CHANGED);
    look(event, 0);
  }

  private void look(Event event, long seq) {
    if (!event.intact()) problem(seq, Kind.CHANGED);
    versions.putIfAbsent(event.keyVersion(), seq);
  }

  private static Optional<Integer> retired(String body) {
    try {
      return Json.read(body) instanceof Map<?, ?> map && map.get("version") instanceof Integer v
          ? Optional.of(v)
          : Optional.empty();
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private void checkEnd(LedgerTable.End last) {
    Optional<LedgerTable.End> end = LedgerTable.end(unit);
    if (end.isEmpty() || end.get().seq() > last.seq()) problem(last.seq() + 1, Kind.CUT_OFF);
    else if (!end.get().equals(last)) problem(last.seq(), Kind.CHANGED);
  }

  /** Entries that retired a key count wherever they stand, also before a trusted head. */
  private void checkKeys() {
    Set<Integer> retired = new HashSet<>();
    LedgerTable.sealed(
        unit,
        KEY_RETIRED,
        event -> {
          if (event.intact()) retired(event.body()).ifPresent(retired::add);
        });
    versions.forEach(
        (version, seq) -> {
          if (!retired.contains(version)
              && keys.hmac(Ledger.RECORDS, version, new byte[0]).isEmpty())
            problem(seq, Kind.KEY_MISSING);
        });
  }

  private void problem(long seq, Kind kind) {
    Problem problem = new Problem(seq, kind);
    if (problems.size() < PROBLEMS && !problems.contains(problem)) problems.add(problem);
  }

  private Verification result() {
    boolean broken = problems.stream().anyMatch(p -> p.kind() != Kind.KEY_MISSING);
    Status status =
        broken ? Status.BROKEN : problems.isEmpty() ? Status.INTACT : Status.UNVERIFIABLE;
    return new Verification(status, entries, blocks, unsealed, problems);
  }
}
