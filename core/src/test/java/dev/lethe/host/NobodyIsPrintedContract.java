package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.delivery.RecipientPort.Answer;
import dev.lethe.delivery.RecipientPort.Result;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.export.Exports.Sink;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No value, id, address or file name of a person in a log, an exception or a text for people. */
abstract class NobodyIsPrintedContract extends HostContract {
  /**
   * What Hibernate, the pool, the drivers and the database's server write themselves is the host's:
   * it chooses their levels.
   */
  private static final List<String> THE_HOSTS =
      List.of(
          "org.hibernate", "com.zaxxer", "org.mariadb", "ch.vorburger", "io.zonky", "h2database");

  private static final String VICTIM = "victim@plant.test";

  private final Product product;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Map<Logger, Level> usual = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private final List<String> planted = new ArrayList<>();

  NobodyIsPrintedContract(Product product) {
    super(product);
    this.product = product;
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @BeforeEach
  void listen() {
    set(logger(org.slf4j.Logger.ROOT_LOGGER_NAME), Level.TRACE);
    THE_HOSTS.forEach(name -> set(logger(name), Level.OFF));
    log.list.clear();
    log.start();
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(log);
  }

  private void set(Logger logger, Level level) {
    usual.put(logger, logger.getLevel());
    logger.setLevel(level);
  }

  @AfterEach
  void listenNoMore() {
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(log);
    usual.forEach(Logger::setLevel);
  }

  private Member ben;
  private Member eva;
  private Track track;
  private Bill bill;
  private Visit visit;

  /** Plants what may nowhere be found again. */
  private void plant() {
    ben = host.member("ben@plant.test", "2020-06-30T00:00:00Z");
    eva = host.member(VICTIM, null);
    track = host.track(eva, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    track.originalName = "planted-name.wav";
    Render render = host.render(ben, null, "2026-11-20T10:00:00Z");
    render.title = "planted title";
    bill = host.bill(ben, "2019-12-31T23:30:00Z");
    bill.billedTo = new Bill.Party("Benedikt Pflanze", "Planted Road 7", "DE");
    bill.note = "planted note";
    visit = host.visit(ben, "2026-01-01T00:00:00Z", "203.0.113.77");
    visit.userAgent = "PlantedBrowser";
    host.save(ben, eva, track, host.tag(track), render, bill, visit);
    planted.clear();
    planted.addAll(
        List.of(
            ben.email,
            VICTIM,
            ben.passwordHash,
            "planted",
            "Planted",
            "Pflanze",
            visit.ip,
            bill.number,
            bill.stripeCustomerId));
    for (Object id : List.of(ben.id, eva.id, track.id, render.id, bill.id)) {
      planted.add(id.toString());
      planted.add(id.toString().replace("-", ""));
    }
  }

  private void tell(Object said) {
    told.add(String.valueOf(said));
  }

  private void tellOf(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    told.add(text.toString());
  }

  private void nobodyIsFound() {
    List<ILoggingEvent> events = List.copyOf(log.list);
    for (ILoggingEvent e : events) {
      assertThat(THE_HOSTS).noneMatch(name -> e.getLoggerName().startsWith(name));
      tell(e.getFormattedMessage());
      tell(e.getThreadName());
      tell(e.getMDCPropertyMap());
      tell(e.getKeyValuePairs());
      if (e.getThrowableProxy() != null) {
        tell(ThrowableProxyUtil.asString(e.getThrowableProxy()));
      }
    }
    String all = String.join("\n", told);
    assertThat(planted)
        .allSatisfy(value -> assertThat(all.contains(value)).as("is %s told", value).isFalse());
  }

  @Test // holds, previews, runs and explanations tell of kinds, counts and grounds
  void whatIsToldNamesNobody() {
    plant();
    host.turnTo("2026-11-22T10:00:00Z");
    Person person = lethe.person(Member.class, ben.id);
    Hold hold = Hold.on(person).matter("M-7").reviewBy(LocalDate.of(2027, 2, 1));
    Placed placed = lethe.holds().place(hold, Host.OFFICER);
    Hold security =
        Hold.security(Visit.class, Map.of("ip", visit.ip))
            .matter("S-9")
            .endingAt(Instant.parse("2026-12-31T00:00:00Z"), Period.ofDays(400));
    Placed secured = lethe.holds().place(security, Host.OFFICER);
    tell(List.of(person, hold, security, placed, secured, lethe.holds().active()));

    RetentionPreview preview = lethe.retention().preview();
    tell(preview);
    tell(preview.toText());
    tell(lethe.exports().access(person, Sink.stream(new ByteArrayOutputStream())));
    tell(lethe.retention().run());
    for (RecordRef record :
        List.of(
            RecordRef.of(Bill.class, bill.id),
            RecordRef.of(Member.class, ben.id),
            RecordRef.of(Visit.class, visit.id),
            RecordRef.of(Track.class, track.id))) {
      tell(lethe.explain(record));
      tell(lethe.explain(record).toText(Locale.ENGLISH));
      tell(lethe.explain(record).toJson());
    }
    tell(lethe.holds().release(placed.id(), Host.OFFICER, "settled"));
    tell(lethe.holds().release(secured.id(), Host.OFFICER, "settled"));
    RetentionRun rest = lethe.redrive().retention();
    assertThat(rest.complete()).isTrue();
    assertThat(host.db.rows("visit_log")).isZero();
    tell(rest);
    tell(lethe.evidence().verify());
    // the chain names nobody either
    told.addAll(host.db.column("select body from lethe_block"));
    told.addAll(host.db.column("select body from lethe_event"));
    nobodyIsFound();
  }

  private static final String MATTER = "Planted matter 7";

  /** Own tables in which a person's keys may stand while a case is open; holds have their own. */
  private static final List<String> WHILE_OPEN =
      List.of(
          "lethe_erasure.target",
          "lethe_erasure_subject.key_text",
          "lethe_erasure_item.record_key",
          "lethe_outbox.object_key",
          "lethe_outbox.record_key",
          "lethe_outbox.subjects",
          "lethe_outbox.facets",
          "lethe_waiting.record_key",
          "lethe_emptied.record_key",
          "lethe_restricted.record_key");

  /** Places in own tables that hold something planted. */
  private SortedSet<String> namedIn() {
    SortedSet<String> places = new TreeSet<>();
    for (String table : ownTables()) {
      try (Connection connection = host.db.dataSource().getConnection();
          var statement = connection.createStatement();
          ResultSet result = statement.executeQuery("select * from " + table)) {
        while (result.next()) {
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            String value = String.valueOf(result.getString(i));
            if (planted.stream().anyMatch(value::contains)) {
              String column = result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
              places.add(table + "." + column);
            }
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return places;
  }

  /** All but holds, and the notes with the names of officers and the matters. */
  private static List<String> ownTables() {
    try (InputStream script = Lethe.class.getResourceAsStream("/db/lethe/h2/V1__lethe.sql")) {
      return Pattern.compile("create table if not exists (lethe_\\w+)")
          .matcher(new String(script.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .map(m -> m.group(1))
          .filter(t -> !t.startsWith("lethe_hold") && !t.equals("lethe_note"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test // H07: an erasure from its plan to its last look, with a hold, failing ports and a law
  void anErasureNamesNobody() {
    plant();
    planted.add(MATTER);
    ben.closedAt = Instant.parse("2026-06-30T00:00:00Z");
    bill.issuedAt = Instant.parse("2026-05-02T00:00:00Z");
    Track upload = host.track(ben, "2026-11-22T00:00:00Z", "2026-11-22T08:00:00Z");
    host.change(
        em -> {
          em.merge(ben);
          em.find(Bill.class, bill.id).issuedAt = bill.issuedAt;
          em.persist(upload);
        });
    planted.add(upload.id.toString());
    host.turnTo("2026-11-23T10:00:00Z");
    AtomicBoolean fails = new AtomicBoolean(true);
    host.beforeDelete(
        key -> {
          if (fails.get()) {
            throw new IllegalStateException("cannot delete " + key);
          }
        });
    RecipientPort stripe =
        message -> {
          tell(message);
          if (fails.get()) {
            throw new IllegalStateException("cannot tell " + message.recipientKey());
          }
          return new Answer(Result.DONE, "told of " + message.recipientKey());
        };
    try (Lethe over = host.builder().recipient("stripe", stripe).build()) {
      Person person = over.person(Member.class, ben.id);
      Placed placed =
          over.holds()
              .place(
                  Hold.on(RecordRef.of(Track.class, upload.id))
                      .matter(MATTER)
                      .reviewBy(LocalDate.of(2027, 2, 1)),
                  Host.OFFICER);
      ErasurePlan plan = over.erasures().plan(person, ErasureGround.CONSENT_WITHDRAWN);
      tell(plan);
      ErasureOutcome outcome = over.erasures().execute(plan, Actor.subject(ben.id.toString()));
      tell(outcome);
      assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.PARTIAL);
      tell(over.erasures().execute(plan, Host.OFFICER));
      tell(over.erasures().order(person, ErasureGround.NO_LONGER_NECESSARY, Host.OFFICER));
      certified(over);
      assertThat(namedIn()).isNotEmpty().isSubsetOf(WHILE_OPEN);
      tell(over.explain(RecordRef.of(Track.class, upload.id)).toText(Locale.ENGLISH));
      tell(over.explain(RecordRef.of(Bill.class, bill.id)).toJson());

      fails.set(false);
      host.turnTo("2026-11-23T10:15:00Z");
      tell(over.redrive());
      host.change(em -> em.find(Bill.class, bill.id).sentTo = "ben@plant.test");
      tell(over.holds().release(placed.id(), Host.OFFICER, "settled"));
      for (String later :
          List.of(
              "2026-11-23T11:00:00Z",
              "2036-12-31T23:00:00Z",
              "2036-12-31T23:15:00Z",
              "2037-01-01T23:30:00Z",
              "2037-01-03T00:00:00Z")) {
        host.turnTo(later);
        tell(over.redrive());
        certified(over);
      }
      assertThat(over.erasures().open()).isEmpty();
      assertThat(host.db.column("select state from lethe_erasure"))
          .containsExactly("CLOSED", "CLOSED");
      assertThat(namedIn()).as("once the cases are closed").isEmpty();
      tell(over.evidence().verify());
    }
    nobodyIsFound();
  }

  /** Tells every outcome, certificate and entry of the chain. */
  private void certified(Lethe over) {
    for (String id : host.db.column("select id from lethe_erasure where state <> 'ORDERED'")) {
      UUID erasure = UUID.fromString(id);
      tell(over.erasures().outcome(erasure));
      tell(over.erasures().certificate(erasure));
      tell(over.erasures().certificate(erasure).html());
    }
    told.addAll(host.db.column("select content from lethe_certificate"));
    told.addAll(host.db.column("select body from lethe_block"));
    told.addAll(host.db.column("select body from lethe_event"));
  }

  @Test // what is refused is refused without the value that was wrong
  void refusalsNameNobody() {
    plant();
    assertThatThrownBy(() -> lethe.explain(RecordRef.of(Bill.class, bill.number)))
        .satisfies(this::tellOf)
        .hasMessageContaining("LETHE-430");
    assertThatThrownBy(() -> lethe.person(Member.class, ben.email))
        .satisfies(this::tellOf)
        .hasMessageContaining("LETHE-430");
    assertThatThrownBy(
            () ->
                lethe
                    .holds()
                    .place(
                        Hold.on(Visit.class, Map.of("addr", visit.ip))
                            .matter("M-7")
                            .reviewBy(LocalDate.of(2027, 2, 1)),
                        Host.OFFICER))
        .satisfies(this::tellOf)
        .hasMessageContaining("LETHE-441");
    nobodyIsFound();
  }

  @Test // a store that fails with the file's name in its message
  void aFailingStoreNamesNobody() {
    plant();
    host.beforeDelete(
        key -> {
          throw new IllegalStateException("cannot delete " + key);
        });
    host.turnTo("2026-11-22T10:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isFalse();
    tell(run);
    assertThat(log.list).anyMatch(e -> e.getFormattedMessage().contains("could not be deleted"));
    told.addAll(host.db.column("select last_error from lethe_outbox"));
    nobodyIsFound();
  }

  @Test // a driver's message about a duplicate holds the value; what comes out of Lethe does not
  void aViolatedConstraintNamesNobody() {
    plant();
    host.turnTo("2026-11-22T10:00:00Z");
    // Whatever stands in an emptied e-mail, its shadow is that of somebody else.
    String shadow = "case when email like 'erased-%' then '" + VICTIM + "' else email end";
    host.db.execute(
        "alter table member add column shadow varchar(255) generated always as ("
            + shadow
            + ")"
            + (product == Product.H2 ? "" : " stored"),
        "create unique index uq_shadow on member (shadow)");
    try {
      assertThatThrownBy(
              () ->
                  host.db.execute(
                      "update member set email = 'erased-1' where closedAt is not null"))
          .as("the plain driver's message")
          .hasStackTraceContaining(VICTIM);
      InfrastructureException e =
          catchThrowableOfType(InfrastructureException.class, () -> lethe.retention().run());
      assertThat(e.code()).isEqualTo(Code.DATABASE_FAILED);
      assertThat(e).message().containsIgnoringCase("uq_shadow").contains("Nothing of it was kept");
      assertThat(e.getCause()).isNull();
      tellOf(e);
      assertThat(host.db.column("select email from member where closedAt is not null"))
          .containsExactly(ben.email);
      nobodyIsFound();
    } finally {
      host.db.execute(
          product == Product.MARIADB ? "drop index uq_shadow on member" : "drop index uq_shadow",
          "alter table member drop column shadow");
    }
    assertThat(lethe.retention().run().complete()).as("nothing was lost").isTrue();
    assertThat(host.db.column("select email from member where closedAt is not null").get(0))
        .startsWith("erased-");
  }

  @Test // the search itself finds what is there
  void aPlantedValueWouldBeFound() {
    plant();
    logger("dev.lethe.anywhere").trace("somebody wrote {}", ben.email);
    assertThatThrownBy(this::nobodyIsFound).isInstanceOf(AssertionError.class);
  }
}
