package music.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.delivery.ObjectStore;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import music.audio.FolderStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the tour, with less data. The JVM, JDBC and the controller have three zones. */
abstract class TourContract {
  private static final String JDBC_ZONE = "Asia/Tokyo";

  private final TestServer server;

  TourContract(TestServer server) {
    this.server = server;
  }

  @Test
  void everyPromiseIsKept(@TempDir Path folder) throws Exception {
    assertThat(ZoneId.systemDefault().getId()).isNotIn(JDBC_ZONE, "Europe/Berlin", "UTC");
    Chronicle chronicle = tell(folder, new FolderStore(folder.resolve(Story.AUDIO)));
    assertThat(chronicle.broken()).isEmpty();
    assertThat(chronicle.checked()).isGreaterThan(80);
    assertThat(folder.resolve("data-map.html")).isNotEmptyFile();
    assertThat(folder.resolve("data-map.json")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("explain.txt"))).contains("2036-12-31T23:00");
  }

  /** A store that says "gone" and keeps the file is not believed. */
  @Test
  void aLyingStoreIsFoundOut(@TempDir Path folder) throws Exception {
    Chronicle chronicle = tell(folder, new Liar(new FolderStore(folder.resolve(Story.AUDIO))));
    assertThat(chronicle.broken()).contains("P12-a and its file", "P12 audio files of uploads");
    assertThat(Tour.end(chronicle, folder, 1)).isEqualTo(2);
  }

  private Chronicle tell(Path folder, ObjectStore store) throws Exception {
    Chronicle chronicle =
        new Chronicle(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try (HikariDataSource pool = server.pool();
        EntityManagerFactory emf =
            MusicPersistence.open(pool, Map.of("hibernate.jdbc.time_zone", JDBC_ZONE))) {
      new Story(pool, folder, store, chronicle, SampleData.Sizes.TEST).tell(emf);
    }
    return chronicle;
  }

  private record Liar(ObjectStore behind) implements ObjectStore {
    @Override
    public Gone delete(String key) {
      return Gone.NOW;
    }

    @Override
    public Optional<InputStream> open(String key) throws IOException {
      return behind.open(key);
    }

    @Override
    public boolean exists(String key) throws IOException {
      return behind.exists(key);
    }
  }
}
