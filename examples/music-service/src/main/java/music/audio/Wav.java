package music.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Linear PCM of 16 bits: what a WAV file of the kind that the service takes holds. Samples of one
 * moment, one per channel, stand side by side and are called a frame.
 */
public final class Wav {
  private static final int HEADER = 44;
  private static final int BYTES_PER_SAMPLE = 2;
  private static final short PCM = 1;

  private final int channels;
  private final int rate;
  private final short[] samples;

  /** rate: frames in a second. */
  public Wav(int channels, int rate, short[] samples) {
    if (channels < 1 || channels > 2) throw new IllegalArgumentException("channels: " + channels);
    if (rate < 8_000 || rate > 96_000) throw new IllegalArgumentException("rate: " + rate);
    if (samples.length == 0 || samples.length % channels != 0)
      throw new IllegalArgumentException("samples: " + samples.length);
    this.channels = channels;
    this.rate = rate;
    this.samples = samples.clone();
  }

  /** Reads a file of unknown origin. */
  public static Wav parse(byte[] file) throws NotWav {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < 12 || !name(in).equals("RIFF"))
      throw new NotWav("The file does not begin as a WAV file does.");
    in.getInt();
    if (!name(in).equals("WAVE")) throw new NotWav("The file does not begin as a WAV file does.");
    Format format = null;
    while (in.remaining() >= 8) {
      String name = name(in);
      long size = Integer.toUnsignedLong(in.getInt());
      if (size > in.remaining()) throw new NotWav("A part says that it is longer than the file.");
      ByteBuffer part = in.slice(in.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
      if (name.equals("fmt ")) format = Format.of(part);
      if (name.equals("data")) return sound(format, part);
      // A part of an odd length is followed by one byte of nothing.
      in.position((int) Math.min(in.limit(), in.position() + size + size % 2));
    }
    throw new NotWav("There is no sound in the file.");
  }

  public int channels() {
    return channels;
  }

  public int rate() {
    return rate;
  }

  public int frames() {
    return samples.length / channels;
  }

  public short sample(int frame, int channel) {
    return samples[frame * channels + channel];
  }

  /** As a file. */
  public byte[] bytes() {
    int size = samples.length * BYTES_PER_SAMPLE;
    ByteBuffer file = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER - 8 + size).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(16).putShort(PCM).putShort((short) channels);
    file.putInt(rate).putInt(rate * channels * BYTES_PER_SAMPLE);
    file.putShort((short) (channels * BYTES_PER_SAMPLE)).putShort((short) (8 * BYTES_PER_SAMPLE));
    file.put(ascii("data")).putInt(size);
    for (short sample : samples) file.putShort(sample);
    return file.array();
  }

  private static Wav sound(@Nullable Format format, ByteBuffer data) throws NotWav {
    if (format == null) throw new NotWav("The sound comes before its format.");
    short[] samples = new short[data.remaining() / BYTES_PER_SAMPLE];
    if (samples.length == 0 || data.remaining() % (format.channels * BYTES_PER_SAMPLE) != 0)
      throw new NotWav("The sound is empty or cut off.");
    data.asShortBuffer().get(samples);
    return new Wav(format.channels, format.rate, samples);
  }

  private static String name(ByteBuffer in) {
    byte[] name = new byte[4];
    in.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  private record Format(int channels, int rate) {
    static Format of(ByteBuffer part) throws NotWav {
      if (part.remaining() < 16) throw new NotWav("The format of the sound is cut off.");
      int coding = part.getShort();
      int channels = part.getShort();
      int rate = part.getInt();
      part.getInt();
      int frame = part.getShort();
      int bits = part.getShort();
      if (coding != PCM || bits != 8 * BYTES_PER_SAMPLE)
        throw new NotWav("The sound is not linear PCM of 16 bits.");
      if (channels < 1 || channels > 2 || frame != channels * BYTES_PER_SAMPLE)
        throw new NotWav("The sound has neither one channel nor two.");
      if (rate < 8_000 || rate > 96_000)
        throw new NotWav("The sound has fewer than 8,000 or more than 96,000 frames a second.");
      return new Format(channels, rate);
    }
  }
}
