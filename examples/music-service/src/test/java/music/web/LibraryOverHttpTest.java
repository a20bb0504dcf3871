package music.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import music.audio.AudioKeys;
import music.audio.Effect;
import music.audio.Peaks;
import music.audio.Wav;
import music.tour.Look;
import music.tour.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(Shared.class)
class LibraryOverHttpTest {
  private static final Wav SOUND = new Wav(1, 8_000, new short[] {1, 200, -3_000, 40});

  private final Look look = Shared.look();
  private final Visitor visitor = Shared.customer();

  @Test
  void anUploadIsARowAFileAndAWaveform() {
    UUID id = visitor.upload("grüner riff.wav", SOUND);
    assertThat(
            look.count(
                "from upload where id = ? and original_name = 'grüner riff.wav'"
                    + " and object_key = ? and created_at = ? and completed_at is null",
                id,
                AudioKeys.upload(id),
                Shared.CLOCK.instant()))
        .isEqualTo(1);
    assertThat(look.hasFile(AudioKeys.upload(id))).isTrue();
    assertThat(Shared.FOLDER.resolve("audio").resolve(AudioKeys.peaks(AudioKeys.upload(id))))
        .hasContent(Peaks.json(SOUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo", "reverse", "slow"})
  void aTransformationCompletesTheUploadAndIsHeard(String word) {
    UUID upload = visitor.upload("riff.wav", SOUND);
    UUID output = visitor.transform(upload, word);
    assertThat(
            look.count(
                "from output where id = ? and source_id = ? and effect = ?", output, upload, word))
        .isEqualTo(1);
    assertThat(
            look.count(
                "from upload where id = ? and completed_at = ?", upload, Shared.CLOCK.instant()))
        .isEqualTo(1);
    Effect effect = Effect.valueOf(word.toUpperCase(Locale.ROOT));
    Visitor.Answer heard = visitor.call("GET", "/outputs/" + output).expect(200);
    assertThat(heard.http().body()).isEqualTo(effect.apply(SOUND).bytes());
    assertThat(heard.http().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(visitor.call("GET", "/outputs").json().get(0).get("id").asString())
        .isEqualTo(output.toString());
  }

  @Test
  void whatIsNoWavFileIsRefusedAndLeavesNothing() {
    long rows = look.count("from upload");
    long files = look.files("", "");
    byte[] wav = SOUND.bytes();
    for (byte[] file :
        new byte[][] {
          "MThd no wav".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(wav, wav.length - 1)
        }) assertThat(visitor.send("POST", "/uploads", "audio/wav", file).status()).isEqualTo(422);
    assertThat(visitor.send("POST", "/uploads", "audio/wav", new byte[0]).status()).isEqualTo(422);
    assertThat(visitor.send("POST", "/uploads", "audio/mpeg", wav).status()).isEqualTo(415);
    assertThat(visitor.send("POST", "/uploads?name=a%00b", "audio/wav", wav).status())
        .isEqualTo(400);
    assertThat(look.count("from upload")).isEqualTo(rows);
    assertThat(look.files("", "")).isEqualTo(files);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    byte[] large = new Wav(1, 8_000, new short[5 * 1024 * 1024 + 1]).bytes();
    assertThat(visitor.send("POST", "/uploads", "audio/wav", large).status()).isEqualTo(413);
  }

  @Test
  void anUnknownEffectIsRefused() {
    UUID id = visitor.upload("riff.wav", SOUND);
    String path = "/uploads/" + id + "/transform";
    assertThat(visitor.call("POST", path + "?effect=ECHO").status()).isEqualTo(400);
    assertThat(visitor.call("POST", path).status()).isEqualTo(400);
    assertThat(look.count("from output where source_id = ?", id)).isZero();
    assertThat(look.count("from upload where id = ? and completed_at is null", id)).isEqualTo(1);
  }

  /** A file without a row would be nobody's: nothing would ever delete it. */
  @Test
  void aFileGoesWithARowThatIsRolledBack() {
    UUID owner = visitor.register(Shared.address(), "correct horse battery");
    long files = look.files("", "");
    new TransactionTemplate(Shared.SERVICE.bean(PlatformTransactionManager.class))
        .executeWithoutResult(
            transaction -> {
              Shared.SERVICE.bean(Library.class).add(owner, "riff.wav", SOUND);
              assertThat(look.files("", "")).isEqualTo(files + 2);
              transaction.setRollbackOnly();
            });
    assertThat(look.count("from upload where account_id = ?", owner)).isZero();
    assertThat(look.files("", "")).isEqualTo(files);
  }
}
