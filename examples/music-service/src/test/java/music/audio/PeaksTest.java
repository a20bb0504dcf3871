package music.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeaksTest {
  @Test
  void areTheLoudestOfEachTwentieth() {
    short[] samples = new short[2 * 20 * 10];
    for (int i = 0; i < 20; i++) samples[2 * (10 * i + 3) + 1] = (short) (-100 * (i + 1));
    assertThat(Peaks.json(new Wav(2, 8_000, samples)))
        .startsWith("[100,200,300,")
        .endsWith(",1900,2000]");
  }

  @Test
  void ofTheShortestSound() {
    assertThat(Peaks.json(new Wav(1, 8_000, new short[] {Short.MIN_VALUE}))).isEqualTo("[32768]");
  }
}
