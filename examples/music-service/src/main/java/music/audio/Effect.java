package music.audio;

/** What the service does to a sound. */
public enum Effect {
  /** Heard again, softer each time, a quarter of a second apart. */
  ECHO {
    @Override
    public Wav apply(Wav sound) {
      int delay = sound.rate() / 4;
      int frames = sound.frames() + REPEATS * delay;
      int channels = sound.channels();
      short[] out = new short[frames * channels];
      for (int frame = 0; frame < frames; frame++)
        for (int channel = 0; channel < channels; channel++) {
          double sum = 0;
          for (int i = 0; i <= REPEATS; i++) {
            int from = frame - i * delay;
            if (from >= 0 && from < sound.frames())
              sum += sound.sample(from, channel) * Math.pow(0.5, i);
          }
          out[frame * channels + channel] = clipped(sum);
        }
      return new Wav(channels, sound.rate(), out);
    }
  },
  /** From its end to its beginning. */
  REVERSE {
    @Override
    public Wav apply(Wav sound) {
      int channels = sound.channels();
      short[] out = new short[sound.frames() * channels];
      for (int frame = 0; frame < sound.frames(); frame++)
        for (int channel = 0; channel < channels; channel++)
          out[frame * channels + channel] = sound.sample(sound.frames() - 1 - frame, channel);
      return new Wav(channels, sound.rate(), out);
    }
  },
  /** Twice as long and an octave lower. */
  SLOW {
    @Override
    public Wav apply(Wav sound) {
      int channels = sound.channels();
      short[] out = new short[2 * sound.frames() * channels];
      for (int frame = 0; frame < 2 * sound.frames(); frame++)
        for (int channel = 0; channel < channels; channel++) {
          int last = sound.frames() - 1;
          int before = sound.sample(frame / 2, channel);
          int after = sound.sample(Math.min(last, (frame + 1) / 2), channel);
          out[frame * channels + channel] = (short) ((before + after) / 2);
        }
      return new Wav(channels, sound.rate(), out);
    }
  };

  private static final int REPEATS = 3;

  /** Returns another sound; the given one stays as it is. */
  public abstract Wav apply(Wav sound);

  private static short clipped(double sample) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
  }
}
