package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Values in, values out, turns and the switch: what own tables need of a database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SqlContract {
  private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456789Z");
  private static final Instant KEPT = Instant.parse("2026-03-29T01:30:00.123456Z");

  private final TestDatabase db;
  private Database database;

  SqlContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start() {
    database = db.database(db.factory(Map.of()));
    String bytes = db.product() == Product.POSTGRESQL ? "bytea" : "varbinary(100)";
    String instant =
        db.product() == Product.MARIADB ? "datetime(6)" : "timestamp(6) with time zone";
    db.execute(
        "create table kept (id varchar(36) primary key, words varchar(100), number bigint,"
            + " flag boolean, at_time "
            + instant
            + ", on_day date, raw "
            + bytes
            + ")");
  }

  @AfterAll
  void stop() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.execute("delete from kept", "delete from lethe_task");
  }

  @Test
  void everyTypeComesBackAsItWent() {
    UUID id = UUID.randomUUID();
    byte[] raw = {0, -1, 7};
    insert(id, "Grüße <b> :x ? 'q'", 1L << 40, true, AT, LocalDate.of(2026, 3, 29), raw);
    database.reading(
        "look",
        unit ->
            unit.sql()
                .first(
                    "select * from kept where id = :id and at_time = :at",
                    Map.of("id", id, "at", AT),
                    row -> {
                      assertThat(row.uuid("id")).isEqualTo(id);
                      assertThat(row.text("words")).isEqualTo("Grüße <b> :x ? 'q'");
                      assertThat(row.number("number")).isEqualTo(1L << 40);
                      assertThat(row.flag("flag")).isTrue();
                      assertThat(row.instant("at_time")).isEqualTo(KEPT);
                      assertThat(row.date("on_day")).isEqualTo(LocalDate.of(2026, 3, 29));
                      assertThat(row.bytes("raw")).isEqualTo(raw);
                      return row;
                    })
                .orElseThrow());
  }

  @Test
  void nullsComeBackAsNullsAndAreRefusedWhereNotExpected() {
    UUID id = UUID.randomUUID();
    insert(id, null, null, null, null, null, null);
    database.reading(
        "look",
        unit ->
            unit.sql()
                .query(
                    "select * from kept",
                    Map.of(),
                    row -> {
                      assertThat(row.textOrNull("words")).isNull();
                      assertThat(row.numberOrNull("number")).isNull();
                      assertThat(row.flagOrNull("flag")).isNull();
                      assertThat(row.instantOrNull("at_time")).isNull();
                      assertThat(row.dateOrNull("on_day")).isNull();
                      assertThat(row.bytesOrNull("raw")).isNull();
                      assertThatThrownBy(() -> row.text("words"))
                          .hasMessage("column 'words' is null");
                      return id;
                    }));
  }

  /** A JVM in another zone than the one that wrote reads the same instant, also in a lost hour. */
  @Test
  void instantsDoNotDependOnTheZoneOfTheJvm() {
    TimeZone before = TimeZone.getDefault();
    UUID id = UUID.randomUUID();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      insert(id, null, null, null, AT, null, null);
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      assertThat(
              database.<Instant>reading(
                  "look",
                  unit ->
                      unit.sql()
                          .first(
                              "select at_time from kept", Map.of(), row -> row.instant("at_time"))
                          .orElseThrow()))
          .isEqualTo(KEPT);
    } finally {
      TimeZone.setDefault(before);
    }
    if (db.product() == Product.MARIADB)
      assertThat(db.column("select date_format(at_time, '%H:%i') from kept"))
          .as("stored in UTC")
          .containsExactly("01:30");
  }

  @Test
  void batchesStreamsAndCollections() {
    List<Map<String, Object>> sets =
        IntStream.range(0, 2_500)
            .mapToObj(i -> Map.<String, Object>of("id", "k" + i, "number", i))
            .toList();
    database.recording(
        "fill",
        unit -> unit.sql().batch("insert into kept (id, number) values (:id, :number)", sets));
    List<Long> seen = new ArrayList<>();
    database.reading(
        "look",
        unit -> {
          unit.sql()
              .each("select number from kept", Map.of(), row -> seen.add(row.number("number")));
          assertThat(
                  unit.sql()
                      .query(
                          "select id from kept where id in (:ids) order by number",
                          Map.of("ids", List.of("k3", "k1", "none")),
                          row -> row.text("id")))
              .containsExactly("k1", "k3");
          return seen;
        });
    assertThat(seen).hasSize(2_500).doesNotHaveDuplicates();
    assertThatThrownBy(
            () ->
                database.reading(
                    "look",
                    unit ->
                        unit.sql()
                            .query(
                                "select id from kept where id in (:ids)",
                                Map.of("ids", List.of()),
                                row -> row)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void insertIfAbsentLeavesWhatIsThere() {
    for (long number = 1; number <= 2; number++) {
      Map<String, ?> values = Sql.params("id", "same", "number", number);
      database.recording(
          "fill",
          unit -> {
            unit.sql().insertIfAbsent("kept", List.of("id"), values);
            return unit;
          });
    }
    assertThat(db.column("select number from kept")).containsExactly("1");
  }

  @Test
  void keysCompareByTheirBytes() {
    for (String key : List.of("a", "A", "a ", "ä"))
      database.recording(
          "fill",
          unit -> {
            unit.sql()
                .insertIfAbsent(
                    "lethe_emptied",
                    List.of("entity", "record_key", "rule_id"),
                    Sql.params("entity", "E", "record_key", key, "rule_id", "E", "emptied_at", AT));
            return unit;
          });
    assertThat(db.rows("lethe_emptied")).isEqualTo(4);
  }

  @Test
  void aTurnBelongsToOneUntilItsLeaseEnds() {
    Duration lease = Duration.ofMinutes(1);
    Claims.Claim first = claim(AT, lease).orElseThrow();
    assertThat(claim(AT.plusSeconds(59), lease)).isEmpty();
    Claims.Claim longer =
        database
            .<Optional<Claims.Claim>>recording(
                "turn", unit -> Claims.renew(unit, first, AT.plusSeconds(59), lease))
            .orElseThrow();
    assertThat(claim(AT.plusSeconds(61), lease)).isEmpty();
    Claims.Claim second = claim(AT.plusSeconds(120), lease).orElseThrow();
    assertThat(
            database.<Optional<Claims.Claim>>recording(
                "turn", unit -> Claims.renew(unit, longer, AT, lease)))
        .as("no longer ours")
        .isEmpty();
    release(longer);
    assertThat(claim(AT.plusSeconds(121), lease)).as("not ours to give back").isEmpty();
    release(second);
    assertThat(claim(AT.plusSeconds(121), lease)).isPresent();
  }

  @Test
  void aTurnThatIsBeingTakenIsPassedBy() {
    release(claim(AT, Duration.ofMinutes(1)).orElseThrow());
    database.recording(
        "turn",
        unit -> {
          assertThat(Claims.tryClaim(unit, "purge", AT, Duration.ofMinutes(1))).isPresent();
          assertThat(claim(AT, Duration.ofMinutes(1))).as("another node, meanwhile").isEmpty();
          return unit;
        });
  }

  @Test
  void theStopSwitchStopsDestructiveUnitsAndNothingElse() {
    database.recording("stop", unit -> throwSwitch(unit, true));
    try {
      assertThat(database.<Boolean>reading("look", StopSwitch::thrown)).isTrue();
      assertThatThrownBy(() -> database.destroying("purge", unit -> unit))
          .isInstanceOfSatisfying(
              InfrastructureException.class, e -> assertThat(e.code()).isEqualTo(Code.STOPPED));
      assertThat(database.<Long>placing("place", Epoch::read)).isPositive();
    } finally {
      database.recording("stop", unit -> throwSwitch(unit, false));
    }
    assertThat(database.<Boolean>destroying("purge", StopSwitch::thrown)).isFalse();
  }

  @Test
  void aStopSwitchThatCannotBeReadStops() {
    for (String[] breakAndMend :
        List.of(
            new String[] {
              "update lethe_switch set setting = 'perhaps' where name = 'stop'",
              "update lethe_switch set setting = 'run' where name = 'stop'"
            },
            new String[] {
              "update lethe_switch set name = 'gone' where name = 'stop'",
              "update lethe_switch set name = 'stop' where name = 'gone'"
            },
            new String[] {
              "alter table lethe_switch rename column setting to hidden",
              "alter table lethe_switch rename column hidden to setting"
            })) {
      db.execute(renaming(breakAndMend[0]));
      try {
        assertThatThrownBy(() -> database.destroying("purge", unit -> unit))
            .isInstanceOfSatisfying(
                InfrastructureException.class,
                e -> assertThat(e.code()).isEqualTo(Code.STOP_SWITCH));
      } finally {
        db.execute(renaming(breakAndMend[1]));
      }
    }
    assertThat(database.<Boolean>destroying("purge", StopSwitch::thrown)).isFalse();
  }

  private String renaming(String statement) {
    return db.product() == Product.H2
        ? statement.replace("rename column", "alter column").replace(" to ", " rename to ")
        : statement;
  }

  private static boolean throwSwitch(Unit unit, boolean stop) {
    if (stop) StopSwitch.throwIt(unit, AT);
    else StopSwitch.reset(unit, AT);
    return stop;
  }

  private Optional<Claims.Claim> claim(Instant now, Duration lease) {
    return database.recording("turn", unit -> Claims.tryClaim(unit, "purge", now, lease));
  }

  private void release(Claims.Claim claim) {
    database.recording(
        "turn",
        unit -> {
          Claims.release(unit, claim);
          return unit;
        });
  }

  private void insert(
      UUID id,
      @Nullable String words,
      @Nullable Long number,
      @Nullable Boolean flag,
      @Nullable Instant at,
      @Nullable LocalDate day,
      byte @Nullable [] raw) {
    database.recording(
        "fill",
        unit ->
            unit.sql()
                .update(
                    """
                    insert into kept (id, words, number, flag, at_time, on_day, raw)
                    values (:id, :words, :number, :flag, :at, :day, :raw)""",
                    Sql.params(
                        "id", id, "words", words, "number", number, "flag", flag, "at", at, "day",
                        day, "raw", raw)));
  }
}
