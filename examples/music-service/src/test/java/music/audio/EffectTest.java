package music.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectTest {
  private static final int RATE = 8_000;

  @Test
  void reverseTurnsFramesNotSamples() {
    Wav out = Effect.REVERSE.apply(new Wav(2, RATE, new short[] {1, -1, 2, -2, 3, -3}));
    assertThat(samples(out)).containsExactly(3, -3, 2, -2, 1, -1);
  }

  @Test
  void reversedTwiceIsTheSame() {
    Wav noise = noise(2, 501);
    assertThat(Effect.REVERSE.apply(Effect.REVERSE.apply(noise)).bytes()).isEqualTo(noise.bytes());
  }

  @Test
  void slowTakesTwiceAsLong() {
    Wav out = Effect.SLOW.apply(new Wav(1, RATE, new short[] {0, 100, -100}));
    assertThat(samples(out)).containsExactly(0, 50, 100, 0, -100, -100);
  }

  @Test
  void echoComesBackThreeTimesAtHalfTheStrength() {
    Wav click = new Wav(1, RATE, new short[] {16_000});
    Wav out = Effect.ECHO.apply(click);
    assertThat(out.frames()).isEqualTo(1 + 3 * 2_000);
    for (int i = 0; i < out.frames(); i++)
      assertThat(out.sample(i, 0)).isEqualTo((short) (i % 2_000 == 0 ? 16_000 >> (i / 2_000) : 0));
  }

  @Test
  void echoOfTheLoudestSoundDoesNotTurnOver() {
    short[] loud = new short[3 * RATE];
    Arrays.fill(loud, Short.MAX_VALUE);
    Wav out = Effect.ECHO.apply(new Wav(1, RATE, loud));
    for (int i = 0; i < out.frames(); i++) assertThat(out.sample(i, 0)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void leavesItsSourceAlone(Effect effect) {
    Wav noise = noise(2, 300);
    byte[] before = noise.bytes();
    Wav out = effect.apply(noise);
    assertThat(out.channels()).isEqualTo(2);
    assertThat(out.rate()).isEqualTo(RATE);
    assertThat(out.bytes()).isNotEqualTo(before);
    assertThat(noise.bytes()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void worksOnASingleFrame(Effect effect) {
    assertThat(effect.apply(new Wav(1, RATE, new short[] {7})).sample(0, 0)).isEqualTo((short) 7);
  }

  private static Wav noise(int channels, int frames) {
    SplittableRandom chance = new SplittableRandom(3);
    short[] samples = new short[channels * frames];
    for (int i = 0; i < samples.length; i++) samples[i] = (short) chance.nextInt();
    return new Wav(channels, RATE, samples);
  }

  private static int[] samples(Wav wav) {
    int[] all = new int[wav.frames() * wav.channels()];
    for (int i = 0; i < all.length; i++)
      all[i] = wav.sample(i / wav.channels(), i % wav.channels());
    return all;
  }
}
