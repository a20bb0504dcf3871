package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import club.Desk;
import club.Member;
import club.Visit;
import dev.lethe.Lethe;
import dev.lethe.Lethe.Event.RunFinished;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionRun;
import dev.lethe.retention.Retentions.RetentionRun.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A host in which Lethe acts: its transactions are joined, or it is refused inside them. */
@NullUnmarked // fields are set before each test
abstract class ActingHostContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant LONG_AGO = Instant.parse("2020-01-31T10:00:00Z");

  @TempDir Path folder;
  private ConfigurableApplicationContext host;

  /** Properties of a new database, on which Lethe shall act. */
  abstract String[] database(Path folder);

  private Desk start(String... properties) {
    host = Clubs.startWithDesk(database(folder), properties);
    return host.getBean(Desk.class);
  }

  private Lethe lethe() {
    return host.getBean(Lethe.class);
  }

  private void arm() {
    lethe()
        .retention()
        .arm(
            lethe().retention().preview(),
            "Visit",
            Portion.EVERYTHING,
            "agreed in October",
            Desk.OFFICER);
  }

  @AfterEach
  void stop() {
    if (host != null) host.close();
  }

  @Test
  void aRecordingIsCommittedOrRolledBackWithTheHostsTransaction() {
    Desk desk = start();
    assertThatThrownBy(() -> desk.joinAndPause(1, true)).hasMessage("the host changed its mind");
    assertThat(desk.count(Member.class)).isZero();
    assertThat(lethe().retention().run().stop()).isEqualTo(Stop.DONE);
    desk.joinAndPause(2, false);
    assertThat(desk.count(Member.class)).isEqualTo(1);
    arm();
    assertThat(lethe().retention().run().stop()).isEqualTo(Stop.PAUSED);
    lethe().retention().resume(Desk.OFFICER, "nothing odd after all");
  }

  @Test
  void aRecordingThatFailedLetsNothingBeCommitted() {
    Desk desk = start();
    assertThatThrownBy(() -> desk.joinAndSwallow(1))
        .hasStackTraceContaining(Code.RECORDING_FAILED.id());
    assertThat(desk.heardOf()).isEqualTo(Code.HOLD_UNKNOWN);
    assertThat(desk.count(Member.class)).isZero();
  }

  @Test
  void whatDestroysIsRefusedInsideTheHostsTransaction() {
    Desk desk = start();
    desk.join(1, "ana@plant.test", LONG_AGO);
    arm();
    assertThatThrownBy(desk::purge)
        .isInstanceOf(MisuseException.class)
        .hasMessageContaining(Code.INSIDE_TRANSACTION.id())
        .hasMessageContaining("Desk.purge");
    assertThat(desk.count(Visit.class)).isEqualTo(1);
    RetentionRun run = lethe().retention().run();
    assertThat(run.erased("Visit")).isEqualTo(1);
    assertThat(desk.count(Visit.class)).isZero();
    assertThat(desk.heard()).containsExactly(new RunFinished(run));
  }

  @Test
  void itRunsByItselfAndStopsWithTheHost() {
    Desk desk = start("lethe.schedule.retention=1s");
    desk.join(1, "ana@plant.test", LONG_AGO);
    arm();
    await().atMost(PATIENCE).until(() -> desk.count(Visit.class) == 0);
    await().atMost(PATIENCE).until(() -> !desk.heard().isEmpty());
    assertThat(Clubs.threads()).anyMatch(name -> name.startsWith("lethe-"));
    host.close();
    assertThat(Clubs.threads()).noneMatch(name -> name.startsWith("lethe-"));
  }

  @Test
  void aHostWhoseBeansAreLazyIsNoReasonToSleep() {
    host = Clubs.start(database(folder), "spring.main.lazy-initialization=true");
    assertThat(Clubs.threads()).anyMatch(name -> name.startsWith("lethe-"));
  }

  @Test
  void nothingIsScheduledWhereTheHostDoesItself() {
    start("lethe.schedule.quartz=off");
    assertThat(Clubs.threads()).noneMatch(name -> name.startsWith("lethe-"));
    assertThat(lethe().retention().run().stop()).isEqualTo(Stop.DONE);
  }

  @Test // ddl-auto=validate, Flyway's validation, and own tables that are there already
  void theSecondStartIsAsTheFirst() {
    host = Clubs.startWithDesk(database(folder));
    host.getBean(Desk.class).join(1, "ana@plant.test");
    assertThat(Clubs.ownTables(host)).contains("lethe_schema", "lethe_hold");
    String url = host.getEnvironment().getRequiredProperty("spring.datasource.url");
    host.close();
    String[] again = database(folder);
    again[0] = "spring.datasource.url=" + url;
    host = Clubs.startWithDesk(again);
    assertThat(host.getBean(Desk.class).count(Member.class)).isEqualTo(1);
    assertThat(lethe().holds().active()).isEmpty();
  }
}
