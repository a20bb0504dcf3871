package benchmarks;

import dev.lethe.Lethe;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.scan.LiveSchema;
import dev.lethe.scan.Scan;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times Hibernate's start and Lethe's look at the same persistence unit side by side, on H2. In the
 * first round both are cold and the database is empty; from then on the tables are there. The same
 * model without a declaration comes last: there the detector looks at everything.
 */
final class ScanBenchmark {
  private static final int ENTITIES = 100;
  private static final int ROUNDS = 15;
  private static final double MILLIS = 1e6;
  private static final String REGISTER =
      """
      format: 1
      application: generated
      controller: { name: Nobody, contact: privacy@nobody.example, zone: UTC }
      subjects: { person: { title: People } }
      activities:
        account: { title: Account, purposes: [service], basis: contract, recipients: [] }
      """;

  private ScanBenchmark() {}

  public static void main(String[] args) throws IOException {
    measure(true);
    measure(false);
  }

  private static void measure(boolean declared) throws IOException {
    GeneratedModel model = GeneratedModel.of(ENTITIES, declared);
    PrivacyRegister register = PrivacyRegister.parse("register.yml", REGISTER);
    double[] starts = new double[ROUNDS];
    double[] scans = new double[ROUNDS];
    double[] looks = new double[ROUNDS];
    int findings = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long before = System.nanoTime();
      try (EntityManagerFactory emf = unit(model).createEntityManagerFactory()) {
        long started = System.nanoTime();
        findings = Scan.scan(emf, register, LiveSchema.NONE, List.of()).findings().size();
        long scanned = System.nanoTime();
        Lethe.observe(emf, register).close();
        looks[i] = (System.nanoTime() - scanned) / MILLIS;
        scans[i] = (scanned - started) / MILLIS;
        starts[i] = (started - before) / MILLIS;
      }
      if (i == 0) {
        create(model);
      }
    }
    print(declared ? "all declared" : "nothing declared", findings);
    print("first start", starts[0], scans[0], looks[0]);
    print("median of the others", median(starts), median(scans), median(looks));
  }

  /** Makes the tables once, outside of what is timed. */
  private static void create(GeneratedModel model) {
    PersistenceConfiguration unit = unit(model);
    unit.property("jakarta.persistence.schema-generation.database.action", "create");
    unit.createEntityManagerFactory().close();
  }

  private static PersistenceConfiguration unit(GeneratedModel model) {
    PersistenceConfiguration unit = new PersistenceConfiguration("generated");
    model.entities().forEach(unit::managedClass);
    unit.property(
        "jakarta.persistence.jdbc.url",
        "jdbc:h2:mem:" + model.loader().hashCode() + ";DB_CLOSE_DELAY=-1");
    unit.property("hibernate.classLoaders", List.of(model.loader()));
    return unit;
  }

  private static double median(double[] all) {
    double[] later = Arrays.copyOfRange(all, 1, all.length);
    Arrays.sort(later);
    return later[later.length / 2];
  }

  private static void print(String what, int findings) {
    System.out.printf(Locale.ROOT, "%d entities, %s, %d findings%n", ENTITIES, what, findings);
  }

  private static void print(String what, double start, double scan, double look) {
    System.out.printf(
        Locale.ROOT,
        "%-22s Hibernate %8.1f ms; scan %7.1f ms = %.1f %%; Lethe.observe, the live schema"
            + " read as well, %7.1f ms = %.1f %%%n",
        what,
        start,
        scan,
        100 * scan / start,
        look,
        100 * look / start);
  }
}
