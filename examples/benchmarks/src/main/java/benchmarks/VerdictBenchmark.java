package benchmarks;

import com.sun.management.ThreadMXBean;
import dev.lethe.Lethe;
import dev.lethe.annotation.Category;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.deadline.Anchor;
import dev.lethe.decide.Closure;
import dev.lethe.decide.Decide;
import dev.lethe.decide.Facts;
import dev.lethe.decide.Setting;
import dev.lethe.decide.Verdict;
import dev.lethe.evidence.Keys;
import dev.lethe.model.Actor;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times what a verdict costs beside the whole way of a row through a retention run: selected, read
 * with its facts, judged, deleted, proved. On H2 in memory, where that way is the shortest there
 * is, so that the share of the verdict is the largest. Both are measured in each round of one
 * process.
 */
final class VerdictBenchmark {
  private static final int ROWS = 20_000;
  private static final int ROUNDS = 6;
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final String REGISTER =
      """
      format: 1
      application: generated
      controller: { name: Nobody, contact: privacy@nobody.example, zone: Europe/Berlin }
      subjects: { person: { title: People } }
      activities:
        account: { title: Account, purposes: [service], basis: contract, recipients: [] }
      """;

  private VerdictBenchmark() {}

  /** Somebody. */
  @Entity(name = "Customer")
  @Table(name = "customer")
  @DataSubject(kind = "person", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(RetainUntil.CLOSURE)
  static class Customer {
    @Id long id;

    @PersonalData(Category.EMAIL)
    String email = "ana@example.org";

    @Nullable Instant closedAt;
  }

  /** What goes a day after it is done. */
  @Entity(name = "Job")
  @Table(
      name = "job",
      indexes = {
        @Index(columnList = "customer_id"),
        @Index(columnList = "doneAt"),
        @Index(columnList = "createdAt")
      })
  @Processing("account")
  @Retain(from = "doneAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D", cap = "P30D")
  static class Job {
    @Id long id;

    @SubjectLink
    @ManyToOne(optional = false)
    Customer customer = new Customer();

    @PersonalData(Category.FILE_NAME)
    String name = "demo.wav";

    @Column(nullable = false)
    Instant createdAt = START;

    @Nullable Instant doneAt;
  }

  /** What one round measured: nanoseconds and bytes for each row. */
  private record Round(double path, double verdict, double allocated, double result) {}

  public static void main(String[] args) throws IOException {
    PrivacyRegister register = PrivacyRegister.parse("register.yml", REGISTER);
    Instant[] now = {START};
    List<Round> rounds = new ArrayList<>();
    try (EntityManagerFactory emf = unit().createEntityManagerFactory();
        Lethe lethe = Lethe.builder(emf, keys()).register(register).clock(() -> now[0]).build()) {
      Customer customer = new Customer();
      save(emf, List.of(customer));
      RetentionPreview preview = lethe.retention().preview();
      for (var rule : preview.rules()) {
        lethe
            .retention()
            .arm(preview, rule.id(), Portion.EVERYTHING, "measured", Actor.officer("benchmark"));
      }
      EntityEntry entity = lethe.dataMap().entity("Job").orElseThrow();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(round(emf, lethe, entity, Setting.of(register), customer, now[0], i));
      }
    }
    print(rounds.subList(1, rounds.size()));
  }

  private static Round round(
      EntityManagerFactory emf,
      Lethe lethe,
      EntityEntry entity,
      Setting setting,
      Customer customer,
      Instant now,
      int number) {
    List<Job> jobs = new ArrayList<>();
    List<Facts> facts = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Job job = new Job();
      job.id = (long) number * ROWS + i;
      job.customer = customer;
      Instant done = now.minus(Duration.ofHours(30)).minusSeconds(i % 1_000);
      job.doneAt = done;
      job.createdAt = done.minusSeconds(60);
      jobs.add(job);
      facts.add(
          Facts.of(
              Map.of("doneAt", new Anchor.At(done), "createdAt", new Anchor.At(job.createdAt)),
              Closure.open()));
    }
    save(emf, jobs);
    long before = System.nanoTime();
    RetentionRun run = lethe.retention().run();
    double path = System.nanoTime() - before;
    if (run.erased("Job") != ROWS || !run.complete()) {
      throw new IllegalStateException("the run did not take all rows: " + run.erased("Job"));
    }
    List<Map<String, Verdict>> verdicts = new ArrayList<>(ROWS);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long held = held();
    long heap = thread.getCurrentThreadAllocatedBytes();
    before = System.nanoTime();
    for (Facts one : facts) {
      verdicts.add(Decide.decideAll(entity, one, setting, now));
    }
    double verdict = System.nanoTime() - before;
    double allocated = thread.getCurrentThreadAllocatedBytes() - heap;
    double result = held() - held;
    if (verdicts.stream().anyMatch(v -> v.values().stream().anyMatch(one -> !one.goes()))) {
      throw new IllegalStateException("a verdict is not what the run did");
    }
    return new Round(path / ROWS, verdict / ROWS, allocated / ROWS, result / ROWS);
  }

  /** Bytes of all that somebody still holds: what a result weighs is what it adds to them. */
  private static long held() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void print(List<Round> rounds) {
    double path = median(rounds.stream().map(Round::path).toList());
    double verdict = median(rounds.stream().map(Round::verdict).toList());
    double allocated = median(rounds.stream().map(Round::allocated).toList());
    double result = median(rounds.stream().map(Round::result).toList());
    System.out.printf(
        Locale.ROOT,
        "%,d rows a round, median of %d rounds after the first%n"
            + "a row through a run   %,8.0f ns%n"
            + "its verdict           %,8.0f ns   %.2f %% of it%n"
            + "a verdict allocates   %,8.0f bytes, its result alone %,.0f bytes%n",
        ROWS,
        rounds.size(),
        path,
        verdict,
        100 * verdict / path,
        allocated,
        result);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void save(EntityManagerFactory emf, List<?> entities) {
    try (EntityManager em = emf.createEntityManager()) {
      em.getTransaction().begin();
      entities.forEach(em::persist);
      em.getTransaction().commit();
    }
  }

  private static PersistenceConfiguration unit() {
    PersistenceConfiguration unit = new PersistenceConfiguration("verdicts");
    unit.managedClass(Customer.class);
    unit.managedClass(Job.class);
    unit.property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:verdicts;DB_CLOSE_DELAY=-1");
    unit.property("jakarta.persistence.schema-generation.database.action", "create");
    unit.property("hibernate.jdbc.batch_size", "500");
    return unit;
  }

  private static Keys keys() throws IOException {
    Path key =
        Files.createTempFile(
            "lethe",
            ".key",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    key.toFile().deleteOnExit();
    return Keys.file(key);
  }
}
