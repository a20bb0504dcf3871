package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.delivery.RecipientPort.Answer;
import dev.lethe.delivery.RecipientPort.Message;
import dev.lethe.delivery.RecipientPort.Result;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.export.Exports.Sink;
import dev.lethe.hold.Hold;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Finding;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.register.PrivacyRegister;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that another team owns, as somebody who may only SELECT there. */
abstract class OwnedElsewhereContract extends HostContract {
  private final Product product;
  private final List<Message> told = new ArrayList<>();
  private Result answer = Result.DONE;
  private Consumer<Message> owner = message -> {};
  private DataSource pool;
  private EntityManagerFactory app;

  OwnedElsewhereContract(Product product) {
    super(product);
    this.product = product;
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {HrFile.class, HrNote.class};
  }

  @Override
  @BeforeAll
  void start() {
    super.start();
    try (Lethe tables = building(host.emf).build()) {
      assertThat(tables.findings()).isEmpty();
    }
    pool = reader();
    app =
        host.db.factory(
            pool,
            Map.of(
                "jakarta.persistence.schema-generation.database.action",
                "none",
                "hibernate.hbm2ddl.auto",
                "none",
                "hibernate.jdbc.time_zone",
                "America/New_York"),
            Stream.concat(Arrays.stream(Host.entities()), Arrays.stream(moreEntities()))
                .toArray(Class<?>[]::new));
  }

  /** May do everything in every table but the owner's two, and only SELECT there. */
  private DataSource reader() {
    String database = host.db.url().replaceAll("^.*[:/]|;.*$", "");
    String name = "app_of_" + database;
    String to = product == Product.MARIADB ? "'" + name + "'@'localhost'" : name;
    host.db.execute(
        switch (product) {
          case POSTGRESQL -> "create role " + name + " login";
          case MARIADB -> "create user " + to + " identified by 'reads'";
          case H2 -> "create user " + name + " password 'reads'";
        });
    String schema = product == Product.MARIADB ? "'" + database + "'" : "'public'";
    List<String> tables =
        host.db.column(
            "select table_name from information_schema.tables where lower(table_schema) = lower("
                + schema
                + ")");
    for (String table : tables) {
      boolean theirs = table.toLowerCase(Locale.ROOT).startsWith("hr_");
      String quoted = product == Product.MARIADB ? "`" + table + "`" : "\"" + table + "\"";
      host.db.execute(
          "grant "
              + (theirs ? "select" : "select, insert, update, delete")
              + " on "
              + quoted
              + " to "
              + to);
    }
    return host.db.pool(8, name, product == Product.POSTGRESQL ? "" : "reads");
  }

  private static PrivacyRegister register() {
    try (InputStream in =
        OwnedElsewhereContract.class.getResourceAsStream("/privacy/register.yml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return PrivacyRegister.parse(
          "privacy/register.yml",
          text.replace(
              "\nrecipients:\n",
              "\nrecipients:\n"
                  + "  hr-team: { name: Human resources, role: controller-own-duty,"
                  + " for: \"staff files\", countries: [DE], keepsOnOwnDuty: true }\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Lethe.Builder building(EntityManagerFactory emf) {
    RecipientPort team =
        message -> {
          told.add(message);
          owner.accept(message);
          return new Answer(answer, "");
        };
    return Lethe.builder(emf, host.keys)
        .register(register())
        .objectStore("audio", host.store())
        .recipient("hr-team", team)
        .clock(host.now::get);
  }

  @Override
  @BeforeEach
  void open() {
    told.clear();
    answer = Result.DONE;
    owner = message -> {};
    host.turnTo("2026-11-01T00:00:00Z");
    lethe = building(app).schema(Lethe.Schema.CHECK_ONLY).build();
    host.armAll(lethe);
  }

  @Override
  void clearTables() {
    host.db.execute("delete from hr_file", "delete from hr_note");
    super.clearTables();
  }

  private HrFile file(long id, Member member) {
    HrFile f = new HrFile();
    f.id = id;
    f.memberId = member.id;
    f.name = "Ana Berger";
    f.note = "plant-hr-note";
    host.save(f);
    return f;
  }

  private Member ana() {
    Member ana = host.member("ana@plant.test", "2026-10-31T00:00:00Z");
    host.save(ana);
    return ana;
  }

  private ErasureOutcome erase(Member member) {
    ErasurePlan plan =
        lethe
            .erasures()
            .plan(lethe.person(Member.class, member.id), ErasureGround.NO_LONGER_NECESSARY);
    assertThat(plan.willGo()).anyMatch(e -> e.technique() == Technique.BY_OWNER);
    return lethe.erasures().execute(plan, Host.OFFICER);
  }

  private ErasureOutcome later(String instant, ErasureOutcome outcome) {
    host.turnTo(instant);
    lethe.redrive();
    return lethe.erasures().outcome(outcome.id());
  }

  private void delete(Message message) {
    host.db.execute("delete from hr_file where id = " + message.recipientKey());
  }

  private static void reconciles(ErasureOutcome o) {
    assertThat(o.found())
        .isEqualTo(
            o.erased().stream().mapToLong(e -> e.count()).sum()
                + o.kept().stream().mapToLong(k -> k.count()).sum()
                + o.busy());
  }

  @Test
  void itsUserMayOnlySelectThere() {
    file(7, ana());
    for (String sql :
        List.of(
            "delete from hr_file",
            "update hr_file set note = null",
            "select id from hr_file for update")) {
      if (product != Product.POSTGRESQL && sql.endsWith("for update")) {
        continue; // the right to select is enough there
      }
      assertThatThrownBy(() -> tryOut(sql)).as(sql).isInstanceOf(SQLException.class);
    }
  }

  private void tryOut(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test // an erasure is an order to the owner, PARTIAL until it is answered
  void anErasureAsksTheOwner() {
    Member ana = ana();
    file(7, ana);
    file(8, ana);
    Member ben = host.member("ben@plant.test", null);
    host.save(ben);
    file(9, ben);
    answer = Result.RETRY;

    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.busy()).isEqualTo(2);
    assertThat(outcome.residue().found()).isZero();
    reconciles(outcome);
    assertThat(told)
        .extracting(m -> m.kind() + " " + m.entity().orElseThrow() + " " + m.recipientKey())
        .containsExactlyInAnyOrder("ERASE HrFile 7", "ERASE HrFile 8");
    assertThat(told.get(0).categories()).containsExactly("content.message", "identity.name");
    assertThat(host.db.rows("hr_file")).isEqualTo(3);

    answer = Result.DONE;
    owner = this::delete;
    ErasureOutcome answered = later("2026-11-01T00:10:00Z", outcome);

    assertThat(answered.status()).isEqualTo(Status.COMPLETE);
    assertThat(answered.erased())
        .anySatisfy(
            e -> {
              assertThat(e.technique()).isEqualTo(Technique.BY_OWNER);
              assertThat(e.count()).isEqualTo(2);
            });
    reconciles(answered);
    assertThat(host.db.column("select id from hr_file")).containsExactly("9");
    assertThat(lethe.evidence().verify().status().name()).isEqualTo("INTACT");
  }

  @Test // an owner who says that it is done, and the row is there: no silent success
  void anAnswerIsLookedAfter() {
    Member ana = ana();
    file(7, ana);

    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.residue().places()).containsExactly("hr_file: 1");
    host.db.execute("delete from hr_file");
    ErasureOutcome after = later("2026-11-01T00:10:00Z", outcome);
    assertThat(after.status()).isEqualTo(Status.COMPLETE);
    assertThat(told).as("asked once").hasSize(1);
  }

  @Test
  void whatTheOwnerMustKeepIsKept() {
    Member ana = ana();
    file(7, ana);
    answer = Result.KEEPS_ON_OWN_DUTY;

    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.kept())
        .anySatisfy(
            k -> {
              assertThat(k.ground().reason()).isEqualTo(Reason.LEGAL_OBLIGATION);
              assertThat(k.ground().source()).isEqualTo("hr-team");
            });
    assertThat(outcome.residue().found()).isZero();
    reconciles(outcome);
  }

  @Test // a hold keeps the order back, and its release sends it
  void aHoldKeepsTheOrderBack() {
    Member ana = ana();
    file(7, ana);
    owner = this::delete;
    var placed =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(HrFile.class, 7L))
                    .matter("M-7")
                    .reviewBy(LocalDate.of(2027, 2, 20)),
                Host.OFFICER);
    assertThat(placed.covered()).isEqualTo(1);
    ErasurePlan plan =
        lethe
            .erasures()
            .plan(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY);

    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(told).isEmpty();
    assertThat(outcome.kept())
        .anyMatch(k -> k.entity().equals("HrFile") && k.ground().reason() == Reason.LEGAL_HOLD);
    reconciles(outcome);
    lethe.holds().release(placed.id(), Host.OFFICER, "settled");
    ErasureOutcome after = later("2026-11-01T00:10:00Z", outcome);
    assertThat(told).hasSize(1);
    assertThat(after.status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.rows("hr_file")).isZero();
  }

  @Test // a foreign key of theirs keeps our row as a bare shell until their row has gone
  void theirForeignKeyKeepsABareShell() {
    Member ana = ana();
    HrNote note = new HrNote();
    note.id = 1L;
    note.member = ana;
    note.text = "plant";
    host.save(note);

    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(host.db.column("select email from member").get(0)).startsWith("erased-");
    host.db.execute("delete from hr_note");
    assertThat(later("2026-11-01T01:00:00Z", outcome).status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.rows("member")).isZero();
  }

  @Test // no run and no preview speaks of it; explaining does
  void retentionLeavesItAlone() {
    Member ana = host.member("ana@plant.test", "2019-10-31T00:00:00Z");
    host.save(ana);
    file(7, ana);

    assertThat(lethe.retention().preview().rules()).noneMatch(r -> r.entity().equals("HrFile"));
    var run = lethe.retention().run();

    assertThat(run.tally("HrFile")).isEmpty();
    assertThat(run.complete()).isTrue();
    assertThat(host.db.rows("hr_file")).isEqualTo(1);
    assertThat(told).isEmpty();
    assertThat(lethe.explain(RecordRef.of(HrFile.class, 7L)).toText(Locale.ENGLISH))
        .contains("hr-team ends it");
  }

  @Test
  void aCopyHasIt() throws IOException {
    Member ana = ana();
    file(7, ana);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lethe.exports().access(lethe.person(Member.class, ana.id), Sink.stream(out));
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      while (in.getNextEntry() != null) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(all.toString()).contains("plant-hr-note", "hr-team");
  }

  @Test
  void theMapSaysWhoseItIs() {
    var entry = lethe.dataMap().entity("HrFile").orElseThrow();
    assertThat(entry.ownedBy()).contains("hr-team");
    assertThat(entry.groups().get(0).recipients()).contains("hr-team");
    assertThat(lethe.dataMap().toJson())
        .contains("\"ownedBy\": \"hr-team\"", "kept as long as hr-team keeps it");
    assertThat(lethe.findings()).extracting(Finding::code).doesNotContain(Code.INDEX_MISSING);
  }

  @Test
  void withoutAPortNothingStarts() {
    assertThatThrownBy(
            () ->
                Lethe.builder(app, host.keys)
                    .register(register())
                    .objectStore("audio", host.store())
                    .build())
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("LETHE-149");
  }
}
