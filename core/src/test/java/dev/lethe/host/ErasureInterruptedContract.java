package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.databases.Wire;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.delivery.RecipientPort.Answer;
import dev.lethe.delivery.RecipientPort.Message;
import dev.lethe.delivery.RecipientPort.Result;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.evidence.Evidence.Verification;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.model.Code;
import dev.lethe.model.Erased;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.InfrastructureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database goes away in the middle of an erasure, and another node finishes it: nothing is
 * lost, done twice or certified twice (engines 2a).
 */
abstract class ErasureInterruptedContract extends HostContract {
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
          "bill_AUD");

  private final int stride;
  private final List<Message> told = new CopyOnWriteArrayList<>();

  /**
   * A contract.
   *
   * @param stride every how many statements the wire is cut: 1 is before and after each
   */
  ErasureInterruptedContract(Product product, int stride) {
    super(product);
    this.stride = stride;
  }

  @Override
  @BeforeEach
  void open() {
    host.turnTo("2026-11-23T10:00:00Z");
    lethe = host.builder().recipient("stripe", port()).build();
  }

  private RecipientPort port() {
    return message -> {
      told.add(message);
      return new Answer(Result.DONE, "");
    };
  }

  @Test
  void anotherNodeFinishesWhatACutOneBegan() {
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
            .recipient("stripe", port())
            .clock(host.now::get)
            .build()) {
      UUID whole = order();
      over.redrive();
      ErasureOutcome outcome = lethe.erasures().outcome(whole);
      assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
      assertThat(certificates(whole)).hasSize(1);
      Map<String, String> left = left();
      Map<String, Long> erased = erased(outcome);
      assertThat(erased).hasSizeGreaterThan(5);

      int step = 0;
      while (cutAfter(wire, over, step, left, erased)) {
        step += stride;
      }
      assertThat(step).as("steps of an erasure").isGreaterThan(100);
      assertThat(lethe.evidence().verify().status()).isEqualTo(Verification.Status.INTACT);
    }
  }

  /** Cuts before and behind a step; false where an erasure no longer has so many. */
  private boolean cutAfter(
      Wire wire, Lethe over, int step, Map<String, String> left, Map<String, Long> erased) {
    for (boolean answerLost : new boolean[] {false, true}) {
      clear();
      UUID erasure = order();
      String when = "cut at step " + step + (answerLost ? ", its answer lost" : "");
      wire.cutAfter(step, answerLost);
      try {
        over.redrive();
      } catch (InfrastructureException e) {
        assertThat(e.code()).as(when).isIn(Code.DATABASE_UNREACHABLE, Code.STOP_SWITCH);
      }
      boolean reached = wire.passed() > step;
      wire.mend();
      lethe.redrive();
      host.turnTo("2026-11-23T10:01:00Z"); // what was claimed may be claimed again
      lethe.redrive();
      ErasureOutcome outcome = lethe.erasures().outcome(erasure);
      assertThat(left()).as(when).isEqualTo(left);
      assertThat(erased(outcome)).as(when).isEqualTo(erased);
      assertThat(outcome.busy()).as(when).isZero();
      assertThat(outcome.status()).as(when).isEqualTo(Status.PARTIAL);
      assertThat(outcome.residue().found()).as(when).isZero();
      assertThat(told.stream().map(Message::idempotencyKey).distinct()).as(when).hasSize(1);
      List<String> certificates = certificates(erasure);
      assertThat(certificates).as(when).doesNotHaveDuplicates().hasSizeBetween(1, 2);
      if (!reached) {
        assertThat(certificates).as(when).hasSize(1);
        return false;
      }
    }
    return true;
  }

  /** What each certificate says came of it, in their order, which has no gap. */
  private List<String> certificates(UUID erasure) {
    String of = " from lethe_certificate where erasure_id = '" + erasure + "' order by addendum";
    List<String> numbers = host.db.column("select addendum" + of);
    assertThat(numbers)
        .isEqualTo(IntStream.range(0, numbers.size()).mapToObj(String::valueOf).toList());
    return host.db.column("select content" + of).stream().map(c -> result(c)).toList();
  }

  private static String result(String certificate) {
    try {
      return Json.canonical(((Map<?, ?>) Json.read(certificate)).get("result"));
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Long> erased(ErasureOutcome outcome) {
    Map<String, Long> erased = new TreeMap<>();
    for (Erased e : outcome.erased()) {
      erased.merge(e.entity() + " " + e.fieldGroup() + " " + e.technique(), e.count(), Long::sum);
    }
    return erased;
  }

  /**
   * Something of everything: rows, copies, files, a recipient, a law, and what belongs to others.
   */
  private UUID order() {
    host.turnTo("2026-11-23T10:00:00Z");
    told.clear();
    Member ana = host.member("ana@plant.test", "2026-11-22T00:00:00Z");
    Member ben = host.member("ben@plant.test", null);
    Track track = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-22T09:00:00Z");
    host.save(
        ana,
        ben,
        track,
        host.tag(track),
        host.render(ana, track, "2026-11-22T10:00:00Z"),
        host.bill(ana, "2026-05-02T00:00:00Z"),
        host.track(ben, "2026-11-22T00:00:00Z", "2026-11-22T09:00:00Z"),
        host.visit(ana, "2026-11-01T00:00:00Z", "198.51.100.1"),
        host.visit(ben, "2026-11-01T00:00:00Z", "198.51.100.2"));
    return lethe
        .erasures()
        .order(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY, Host.OFFICER)
        .erasure();
  }

  /** Rows and files that are there, and what was emptied. */
  private Map<String, String> left() {
    Map<String, String> left = new TreeMap<>();
    TABLES.forEach(t -> left.put(t, String.valueOf(host.db.rows(t))));
    left.put(
        "e-mails",
        host.db.column("select email from member where email not like 'erased-%'").toString());
    left.put(
        "sent to", host.db.column("select sentTo from bill where sentTo is not null").toString());
    left.put("emptied", String.valueOf(host.db.rows("lethe_emptied")));
    left.put("restricted", String.valueOf(host.db.rows("lethe_restricted")));
    left.put("files", String.valueOf(files().size()));
    return left;
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

  @Test // two nodes at one erasure at the same time: the same result, and nothing counted twice
  void twoNodesAtOnce() {
    try (Lethe other = host.builder().recipient("stripe", port()).build()) {
      other.redrive(); // whoever asks for a turn for the very first time makes its row
      for (int i = 0; i < 3; i++) {
        clear();
        UUID erasure = orderMuch();
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (Lethe node : List.of(lethe, other)) {
          nodes.add(
              CompletableFuture.runAsync(
                  () -> {
                    try {
                      start.await();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                    node.redrive();
                  }));
        }
        nodes.forEach(CompletableFuture::join);
        host.turnTo("2026-11-23T10:01:00Z");
        lethe.redrive();
        ErasureOutcome outcome = other.erasures().outcome(erasure);
        assertThat(outcome.status()).as(outcome.toString()).isEqualTo(Status.COMPLETE);
        Map<String, Long> byEntity = new TreeMap<>();
        outcome.erased().forEach(e -> byEntity.merge(e.entity(), e.count(), Long::sum));
        assertThat(byEntity)
            .containsEntry("Visit", 700L)
            .containsEntry("Track", 30L * groups("Track"))
            .containsEntry("Track files", 60L)
            .containsEntry("Member", groups("Member"));
        assertThat(host.db.rows("member")).isZero();
        assertThat(files()).isEmpty();
        assertThat(certificates(erasure)).doesNotHaveDuplicates();
        assertThat(lethe.evidence().verify().status()).isEqualTo(Verification.Status.INTACT);
      }
    }
  }

  private long groups(String entity) {
    return lethe.dataMap().entity(entity).orElseThrow().groups().size();
  }

  private UUID orderMuch() {
    host.turnTo("2026-11-23T10:00:00Z");
    Member ana = host.member("ana@plant.test", "2026-11-22T00:00:00Z");
    host.save(ana);
    for (int i = 0; i < 30; i++) {
      host.save(host.track(ana, "2026-11-22T00:00:00Z", "2026-11-22T09:00:00Z"));
    }
    host.change(
        em -> {
          for (int i = 0; i < 700; i++) {
            em.persist(host.visit(ana, "2026-11-01T00:00:00Z", "198.51.100.1"));
          }
        });
    return lethe
        .erasures()
        .order(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY, Host.OFFICER)
        .erasure();
  }
}
