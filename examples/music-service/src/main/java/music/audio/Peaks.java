package music.audio;

/** What a player draws of a sound. */
public final class Peaks {
  private static final int COUNT = 20;

  private Peaks() {}

  /** The loudest sample of each twentieth, as a JSON array. */
  public static String json(Wav sound) {
    int step = Math.max(1, sound.frames() / COUNT);
    StringBuilder json = new StringBuilder("[");
    for (int start = 0; start + step <= sound.frames(); start += step)
      json.append(start == 0 ? "" : ",").append(loudest(sound, start, start + step));
    return json.append("]").toString();
  }

  private static int loudest(Wav sound, int from, int to) {
    int peak = 0;
    for (int frame = from; frame < to; frame++)
      for (int channel = 0; channel < sound.channels(); channel++)
        peak = Math.max(peak, Math.abs(sound.sample(frame, channel)));
    return peak;
  }
}
