package music.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.delivery.ObjectStore.Gone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStoreTest {
  private static final byte[] SOUND = {1, 2, 3};

  private final Path folder;
  private final FolderStore store;

  FolderStoreTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = new FolderStore(folder.resolve("audio"));
  }

  @Test
  void deletesOnceAndFindsAbsenceFine() throws IOException {
    String key = AudioKeys.upload(UUID.randomUUID());
    store.write(key, SOUND);
    store.write(AudioKeys.peaks(key), SOUND);
    assertThat(store.exists(key)).isTrue();
    assertThat(store.delete(key)).isEqualTo(Gone.NOW);
    assertThat(store.delete(key)).isEqualTo(Gone.NOW);
    assertThat(store.exists(key)).isFalse();
    assertThat(store.open(key)).isEmpty();
    assertThat(store.exists(AudioKeys.peaks(key))).isTrue();
  }

  @Test
  void givesBackWhatWasWrittenAndLeavesNoOtherFile() throws IOException {
    store.write("outputs/a.wav", SOUND);
    store.write("outputs/a.wav", SOUND);
    try (InputStream in = store.open("outputs/a.wav").orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(SOUND);
    }
    try (Stream<Path> all = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(all).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "uploads/../../outside.txt",
        "/etc/passwd",
        "",
        ".",
        "..",
        "uploads/",
        "uploads//a",
        "uploads\\..\\..\\outside.txt",
        "C:/outside.txt",
        "a\0b",
        ".hidden",
        "uploads/./a"
      })
  void doesNotLeaveItsFolder(String key) throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "mine");
    Files.createDirectories(folder.resolve("audio/uploads"));
    assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.open(key)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.write(key, SOUND)).isInstanceOf(IOException.class);
    assertThat(outside).hasContent("mine");
    assertThat(folder.resolve("audio/uploads")).isDirectory();
  }

  @Test
  void doesNotLeaveItsFolderByALink() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path mine = Files.writeString(outside.resolve("mine.txt"), "mine");
    Files.createDirectories(folder.resolve("audio"));
    Files.createSymbolicLink(folder.resolve("audio/linked"), outside);
    Files.createSymbolicLink(folder.resolve("audio/file"), mine);
    for (String key : new String[] {"linked/mine.txt", "file"}) {
      assertThatThrownBy(() -> store.open(key)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> store.write("linked/new.txt", SOUND)).isInstanceOf(IOException.class);
    assertThat(mine).hasContent("mine");
    assertThat(outside.resolve("new.txt")).doesNotExist();
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    store.write("uploads/a.wav", SOUND);
    assertThatThrownBy(() -> store.delete("uploads")).isInstanceOf(IOException.class);
    assertThat(store.exists("uploads/a.wav")).isTrue();
  }
}
