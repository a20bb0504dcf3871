package dev.lethe.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lethe.Approved;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The map of a model with every feature of the mapping: the same bytes whatever the order of the
 * classes, the language, the zone and the JDK.
 */
class EverythingTest {
  static final Approved MAP = Approved.file(EverythingTest.class, "everything.json");

  private static String map(long seed) {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      return Everything.map(db, seed).toJson();
    }
  }

  @Test
  void theMapIsAsApproved() {
    MAP.matches(map(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theOrderOfTheClassesDoesNotMatter(long seed) throws IOException {
    assertThat(map(seed)).isEqualTo(Files.readString(MAP.path()));
  }

  @ParameterizedTest
  @CsvSource({
    "tr-TR, Pacific/Kiritimati",
    "ar-EG-u-nu-arab, Asia/Kathmandu",
    "lt, America/St_Johns",
    "th-TH-u-ca-buddhist, Etc/GMT+12"
  })
  void neitherLanguageNorZoneMatters(String language, String zone) throws IOException {
    Locale usual = Locale.getDefault();
    TimeZone here = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(map(11)).isEqualTo(Files.readString(MAP.path()));
    } finally {
      Locale.setDefault(usual);
      TimeZone.setDefault(here);
    }
  }

  @ParameterizedTest // in a JVM of its own; a JDK that is not installed is left out by name
  @ValueSource(ints = {17, 21, 25})
  void theJdkDoesNotMatter(int release, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("map.json");
    Process child =
        new ProcessBuilder(
                jdk(release).resolve("bin").resolve("java").toString(),
                "-Duser.language=tr",
                "-Duser.region=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=ISO-8859-9",
                "-cp",
                System.getProperty("java.class.path"),
                Everything.class.getName(),
                file.toString(),
                String.valueOf(release))
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    assertThat(file).hasSameTextualContentAs(MAP.path());
  }

  /** {@code JAVA_HOME_25}, the running one, or one that lies beside it. */
  private static Path jdk(int release) throws IOException {
    List<Path> found = new ArrayList<>();
    Optional.ofNullable(System.getenv("JAVA_HOME_" + release)).map(Path::of).ifPresent(found::add);
    Path running = Path.of(System.getProperty("java.home"));
    found.add(running);
    try (Stream<Path> beside = Files.list(running.toRealPath().resolveSibling(""))) {
      beside.sorted().forEach(found::add);
    }
    return found.stream()
        .filter(p -> isOf(p, release))
        .findFirst()
        .orElseGet(() -> abort("left out: no JDK " + release + " beside the running one"));
  }

  private static boolean isOf(Path jdk, int release) {
    try {
      return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"" + release);
    } catch (IOException e) {
      return false; // no JDK at all
    }
  }
}
