package music.tour;

import dev.lethe.Lethe;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.model.Kept;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import music.audio.AudioKeys;
import music.audio.Effect;

/** P12 to P14 as a user meets them: uploads go, an output is deleted, an account is closed. */
final class UseScenes {
  private final ServiceStage stage;
  private final Chronicle chronicle;
  private final Look look;
  private final Lethe lethe;

  UseScenes(ServiceStage stage) {
    this.stage = stage;
    this.chronicle = stage.chronicle;
    this.look = stage.look;
    this.lethe = stage.lethe;
  }

  UUID used(Customer ben, Customer carla) {

    ben.signIn();
    UUID upload = ben.visitor.upload("beat.wav", ServiceStage.SOUND);
    UUID echo = ben.visitor.transform(upload, "echo");
    UUID slow = ben.visitor.transform(upload, "slow");
    UUID invoice = ben.pay("Ben Berger", "S-5", stage.service.clock().instant());
    chronicle.check("P4", "his upload", 1L, ben.rows("upload", "account_id"));
    chronicle.check("P4", "with its file", true, look.hasFile(AudioKeys.upload(upload)));
    chronicle.check(
        "P4", "and its waveform", true, look.hasFile(AudioKeys.peaks(AudioKeys.upload(upload))));
    byte[] heard = ben.visitor.call("GET", "/outputs/" + echo).expect(200).http().body();
    chronicle.check(
        "P5",
        "he hears the echo",
        true,
        Arrays.equals(Effect.ECHO.apply(ServiceStage.SOUND).bytes(), heard));
    chronicle.check(
        "P5", "outputs that are listed", 2, ben.visitor.call("GET", "/outputs").json().size());
    chronicle.check(
        "P5",
        "somebody else asks for it",
        404,
        carla.visitor.call("GET", "/outputs/" + echo).status());

    UUID order = ben.visitor.delete(echo);
    chronicle.check("P13-b", "he deletes one output", Status.COMPLETE, stage.settled(order));
    chronicle.check("P13-b", "the row", 0L, look.count("from output where id = ?", echo));
    chronicle.check("P13-b", "and its file", false, look.hasFile(AudioKeys.output(echo)));
    chronicle.check("P13-b", "the other output", 1L, look.count("from output where id = ?", slow));
    chronicle.check("P13-b", "and its file", true, look.hasFile(AudioKeys.output(slow)));
    chronicle.check(
        "P13-b", "reason", true, stage.certificate(order).json().contains("USER_DELETE"));
    return invoice;
  }

  /** By the scheduler of the service; nobody runs anything here. */
  void aDayLater(Customer ben) {
    Instant due = ServiceStory.START.plus(Duration.ofHours(24));
    stage.service.clock().turnTo(due.minusSeconds(1));
    stage.chapter("An officer arms the rule of uploads, and a day later they go by themselves");
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
    stage.letItLook();
    chronicle.check("P12-a", "a second before, his upload", 1L, ben.rows("upload", "account_id"));
    stage.service.clock().turnTo(due);
    stage.await(() -> ben.rows("upload", "account_id") == 0 && look.files("uploads", "") == 0);
    chronicle.check("P12-a", "at the second, his upload", 0L, ben.rows("upload", "account_id"));
    chronicle.check("P12-a", "files of uploads", 0L, look.files("uploads", ""));
    chronicle.check("P13", "what came out of it", 1L, ben.rows("output", "account_id"));
  }

  UUID closed(Customer ben, UUID invoice) throws IOException {
    stage.service.clock().turnTo(Cast.BEN_CLOSED);
    stage.chapter("Ben closes his account; the tax law keeps his invoice, and nothing else");
    ben.signIn();
    ben.visitor.transform(ben.visitor.upload("last beat.wav", ServiceStage.SOUND), "reverse");
    long files = look.files("", "");
    UUID order = ben.visitor.leave();
    chronicle.check(
        "P14-a", "the order, carried out after commit", Status.PARTIAL, stage.settled(order));
    ErasureOutcome outcome = lethe.erasures().outcome(order);
    outcome.kept().forEach(this::quote);
    chronicle.check("P13-c", "outputs", 0L, ben.rows("output", "account_id"));
    chronicle.check("P14-a", "uploads", 0L, ben.rows("upload", "account_id"));
    chronicle.check("P14-a", "files that went", 4L, files - look.files("", ""));
    chronicle.check("P14-a", "subscription", 0L, ben.rows("subscription", "account_id"));
    chronicle.check("P14-a", "usage", 0L, look.count("from subscription_uses"));
    chronicle.check("P21", "logins", 0L, ben.rows("login_event", "account_id"));
    chronicle.check(
        "P14-a",
        "the invoice, with the six fields and no other",
        1L,
        look.count("from invoice where id = ? and " + ServiceStage.TAX_FIELDS, invoice));
    chronicle.check("P14-a", "of his account, a bare row", 1L, stage.bare(ben));
    chronicle.check("P14-a", "the invoice's end", true, stage.keepsInvoice(outcome));
    chronicle.check("P21", "found = erased + kept + busy", 0L, outcome.busy());
    chronicle.check("P21", "the independent second look found", 0L, outcome.residue().found());
    chronicle.check("P14-a", "his token", 401, ben.visitor.call("GET", "/outputs").status());
    String paper = ben.visitor.call("GET", "/orders/" + order + "/certificate").text();
    Files.writeString(stage.folder.resolve("certificate.html"), paper);
    chronicle.check("P21", "the certificate names him", false, names(paper, ben));
    return order;
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
}
