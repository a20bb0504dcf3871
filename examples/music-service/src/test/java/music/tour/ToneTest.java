package music.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import music.audio.Peaks;
import org.junit.jupiter.api.Test;

class ToneTest {
  @Test
  void isAWavFileThatThePlatformReads() throws Exception {
    byte[] wav = Tone.of(440, 250).bytes();
    try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      AudioFormat format = audio.getFormat();
      assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
      assertThat(format.getSampleRate()).isEqualTo(8_000);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(audio.getFrameLength()).isEqualTo(2_000);
      assertThat(audio.readAllBytes()).hasSize(4_000);
    }
  }

  @Test
  void isHeard() {
    assertThat(Peaks.json(Tone.of(440, 250)))
        .satisfies(json -> assertThat(json.split(",")).hasSize(20))
        .doesNotContain("[0,", ",0,");
  }
}
