package dev.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.evidence.Evidence.Head;
import dev.lethe.evidence.Evidence.Problem;
import dev.lethe.evidence.Evidence.Problem.Kind;
import dev.lethe.evidence.Evidence.Verification;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.model.Actor;
import dev.lethe.model.MisuseException;
import dev.lethe.store.Database;
import dev.lethe.store.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A chain that was touched says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EvidenceContract {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456789Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final TestDatabase db;
  private final TestKeys keys = new TestKeys();
  private final Ledger ledger = new Ledger(keys, CLOCK);
  private Database database;
  private Sealer sealer;
  private Evidence evidence;

  EvidenceContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start() {
    database = db.database(db.factory(Map.of()));
    sealer = new Sealer(database, ledger, CLOCK);
    evidence = Evidence.of(database, keys, CLOCK);
  }

  @AfterAll
  void stop() {
    db.close();
  }

  /** Seven blocks: 1 purge, 2 events (5), 3 purge, 4 purge, 5 events (4), 6 purge, 7 events (1). */
  @BeforeEach
  void chain() {
    keys.reset();
    db.execute(
        "delete from lethe_event",
        "delete from lethe_block",
        "delete from lethe_head",
        "insert into lethe_head (id, seq, hash) values (1, 0, '')");
    purge(3);
    events(5);
    purge(1);
    purge(4);
    events(4);
    purge(2);
    events(1);
  }

  @Test
  void anUntouchedChainIsIntact() {
    Verification found = evidence.verify();
    assertThat(found.problems()).isEmpty();
    assertThat(found.status()).isEqualTo(Status.INTACT);
    assertThat(found.blocks()).isEqualTo(7);
    assertThat(found.entries()).isEqualTo(20);
    assertThat(found.unsealed()).isZero();
    assertThat(evidence.verify(evidence.exportHead()).status()).isEqualTo(Status.INTACT);
  }

  @Test
  void anEmptyChainIsIntactAndGrowsFromATrustedHead() {
    db.execute(
        "delete from lethe_event",
        "delete from lethe_block",
        "update lethe_head set seq = 0, hash = ''");
    assertThat(evidence.verify().status()).isEqualTo(Status.INTACT);
    Head empty = evidence.exportHead();
    purge(2);
    assertThat(evidence.verify(empty).status()).isEqualTo(Status.INTACT);
  }

  @Test
  void everyColumnOfABlockCounts() {
    for (String change :
        List.of(
            "seq = 30",
            "at = " + later("at"),
            "kind = 'PURGEE'",
            "body = '{\"entity\":\"Other\"}'",
            "items = items + 1",
            "root = '" + "0".repeat(64) + "'",
            "previous = '" + "0".repeat(64) + "'",
            "hash = '" + "0".repeat(64) + "'",
            "algorithm = 'none'",
            "key_version = 2"))
      found("update lethe_block set " + change + " where seq = 3", Kind.CHANGED);
  }

  @Test
  void everyColumnOfAnEventCounts() {
    String one = firstEvent();
    for (String change :
        List.of(
            "id = '" + "0".repeat(36) + "'",
            "at = " + later("at"),
            "kind = 'OTHER'",
            "body = '{}'",
            "hash = '" + "0".repeat(64) + "'",
            "key_version = 2")) found("update lethe_event set " + change + one, Kind.CHANGED);
    found("update lethe_event set ordinal = 99" + one, Kind.REORDERED);
    found("update lethe_event set block_seq = 5" + one, null);
    found("update lethe_event set block_seq = 77" + one, Kind.REORDERED);
    found("update lethe_event set block_seq = null, ordinal = null" + one, null);
  }

  @Test
  void anUnsealedEventCountsToo() {
    database.recording("note", unit -> event(unit, 0));
    Verification before = evidence.verify();
    assertThat(before.unsealed()).isEqualTo(1);
    assertThat(before.status()).isEqualTo(Status.INTACT);
    db.execute("update lethe_event set ordinal = 3 where block_seq is null");
    assertThat(evidence.verify().problems()).containsExactly(new Problem(0, Kind.CHANGED));
    db.execute("update lethe_event set ordinal = null, body = '{}' where block_seq is null");
    assertThat(evidence.verify().problems()).containsExactly(new Problem(0, Kind.CHANGED));
  }

  @Test
  void whatWasTakenOutIsMissed() {
    found("delete from lethe_block where seq = 4", Kind.MISSING);
    found("delete from lethe_block where seq = 2", Kind.MISSING);
    found("delete from lethe_block where seq = 1", Kind.MISSING);
    found("delete from lethe_event where block_seq = 2 and ordinal = 4", Kind.MISSING);
    found("delete from lethe_event where block_seq = 7", Kind.MISSING);
    found("delete from lethe_head", Kind.CUT_OFF);
  }

  @Test
  void whatWasPutInIsFound() {
    String event =
        "insert into lethe_event (id, at, kind, body, hash, key_version, block_seq, ordinal)"
            + " select '%s', at, kind, body, hash, key_version, %s from lethe_event"
            + " where block_seq = 7";
    found(event.formatted("0".repeat(36), "7, 1"), Kind.CHANGED);
    found(event.formatted("0".repeat(36), "3, 0"), Kind.CHANGED);
  }

  @Test
  void exchangedPlacesAreFound() {
    db.execute(
        "update lethe_event set ordinal = 100 where block_seq = 2 and ordinal = 1",
        "update lethe_event set ordinal = 1 where block_seq = 2 and ordinal = 2",
        "update lethe_event set ordinal = 2 where block_seq = 2 and ordinal = 100");
    assertThat(evidence.verify().problems()).containsExactly(new Problem(2, Kind.REORDERED));
  }

  /** Somebody who knows the algorithm writes a new, consistent history behind an old block. */
  @Test
  void aForgedBlockDoesNotFitItsNeighbours() {
    Block third = block(3);
    Block forged =
        new Block(
                3,
                third.at(),
                third.kind(),
                "{}",
                third.items(),
                third.root(),
                third.previous(),
                third.algorithm(),
                third.keyVersion(),
                "")
            .hashed();
    db.execute("update lethe_block set body = '{}', hash = '" + forged.hash() + "' where seq = 3");
    assertThat(evidence.verify().problems()).containsExactly(new Problem(4, Kind.REORDERED));
  }

  @Test
  void aCutOffTailIsFoundByTheHeadOrByTheExportedOne() {
    Head trusted = evidence.exportHead();
    db.execute(
        "delete from lethe_event where block_seq = 7", "delete from lethe_block where seq = 7");
    assertThat(evidence.verify().problems()).containsExactly(new Problem(7, Kind.CUT_OFF));
    db.execute("update lethe_head set seq = 6, hash = '" + block(6).hash() + "'");
    assertThat(evidence.verify().status())
        .as("the database alone cannot know")
        .isEqualTo(Status.INTACT);
    assertThat(evidence.verify(trusted).problems()).containsExactly(new Problem(7, Kind.CUT_OFF));
  }

  @Test
  void aHistoryThatWasWrittenAnewDoesNotEndInTheExportedHead() {
    Head trusted = evidence.exportHead();
    chain();
    assertThat(evidence.verify().status()).isEqualTo(Status.INTACT);
    assertThat(evidence.verify(trusted).problems()).containsExactly(new Problem(7, Kind.CHANGED));
  }

  @Test
  void aHeadThatWasChangedIsNotTrusted() {
    Head head = evidence.exportHead();
    for (Head forged :
        List.of(
            new Head(6, head.at(), head.hash(), head.signature()),
            new Head(7, head.at().plusSeconds(1), head.hash(), head.signature()),
            new Head(7, head.at(), block(6).hash(), head.signature()),
            new Head(7, head.at(), head.hash(), "no signature")))
      assertThatThrownBy(() -> evidence.verify(forged)).isInstanceOf(MisuseException.class);
  }

  @Test
  void aKeyVersionThatIsGoneIsSaidUnlessItWasRetired() {
    keys.next();
    events(1);
    keys.lose(1);
    Verification lost = evidence.verify();
    assertThat(lost.status()).isEqualTo(Status.UNVERIFIABLE);
    assertThat(lost.problems()).containsExactly(new Problem(1, Kind.KEY_MISSING));

    database.recording(
        "retire",
        unit -> {
          ledger.event(unit, "KEY_RETIRED", Map.of("version", 1));
          return unit;
        });
    assertThat(evidence.verify().status()).as("not sealed yet").isEqualTo(Status.UNVERIFIABLE);
    sealer.seal();
    assertThat(evidence.verify().status()).isEqualTo(Status.INTACT);
  }

  /** Any change anywhere: one character of one column of one row, or one row less. */
  @Test
  void randomTamperingIsFound() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Map<String, String>> events = rows("lethe_event", "id");
    for (int round = 0; round < 60; round++) {
      boolean ofEvents = random.nextBoolean();
      String where =
          ofEvents
              ? " where id = '" + events.get(random.nextInt(events.size())).get("id") + "'"
              : " where seq = " + (1 + random.nextInt(7));
      String table = ofEvents ? "lethe_event" : "lethe_block";
      List<String> texts =
          ofEvents
              ? List.of("kind", "body", "hash")
              : List.of("kind", "body", "root", "previous", "hash", "algorithm");
      String column = texts.get(random.nextInt(texts.size()));
      String value = db.column("select " + column + " from " + table + where).get(0);
      if (value.isEmpty()) continue;
      int at = random.nextInt(value.length());
      char other = value.charAt(at) == 'x' ? 'y' : 'x';
      String changed = value.substring(0, at) + other + value.substring(at + 1);
      db.execute("update " + table + " set " + column + " = '" + changed + "'" + where);
      assertThat(evidence.verify().status())
          .as("seed %s, round %s: %s.%s at %s", seed, round, table, column, at)
          .isEqualTo(Status.BROKEN);
      db.execute("update " + table + " set " + column + " = '" + value + "'" + where);
    }
    assertThat(evidence.verify().status()).isEqualTo(Status.INTACT);
  }

  @Test
  void evidenceStandsAndFallsWithItsTransaction() {
    assertThatThrownBy(
            () ->
                database.destroying(
                    "purge",
                    unit -> {
                      event(unit, 1);
                      ledger.sealBatch(unit, "PURGED", Map.of(), leaves(3));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(evidence.exportHead().sequence()).isEqualTo(7);
    assertThat(evidence.verify().unsealed()).isZero();
  }

  @Test
  void manyAppendersMakeOneChain() {
    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        CompletableFuture.runAsync(
                            () -> {
                              for (int n = 0; n < 5; n++) {
                                purge(2);
                                database.recording("note", unit -> event(unit, i));
                                sealer.seal();
                              }
                            }))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    sealer.seal();
    Verification found = evidence.verify();
    assertThat(found.problems()).isEmpty();
    assertThat(found.unsealed()).isZero();
    assertThat(found.entries()).isEqualTo(20 + 4 * 5 * 3);
  }

  @Test
  void theSealerTakesMoreThanOneBlockfulAndLeavesTheRestAlone() {
    database.recording(
        "note",
        unit -> {
          for (int i = 0; i < 1_005; i++) event(unit, i);
          return unit;
        });
    assertThat(sealer.seal()).isEqualTo(1_005);
    assertThat(sealer.seal()).isZero();
    assertThat(evidence.verify().blocks()).isEqualTo(9);
    assertThat(evidence.verify().status()).isEqualTo(Status.INTACT);
  }

  @Test
  void nobodyIsNamedInTheChainAndTheNameCanGo() {
    Actor by = Actor.officer("planted-officer");
    database.recording(
        "note",
        unit -> {
          ledger.event(
              unit,
              "HOLD_PLACED",
              Map.of(
                  "by", ledger.actor(by),
                  "record", ledger.hash(Ledger.RECORDS, "planted-key"),
                  "note", ledger.note(unit, by, "planted reason")));
          return unit;
        });
    sealer.seal();
    assertThat(db.column("select body from lethe_event where kind = 'HOLD_PLACED'"))
        .singleElement()
        .asString()
        .contains("OFFICER 1:")
        .doesNotContain("planted");
    assertThat(db.column("select actor_name from lethe_note")).contains("planted-officer");
    db.execute("delete from lethe_note");
    assertThat(evidence.verify().status()).isEqualTo(Status.INTACT);
  }

  @Test
  void referencesAreComparedUnderEveryVersion() {
    String old = ledger.hash(Ledger.RECORDS, "k");
    keys.next();
    assertThat(ledger.hash(Ledger.RECORDS, "k")).isNotEqualTo(old).startsWith("2:");
    assertThat(ledger.hashes(Ledger.RECORDS, "k")).hasSize(2).contains(old);
    assertThat(ledger.hash(Ledger.ACTORS, "k").substring(2))
        .isNotEqualTo(ledger.hash(Ledger.RECORDS, "k").substring(2));
  }

  @Test
  void theExportHasEveryLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("evidence.jsonl");
    evidence.export(NOW.minusSeconds(1), NOW.plusSeconds(1), file);
    assertThat(Files.readAllLines(file)).hasSize(7 + 10).allMatch(line -> line.startsWith("{"));
    evidence.export(NOW.plusSeconds(1), NOW.plusSeconds(2), file);
    assertThat(Files.readAllLines(file)).isEmpty();
  }

  /** Changes, looks, and puts the chain back; null: any kind of problem will do. */
  private void found(String change, @Nullable Kind kind) {
    db.execute(change);
    Verification found = evidence.verify();
    assertThat(found.status()).as(change).isEqualTo(Status.BROKEN);
    if (kind != null)
      assertThat(found.problems()).as(change).extracting(Problem::kind).contains(kind);
    chain();
  }

  private String later(String column) {
    return switch (db.product()) {
      case MARIADB -> column + " + interval 1 microsecond";
      case POSTGRESQL -> column + " + interval '1 microsecond'";
      case H2 -> "dateadd(microsecond, 1, " + column + ")";
    };
  }

  private static String firstEvent() {
    return " where block_seq = 2 and ordinal = 0";
  }

  private Block block(long seq) {
    return database
        .<List<Block>>reading("look", unit -> LedgerTable.blocks(unit, seq - 1, 1))
        .get(0);
  }

  private List<Map<String, String>> rows(String table, String column) {
    return db.column("select " + column + " from " + table).stream()
        .map(value -> Map.of(column, value))
        .toList();
  }

  private void purge(int rows) {
    database.destroying(
        "purge",
        unit -> ledger.sealBatch(unit, "PURGED", Map.of("entity", "Upload"), leaves(rows)));
  }

  private List<byte[]> leaves(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> ledger.leaf("Upload", "Upload", "key " + i, "EXPIRED"))
        .toList();
  }

  private void events(int count) {
    database.recording(
        "note",
        unit -> {
          for (int i = 0; i < count; i++) event(unit, i);
          return unit;
        });
    assertThat(sealer.seal()).isEqualTo(count);
  }

  private boolean event(Unit unit, int i) {
    ledger.event(unit, "CONSENT", Map.of("activity", "newsletter " + i));
    return true;
  }

  /** Keys in memory, of which versions can be lost. */
  private static final class TestKeys implements Keys {
    private final Map<Integer, byte[]> versions = new HashMap<>();
    private int current;

    TestKeys() {
      reset();
    }

    void reset() {
      versions.clear();
      current = 0;
      next();
    }

    void next() {
      current++;
      versions.put(current, ("master " + current).getBytes(StandardCharsets.UTF_8));
    }

    void lose(int version) {
      versions.remove(version);
    }

    @Override
    public int currentVersion(String keyId) {
      return current;
    }

    @Override
    public Optional<byte[]> hmac(String keyId, int version, byte[] message) {
      return Optional.ofNullable(versions.get(version)).map(key -> mac(key, keyId, message));
    }

    @Override
    public byte[] sign(byte[] message) {
      return mac("signing".getBytes(StandardCharsets.UTF_8), "", message);
    }

    private static byte[] mac(byte[] key, String id, byte[] message) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(id.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(message);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
