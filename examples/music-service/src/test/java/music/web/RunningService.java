package music.web;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import music.MusicService;
import music.tour.Look;
import music.tour.TurnableClock;
import music.tour.Visitor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service on a free port and a PostgreSQL of its own; one for all tests of the JVM. */
final class RunningService {
  static final TurnableClock CLOCK = new TurnableClock(Instant.parse("2026-11-20T10:00:00Z"));
  static final Path FOLDER = Path.of("target", "service-" + UUID.randomUUID());
  static final ConfigurableApplicationContext CONTEXT = start();

  private RunningService() {}

  private static ConfigurableApplicationContext start() {
    SpringApplication service = new SpringApplication(MusicService.class);
    service.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean("clock", InstantSource.class, () -> CLOCK));
    return service.run("--server.port=0", "--music.folder=" + FOLDER, "--logging.level.root=WARN");
  }

  static Visitor visitor() {
    String port = CONTEXT.getEnvironment().getProperty("local.server.port");
    return new Visitor(URI.create("http://localhost:" + port));
  }

  /** Somebody with an account of their own. */
  static Visitor customer() {
    Visitor somebody = visitor();
    somebody.register(address(), "correct horse battery");
    return somebody;
  }

  static String address() {
    return UUID.randomUUID() + "@example.org";
  }

  static Look look() {
    return new Look(CONTEXT.getBean(DataSource.class), FOLDER.resolve("audio"));
  }
}
