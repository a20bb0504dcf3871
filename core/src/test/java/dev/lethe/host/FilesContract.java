package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.export.Exports;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Kept;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Files that several rows share, and files that no column names. */
abstract class FilesContract extends HostContract {
  private static final LocalDate REVIEW = LocalDate.of(2027, 2, 20);

  private final List<String> deleted = new ArrayList<>();

  FilesContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Sample.class, Loop.class};
  }

  @Override
  void clearTables() {
    host.db.execute("delete from sample", "delete from loop_file", "delete from sound_loop");
    super.clearTables();
  }

  private Member ana() {
    return ana(null);
  }

  private Member ana(String closedAt) {
    Member ana = host.member(UUID.randomUUID() + "@plant.test", closedAt);
    host.save(ana);
    deleted.clear();
    host.beforeDelete(deleted::add);
    return ana;
  }

  private Sample sample(Member owner, String key, String addedAt) {
    Sample s = new Sample();
    s.id = UUID.randomUUID();
    s.owner = owner;
    s.objectKey = key;
    s.addedAt = Instant.parse(addedAt);
    host.save(s);
    if (!key.isEmpty()) {
      host.file(key);
      host.file(key + ".peaks.json");
    }
    return s;
  }

  private Loop loop(Member owner, String key, String addedAt) {
    Loop l = new Loop();
    l.id = UUID.randomUUID();
    l.owner = owner;
    l.objectKey = key;
    l.addedAt = Instant.parse(addedAt);
    host.save(l);
    host.file(key);
    return l;
  }

  private String thumb(Sample sample, int number) {
    String key = "thumbs/" + sample.id + "/" + number + ".png";
    host.file(key);
    return key;
  }

  private static long files(RetentionRun run, String entity) {
    return run.tally(entity + " files")
        .map(t -> t.erased().stream().mapToLong(e -> e.count()).sum())
        .orElse(0L);
  }

  private ErasureOutcome erase(RecordRef record) {
    ErasurePlan plan = lethe.erasures().plan(record, ErasureGround.NO_LONGER_NECESSARY);
    return lethe.erasures().execute(plan, Host.OFFICER);
  }

  private Placed hold(RecordRef record) {
    return lethe.holds().place(Hold.on(record).matter("M-7").reviewBy(REVIEW), Host.OFFICER);
  }

  @Test // the object goes only when no other row of any declared column of that store holds the key
  void aSharedFileGoesWithTheLastRow() {
    Member ana = ana();
    Sample first = sample(ana, "kick.wav", "2026-10-20T00:00:00Z");
    Loop last = loop(ana, "kick.wav", "2026-10-20T00:00:00Z");
    String own = thumb(first, 1);

    RetentionRun run = lethe.retention().run();

    assertThat(run.erased("Sample")).isEqualTo(1);
    assertThat(host.hasFile("kick.wav")).as("the other row's").isTrue();
    assertThat(host.hasFile("kick.wav.peaks.json")).as("goes with it").isTrue();
    assertThat(host.hasFile(own)).as("of the row alone").isFalse();
    assertThat(files(run, "Sample")).isEqualTo(1);
    Kept kept = run.tally("Sample files").orElseThrow().kept().get(0);
    assertThat(kept.count()).isEqualTo(2);
    assertThat(kept.ground().source()).isEqualTo("another row needs it");
    assertThat(kept.restricted()).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();

    host.turnTo("2026-11-20T00:00:00Z");
    assertThat(files(lethe.retention().run(), "Loop")).isEqualTo(1);
    assertThat(host.db.rows("sound_loop")).isZero();
    assertThat(host.hasFile("kick.wav")).isFalse();
    assertThat(last.objectKey).isEqualTo("kick.wav");
  }

  @Test
  void twoRowsThatEndInOneRunLoseTheFileOnce() {
    Member ana = ana();
    sample(ana, "snare.wav", "2026-10-20T00:00:00Z");
    sample(ana, "snare.wav", "2026-10-21T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(run.complete()).isTrue();
    assertThat(deleted).containsExactlyInAnyOrder("snare.wav", "snare.wav.peaks.json");
    assertThat(files(run, "Sample")).isEqualTo(2);
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // also where the held row is gone already, and only its deletion waits
  void aHoldOnOneOfTheRowsKeepsTheFile() {
    Member ana = ana();
    Sample held = sample(ana, "hat.wav", "2026-10-20T00:00:00Z");
    host.beforeDelete(
        key -> {
          throw new UncheckedIOException(new IOException("store is away"));
        });
    lethe.retention().run();
    assertThat(host.db.rows("sample")).isZero();
    Placed placed = hold(RecordRef.of(Sample.class, held.id));
    host.beforeDelete(deleted::add);
    loop(ana, "hat.wav", "2026-10-01T00:00:00Z");
    host.turnTo("2026-11-20T00:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.erased("Loop")).isEqualTo(1);
    assertThat(host.hasFile("hat.wav")).as("held with a row that is gone").isTrue();

    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    lethe.redrive();
    assertThat(host.hasFile("hat.wav")).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // found by the preview with a code and counts, and not armed; declared sharing is
  void undeclaredSharingCannotBeArmed() {
    Member ana = ana();
    Track track = host.track(ana, "2026-10-20T00:00:00Z", "2026-10-20T01:00:00Z");
    Render render = host.render(ana, null, "2026-10-20T00:00:00Z");
    Track near = host.track(ana, "2026-10-20T00:00:00Z", "2026-10-20T01:00:00Z");
    render.objectKey = track.objectKey;
    near.objectKey = track.objectKey.toUpperCase(java.util.Locale.ROOT);
    host.save(track, near, render);
    sample(ana, "one.wav", "2026-10-20T00:00:00Z");
    sample(ana, "one.wav", "2026-10-20T00:00:00Z");

    RetentionPreview preview = lethe.retention().preview();

    assertThat(preview.toText())
        .contains("! LETHE-141 Track.objectKey: 1 key of a file stands in more than one row")
        .contains("! LETHE-141 Render.objectKey: 1 key of a file stands in more than one row")
        .doesNotContain(track.objectKey);
    for (String rule : List.of("Track", "Render")) {
      MisuseException e = catchThrowableOfType(MisuseException.class, () -> arm(preview, rule));
      assertThat(e.code()).isEqualTo(Code.FILE_SHARED);
      assertThat(e.getMessage())
          .contains("@StoredObject(store = \"audio\", shared = true)")
          .doesNotContain(track.objectKey);
    }
    arm(preview, "Sample");
    arm(preview, "Loop");

    host.change(em -> em.find(Render.class, render.id).objectKey = "other.wav");
    arm(lethe.retention().preview(), "Track");
  }

  private void arm(RetentionPreview preview, String rule) {
    lethe.retention().arm(preview, rule, Portion.EVERYTHING, "agreed", Host.OFFICER);
  }

  @Test // each file below a prefix is ordered, counted and confirmed
  void filesBelowAPrefixGo() {
    Member ana = ana();
    Sample gone = sample(ana, "tom.wav", "2026-10-20T00:00:00Z");
    Sample stays = sample(ana, "bell.wav", "2026-10-31T00:00:00Z");
    int many = 1_030; // more than one list
    for (int i = 0; i < many; i++) {
      thumb(gone, i);
    }
    String others = thumb(stays, 1);

    RetentionRun run = lethe.retention().run();

    assertThat(run.complete()).isTrue();
    assertThat(files(run, "Sample")).isEqualTo(many + 2);
    assertThat(deleted).hasSize(many + 2).doesNotHaveDuplicates();
    assertThat(host.hasFile(others)).isTrue();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test
  void aFileBelowAPrefixThatCannotGoIsNotForgotten() {
    Member ana = ana();
    Sample sample = sample(ana, "tom.wav", "2026-10-20T00:00:00Z");
    thumb(sample, 1);
    String stuck = thumb(sample, 2);
    host.beforeDelete(
        key -> {
          if (key.equals(stuck)) {
            throw new UncheckedIOException(new IOException("locked"));
          }
        });

    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isFalse();
    assertThat(run.tally("Sample files").map(Tally::busy)).contains(2L); // it, and the look again
    assertThat(files(run, "Sample")).isEqualTo(3);

    host.beforeDelete(deleted::add);
    host.turnTo("2026-11-01T01:00:00Z");
    lethe.redrive();
    assertThat(host.hasFile(stuck)).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // a file of another row that lies below the prefix is that row's
  void aFileOfAnotherRowBelowThePrefixStays() {
    Member ana = ana();
    Sample sample = sample(ana, "tom.wav", "2026-10-20T00:00:00Z");
    String used = thumb(sample, 1);
    loop(ana, used, "2026-10-31T00:00:00Z");
    String own = thumb(sample, 2);

    assertThat(lethe.retention().run().complete()).isTrue();

    assertThat(host.hasFile(used)).isTrue();
    assertThat(host.hasFile(own)).isFalse();
    assertThat(host.db.rows("lethe_outbox")).isZero();
  }

  @Test // plan, outcome and certificate agree on what is the record's alone
  void anErasureLeavesWhatAnotherRowShares() {
    Member ana = ana("2026-10-31T00:00:00Z");
    Sample sample = sample(ana, "ride.wav", "2026-10-31T00:00:00Z");
    Loop other = loop(ana, "ride.wav", "2026-10-31T00:00:00Z");
    String own = thumb(sample, 1);

    ErasurePlan plan =
        lethe
            .erasures()
            .plan(RecordRef.of(Sample.class, sample.id), ErasureGround.NO_LONGER_NECESSARY);
    assertThat(plan.willGo()).noneMatch(e -> e.technique() == Technique.FILE_DELETED);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(host.hasFile("ride.wav")).isTrue();
    assertThat(host.hasFile(own)).isFalse();
    assertThat(outcome.erased())
        .filteredOn(e -> e.technique() == Technique.FILE_DELETED)
        .singleElement()
        .matches(e -> e.count() == 1 && e.reason() == Reason.ERASURE);
    assertThat(outcome.deliveries())
        .extracting(Delivery::count, Delivery::answer)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(1L, Optional.empty()),
            org.assertj.core.groups.Tuple.tuple(2L, Optional.of("SHARED_WITH_OTHER_ROWS")));

    ErasureOutcome last = erase(RecordRef.of(Loop.class, other.id));
    assertThat(last.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(host.hasFile("ride.wav")).isFalse();
  }

  @Test // a person's two rows with one file
  void anErasureOfAllRowsTakesTheFileOnce() {
    Member ana = ana("2026-10-31T00:00:00Z");
    sample(ana, "clap.wav", "2026-10-31T00:00:00Z");
    loop(ana, "clap.wav", "2026-10-31T00:00:00Z");

    ErasurePlan plan =
        lethe
            .erasures()
            .plan(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY);
    assertThat(count(plan.willGo())).isEqualTo(2);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);

    assertThat(count(outcome.erased())).isEqualTo(2);
    assertThat(deleted).containsExactlyInAnyOrder("clap.wav", "clap.wav.peaks.json");
  }

  private static long count(List<dev.lethe.model.Erased> erased) {
    return erased.stream()
        .filter(e -> e.technique() == Technique.FILE_DELETED)
        .mapToLong(e -> e.count())
        .sum();
  }

  @Test // LETHE-142
  void aStoreThatCannotListIsRefusedAtTheStart() {
    ObjectStore plain =
        new ObjectStore() {
          @Override
          public Gone delete(String key) {
            return Gone.NOW;
          }

          @Override
          public Optional<InputStream> open(String key) {
            return Optional.empty();
          }

          @Override
          public boolean exists(String key) {
            return false;
          }
        };
    Lethe.Builder builder = host.builder().objectStore("audio", plain);
    DeclarationException e = catchThrowableOfType(DeclarationException.class, builder::build);
    assertThat(e.findings())
        .singleElement()
        .matches(f -> f.code() == Code.STORE_CANNOT_LIST && f.place().equals("Sample.objectKey"))
        .matches(f -> f.remedy().contains("ObjectStore.Listing"));
  }

  @Test // a copy has what lies below a prefix; a key that is none has no file
  void aCopyHasTheFilesBelowAPrefix() throws IOException {
    Member ana = ana();
    Sample sample = sample(ana, "crash.wav", "2026-10-31T00:00:00Z");
    thumb(sample, 1);
    thumb(sample, 2);
    sample(ana, "", "2026-10-31T00:00:00Z");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    lethe.exports().access(lethe.person(Member.class, ana.id), Exports.Sink.stream(out));

    List<String> files = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (e.getName().startsWith("files/")) {
          files.add(e.getName().replaceFirst(".*\\.", ""));
        }
      }
    }
    assertThat(files).containsExactlyInAnyOrder("wav", "json", "png", "png");
  }
}
