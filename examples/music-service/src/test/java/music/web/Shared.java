package music.web;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import music.tour.Look;
import music.tour.RunningService;
import music.tour.TurnableClock;
import music.tour.Visitor;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One service, with a PostgreSQL of its own, for all tests of the JVM. */
final class Shared implements BeforeAllCallback {
  static final TurnableClock CLOCK = new TurnableClock(Instant.parse("2026-11-20T10:00:00Z"));
  static final Path FOLDER = Path.of("target", "service-" + UUID.randomUUID());
  static final RunningService SERVICE = RunningService.start(FOLDER, CLOCK);

  /** For the extension: it closes the service before the JVM stops its PostgreSQL. */
  Shared() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getRoot().getStore(Namespace.create(Shared.class)).put("service", SERVICE);
  }

  static Visitor visitor() {
    return SERVICE.visitor();
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
    return SERVICE.look();
  }
}
