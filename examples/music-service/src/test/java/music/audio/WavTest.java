package music.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  private static final Wav STEREO =
      new Wav(2, 44_100, new short[] {1, -1, 200, -200, 32767, -32768});
  private static final byte[] FILE = STEREO.bytes();

  @Test
  void readsWhatItWrites() throws NotWav {
    Wav read = Wav.parse(FILE);
    assertThat(read.bytes()).isEqualTo(FILE);
    assertThat(read.channels()).isEqualTo(2);
    assertThat(read.rate()).isEqualTo(44_100);
    assertThat(read.frames()).isEqualTo(3);
    assertThat(read.sample(2, 1)).isEqualTo(Short.MIN_VALUE);
  }

  @Test
  void passesOverPartsItDoesNotKnow() throws NotWav {
    byte[] list = part("LIST", 3); // odd, so one byte of nothing follows
    byte[] file = concat(Arrays.copyOf(FILE, 12), list, Arrays.copyOfRange(FILE, 12, FILE.length));
    assertThat(Wav.parse(file).bytes()).isEqualTo(FILE);
  }

  @Test
  void doesNotReadBehindTheSound() throws NotWav {
    assertThat(Wav.parse(concat(FILE, part("LIST", 40))).bytes()).isEqualTo(FILE);
  }

  @Test
  void isNoFileThatEndsEarly() {
    for (int length = 0; length < FILE.length; length++) {
      byte[] cut = Arrays.copyOf(FILE, length);
      assertThatThrownBy(() -> Wav.parse(cut)).as("%d bytes", length).isInstanceOf(NotWav.class);
    }
  }

  /** Offsets in the header of 44 bytes. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 4, no RIFF",
    "8, 0, 4, no WAVE",
    "16, -1, 4, a format of 4 GiB",
    "16, 2147483647, 4, a format of 2 GiB",
    "16, 14, 4, a short format",
    "20, 3, 2, floating point",
    "20, -2, 2, an extensible format",
    "22, 0, 2, no channel",
    "22, -1, 2, 65535 channels",
    "22, 1, 2, one channel in frames for two",
    "24, 0, 4, no rate",
    "24, -1, 4, a rate below nothing",
    "24, 2147483647, 4, a rate of 2 GHz",
    "32, 0, 2, frames of no size",
    "34, 8, 2, 8 bits",
    "34, 24, 2, 24 bits",
    "40, -1, 4, sound of 4 GiB",
    "40, 2147483647, 4, sound of 2 GiB",
    "40, 13, 4, more sound than there is",
    "40, 0, 4, no sound",
    "40, 3, 4, half a sample",
    "40, 2, 4, half a frame"
  })
  void isNoFileThatLies(int offset, int value, int size, String what) {
    ByteBuffer lie = ByteBuffer.wrap(FILE.clone()).order(ByteOrder.LITTLE_ENDIAN);
    if (size == 2) lie.putShort(offset, (short) value);
    else lie.putInt(offset, value);
    assertThatThrownBy(() -> Wav.parse(lie.array())).as(what).isInstanceOf(NotWav.class);
  }

  @Test
  void isNoSoundBeforeItsFormat() {
    byte[] file = concat(Arrays.copyOf(FILE, 12), part("data", 4));
    assertThatThrownBy(() -> Wav.parse(file)).isInstanceOf(NotWav.class);
  }

  /** Whatever the bytes: a sound or {@link NotWav}, and no word of the file in the message. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void survivesAnything(long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] file = FILE.clone();
      for (int n = chance.nextInt(1, 6); n > 0; n--)
        file[chance.nextInt(file.length)] = (byte) chance.nextInt();
      try {
        assertThat(Wav.parse(file).frames()).isPositive();
      } catch (NotWav e) {
        assertThat(e.getMessage()).matches("[A-Z][a-zA-Z0-9 ,]*\\.");
      }
    }
  }

  private static byte[] part(String name, int size) {
    ByteBuffer part = ByteBuffer.allocate(8 + size + size % 2).order(ByteOrder.LITTLE_ENDIAN);
    return part.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(size).array();
  }

  private static byte[] concat(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) all.put(part);
    return all.array();
  }
}
