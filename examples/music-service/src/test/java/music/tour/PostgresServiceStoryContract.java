package music.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second part of the tour. The service brings its own PostgreSQL. */
class PostgresServiceStoryContract {
  @Test
  void everyPromiseIsKept(@TempDir Path folder) throws Exception {
    Chronicle chronicle =
        new Chronicle(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try (RunningService service =
        RunningService.start(folder, new TurnableClock(ServiceStory.START))) {
      new ServiceStory(service, folder, chronicle).tell();
    }
    assertThat(chronicle.broken()).isEmpty();
    assertThat(chronicle.checked()).isGreaterThan(80);
    assertThat(folder.resolve("certificate.html")).isNotEmptyFile();
    assertThat(folder.resolve("access-package.zip")).isNotEmptyFile();
    assertThat(folder.resolve("breach.html")).isNotEmptyFile();
  }
}
