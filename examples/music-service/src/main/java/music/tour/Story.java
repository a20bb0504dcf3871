package music.tour;

import dev.lethe.Lethe;
import dev.lethe.decide.Explanation;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.evidence.Keys;
import dev.lethe.model.RecordRef;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.report.Reports.Format;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import music.Invoice;
import music.audio.FolderStore;

/** The tour from its first to its last scene, on any database and any amount of data. */
final class Story {
  static final String AUDIO = "audio";

  private static final PrivacyRegister REGISTER =
      PrivacyRegister.fromClasspath("privacy/register.yml");

  private final DataSource source;
  private final Path folder;
  private final ObjectStore store;
  private final Chronicle chronicle;
  private final SampleData.Sizes sizes;

  /** store: over the folder {@code audio} below the tour's. */
  Story(
      DataSource source,
      Path folder,
      ObjectStore store,
      Chronicle chronicle,
      SampleData.Sizes sizes) {
    this.source = source;
    this.folder = folder;
    this.store = store;
    this.chronicle = chronicle;
    this.sizes = sizes;
  }

  void tell(EntityManagerFactory emf) throws IOException, SQLException {
    chronicle.chapter("A music service that has never deleted anything", Cast.START);
    ToneFiles tones = new ToneFiles(new FolderStore(folder.resolve(AUDIO)));
    SampleData.write(emf, tones, sizes, 7, Cast.START, done -> chronicle.say("written: %s", done));
    Look look = new Look(source, folder.resolve(AUDIO));
    observe(emf, look);

    TurnableClock clock = new TurnableClock(Cast.START);
    Keys keys = Keys.file(newKey());
    try (Lethe lethe = node(emf, keys, clock).build()) {
      Stage stage = new Stage(lethe, look, clock, chronicle);
      unarmed(stage);
      new CardScene(stage, emf).play();
      LogScenes logs = new LogScenes(stage, sizes.logins() / 20);
      UploadScenes uploads = new UploadScenes(stage);
      ClosureScenes closures = new ClosureScenes(stage);
      logs.backlogInPortions();
      uploads.backlog();
      UUID hold = uploads.toTheSecond();
      uploads.release(
          hold,
          () ->
              node(emf, keys, clock)
                  .schedule(when -> when.redriveEvery(Duration.ofSeconds(1)))
                  .build());
      logs.toTheSecond();
      StaleForm form = StaleForm.open(emf, Cast.INV_E);
      closures.closedAccounts();
      chronicle.check("P14", "a form opened before can be saved", false, form.save());
      explain(stage, lethe);
      closures.endOfTheTaxPeriod(logs);
      new Proof(stage, source).ledger();
      chronicle.chapter("The balance", stage.now());
      stage.balance();
    }
  }

  private Lethe.Builder node(EntityManagerFactory emf, Keys keys, TurnableClock clock) {
    return Lethe.builder(emf, keys).register(REGISTER).objectStore("audio", store).clock(clock);
  }

  private void observe(EntityManagerFactory emf, Look look) throws IOException {
    chronicle.chapter("Look first: no key, no table of Lethe's, nothing is touched", Cast.START);
    String rows = look.everything();
    try (Lethe looking = Lethe.observe(emf, REGISTER)) {
      RetentionPreview preview = looking.retention().previewAt(Cast.START);
      Files.writeString(folder.resolve("preview.txt"), preview.toText());
      preview.toText().lines().forEach(chronicle::quote);
      chronicle.check("observe", "the preview is complete", true, preview.complete());
    }
    chronicle.check("observe", "rows and files", rows, look.everything());
  }

  private void unarmed(Stage stage) throws IOException {
    chronicle.chapter("A key, a register, a data map; and still nothing is armed", stage.now());
    stage.lethe.reports().dataMap(Format.HTML, folder.resolve("data-map.html"));
    stage.lethe.reports().dataMap(Format.JSON, folder.resolve("data-map.json"));
    chronicle.say("the data map: %s", folder.resolve("data-map.html"));
    String rows = stage.look.everything();
    RetentionRun run = stage.run();
    chronicle.check("armed", "an unarmed run is complete", false, run.complete());
    chronicle.check("armed", "rows and files after an unarmed run", rows, stage.look.everything());
  }

  private void explain(Stage stage, Lethe lethe) throws IOException {
    chronicle.chapter("Why is this still here?", stage.now());
    Explanation why = lethe.explain(RecordRef.of(Invoice.class, Cast.INV_E));
    String english = why.toText(Locale.ENGLISH);
    Files.writeString(
        folder.resolve("explain.txt"), english + "\n\n" + why.toText(Locale.GERMAN) + "\n");
    english.lines().forEach(chronicle::quote);
    chronicle.check(
        "P14-a", "the end that explain names", true, english.contains("2036-12-31T23:00"));
  }

  private Path newKey() throws IOException {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Path file = folder.resolve("lethe.key");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, Base64.getEncoder().encodeToString(key));
  }
}
