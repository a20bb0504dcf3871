package music.tour;

import dev.lethe.Lethe;
import jakarta.persistence.EntityManagerFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import music.MusicService;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service in this JVM, on free ports and with a clock that is turned. */
public final class RunningService implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Path folder;
  private final TurnableClock clock;

  private RunningService(ConfigurableApplicationContext context, Path folder, TurnableClock clock) {
    this.context = context;
    this.folder = folder;
    this.clock = clock;
  }

  /** settings: as on the command line, {@code --spring.datasource.url=…}. */
  public static RunningService start(Path folder, TurnableClock clock, String... settings) {
    SpringApplication service = new SpringApplication(MusicService.class);
    service.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean("clock", InstantSource.class, () -> clock));
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--music.folder=" + folder,
                "--lethe.schedule.redrive=1s",
                "--lethe.schedule.retention=1s",
                "--spring.main.banner-mode=off",
                "--logging.level.music=WARN",
                "--logging.level.org.springframework.boot=WARN"));
    all.addAll(List.of(settings));
    return new RunningService(service.run(all.toArray(String[]::new)), folder, clock);
  }

  public Visitor visitor() {
    return new Visitor(at("local.server.port"));
  }

  /** Somebody who may see what operators see. */
  public Visitor operator() {
    return new Visitor(at("local.management.port"));
  }

  public Look look() {
    return new Look(bean(DataSource.class), folder.resolve("audio"));
  }

  public TurnableClock clock() {
    return clock;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  Lethe lethe() {
    return bean(Lethe.class);
  }

  EntityManagerFactory emf() {
    return bean(EntityManagerFactory.class);
  }

  @Override
  public void close() {
    context.close();
  }

  private URI at(String port) {
    return URI.create("http://localhost:" + context.getEnvironment().getProperty(port));
  }
}
