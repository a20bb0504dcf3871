package music.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.delivery.ObjectStore.Gone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {
  @Test
  void deletesOnceAndFindsAbsenceFine(@TempDir Path folder) throws IOException {
    FolderStore store = new FolderStore(folder.resolve("audio"));
    String key = store.writeUpload(Cast.UP_1);
    assertThat(store.exists(key)).isTrue();
    assertThat(store.exists(key + FolderStore.PEAKS)).isTrue();
    assertThat(store.delete(key)).isEqualTo(Gone.NOW);
    assertThat(store.delete(key)).isEqualTo(Gone.NOW);
    assertThat(store.exists(key)).isFalse();
    assertThat(store.open(key)).isEmpty();
    assertThat(store.exists(key + FolderStore.PEAKS)).isTrue();
  }

  @Test
  void doesNotLeaveItsFolder(@TempDir Path folder) throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "mine");
    FolderStore store = new FolderStore(folder.resolve("audio"));
    assertThatThrownBy(() -> store.delete("../outside.txt")).isInstanceOf(IOException.class);
    assertThat(outside).exists();
  }
}
