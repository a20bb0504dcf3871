package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An account with 100,000 events is exported in a heap of 64 MiB, and only with a cursor. */
class ExportHeapTest {
  private static final int EVENTS = 100_000;
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
          + " Safari/537.36 and whatever else a browser says of itself";

  @Test
  void postgresStreams() throws Exception {
    try (Host host = new Host(Product.POSTGRESQL)) {
      Member ana = busy(host, "generate_series(1, " + EVENTS + ") as s(n)");
      Run streamed = export(host, ana, true);
      assertThat(streamed.output()).contains("exported " + (EVENTS + 1));
      assertThat(streamed.code()).isZero();
      Run atOnce = export(host, ana, false);
      assertThat(atOnce.code()).as(atOnce.output()).isEqualTo(3);
      assertThat(atOnce.output()).contains("OutOfMemoryError");
    }
  }

  @Test
  void mariaDbStreams() throws Exception {
    try (Host host = new Host(Product.MARIADB)) {
      Run streamed =
          export(host, busy(host, "(select seq as n from seq_1_to_" + EVENTS + ") s"), true);
      assertThat(streamed.output()).contains("exported " + (EVENTS + 1));
      assertThat(streamed.code()).isZero();
    }
  }

  private static Member busy(Host host, String numbers) {
    host.turnTo("2026-11-23T10:00:00Z");
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    try (Lethe lethe = host.builder().build()) {
      assertThat(lethe.dataMap().entities()).isNotEmpty();
    }
    host.db.execute(
        "insert into visit_log (memberId, visited_at, ip, userAgent) select '"
            + ana.id
            + "', "
            + (host.db.product() == Product.POSTGRESQL
                ? "timestamptz '2026-11-01 00:00:00Z' + n * interval '1 second'"
                : "timestamp '2026-11-01 00:00:00' + interval n second")
            + ", '203.0.113.7', '"
            + AGENT.repeat(3).substring(0, 255)
            + "' from "
            + numbers);
    return ana;
  }

  private record Run(int code, String output) {}

  private static Run export(Host host, Member member, boolean fetchSizes) throws Exception {
    Path target = host.folder.resolve("copy.zip");
    Path log = Files.createTempFile("export-heap", ".log");
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classes,
                    ExportHeap.class.getName(),
                    host.db.url(),
                    host.db.product() == Product.POSTGRESQL ? "postgres" : "root",
                    host.folder.resolve("lethe.key").toString(),
                    member.id.toString(),
                    target.toString(),
                    Boolean.toString(fetchSizes)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(child.waitFor(90, TimeUnit.SECONDS)).as("in time").isTrue();
      return new Run(child.exitValue(), read(log));
    } finally {
      child.destroyForcibly();
      Files.deleteIfExists(target);
      Files.deleteIfExists(log);
    }
  }

  private static String read(Path log) throws IOException {
    return Files.readString(log);
  }
}
