package music.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where the service puts audio: a WAV file per key, and beside an upload the peaks that the player
 * draws.
 */
final class Folder {
  private static final String PEAKS = ".peaks.json";

  private final Path root;

  Folder(Path root) {
    this.root = root;
  }

  /** Returns the key. */
  String writeUpload(UUID id) throws IOException {
    String key = key("uploads", id);
    byte[] wav = write(key, id);
    Files.writeString(root.resolve(key + PEAKS), Tone.peaks(wav));
    return key;
  }

  /** Returns the key. */
  String writeOutput(UUID id) throws IOException {
    String key = key("outputs", id);
    write(key, id);
    return key;
  }

  private byte[] write(String key, UUID id) throws IOException {
    byte[] wav = Tone.wav(110 + Math.floorMod(id.hashCode(), 770), 250);
    Path file = root.resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, wav);
    return wav;
  }

  private static String key(String kind, UUID id) {
    String name = id.toString();
    return kind + "/" + name.substring(name.length() - 2) + "/" + name + ".wav";
  }
}
