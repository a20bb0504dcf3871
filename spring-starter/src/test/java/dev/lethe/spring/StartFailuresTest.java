package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import rough.Note;

/** What a developer reads where the host does not start: what is wrong, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
@NullUnmarked // fields are set before each test
class StartFailuresTest {
  @TempDir Path folder;

  private static void fails(String[] database, String... properties) {
    assertThatThrownBy(() -> Clubs.start(database, properties).close())
        .isInstanceOf(RuntimeException.class);
  }

  private String[] postgres(String... more) {
    return Stream.of(
            Server.postgres(),
            new String[] {"lethe.mode=act", "lethe.keys.file=" + Server.key(folder)},
            more)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  @Test
  void ownTablesAreMissing(CapturedOutput log) {
    fails(postgres());
    assertThat(log)
        .contains("APPLICATION FAILED TO START")
        .contains("LETHE-301 Lethe's own tables are missing.")
        .contains("lethe.schema.initialize=always")
        .contains("Flyway")
        .contains("sqlFile")
        .contains("lethe.mode=observe");
  }

  @Test
  void ownTablesAreOfAnotherVersion(CapturedOutput log) {
    String[] database = postgres();
    Clubs.start(database, "lethe.schema.initialize=always").close();
    String url = database[0].substring("spring.datasource.url=".length());
    new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""))
        .update("update lethe_schema set version = version + 1000");
    fails(database);
    assertThat(log)
        .contains("APPLICATION FAILED TO START")
        .contains("LETHE-302")
        .contains("Flyway");
  }

  @Test
  void theKeyFileIsMissing(CapturedOutput log) {
    fails(Server.postgres(), "lethe.mode=act", "lethe.keys.file=/nowhere/lethe.key");
    assertThat(log)
        .contains("LETHE-310 The key file /nowhere/lethe.key is missing or cannot be read.")
        .contains("openssl rand -base64 32 > /nowhere/lethe.key")
        .contains("lethe.keys.file. Looking needs no key");
  }

  @Test
  void theKeyFileIsOpenToOthers(CapturedOutput log) throws Exception {
    Path key = Server.key(folder);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    fails(Server.postgres(), "lethe.mode=act", "lethe.keys.file=" + key);
    assertThat(log).contains("may be read by others than its owner").contains("chmod 600 " + key);
  }

  @Test
  void noKeyFileIsNamed(CapturedOutput log) {
    fails(Server.postgres(), "lethe.mode=act");
    assertThat(log)
        .contains("LETHE-321 lethe.mode is act, and neither lethe.keys.file nor a bean")
        .contains("Looking needs no key: lethe.mode=observe");
  }

  @Test
  void theRegisterIsMissing(CapturedOutput log) {
    fails(postgres("lethe.register=classpath:privacy/none.yml"));
    assertThat(log)
        .contains("APPLICATION FAILED TO START")
        .contains("LETHE-201 privacy/none.yml is not on the class path.")
        .contains("src/main/resources/privacy/none.yml")
        .contains("may be said by lethe.register")
        .contains("lethe.mode=observe");
  }

  @Test
  void theScheduleIsTooSlowAndAFieldUndeclared(CapturedOutput log) {
    assertThatThrownBy(
            () ->
                Clubs.start(
                        WebApplicationType.NONE,
                        List.of(Rough.class),
                        Server.h2(),
                        "lethe.schedule.retention=40h")
                    .close())
        .isInstanceOf(RuntimeException.class);
    assertThat(log)
        .contains("APPLICATION FAILED TO START")
        .contains("declarations that are wrong (2)")
        .contains("LETHE-101 Note.title")
        .contains("LETHE-135")
        .contains("In Spring Boot: lethe.schedule.retention.");
  }

  @Test // the same declarations, while observing, are findings
  void wrongDeclarationsDoNotStopAHostThatObserves(CapturedOutput log) {
    Clubs.start(WebApplicationType.NONE, List.of(Rough.class), Server.h2(), "lethe.mode=observe")
        .close();
    assertThat(log).contains("LETHE observes: 3 entities with personal data, 1 findings");
  }

  @Test
  void theHostsSchedulerIsWantedAndMissing(CapturedOutput log) {
    fails(Server.h2(), "lethe.schedule.quartz=host");
    assertThat(log)
        .contains("LETHE-322 lethe.schedule.quartz is host")
        .contains("lethe.schedule.quartz=private");
  }

  /** A host whose declarations are wrong. */
  @SpringBootApplication(scanBasePackageClasses = Note.class)
  @org.springframework.boot.persistence.autoconfigure.EntityScan({"rough", "club"})
  static class Rough {}
}
