package dev.lethe.evidence;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.store.Row;
import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;

/** The statements on {@code lethe_event}, {@code lethe_block} and {@code lethe_head}. */
final class LedgerTable {
  /** What stands for the ordinal of an event that no block has. */
  static final long UNSEALED = -1;

  private static final String EVENT =
      "select id, at, kind, body, key_version, hash, ordinal from lethe_event";
  private static final String BLOCK =
      "select seq, at, kind, body, items, root, previous, algorithm, key_version, hash"
          + " from lethe_block";

  private LedgerTable() {}

  /** The end of the chain, as its own row has it. */
  record End(long seq, String hash) {}

  static void insert(Unit unit, Event event) {
    unit.sql()
        .update(
            """
            insert into lethe_event (id, at, kind, body, hash, key_version)
            values (:id, :at, :kind, :body, :hash, :version)""",
            Map.of(
                "id", event.id(),
                "at", event.at(),
                "kind", event.kind(),
                "body", event.body(),
                "hash", event.hash(),
                "version", event.keyVersion()));
  }

  /** The end of the chain, locked until the transaction ends. */
  static End lockEnd(Unit unit) {
    return unit.sql()
        .first(
            "select seq, hash from lethe_head where id = 1 for update",
            Map.of(),
            row -> new End(row.number("seq"), row.text("hash")))
        .orElseThrow(LedgerTable::noHead);
  }

  static Optional<End> end(Unit unit) {
    return unit.sql()
        .first(
            "select seq, hash from lethe_head where id = 1",
            Map.of(),
            row -> new End(row.number("seq"), row.text("hash")));
  }

  static void append(Unit unit, Block block) {
    unit.sql()
        .update(
            """
            insert into lethe_block
              (seq, at, kind, body, items, root, previous, hash, algorithm, key_version)
            values
              (:seq, :at, :kind, :body, :items, :root, :previous, :hash, :algorithm, :version)""",
            Sql.params(
                "seq", block.seq(),
                "at", block.at(),
                "kind", block.kind(),
                "body", block.body(),
                "items", block.items(),
                "root", block.root(),
                "previous", block.previous(),
                "hash", block.hash(),
                "algorithm", block.algorithm(),
                "version", block.keyVersion()));
    int rows =
        unit.sql()
            .update(
                "update lethe_head set seq = :seq, hash = :hash where id = 1",
                Map.of("seq", block.seq(), "hash", block.hash()));
    if (rows != 1) throw noHead();
  }

  /** Events that no block has yet, oldest first, locked; those that somebody else has are left. */
  static List<Event> lockUnsealed(Unit unit, int atMost) {
    return unit.sql()
        .query(
            EVENT
                + " where block_seq is null order by at, id limit "
                + atMost
                + " for update skip locked",
            Map.of(),
            Event::of);
  }

  static void seal(Unit unit, List<Event> events, long seq) {
    unit.sql()
        .batch(
            "update lethe_event set block_seq = :seq, ordinal = :ordinal where id = :id",
            IntStream.range(0, events.size())
                .mapToObj(
                    i -> Map.<String, Object>of("seq", seq, "ordinal", i, "id", events.get(i).id()))
                .toList());
  }

  static List<Block> blocks(Unit unit, long after, int atMost) {
    return unit.sql()
        .query(
            BLOCK + " where seq > :after order by seq limit " + atMost,
            Map.of("after", after),
            Block::of);
  }

  static void events(Unit unit, long seq, ObjLongConsumer<Event> consumer) {
    unit.sql()
        .each(
            EVENT + " where block_seq = :seq order by ordinal, id",
            Map.of("seq", seq),
            row -> consumer.accept(Event.of(row), ordinal(row)));
  }

  static void unsealed(Unit unit, ObjLongConsumer<Event> consumer) {
    unit.sql()
        .each(
            EVENT + " where block_seq is null",
            Map.of(),
            row -> consumer.accept(Event.of(row), ordinal(row)));
  }

  private static long ordinal(Row row) {
    Long ordinal = row.numberOrNull("ordinal");
    return ordinal == null ? UNSEALED : ordinal;
  }

  static void sealed(Unit unit, String kind, Consumer<Event> consumer) {
    unit.sql()
        .each(
            EVENT + " where block_seq is not null and kind = :kind",
            Map.of("kind", kind),
            row -> consumer.accept(Event.of(row)));
  }

  static long sealedEvents(Unit unit, long from) {
    return unit.sql()
        .first(
            "select count(*) as n from lethe_event where block_seq >= :from",
            Map.of("from", from),
            row -> row.number("n"))
        .orElse(0L);
  }

  static void blocks(Unit unit, Instant from, Instant to, Consumer<Block> consumer) {
    unit.sql()
        .each(
            BLOCK + " where at >= :from and at < :to order by seq",
            Map.of("from", from, "to", to),
            row -> consumer.accept(Block.of(row)));
  }

  static void events(Unit unit, Instant from, Instant to, Consumer<Event> consumer) {
    unit.sql()
        .each(
            EVENT + " where at >= :from and at < :to order by at, id",
            Map.of("from", from, "to", to),
            row -> consumer.accept(Event.of(row)));
  }

  static InfrastructureException noHead() {
    return new InfrastructureException(
        Code.LEDGER_BROKEN,
        "The row of lethe_head is missing, so that nothing can be appended to the evidence.",
        "Somebody removed it: verify the evidence against the last exported head before anything"
            + " else.",
        false);
  }
}
