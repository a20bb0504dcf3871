package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.quartz.impl.matchers.GroupMatcher.jobGroupEquals;

import club.Desk;
import club.Visit;
import dev.lethe.Lethe;
import dev.lethe.retention.Retentions.Portion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The host's own Quartz wakes the engines, in memory or with a clustered store. */
@ExtendWith(OutputCaptureExtension.class)
@NullUnmarked // fields are set before each test
class HostQuartzTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WITH_QUARTZ = "spring.autoconfigure.exclude=";
  private static final JobKey RETENTION = JobKey.jobKey("default/retention", "lethe");
  private static final TriggerKey EVERY = TriggerKey.triggerKey("default/retention", "lethe");

  /** For a first start only: Quartz's script begins by dropping its tables. */
  private static final String FIRST = "spring.quartz.jdbc.initialize-schema=always";

  private static final String[] CLUSTERED = {
    WITH_QUARTZ,
    "spring.quartz.job-store-type=jdbc",
    "spring.quartz.properties.org.quartz.scheduler.instanceId=AUTO",
    "spring.quartz.properties.org.quartz.jobStore.isClustered=true",
    "spring.quartz.properties.org.quartz.jobStore.driverDelegateClass=org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"
  };

  @TempDir Path folder;
  private final List<ConfigurableApplicationContext> hosts = new ArrayList<>();

  private ConfigurableApplicationContext start(String[] database, String... properties) {
    ConfigurableApplicationContext host = Clubs.startWithDesk(database, properties);
    hosts.add(host);
    return host;
  }

  private String[] acting() {
    return Stream.of(
            Server.postgres(),
            new String[] {
              "lethe.mode=act",
              "lethe.schema.initialize=always",
              "lethe.keys.file=" + Server.key(folder)
            },
            CLUSTERED)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private static void due(ConfigurableApplicationContext host) {
    host.getBean(Desk.class).join(1, "ana@plant.test", Instant.parse("2020-01-31T10:00:00Z"));
    Lethe lethe = host.getBean(Lethe.class);
    lethe
        .retention()
        .arm(
            lethe.retention().preview(),
            "Visit",
            Portion.EVERYTHING,
            "agreed in October",
            Desk.OFFICER);
  }

  private static Scheduler quartz(ConfigurableApplicationContext host) {
    return host.getBean(Scheduler.class);
  }

  @AfterEach
  void stop() {
    hosts.forEach(ConfigurableApplicationContext::close);
  }

  @Test
  void inMemoryItIsUsedWithoutAWordAndLeftAsItWas() throws Exception {
    var host = start(Server.h2(), WITH_QUARTZ, "lethe.schedule.retention=1s");
    due(host);
    Scheduler quartz = quartz(host);
    assertThat(quartz.getJobKeys(jobGroupEquals("lethe"))).contains(RETENTION);
    await().atMost(PATIENCE).until(() -> host.getBean(Desk.class).count(Visit.class) == 0);
    assertThat(Clubs.threads()).noneMatch(name -> name.startsWith("lethe-"));
    host.getBean(Lethe.class).close();
    assertThat(quartz.isStarted()).isTrue();
    assertThat(quartz.getJobGroupNames()).isEmpty();
  }

  @Test
  void aPrivateOneIsUsedWhereTheHostPrefersIt() throws Exception {
    var host = start(Server.h2(), WITH_QUARTZ, "lethe.schedule.quartz=private");
    assertThat(quartz(host).getJobGroupNames()).isEmpty();
    assertThat(Clubs.threads()).anyMatch(name -> name.startsWith("lethe-"));
  }

  @Test
  void aClusteredStoreHoldsNamesAndWakesAnyNode() throws Exception {
    String[] database = acting();
    var one = start(database, FIRST, "lethe.schedule.retention=1s");
    var two = start(database, "lethe.schedule.retention=1s");
    due(one);
    await().atMost(PATIENCE).until(() -> one.getBean(Desk.class).count(Visit.class) == 0);
    assertThat(Clubs.threads()).noneMatch(name -> name.startsWith("lethe-"));
    JobDetail job = quartz(one).getJobDetail(RETENTION);
    assertThat(job.isDurable()).isTrue();
    assertThat(job.getJobDataMap()).containsOnlyKeys("work").containsValue("default/retention");
    one.close();
    assertThat(quartz(two).getJobKeys(jobGroupEquals("lethe"))).contains(RETENTION);
    two.getBean(Desk.class).join(2, "bob@plant.test", Instant.parse("2020-01-31T10:00:00Z"));
    await().atMost(PATIENCE).until(() -> two.getBean(Desk.class).count(Visit.class) == 0);
  }

  @Test
  void aRestartDoesNotPutTheNextRunOffAndAnotherCadenceDoes() throws Exception {
    String[] database = acting();
    var first = start(database, FIRST, "lethe.schedule.retention=6h");
    Date planned = quartz(first).getTrigger(EVERY).getNextFireTime();
    first.close();
    var second = start(database, "lethe.schedule.retention=6h");
    assertThat(quartz(second).getTrigger(EVERY).getNextFireTime()).isEqualTo(planned);
    second.close();
    var third = start(database, "lethe.schedule.retention=5h");
    assertThat(quartz(third).getTrigger(EVERY).getNextFireTime()).isBefore(planned);
  }

  @Test
  void aNodeWithoutTheWorkSaysSoOnceAndGoesOn(CapturedOutput log) throws Exception {
    String[] database = acting();
    start(database, FIRST).close();
    String[] observing = database.clone();
    observing[List.of(database).indexOf("lethe.mode=act")] = "lethe.mode=observe";
    var other = start(observing);
    await()
        .atMost(PATIENCE)
        .until(() -> log.getAll().contains("woken for 'default/seal' and has no such work"));
    long before = quartz(other).getMetaData().getNumberOfJobsExecuted();
    await()
        .atMost(PATIENCE)
        .until(() -> quartz(other).getMetaData().getNumberOfJobsExecuted() > before + 2);
    assertThat(log.getAll().split("default/seal' and has no such work", -1)).hasSize(2);
  }

  @Test
  void twoInstancesOfOneUnitAreToldApart() {
    var host = start(Server.h2(), WITH_QUARTZ);
    LetheProperties properties = host.getBean(LetheProperties.class);
    assertThatThrownBy(() -> new Assembly(properties, host.getBeanFactory(), host, host).build())
        .hasMessageContaining("LETHE-401")
        .hasMessageContaining("'default'");
  }
}
