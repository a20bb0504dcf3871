package music.tour;

import music.audio.Wav;

/** A short sine tone: mono, 8 kHz. */
final class Tone {
  private static final int RATE = 8_000;

  private Tone() {}

  static Wav of(double hertz, int milliseconds) {
    short[] samples = new short[RATE * milliseconds / 1000];
    for (int i = 0; i < samples.length; i++)
      samples[i] = (short) (Short.MAX_VALUE * 0.6 * Math.sin(2 * Math.PI * hertz * i / RATE));
    return new Wav(1, RATE, samples);
  }
}
