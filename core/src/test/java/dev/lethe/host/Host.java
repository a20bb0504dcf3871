package dev.lethe.host;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.evidence.Keys;
import dev.lethe.model.Actor;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The host under test: one database, real files in a folder, a clock to turn. The controller is in
 * Berlin, JDBC in New York, and the JVM wherever the build runs.
 */
public final class Host implements AutoCloseable {
  public static final Actor OFFICER = Actor.officer("m.keller");

  public static Class<?>[] entities() {
    return new Class<?>[] {
      Member.class, Track.class, TrackTag.class, Render.class, Bill.class, Visit.class, Ticket.class
    };
  }

  public final TestDatabase db;
  public final EntityManagerFactory emf;
  public final Path folder;
  public final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  public final Keys keys;
  private volatile Consumer<String> beforeDelete = key -> {};
  private volatile String watchedText = "nothing";
  private volatile Runnable beforeStatement = () -> {};

  /** The host with further entities. */
  public Host(Product product, Class<?>... more) {
    List<Class<?>> all = new ArrayList<>(List.of(entities()));
    all.addAll(List.of(more));
    db = TestDatabase.fresh(product);
    emf =
        db.factory(
            watched(db.dataSource()),
            Map.of("hibernate.jdbc.time_zone", "America/New_York"),
            all.toArray(Class<?>[]::new));
    try {
      folder = Files.createTempDirectory("lethe-host");
      Path key =
          Files.createFile(
              folder.resolve("lethe.key"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
      keys = Keys.file(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static PrivacyRegister register() {
    return PrivacyRegister.fromClasspath("privacy/register.yml");
  }

  public Lethe.Builder builder() {
    return Lethe.builder(emf, keys)
        .register(register())
        .objectStore("audio", store())
        .clock(now::get);
  }

  /** Something to do in between, just before a statement with that text is prepared. */
  public void beforeStatement(String text, Runnable hook) {
    watchedText = text;
    beforeStatement = hook;
  }

  private DataSource watched(DataSource pool) {
    return (DataSource)
        proxy(
            DataSource.class,
            (method, args) -> {
              Object made = method.invoke(pool, args);
              return made instanceof Connection connection ? watched(connection) : made;
            });
  }

  private Connection watched(Connection connection) {
    return (Connection)
        proxy(
            Connection.class,
            (method, args) -> {
              if (method.getName().equals("prepareStatement")
                  && String.valueOf(args[0]).contains(watchedText)) {
                Runnable hook = beforeStatement;
                beforeStatement = () -> {};
                hook.run();
              }
              return method.invoke(connection, args);
            });
  }

  private interface Call {
    Object on(Method method, Object[] args) throws ReflectiveOperationException;
  }

  private static Object proxy(Class<?> type, Call call) {
    return Proxy.newProxyInstance(
        Host.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, args) -> {
          try {
            return call.on(method, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  /** Something to do in between, just before a file is deleted. */
  public void beforeDelete(Consumer<String> hook) {
    beforeDelete = hook;
  }

  /** Files in the folder. */
  public ObjectStore.Listing store() {
    return new ObjectStore.Listing() {
      @Override
      public Stream<String> list(String prefix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
          return all
              .filter(Files::isRegularFile)
              .map(f -> folder.relativize(f).toString())
              .filter(key -> key.startsWith(prefix))
              .toList()
              .stream();
        }
      }

      @Override
      public Gone delete(String key) throws IOException {
        beforeDelete.accept(key);
        Files.deleteIfExists(folder.resolve(key));
        return Gone.NOW;
      }

      @Override
      public Optional<InputStream> open(String key) throws IOException {
        return exists(key)
            ? Optional.of(Files.newInputStream(folder.resolve(key)))
            : Optional.empty();
      }

      @Override
      public boolean exists(String key) {
        return Files.exists(folder.resolve(key));
      }
    };
  }

  public void turnTo(String instant) {
    now.set(Instant.parse(instant));
  }

  /** Arms every rule for everything, after a preview. */
  public void armAll(Lethe lethe) {
    RetentionPreview preview = lethe.retention().preview();
    preview
        .rules()
        .forEach(
            r ->
                lethe
                    .retention()
                    .arm(preview, r.id(), Portion.EVERYTHING, "agreed for the test", OFFICER));
  }

  public void save(Object... entities) {
    try (EntityManager em = emf.createEntityManager()) {
      em.getTransaction().begin();
      for (Object entity : entities) em.persist(entity);
      em.getTransaction().commit();
    }
  }

  /** Changes entities in a transaction of the host's. */
  public void change(Consumer<EntityManager> work) {
    try (EntityManager em = emf.createEntityManager()) {
      em.getTransaction().begin();
      try {
        work.accept(em);
        em.getTransaction().commit();
      } finally {
        if (em.getTransaction().isActive()) em.getTransaction().rollback();
      }
    }
  }

  public Member member(String email, String closedAt) {
    Member m = new Member();
    m.id = UUID.randomUUID();
    m.email = email;
    m.passwordHash = "$2a$10$hash";
    m.createdAt = Instant.parse("2020-01-01T00:00:00Z");
    m.closedAt = closedAt == null ? null : Instant.parse(closedAt);
    return m;
  }

  public Track track(Member owner, String createdAt, String completedAt) {
    Track t = new Track();
    t.id = UUID.randomUUID();
    t.owner = owner;
    t.originalName = "demo.wav";
    t.objectKey = t.id + ".wav";
    t.notes.add("take one");
    t.createdAt = Instant.parse(createdAt);
    t.completedAt = completedAt == null ? null : Instant.parse(completedAt);
    file(t.objectKey);
    file(t.objectKey + ".peaks.json");
    return t;
  }

  public Render render(Member owner, Track source, String createdAt) {
    Render r = new Render();
    r.id = UUID.randomUUID();
    r.owner = owner;
    r.source = source;
    r.objectKey = r.id + ".wav";
    r.title = "demo, slower";
    r.createdAt = Instant.parse(createdAt);
    file(r.objectKey);
    return r;
  }

  public TrackTag tag(Track track) {
    TrackTag t = new TrackTag();
    t.id = UUID.randomUUID();
    t.track = track;
    t.title = "my song";
    return t;
  }

  public Bill bill(Member owner, String issuedAt) {
    Bill b = new Bill();
    b.id = UUID.randomUUID();
    b.owner = owner;
    b.number = "R-" + b.id;
    b.issuedAt = Instant.parse(issuedAt);
    b.net = new java.math.BigDecimal("9.90");
    b.billedTo = new Bill.Party("Ana Berger", "Weg 1, Berlin", "DE");
    b.stripeCustomerId = "cus_" + b.id;
    b.sentTo = owner.email;
    b.note = "thanks";
    return b;
  }

  public Visit visit(Member member, String at, String ip) {
    Visit v = new Visit();
    v.memberId = member == null ? null : member.id;
    v.at = Instant.parse(at);
    v.ip = ip;
    v.userAgent = "Firefox";
    return v;
  }

  /** Writes a file under that key. */
  public void file(String key) {
    try {
      Files.createDirectories(folder.resolve(key).getParent());
      Files.writeString(folder.resolve(key), "RIFF");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean hasFile(String key) {
    return Files.exists(folder.resolve(key));
  }

  @Override
  public void close() {
    db.close();
  }
}
