package music.tour;

import dev.lethe.Lethe;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.model.Actor;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.Portion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import music.Upload;
import music.audio.AudioKeys;

/**
 * P12: uploads go 24 to 72 hours after processing, with their files; what came out of them stays.
 */
final class UploadScenes {
  private static final String TAGGED = "from upload_tag t join upload u on u.id = t.upload_id ";

  private final Stage stage;
  private final Lethe lethe;
  private final Actor officer = Actor.officer("m.keller");
  private final Look look;
  private final Chronicle chronicle;

  UploadScenes(Stage stage) {
    this.stage = stage;
    this.lethe = stage.lethe;
    this.look = stage.look;
    this.chronicle = stage.chronicle;
  }

  void backlog() {
    chronicle.chapter(
        "Uploads: gone 24 to 72 hours after processing, with their files", stage.now());
    Instant day = stage.now().minus(Duration.ofDays(1));
    Instant week = stage.now().minus(Duration.ofDays(7));
    String stay = "where u.completed_at > ? or (u.completed_at is null and u.created_at > ?)";
    long staying = look.count("from upload u " + stay, day, week);
    long tagsStaying = look.count(TAGGED + stay, day, week);
    long outputs = look.count("from output");
    long outputFiles = look.files("outputs", ".wav");

    stage.arm(Portion.EVERYTHING, "published policy, section 3", "Upload", "UploadTag");
    stage.run();

    chronicle.check("P12", "uploads that are too young to go", staying, look.count("from upload"));
    chronicle.check("P12", "tags of these", tagsStaying, look.count("from upload_tag"));
    chronicle.check(
        "P12",
        "uploads completed more than 24 h ago",
        0L,
        look.count("from upload where completed_at <= ?", day));
    chronicle.check("P12-b", "the upload that failed ten days ago", 0L, upload(Cast.UP_2));
    files();
    chronicle.check("P13", "outputs", outputs, look.count("from output"));
    chronicle.check("P13", "files of outputs", outputFiles, look.files("outputs", ".wav"));
  }

  /** Ends with up-3 held; returns the hold. */
  UUID toTheSecond() {
    chronicle.chapter(
        "An upload goes at its 24th hour; one that a court wants does not", stage.now());
    stage.turnTo("2026-11-21T09:59:59Z");
    stage.run();
    chronicle.check("P12-a", "a second before, the upload", 1L, upload(Cast.UP_1));
    chronicle.check("P12-a", "and its file", true, look.hasFile(AudioKeys.upload(Cast.UP_1)));

    RecordRef riff = RecordRef.of(Upload.class, Cast.UP_3);
    Hold hold = Hold.on(riff).matter("M-7").reviewBy(LocalDate.of(2027, 2, 20));
    Placed placed = lethe.holds().place(hold, officer);
    chronicle.check("hold", "records that hold M-7 covers", 1L, placed.covered());
    chronicle.check("hold", "calls that were in flight", 0, placed.inFlight().size());

    stage.turnTo("2026-11-21T10:00:00Z");
    stage.run();
    chronicle.check("P12-a", "at the second, the upload", 0L, upload(Cast.UP_1));
    chronicle.check("P12-a", "and its file", false, look.hasFile(AudioKeys.upload(Cast.UP_1)));
    chronicle.check(
        "P12-a",
        "and its waveform",
        false,
        look.hasFile(AudioKeys.peaks(AudioKeys.upload(Cast.UP_1))));
    chronicle.check(
        "P12-a",
        "what came out of it",
        1L,
        look.count("from output where id = ? and source_id is null", Cast.OUT_1));
    chronicle.check("hold", "the held upload", 1L, upload(Cast.UP_3));
    chronicle.check("hold", "and its file", true, look.hasFile(AudioKeys.upload(Cast.UP_3)));
    files();
    lethe.explain(riff).toText(Locale.ENGLISH).lines().forEach(chronicle::quote);
    return placed.id();
  }

  /** Nobody runs anything here: a node that is only scheduled does. */
  void release(UUID hold, Supplier<Lethe> scheduledNode) {
    chronicle.chapter("The hold is released, and what waited for it goes by itself", stage.now());
    lethe.holds().release(hold, officer, "case settled");
    chronicle.check("hold", "right after, the upload", 1L, upload(Cast.UP_3));
    try (Lethe node = scheduledNode.get()) {
      chronicle.say("a node that re-drives every second starts, %d rules", rules(node));
      stage.awaitOthers("Upload", 1);
    }
    chronicle.check("hold", "a little later, the upload", 0L, upload(Cast.UP_3));
    chronicle.check("hold", "and its file", false, look.hasFile(AudioKeys.upload(Cast.UP_3)));
    files();
  }

  private static int rules(Lethe node) {
    return node.retention().schedule().size();
  }

  private void files() {
    long keys = look.count("from upload where object_key is not null");
    chronicle.check("P12", "audio files of uploads", keys, look.files("uploads", ".wav"));
    chronicle.check("P12", "waveforms", keys, look.files("uploads", ".peaks.json"));
  }

  private long upload(UUID id) {
    return look.count("from upload where id = ?", id);
  }
}
