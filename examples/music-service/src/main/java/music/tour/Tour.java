package music.tour;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import music.audio.FolderStore;

/**
 * Runs the tour on an embedded PostgreSQL, and then the service itself, used over HTTP. Reports
 * land in the folder that is its argument; ends with 2 where a promise broke.
 */
public final class Tour {
  private Tour() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "target/tour").toAbsolutePath();
    empty(folder);
    Chronicle chronicle = new Chronicle(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    long start = System.nanoTime();
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
      try (EntityManagerFactory emf = MusicPersistence.open(pool, Map.of())) {
        FolderStore store = new FolderStore(folder.resolve(Story.AUDIO));
        new Story(pool, folder, store, chronicle, SampleData.Sizes.TOUR).tell(emf);
      }
      Path second = Files.createDirectories(folder.resolve("service"));
      try (RunningService service =
          RunningService.start(second, new TurnableClock(ServiceStory.START))) {
        new ServiceStory(service, second, chronicle).tell();
      }
    }
    System.exit(end(chronicle, folder, (System.nanoTime() - start) / 1_000_000_000));
  }

  /** Returns the exit code. */
  static int end(Chronicle chronicle, Path folder, long seconds) throws IOException {
    List<String> broken = chronicle.broken();
    chronicle.say("");
    chronicle.say("%d checks in %d s, %d broken", chronicle.checked(), seconds, broken.size());
    broken.forEach(chronicle::quote);
    chronicle.say("reports: %s", folder);
    Files.write(folder.resolve("tour.txt"), chronicle.lines());
    return broken.isEmpty() ? 0 : 2;
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder))
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path p : old.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
      }
    Files.createDirectories(folder);
  }
}
