package dev.lethe.evidence;

import dev.lethe.json.Json;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.MisuseException;
import dev.lethe.store.Database;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Evidence from the ledger's tables. */
final class LedgerEvidence implements Evidence {
  private final Database database;
  private final Keys keys;
  private final InstantSource clock;

  LedgerEvidence(Database database, Keys keys, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Verification verify() {
    return database.reading("verify", unit -> new Verifier(unit, keys).whole());
  }

  @Override
  public Verification verify(Head trusted) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(trusted.signature());
    } catch (IllegalArgumentException e) {
      signature = new byte[0];
    }
    if (!keys.verify(message(trusted.sequence(), trusted.at(), trusted.hash()), signature))
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          "The head's signature was not made with these keys, or the head was changed.",
          "Take the head as it was exported, and the keys of that time.");
    return database.reading("verify", unit -> new Verifier(unit, keys).from(trusted));
  }

  @Override
  public Head exportHead() {
    LedgerTable.End end =
        database
            .<Optional<LedgerTable.End>>reading("head", LedgerTable::end)
            .orElseThrow(LedgerTable::noHead);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    byte[] signature = keys.sign(message(end.seq(), at, end.hash()));
    return new Head(end.seq(), at, end.hash(), Base64.getEncoder().encodeToString(signature));
  }

  private static byte[] message(long sequence, Instant at, String hash) {
    return new Digest(Digest.Domain.HEAD).field(sequence).field(at).field(hash).bytes();
  }

  @Override
  public void export(Instant from, Instant to, Path jsonLines) {
    try (BufferedWriter out = Files.newBufferedWriter(jsonLines, StandardCharsets.UTF_8)) {
      database.reading(
          "evidence export",
          unit -> {
            LedgerTable.blocks(unit, from, to, block -> line(out, "block", block));
            LedgerTable.events(unit, from, to, event -> line(out, "event", event));
            return out;
          });
    } catch (IOException | UncheckedIOException e) {
      throw new InfrastructureException(
          Code.REPORT_NOT_WRITTEN,
          "The evidence cannot be written to its file.",
          "Give a path that can be written, on a disk with room.",
          true);
    }
  }

  private static void line(BufferedWriter out, String type, Record row) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", type);
    line.put("row", row);
    try {
      out.write(Json.canonical(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
