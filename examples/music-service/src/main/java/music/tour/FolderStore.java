package music.tour;

import dev.lethe.delivery.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the service keeps audio: a WAV file per key, and beside an upload the peaks that the player
 * draws.
 */
class FolderStore implements ObjectStore {
  static final String PEAKS = ".peaks.json";

  private final Path root;

  FolderStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Gone delete(String key) throws IOException {
    Files.deleteIfExists(file(key));
    return Gone.NOW;
  }

  @Override
  public Optional<InputStream> open(String key) throws IOException {
    return exists(key) ? Optional.of(Files.newInputStream(file(key))) : Optional.empty();
  }

  @Override
  public boolean exists(String key) throws IOException {
    return Files.exists(file(key));
  }

  /** Returns the key. */
  String writeUpload(UUID id) throws IOException {
    String key = key("uploads", id);
    byte[] wav = write(key, id);
    Files.writeString(file(key + PEAKS), Tone.peaks(wav));
    return key;
  }

  /** Returns the key. */
  String writeOutput(UUID id) throws IOException {
    String key = key("outputs", id);
    write(key, id);
    return key;
  }

  static String uploadKey(UUID id) {
    return key("uploads", id);
  }

  static String outputKey(UUID id) {
    return key("outputs", id);
  }

  private byte[] write(String key, UUID id) throws IOException {
    byte[] wav = Tone.wav(110 + Math.floorMod(id.hashCode(), 770), 250);
    Path file = file(key);
    Files.createDirectories(file.getParent());
    Files.write(file, wav);
    return wav;
  }

  private static String key(String kind, UUID id) {
    String name = id.toString();
    return kind + "/" + name.substring(name.length() - 2) + "/" + name + ".wav";
  }

  /** A key comes from a column: it must not lead out of the folder. */
  private Path file(String key) throws IOException {
    Path file = root.resolve(key).normalize();
    if (!file.startsWith(root)) throw new IOException("a key that leads out of the store");
    return file;
  }
}
