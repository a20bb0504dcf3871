package music.tour;

import dev.lethe.Lethe;
import dev.lethe.erasure.Erasures.Certificate;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.hold.Hold;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.request.Requests.Channel;
import dev.lethe.request.Requests.DataSubjectRequest;
import dev.lethe.request.Requests.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import music.Account;
import music.Upload;
import music.audio.AudioKeys;
import music.audio.Effect;

/** Somebody asks for her data, and leaves while a court wants one of her uploads (P19, H07). */
final class RightsScenes {
  private final ServiceStage stage;
  private final Chronicle chronicle;
  private final Look look;
  private final Lethe lethe;

  RightsScenes(ServiceStage stage) {
    this.stage = stage;
    this.chronicle = stage.chronicle;
    this.look = stage.look;
    this.lethe = stage.lethe;
  }

  private void herData(Customer ana) throws IOException {
    stage.chapter("Ana asks for her data");
    Person person = lethe.person(Account.class, ana.account);
    DataSubjectRequest mailed =
        lethe.requests().receive(Kind.ACCESS, person, Channel.EMAIL, stage.now());
    chronicle.check(
        "P19-a",
        "the last day to answer her mail",
        LocalDate.of(2026, 12, 23),
        mailed.due().lastDay());
    byte[] zip = ana.visitor.call("POST", "/me/data-requests").expect(200).http().body();
    Files.write(stage.folder.resolve("access-package.zip"), zip);
    Parcel parcel = Parcel.open(zip);
    chronicle.say("files in the package: %d", parcel.names().size());
    chronicle.check("P19-a", "a page to read", true, parcel.names().contains("index.html"));
    chronicle.check("P19-a", "her address", true, parcel.tells("ana@example.org"));
    chronicle.check("P19-a", "her invoice", true, parcel.tells("Ana Costa"));
    chronicle.check(
        "P19-a", "her upload, byte for byte", true, parcel.holds(ServiceStage.SOUND.bytes()));
    chronicle.check(
        "P19-a",
        "what came out of it",
        true,
        parcel.holds(Effect.REVERSE.apply(ServiceStage.SOUND).bytes()));
    for (String recipient : new String[] {"Supabase", "Google Cloud", "Stripe", "Vercel"})
      chronicle.check("P19-a", "recipient " + recipient, true, parcel.tells(recipient));
    chronicle.check(
        "P19-a", "anybody else", false, parcel.tells("example.net") || parcel.tells("carla@"));
    lethe.requests().identityProven(mailed.id(), Stage.OFFICER, "signed in");
    lethe.requests().answered(mailed.id(), stage.now(), Stage.OFFICER);
    chronicle.check("P25", "requests without an answer", 0, lethe.requests().open().size());
    chronicle.check("P19-b", "her password's hash", false, parcel.tells(ana.passwordHash()));
  }

  /** H07. */
  void heldAndReleased() throws IOException {
    stage.service.clock().turnTo(Instant.parse("2026-11-02T08:00:00Z"));
    Customer ana = Customer.register(stage.service, "ana@example.org");
    UUID invoice = ana.pay("Ana Costa", "S-3", stage.service.clock().instant());
    stage.service.clock().turnTo(Instant.parse("2026-11-23T10:00:00Z"));
    ana.signIn();
    UUID up3 = ana.visitor.upload("sampled riff.wav", ServiceStage.SOUND);
    UUID up4 = ana.visitor.upload("idea.wav", ServiceStage.SOUND);
    ana.visitor.transform(up3, "reverse");
    herData(ana);
    stage.chapter("Ana leaves, and a court wants one of her uploads");
    RecordRef riff = RecordRef.of(Upload.class, up3);
    Hold hold = Hold.on(riff).matter("M-7").reviewBy(LocalDate.of(2027, 2, 20));
    UUID placed = lethe.holds().place(hold, Stage.OFFICER).id();
    UUID order = ana.visitor.leave();
    chronicle.check("H07", "the order stands", Status.PARTIAL, stage.settled(order));
    chronicle.check("H07", "the held upload", 1L, look.count("from upload where id = ?", up3));
    chronicle.check("H07", "and its file", true, look.hasFile(AudioKeys.upload(up3)));
    chronicle.check("H07", "her other upload", 0L, look.count("from upload where id = ?", up4));
    chronicle.check("H07", "and its file", false, look.hasFile(AudioKeys.upload(up4)));
    chronicle.check("H07", "outputs", 0L, ana.rows("output", "account_id"));
    chronicle.check("H07", "logins", 0L, ana.rows("login_event", "account_id"));
    chronicle.check("H07", "of her account, a bare row", 1L, stage.bare(ana));
    chronicle.check(
        "H07",
        "her invoice, with the six fields",
        1L,
        look.count("from invoice where id = ? and " + ServiceStage.TAX_FIELDS, invoice));
    chronicle.check(
        "H07", "the invoice's end", true, stage.keepsInvoice(lethe.erasures().outcome(order)));
    Certificate first = stage.certificate(order);
    chronicle.check(
        "H07", "the certificate tells of the matter", false, first.json().contains("M-7"));

    stage.service.clock().turnTo(Instant.parse("2027-01-15T09:00:00Z"));
    stage.chapter("The hold is released, and what waited for it goes by itself");
    lethe.holds().release(placed, Stage.OFFICER, "case settled");
    stage.await(
        () -> {
          boolean row = look.count("from upload where id = ?", up3) > 0;
          return !row && !look.hasFile(AudioKeys.upload(up3)) && addendum(order, first);
        });
    chronicle.check("H07", "the upload", 0L, look.count("from upload where id = ?", up3));
    chronicle.check("H07", "and its file", false, look.hasFile(AudioKeys.upload(up3)));
    chronicle.check("H07", "an addendum to the certificate", true, addendum(order, first));
    chronicle.check("H07", "the invoice keeps the bare row", 1L, stage.bare(ana));
    chronicle.check("H07", "the order stands", Status.PARTIAL, stage.settled(order));
  }

  private boolean addendum(UUID order, Certificate first) {
    return stage.certificate(order).addendum() > first.addendum();
  }

  void lawEnds(UUID order, UUID invoice) {
    stage.service.clock().turnTo(ServiceStage.LAW_ENDS.minusSeconds(1));
    stage.chapter("The law ends, and the last rows go by themselves");
    stage.letItLook();
    chronicle.check(
        "P14-a",
        "a second before, the invoice",
        1L,
        look.count("from invoice where id = ?", invoice));
    stage.service.clock().turnTo(ServiceStage.LAW_ENDS);
    stage.await(() -> look.count("from account where closed_at is not null") == 0);
    chronicle.check("P14-a", "Ben's order stands", Status.COMPLETE, stage.settled(order));
    chronicle.check("P14-a", "at the second, invoices", 0L, look.count("from invoice"));
    chronicle.check(
        "P14-a",
        "accounts that are closed",
        0L,
        look.count("from account where closed_at is not null"));
    chronicle.check("P13", "accounts that are open", 1L, look.count("from account"));
  }
}
