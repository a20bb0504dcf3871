package dev.lethe.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compilers themselves, started as a build starts them, find the checker on the processor path.
 * A JDK that is not installed beside the running one is left out, and the report says which.
 */
class CompilersTest {
  private static final Path MUSIC = Path.of("../../examples/music-service/src/main");
  private static final List<String> MODEL =
      List.of(
          "Account",
          "BillingParty",
          "CreditUse",
          "Invoice",
          "LoginEvent",
          "Output",
          "StaffMember",
          "Subscription",
          "SupportMessage",
          "Upload",
          "UploadTag");

  @TempDir private static Path folder = Path.of("");

  private record Told(int exit, String output) {}

  private static Path jdk(int release) throws IOException {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> found = new ArrayList<>(List.of(running));
    try (Stream<Path> beside = Files.list(running.toRealPath().resolveSibling(""))) {
      beside.sorted().forEach(found::add);
    }
    Optional<Path> jdk =
        found.stream()
            .filter(p -> isOf(p, release))
            .filter(p -> Files.exists(javac(p)))
            .findFirst();
    return jdk.orElseGet(() -> abort("left out: no JDK " + release + " beside the running one"));
  }

  private static Path javac(Path jdk) {
    return jdk.resolve("bin").resolve("javac");
  }

  private static boolean isOf(Path jdk, int release) {
    try {
      return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"" + release);
    } catch (IOException e) {
      return false; // no JDK at all
    }
  }

  /** What stands on this test's class path and has one of these in its name. */
  private static String classPath(String... parts) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(p -> Arrays.stream(parts).anyMatch(p::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Told compile(int release, String processors, List<String> more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(javac(jdk(release)).toString());
    command.addAll(
        List.of(
            "-d",
            Files.createTempDirectory(folder, "classes").toString(),
            "-classpath",
            classPath("persistence-api", "lethe-annotations", "annotations/target", "lombok"),
            "-processorpath",
            processors,
            "-Werror"));
    command.addAll(more);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Told(process.waitFor(), output);
  }

  /** The checker and the annotations, as a build resolves them. */
  private static String alone() {
    return classPath(
        "checker/target/classes", "lethe-checker", "lethe-annotations", "annotations/target");
  }

  private static List<String> music(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    MODEL.forEach(m -> all.add(MUSIC.resolve("java/music/" + m + ".java").toString()));
    return all;
  }

  private static String register() {
    return "-Alethe.register=" + MUSIC.resolve("resources/privacy/register.yml");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void quietWithACleanModel(int release) throws Exception {
    Told told = compile(release, alone(), music("-Xlint:all,-processing", register()));
    assertThat(told).isEqualTo(new Told(0, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void loudWithAWrongOne(int release) throws Exception {
    Path wrong = Files.createDirectories(folder.resolve("music" + release)).resolve("Account.java");
    String text = Files.readString(MUSIC.resolve("java/music/Account.java"));
    Files.writeString(wrong, text.replaceFirst("\\n}\\s*$", "\n  String nickname;\n}\n"));
    List<String> all = music(register());
    all.removeIf(p -> p.endsWith("/Account.java"));
    all.add(wrong.toString());
    Told told = compile(release, alone(), all);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.output())
        .contains("LETHE-101 Account.nickname (String) is not declared and Account is a person.")
        .contains("Account.java:" + text.strip().lines().count() + ": error:");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void besideLombokAndHibernatesProcessor(int release) throws Exception {
    String text =
        """
        package host;
        import dev.lethe.annotation.*;
        import jakarta.persistence.*;
        @lombok.Getter @lombok.Setter
        @Entity @DataSubject @Processing("account")
        @Retain(from = Guest_.CREATED_AT, atMost = "P9D")
        public class Guest {
          @Id Long id;
          @Column(nullable = false) java.time.Instant createdAt;
          @PersonalData(Category.NAME) String name;
          %s
        }
        """;
    Path guest = Files.createDirectories(folder.resolve("host" + release)).resolve("Guest.java");
    String everything = System.getProperty("java.class.path");
    Files.writeString(guest, text.formatted(""));
    Told clean = compile(release, everything, List.of("-Xlint:all,-processing", guest.toString()));
    assertThat(clean.exit()).as(clean.output()).isZero();
    assertThat(clean.output()).doesNotContain("LETHE-");
    Files.writeString(guest, text.formatted("String nickname;"));
    Told wrong = compile(release, everything, List.of(guest.toString()));
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.output())
        .contains("Guest.java:11: error: LETHE-101 Guest.nickname (String) is not declared");
    Files.writeString(guest, text.formatted("").replace("CREATED_AT", "NAME"));
    assertThat(compile(release, everything, List.of(guest.toString())).output())
        .contains("Guest.java:6: error: LETHE-111 Guest: @Retain(from = \"name\")");
  }

  @Test // a processor that says it isolates must write nothing and be named
  void gradleIsToldThatItIsolates() throws IOException {
    String name = PrivacyChecker.class.getName();
    assertThat(resource("META-INF/gradle/incremental.annotation.processors"))
        .isEqualTo(name + ",isolating\n");
    assertThat(resource("META-INF/services/javax.annotation.processing.Processor"))
        .isEqualTo(name + "\n");
  }

  private static String resource(String name) throws IOException {
    return Files.readString(Path.of("src/main/resources").resolve(name));
  }
}
