package music.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import music.audio.AudioKeys;
import music.audio.FolderStore;
import music.audio.Peaks;
import music.audio.Wav;

/** Files for the sample data: a tone of its own for each. */
final class ToneFiles {
  private final FolderStore store;

  ToneFiles(FolderStore store) {
    this.store = store;
  }

  /** Returns the key. */
  String writeUpload(UUID id) throws IOException {
    String key = AudioKeys.upload(id);
    Wav tone = tone(id);
    store.write(key, tone.bytes());
    store.write(AudioKeys.peaks(key), Peaks.json(tone).getBytes(StandardCharsets.US_ASCII));
    return key;
  }

  /** Returns the key. */
  String writeOutput(UUID id) throws IOException {
    String key = AudioKeys.output(id);
    store.write(key, tone(id).bytes());
    return key;
  }

  private static Wav tone(UUID id) {
    return Tone.of(110 + Math.floorMod(id.hashCode(), 770), 250);
  }
}
