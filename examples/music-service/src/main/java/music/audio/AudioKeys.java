package music.audio;

import java.util.UUID;

/** Under which keys the service keeps its files; the entities hold the first two. */
public final class AudioKeys {
  private AudioKeys() {}

  public static String upload(UUID id) {
    return key("uploads", id);
  }

  public static String output(UUID id) {
    return key("outputs", id);
  }

  /** The file beside an upload that no column names; see {@link music.Upload}. */
  public static String peaks(String upload) {
    return upload + ".peaks.json";
  }

  private static String key(String kind, UUID id) {
    String name = id.toString();
    return kind + "/" + name.substring(name.length() - 2) + "/" + name + ".wav";
  }
}
