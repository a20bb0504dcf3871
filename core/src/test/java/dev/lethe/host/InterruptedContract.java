package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.databases.Wire;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.retention.Retentions.RetentionRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The database goes away in mid-run, and the next run finishes: nothing is lost or done twice. */
abstract class InterruptedContract extends HostContract {
  private static final List<String> TABLES =
      List.of(
          "member",
          "track",
          "track_tag",
          "track_notes",
          "render",
          "bill",
          "visit_log",
          "track_AUD",
          "track_notes_AUD",
          "bill_AUD",
          "lethe_outbox",
          "lethe_emptied",
          "lethe_restricted");

  private final int stride;

  /**
   * A contract.
   *
   * @param stride every how many statements the wire is cut: 1 is before and after each
   */
  InterruptedContract(Product product, int stride) {
    super(product);
    this.stride = stride;
  }

  @Test
  void theNextRunFinishesWhatACutOneBegan() {
    Wire wire = new Wire(host.db.dataSource());
    var emf =
        host.db.factory(
            Map.of(
                "jakarta.persistence.nonJtaDataSource",
                wire.dataSource(),
                "hibernate.jdbc.time_zone",
                "America/New_York"),
            Host.entities());
    try (Lethe over =
        Lethe.builder(emf, host.keys)
            .register(Host.register())
            .objectStore("audio", host.store())
            .clock(host.now::get)
            .build()) {
      fill();
      Map<String, Long> before = proven();
      assertThat(over.retention().run().complete()).isTrue();
      Map<String, String> left = left();
      Map<String, Long> proof = since(before);
      assertThat(proof).containsKeys("PURGED", "DELIVERED");

      int step = 0;
      while (cutAfter(wire, over, step, left, proof)) {
        step += stride;
      }
      assertThat(step).as("steps of a run").isGreaterThan(100);
      assertThat(over.evidence().verify().status()).isEqualTo(Status.INTACT);
    }
  }

  /** Cuts before and behind a step; false where a run no longer has so many. */
  private boolean cutAfter(
      Wire wire, Lethe over, int step, Map<String, String> left, Map<String, Long> proof) {
    for (boolean answerLost : new boolean[] {false, true}) {
      clear();
      fill();
      Map<String, Long> before = proven();
      String when = "cut at step " + step + (answerLost ? ", its answer lost" : "");
      wire.cutAfter(step, answerLost);
      Optional<RetentionRun> run = Optional.empty();
      try {
        run = Optional.of(over.retention().run());
      } catch (InfrastructureException e) {
        assertThat(e.code()).as(when).isIn(Code.DATABASE_UNREACHABLE, Code.STOP_SWITCH);
        assertThat(e.remedy()).as(when).isNotBlank();
      }
      boolean reached = wire.passed() > step;
      wire.mend();
      if (run.isPresent()) { // it was over, or only a connection was still to be put in order
        assertThat(run.get().complete()).as(when).isTrue();
        assertThat(left()).as(when).isEqualTo(left);
      }
      if (!reached) {
        return false;
      }
      // Files that the cut run had claimed are not counted as done while nobody may claim them.
      boolean whole = over.retention().run().complete();
      assertThat(whole).as(when).isEqualTo(left().equals(left));
      host.turnTo("2026-11-22T10:01:00Z"); // what was claimed may be claimed again
      RetentionRun rest = over.retention().run();
      assertThat(rest.complete()).as(when).isTrue();
      assertThat(left()).as(when).isEqualTo(left);
      assertThat(since(before)).as(when).isEqualTo(proof);
    }
    return true;
  }

  /** Something of every kind that goes, and of every kind that stays. */
  private void fill() {
    host.turnTo("2026-11-22T10:00:00Z");
    Member ana = host.member("ana@plant.test", null);
    Member ben = host.member("ben@plant.test", "2020-06-30T00:00:00Z");
    Member eva = host.member("eva@plant.test", "2026-11-01T00:00:00Z");
    Track due = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Track young = host.track(ana, "2026-11-22T09:00:00Z", "2026-11-22T09:30:00Z");
    host.save(
        ana,
        ben,
        eva,
        due,
        young,
        host.tag(due),
        host.tag(young),
        host.render(ana, due, "2026-11-20T10:00:00Z"),
        host.render(eva, null, "2026-01-01T00:00:00Z"),
        host.bill(ben, "2019-12-31T23:30:00Z"),
        host.bill(ben, "2012-01-01T00:00:00Z"),
        host.visit(ana, "2026-01-01T00:00:00Z", "198.51.100.1"),
        host.visit(null, "2026-11-01T00:00:00Z", "198.51.100.2"));
  }

  /** Rows and files that are there, and what was emptied. */
  private Map<String, String> left() {
    Map<String, String> left = new TreeMap<>();
    TABLES.forEach(t -> left.put(t, String.valueOf(host.db.rows(t))));
    left.put("e-mails", column("select email from member where email not like 'erased-%'"));
    left.put("sent to", column("select sentTo from bill where sentTo is not null"));
    left.put("links", String.valueOf(host.db.rows("render where source_id is not null")));
    left.put("files", String.valueOf(files().size()));
    return left;
  }

  private String column(String sql) {
    return host.db.column(sql).stream().sorted().toList().toString();
  }

  /** How many leaves the chain has of each kind of work. */
  private Map<String, Long> proven() {
    Map<String, Long> proven = new TreeMap<>();
    host.db
        .column("select concat(kind, ' ', items) from lethe_block where kind <> 'EVENTS'")
        .forEach(
            b -> proven.merge(b.split(" ", -1)[0], Long.parseLong(b.split(" ", -1)[1]), Long::sum));
    return proven;
  }

  private Map<String, Long> since(Map<String, Long> before) {
    Map<String, Long> now = proven();
    now.replaceAll((kind, items) -> items - before.getOrDefault(kind, 0L));
    return now;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(host.folder)) {
      return all.filter(f -> !f.endsWith("lethe.key")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clear() {
    clearTables();
    for (Path file : files()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
