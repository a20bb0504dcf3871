package music.tour;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A short sine tone as a WAV file: RIFF, PCM, mono, 16 bit, 8 kHz. */
final class Tone {
  private static final int RATE = 8_000;
  private static final int BYTES_PER_SAMPLE = 2;
  private static final int HEADER = 44;

  private Tone() {}

  static byte[] wav(double hertz, int milliseconds) {
    int samples = RATE * milliseconds / 1000;
    int size = samples * BYTES_PER_SAMPLE;
    ByteBuffer wav = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER - 8 + size).put(ascii("WAVE"));
    wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(RATE).putInt(RATE * BYTES_PER_SAMPLE).putShort((short) BYTES_PER_SAMPLE);
    wav.putShort((short) (8 * BYTES_PER_SAMPLE));
    wav.put(ascii("data")).putInt(size);
    for (int i = 0; i < samples; i++) wav.putShort(sample(hertz, i));
    return wav.array();
  }

  /** Loudest peaks per twentieth of the tone, as a player draws them. */
  static String peaks(byte[] wav) {
    ByteBuffer data = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);
    int step = Math.max(1, (wav.length - HEADER) / BYTES_PER_SAMPLE / 20);
    StringBuilder json = new StringBuilder("[");
    while (data.remaining() >= step * BYTES_PER_SAMPLE) {
      int peak = 0;
      for (int i = 0; i < step; i++) peak = Math.max(peak, Math.abs(data.getShort()));
      json.append(json.length() > 1 ? "," : "").append(peak);
    }
    return json.append("]").toString();
  }

  private static short sample(double hertz, int i) {
    return (short) (Short.MAX_VALUE * 0.6 * Math.sin(2 * Math.PI * hertz * i / RATE));
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
