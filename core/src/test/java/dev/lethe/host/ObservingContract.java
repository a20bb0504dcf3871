package dev.lethe.host;

import static dev.lethe.annotation.Category.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.Lethe;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Retain;
import dev.lethe.databases.Product;
import dev.lethe.databases.Wire;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.MisuseException;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions;
import dev.lethe.retention.Retentions.RetentionPreview;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first day: SELECT rights, no key, no own tables, no register; everything is looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObservingContract {
  private static final Pattern WRITES =
      Pattern.compile(
          "\\b(insert|update|delete|merge|replace|truncate|create|alter|drop|grant|revoke|call|lock|"
              + "nextval|share)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Product product;
  private Host host;
  private DataSource rights;
  private Wire wire;
  private EntityManagerFactory readOnly;
  private Bill bill;

  ObservingContract(Product product) {
    this.product = product;
  }

  @BeforeAll
  void start() {
    host = new Host(product);
    Member ana = host.member("ana@plant.test", "2026-06-30T00:00:00Z");
    Track track = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    bill = host.bill(ana, "2019-12-31T23:30:00Z");
    host.save(
        ana,
        track,
        host.tag(track),
        host.render(ana, track, "2026-11-20T10:00:00Z"),
        bill,
        host.visit(ana, "2026-01-01T00:00:00Z", "198.51.100.1"));
    rights = reader();
    wire = new Wire(rights);
    readOnly = seeing(wire, Host.entities());
  }

  @AfterAll
  void stop() {
    host.close();
  }

  /** A pool of somebody who may SELECT from the host's tables, and nothing else. */
  private DataSource reader() {
    String database = host.db.url().replaceAll("^.*[:/]|;.*$", "");
    String name = "reader_of_" + database;
    switch (product) {
      case POSTGRESQL ->
          host.db.execute(
              "create role " + name + " login",
              "grant select on all tables in schema public to " + name);
      case MARIADB ->
          host.db.execute(
              "create user '" + name + "'@'localhost' identified by 'reads'",
              "grant select on " + database + ".* to '" + name + "'@'localhost'");
      case H2 ->
          host.db.execute(
              "create user " + name + " password 'reads'",
              "grant select on schema public to " + name);
    }
    return host.db.pool(4, name, product == Product.POSTGRESQL ? "" : "reads");
  }

  private EntityManagerFactory seeing(Wire through, Class<?>... entities) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.nonJtaDataSource", through.dataSource());
    properties.put("jakarta.persistence.schema-generation.database.action", "none");
    properties.put("hibernate.hbm2ddl.auto", "none");
    properties.put("hibernate.jdbc.time_zone", "America/New_York");
    return host.db.factory(properties, entities);
  }

  /** MariaDB shows triggers only to those who may make some, and that is said. */
  private List<Code> unread() {
    return product == Product.MARIADB ? List.of(Code.SCHEMA_UNREAD) : List.of();
  }

  private List<String> written() {
    return wire.statements().stream().filter(s -> WRITES.matcher(s).find()).toList();
  }

  @Test // what is looked at is what a run would judge, and no statement writes or locks
  void everythingIsLookedAtWithoutAWrite() {
    try (Lethe lethe = Lethe.observe(readOnly, Host.register())) {
      assertThat(lethe.findings()).extracting(Finding::code).containsExactlyElementsOf(unread());
      assertThat(lethe.dataMap().entities()).hasSize(Host.entities().length);
      RetentionPreview preview = lethe.retention().previewAt(NOW);
      assertThat(preview.complete()).isTrue();
      for (String goes :
          List.of("Visit", "Track", "TrackTag", "Render", "Bill/note", "Member/email"))
        assertThat(preview.rule(goes).orElseThrow().tally().erased())
            .as(goes)
            .singleElement()
            .satisfies(e -> assertThat(e.count()).isEqualTo(1));
      assertThat(preview.rule("Bill/billedTo.address").orElseThrow().tally().kept()).hasSize(1);
      assertThat(preview.rules()).noneMatch(Retentions.Rule::armed);
      assertThat(preview.toText()).contains("LEGAL_OBLIGATION").contains("SKELETON");
      assertThat(lethe.retention().preview().rules()).hasSameSizeAs(preview.rules());
      assertThat(lethe.retention().schedule()).noneMatch(Retentions.ScheduleLine::armed);
      assertThat(lethe.explain(RecordRef.of(Bill.class, bill.id)).toText(Locale.ENGLISH))
          .contains("tax-invoices", "2030-12-31T23:00");
      assertThat(lethe.person(Member.class, bill.owner.id).refs()).hasSize(1);
    }
    assertThat(wire.statements()).anyMatch(s -> s.contains("visit_log"));
    assertThat(written()).isEmpty();
    assertThat(
            host.db.column(
                "select table_name from information_schema.tables where lower(table_name) like 'lethe%'"
                    + (product == Product.MARIADB ? " and table_schema = database()" : "")))
        .isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("lethe"));
  }

  @Test // the log and the rights are real: a write is in the one and refused by the other
  void aWriteWouldBeSeenAndRefused() {
    Wire other = new Wire(rights);
    try (EntityManager em = seeing(other, Host.entities()).createEntityManager()) {
      em.getTransaction().begin();
      assertThat(
              catchThrowable(
                  () -> em.createNativeQuery("delete from visit_log where 1 = 0").executeUpdate()))
          .rootCause()
          .isInstanceOf(SQLException.class);
      em.getTransaction().rollback();
    }
    assertThat(other.statements()).anyMatch(s -> WRITES.matcher(s).find());
    assertThat(host.db.rows("visit_log")).isEqualTo(1);
  }

  @Test // all that is not looking is refused, whatever methods there will be
  void everyOtherCallIsRefused() {
    try (Lethe lethe = Lethe.observe(readOnly)) {
      refused(
          Lethe.class,
          lethe,
          Set.of(
              "dataMap",
              "findings",
              "explain",
              "explainField",
              "isPlaceholder",
              "person",
              "retention",
              "reports",
              "close"));
      refused(Retentions.class, lethe.retention(), Set.of("preview", "previewAt", "schedule"));
    }
  }

  private static <T> void refused(Class<T> type, T instance, Set<String> looks) {
    List<Method> others =
        Arrays.stream(type.getMethods())
            .filter(m -> !Modifier.isStatic(m.getModifiers()) && !looks.contains(m.getName()))
            .toList();
    assertThat(others).isNotEmpty();
    for (Method method : others) {
      Throwable thrown =
          catchThrowable(() -> method.invoke(instance, new Object[method.getParameterCount()]));
      assertThat(thrown).as(method.getName()).isInstanceOf(InvocationTargetException.class);
      assertThat(thrown.getCause())
          .as(method.getName())
          .isInstanceOfSatisfying(
              MisuseException.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.OBSERVING);
                assertThat(e.remedy()).contains("Lethe.builder(emf, keys)");
              });
    }
  }

  @Test // no register: what is not known is a finding, and the rest is shown
  void withoutARegister() {
    try (Lethe lethe = Lethe.observe(readOnly)) {
      assertThat(lethe.findings())
          .extracting(Finding::code)
          .filteredOn(code -> !unread().contains(code))
          .containsOnly(Code.OBLIGATION_UNKNOWN);
      RetentionPreview preview = lethe.retention().previewAt(NOW);
      assertThat(preview.rules()).isNotEmpty();
      assertThat(preview.warnings()).anyMatch(w -> w.startsWith("LETHE-121 Bill"));
      assertThat(lethe.explain(RecordRef.of(Bill.class, bill.id)).lines()).isNotEmpty();
    }
  }

  @Entity(name = "Misdeclared")
  @Table(name = "member")
  @DataSubject(kind = "customer", closedBy = "clsoedAt")
  @Retain(from = "clsoedAt", atMost = "P9")
  static class Misdeclared {
    @Id java.util.UUID id;

    @PersonalData(EMAIL)
    String email;

    Instant closedAt;
  }

  @Test // a wrong declaration is a finding, and never in the way of looking
  void wrongDeclarationsAreFindings() {
    try (Lethe lethe = Lethe.observe(seeing(wire, Misdeclared.class))) {
      assertThat(lethe.findings())
          .extracting(Finding::code)
          .contains(
              Code.ANCHOR_UNKNOWN, Code.PERIOD_MALFORMED, Code.ACTIVITY_MISSING, Code.UNDECLARED);
      assertThat(lethe.dataMap().entities()).hasSize(1);
      RetentionPreview preview = lethe.retention().previewAt(NOW);
      assertThat(preview.rules())
          .allSatisfy(
              r -> assertThat(r.tally().erased()).as("nothing goes by a wrong rule").isEmpty());
      assertThat(preview.warnings()).anyMatch(w -> w.startsWith("LETHE-111"));
    }
    assertThat(written()).isEmpty();
  }
}
