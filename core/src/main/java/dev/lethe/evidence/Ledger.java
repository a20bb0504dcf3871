package dev.lethe.evidence;

import dev.lethe.json.Json;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.store.Ids;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where engines write what they did, in the transaction that does it. Bodies hold names of
 * declarations, counts and keyed hashes, never a key, a name or a value.
 */
public final class Ledger {
  /** Key for references to records and to attribute values. */
  public static final String RECORDS = "lethe.records";

  /** Key for references to persons. */
  public static final String SUBJECTS = "lethe.subjects";

  /** Key for references to those who act. */
  public static final String ACTORS = "lethe.actors";

  private final Keys keys;
  private final InstantSource clock;

  /** Appends with these keys and times from this clock. */
  public Ledger(Keys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Writes an event, which is part of the chain once the {@link Sealer} has sealed it. */
  public void event(Unit unit, String kind, Map<String, ?> body) {
    LedgerTable.insert(
        unit,
        Event.of(
            Ids.random().toString(),
            now(),
            kind,
            Json.canonical(body),
            keys.currentVersion(RECORDS)));
  }

  /**
   * Appends a block over these leaves to the chain. To be the transaction's last statements, since
   * every other appender waits until it ends.
   *
   * @return the block's sequence
   */
  public long sealBatch(Unit unit, String kind, Map<String, ?> body, List<byte[]> leaves) {
    MerkleTree tree = new MerkleTree();
    for (byte[] leaf : leaves) tree.add(Digest.leaf(leaf));
    return append(unit, kind, Json.canonical(body), tree);
  }

  /** The same over events that have leaf hashes already. */
  long append(Unit unit, String kind, String body, MerkleTree tree) {
    LedgerTable.End end = LedgerTable.lockEnd(unit);
    Block block =
        new Block(
                end.seq() + 1,
                now(),
                kind,
                body,
                tree.leaves(),
                tree.root(),
                end.hash(),
                Digest.ALGORITHM,
                keys.currentVersion(RECORDS),
                "")
            .hashed();
    LedgerTable.append(unit, block);
    return block.seq();
  }

  /** What a block says of one record: entity and rule in words, the record as a keyed hash. */
  public byte[] leaf(String entity, String rule, String recordKey, String outcome) {
    return Json.canonical(List.of(entity, rule, hash(RECORDS, entity + "/" + recordKey), outcome))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A reference under the current version of a key: {@code 1:} and the hash in hex. */
  public String hash(String keyId, String text) {
    return hash(keyId, keys.currentVersion(keyId), text);
  }

  /** The references under every version that still exists: for comparing with stored ones. */
  public List<String> hashes(String keyId, String text) {
    List<String> all = new ArrayList<>();
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    for (int version = keys.currentVersion(keyId); version > 0; version--) {
      int of = version;
      keys.hmac(keyId, version, message).ifPresent(h -> all.add(of + ":" + Digest.hex(h)));
    }
    return all;
  }

  /** The key version that a reference was made under. */
  public static String version(String reference) {
    return reference.substring(0, Math.max(0, reference.indexOf(':')));
  }

  private String hash(String keyId, int version, String text) {
    byte[] hash =
        keys.hmac(keyId, version, text.getBytes(StandardCharsets.UTF_8))
            .orElseThrow(() -> gone(keyId, version));
    return version + ":" + Digest.hex(hash);
  }

  /** Role and reference of who acts: {@code OFFICER 1:…}. */
  public String actor(Actor by) {
    return by.role().name() + " " + hash(ACTORS, by.role().name() + "/" + by.id());
  }

  /** The same under every key version that still exists: for comparing with stored ones. */
  public List<String> actors(Actor by) {
    String role = by.role().name();
    return hashes(ACTORS, role + "/" + by.id()).stream().map(hash -> role + " " + hash).toList();
  }

  /** Keeps the name of who acts and the reason where they can be erased without the chain. */
  public UUID note(Unit unit, Actor by, String reason) {
    UUID id = Ids.random();
    unit.sql()
        .update(
            """
            insert into lethe_note (id, written_at, actor_role, actor_name, reason)
            values (:id, :at, :role, :name, :reason)""",
            Sql.params(
                "id", id, "at", now(), "role", by.role(), "name", by.id(), "reason", reason));
    return id;
  }

  /** Where the chain ends now: its sequence and hash, as {@code 41:…}. */
  public String head(Unit unit) {
    LedgerTable.End end = LedgerTable.end(unit).orElseThrow(LedgerTable::noHead);
    return end.seq() + ":" + end.hash();
  }

  /** A signature over a text, in base64: what a document is proven by. */
  public String sign(String text) {
    return Base64.getEncoder().encodeToString(keys.sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The reason that a note holds, as long as it does. */
  public Optional<String> reason(Unit unit, UUID note) {
    return unit.sql()
        .first(
            "select reason from lethe_note where id = :id and reason is not null",
            Sql.params("id", note),
            row -> row.text("reason"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static InfrastructureException gone(String keyId, int version) {
    return new InfrastructureException(
        Code.KEY_VERSION_GONE,
        "The current version " + version + " of the key " + keyId + " does not exist.",
        "Restore the key, or make its next version current.",
        false);
  }
}
