package music.tour;

import dev.lethe.Lethe;
import dev.lethe.erasure.Erasures.Certificate;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.hold.Hold;
import dev.lethe.model.Finding.Severity;
import dev.lethe.model.Kept;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import dev.lethe.report.Reports.Format;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import music.MusicModel;
import music.Upload;
import music.audio.AudioKeys;
import music.audio.Effect;
import music.audio.Wav;

/** The second part of the tour: the service runs, and people use it over HTTP. */
final class ServiceStory {
  static final Instant START = Instant.parse("2026-05-02T08:00:00Z");
  private static final Instant LAW_ENDS = Instant.parse("2036-12-31T23:00:00Z");
  private static final String TAX_FIELDS =
      "number is not null and issued_at is not null and net is not null and vat is not null"
          + " and name is not null and address is not null and country is not null"
          + " and stripe_customer_id is not null and sent_to is null and note is null";
  private static final Wav SOUND = Tone.of(440, 250);

  private final RunningService service;
  private final Path folder;
  private final Chronicle chronicle;
  private final Look look;
  private final Lethe lethe;

  ServiceStory(RunningService service, Path folder, Chronicle chronicle) {
    this.service = service;
    this.folder = folder;
    this.chronicle = chronicle;
    this.look = service.look();
    this.lethe = service.lethe();
  }

  void tell() throws IOException {
    Customer ben = Customer.register(service, "ben@example.net");
    UUID benInvoice = used(ben);
    aDayLater(ben);
    UUID bensEnd = closed(ben, benInvoice);
    heldAndReleased();
    lawEnds(bensEnd, ben, benInvoice);
    wholeMap();
    proof(ben);
  }

  private UUID used(Customer ben) {
    chapter("The service runs; Ben signs up and uses it");
    ben.signIn();
    UUID upload = ben.visitor.upload("beat.wav", SOUND);
    UUID echo = ben.visitor.transform(upload, "echo");
    UUID slow = ben.visitor.transform(upload, "slow");
    UUID invoice = ben.pay("Ben Berger", "S-5", service.clock().instant());
    check("P4", "his upload", 1L, ben.rows("upload", "account_id"));
    check("P4", "with its file", true, look.hasFile(AudioKeys.upload(upload)));
    check("P4", "and its waveform", true, look.hasFile(AudioKeys.peaks(AudioKeys.upload(upload))));
    byte[] heard = ben.visitor.call("GET", "/outputs/" + echo).expect(200).http().body();
    check("P5", "he hears the echo", true, Arrays.equals(Effect.ECHO.apply(SOUND).bytes(), heard));
    check("P5", "outputs that are listed", 2, ben.visitor.call("GET", "/outputs").json().size());
    Customer other = Customer.register(service, "carla@example.org");
    check(
        "P5",
        "somebody else asks for it",
        404,
        other.visitor.call("GET", "/outputs/" + echo).status());

    UUID order = ben.visitor.delete(echo);
    check("P13-b", "he deletes one output", "COMPLETE", ben.visitor.await(order));
    check("P13-b", "the row", 0L, look.count("from output where id = ?", echo));
    check("P13-b", "and its file", false, look.hasFile(AudioKeys.output(echo)));
    check("P13-b", "the other output", 1L, look.count("from output where id = ?", slow));
    check("P13-b", "and its file", true, look.hasFile(AudioKeys.output(slow)));
    check("P13-b", "reason", true, certificate(order).json().contains("USER_DELETE"));
    return invoice;
  }

  /** By the scheduler of the service; nobody runs anything here. */
  private void aDayLater(Customer ben) {
    Instant due = START.plus(Duration.ofHours(24));
    service.clock().turnTo(due.minusSeconds(1));
    chapter("An officer arms the rule of uploads, and a day later they go by themselves");
    RetentionPreview preview = lethe.retention().preview();
    for (Rule rule : preview.rules())
      if (rule.entity().startsWith("Upload"))
        lethe
            .retention()
            .arm(
                preview,
                rule.id(),
                Portion.EVERYTHING,
                "published policy, section 3",
                Stage.OFFICER);
    LockSupport.parkNanos(3_000_000_000L); // the service looks every second
    check("P12-a", "a second before, his upload", 1L, ben.rows("upload", "account_id"));
    service.clock().turnTo(due);
    await(() -> ben.rows("upload", "account_id") == 0);
    check("P12-a", "at the second, his upload", 0L, ben.rows("upload", "account_id"));
    check("P12-a", "files of uploads", 0L, look.files("uploads", ""));
    check("P13", "what came out of it", 1L, ben.rows("output", "account_id"));
  }

  private UUID closed(Customer ben, UUID invoice) throws IOException {
    service.clock().turnTo(Cast.BEN_CLOSED);
    chapter("Ben closes his account; the tax law keeps his invoice, and nothing else");
    ben.signIn();
    ben.visitor.transform(ben.visitor.upload("last beat.wav", SOUND), "reverse");
    long files = look.files("", "");
    UUID order = ben.visitor.leave();
    check("P14-a", "the order, carried out after commit", "PARTIAL", ben.visitor.await(order));
    ErasureOutcome outcome = lethe.erasures().outcome(order);
    outcome.kept().forEach(this::quote);
    check("P13-c", "outputs", 0L, ben.rows("output", "account_id"));
    check("P14-a", "uploads", 0L, ben.rows("upload", "account_id"));
    check("P14-a", "files that went", 4L, files - look.files("", ""));
    check("P14-a", "subscription", 0L, ben.rows("subscription", "account_id"));
    check("P14-a", "usage", 0L, look.count("from subscription_uses"));
    check("P21", "logins", 0L, ben.rows("login_event", "account_id"));
    check(
        "P14-a",
        "the invoice, with the six fields and no other",
        1L,
        look.count("from invoice where id = ? and " + TAX_FIELDS, invoice));
    check("P14-a", "of his account, a bare row", 1L, bare(ben));
    check("P14-a", "the invoice's end", true, keepsUntilTheLawEnds(outcome));
    check("P21", "found = erased + kept + busy", 0L, outcome.busy());
    check("P21", "the independent second look found", 0L, outcome.residue().found());
    check("P14-a", "his token", 401, ben.visitor.call("GET", "/outputs").status());
    String paper = ben.visitor.call("GET", "/orders/" + order + "/certificate").text();
    Files.writeString(folder.resolve("certificate.html"), paper);
    check("P21", "the certificate names him", false, names(paper, ben));
    return order;
  }

  /** H07. */
  private void heldAndReleased() throws IOException {
    service.clock().turnTo(Instant.parse("2026-11-02T08:00:00Z"));
    Customer ana = Customer.register(service, "ana@example.org");
    UUID invoice = ana.pay("Ana Costa", "S-3", service.clock().instant());
    service.clock().turnTo(Instant.parse("2026-11-23T10:00:00Z"));
    ana.signIn();
    UUID up3 = ana.visitor.upload("sampled riff.wav", SOUND);
    UUID up4 = ana.visitor.upload("idea.wav", SOUND);
    ana.visitor.transform(up3, "reverse");
    herData(ana);
    chapter("Ana leaves, and a court wants one of her uploads");
    RecordRef riff = RecordRef.of(Upload.class, up3);
    Hold hold = Hold.on(riff).matter("M-7").reviewBy(LocalDate.of(2027, 2, 20));
    UUID placed = lethe.holds().place(hold, Stage.OFFICER).id();
    UUID order = ana.visitor.leave();
    check("H07", "the order stands", "PARTIAL", ana.visitor.await(order));
    check("H07", "the held upload", 1L, look.count("from upload where id = ?", up3));
    check("H07", "and its file", true, look.hasFile(AudioKeys.upload(up3)));
    check("H07", "her other upload", 0L, look.count("from upload where id = ?", up4));
    check("H07", "and its file", false, look.hasFile(AudioKeys.upload(up4)));
    check("H07", "outputs", 0L, ana.rows("output", "account_id"));
    check("H07", "logins", 0L, ana.rows("login_event", "account_id"));
    check("H07", "of her account, a bare row", 1L, bare(ana));
    check(
        "H07",
        "her invoice, with the six fields",
        1L,
        look.count("from invoice where id = ? and " + TAX_FIELDS, invoice));
    check("H07", "the invoice's end", true, keepsUntilTheLawEnds(lethe.erasures().outcome(order)));
    Certificate first = certificate(order);
    check("H07", "the certificate tells of the matter", false, first.json().contains("M-7"));

    service.clock().turnTo(Instant.parse("2027-01-15T09:00:00Z"));
    chapter("The hold is released, and what waited for it goes by itself");
    lethe.holds().release(placed, Stage.OFFICER, "case settled");
    await(() -> certificate(order).addendum() > first.addendum());
    check("H07", "the upload", 0L, look.count("from upload where id = ?", up3));
    check("H07", "and its file", false, look.hasFile(AudioKeys.upload(up3)));
    check("H07", "addendum to the certificate", 1, certificate(order).addendum());
    check("H07", "the invoice keeps the bare row", 1L, bare(ana));
    check("H07", "the order stands", "PARTIAL", ana.visitor.await(order));
  }

  private void herData(Customer ana) throws IOException {
    chapter("Ana asks for her data");
    byte[] zip = ana.visitor.call("POST", "/me/data-requests").expect(200).http().body();
    Files.write(folder.resolve("access-package.zip"), zip);
    Parcel parcel = Parcel.open(zip);
    chronicle.say("files in the package: %d", parcel.names().size());
    check("P19-a", "a page to read", true, parcel.names().contains("index.html"));
    check("P19-a", "her address", true, parcel.tells("ana@example.org"));
    check("P19-a", "her invoice", true, parcel.tells("Ana Costa"));
    check("P19-a", "her upload, byte for byte", true, parcel.holds(SOUND.bytes()));
    check(
        "P19-a",
        "what came out of it",
        true,
        parcel.holds(Effect.REVERSE.apply(SOUND).bytes()));
    for (String recipient : new String[] {"Supabase", "Google Cloud", "Stripe", "Vercel"})
      check("P19-a", "recipient " + recipient, true, parcel.tells(recipient));
    check("P19-a", "anybody else", false, parcel.tells("example.net") || parcel.tells("carla@"));
    check("P19-b", "her password's hash", false, parcel.tells(ana.passwordHash()));
  }

  private void lawEnds(UUID order, Customer ben, UUID invoice) {
    service.clock().turnTo(LAW_ENDS.minusSeconds(1));
    chapter("The law ends, and the last rows go by themselves");
    LockSupport.parkNanos(3_000_000_000L); // the service looks every second
    check(
        "P14-a",
        "a second before, the invoice",
        1L,
        look.count("from invoice where id = ?", invoice));
    service.clock().turnTo(LAW_ENDS);
    await(() -> look.count("from invoice") == 0);
    check("P14-a", "Ben's order stands", "COMPLETE", ben.visitor.await(order));
    check("P14-a", "at the second, invoices", 0L, look.count("from invoice"));
    check(
        "P14-a",
        "accounts that are closed",
        0L,
        look.count("from account where closed_at is not null"));
    check("P13", "accounts that are open", 1L, look.count("from account"));
  }

  private void wholeMap() throws IOException {
    chapter("The whole data map of the running service");
    Path json = folder.resolve("service-data-map.json");
    lethe.reports().dataMap(Format.JSON, json);
    lethe.reports().dataMap(Format.HTML, folder.resolve("service-data-map.html"));
    String map = Files.readString(json);
    check("P2", "entities in it", MusicModel.entities().size(), lethe.dataMap().entities().size());
    check(
        "P2",
        "findings that are errors",
        0L,
        lethe.findings().stream().filter(f -> f.severity() == Severity.ERROR).count());
    for (String vendor : new String[] {"supabase", "google-cloud", "stripe", "vercel"})
      check("P16", "it names " + vendor, true, map.contains(vendor));
    String shown = service.operator().call("GET", "/actuator/lethe").expect(200).text();
    check(
        "P2",
        "the operators' endpoint tells the same",
        true,
        shown.contains(lethe.dataMap().fingerprint()));
  }

  private void proof(Customer ben) {
    chapter("The ledger of the running service");
    check("proof", "the ledger is", Status.INTACT, lethe.evidence().verify().status());
    for (String table : new String[] {"lethe_event", "lethe_block"})
      check(
          "proof",
          "entries that name somebody in " + table,
          0L,
          look.count(
              "from " + table + " where body like '%example.%' or body like ?",
              "%" + ben.account + "%"));
  }

  private boolean keepsUntilTheLawEnds(ErasureOutcome outcome) {
    return outcome.kept().stream()
        .filter(k -> k.entity().equals("Invoice"))
        .allMatch(k -> k.restricted() && k.until().equals(new Until.At(LAW_ENDS)));
  }

  /** Address and password gone, the date emptied; only when it closed is left. */
  private long bare(Customer who) {
    return look.count(
        "from account where id = ? and closed_at is not null and password_hash is null"
            + " and email not like '%example%' and created_at = ?",
        who.account, Instant.EPOCH);
  }

  private Certificate certificate(UUID order) {
    return lethe.erasures().certificate(order);
  }

  private static boolean names(String paper, Customer who) {
    return paper.contains("example.net") || paper.contains(who.account.toString());
  }

  private void quote(Kept kept) {
    chronicle.quote(
        kept.count()
            + " "
            + kept.fieldGroup()
            + " stays: "
            + kept.ground().reason()
            + ", until "
            + Chronicle.words(kept.until()));
  }

  private static void await(BooleanSupplier done) {
    for (int i = 0; i < 600 && !done.getAsBoolean(); i++) LockSupport.parkNanos(100_000_000);
  }

  private void chapter(String title) {
    chronicle.chapter(title, service.clock().instant());
  }

  private void check(String promise, String what, Object expected, Object actual) {
    chronicle.check(promise, what, expected, actual);
  }
}
