package dev.lethe.scan;

import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.PHONE;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lethe.Approved;
import dev.lethe.Lethe;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.databases.Wire;
import dev.lethe.datamap.DataMap;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.register.Library;
import dev.lethe.register.PrivacyRegister;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is found in the live database that no mapping shows; each time also that the right one is
 * passed.
 */
@NullUnmarked
abstract class LiveSchemaContract {
  @Entity(name = "Guest")
  @Table(name = "guest")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Guest {
    @Id Long id;

    @PersonalData(EMAIL)
    String email;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  @Entity(name = "Stay")
  @Table(name = "stay")
  @Processing("transformation")
  @Retain(from = "leftAt", atMost = "P7D")
  static class Stay {
    @Id Long id;

    @SubjectLink
    @ManyToOne(optional = false)
    Guest guest;

    @PersonalData(MESSAGE)
    String note;

    @Column(nullable = false)
    Instant leftAt;
  }

  private final Product product;
  TestDatabase db;

  LiveSchemaContract(Product product) {
    this.product = product;
  }

  @BeforeEach
  void open() {
    db = TestDatabase.fresh(product);
  }

  @AfterEach
  void close() {
    db.close();
  }

  EntityManagerFactory hotel() {
    EntityManagerFactory emf = db.factory(Map.of(), Guest.class, Stay.class);
    db.execute(
        "create index stay_of on stay (guest_id)", "create index stay_until on stay (leftAt)");
    return emf;
  }

  static PrivacyRegister register(String schema) {
    return PrivacyRegister.parse(
        "privacy/register.yml", Approved.resource("privacy/register.yml") + "\n" + schema);
  }

  static List<Finding> found(EntityManagerFactory emf, String schema) {
    try (Lethe lethe = Lethe.observe(emf, register(schema))) {
      return lethe.findings();
    }
  }

  static List<Finding> found(EntityManagerFactory emf) {
    return found(emf, "");
  }

  static Finding one(EntityManagerFactory emf, Code code, Severity severity) {
    return one(emf, "", code, severity);
  }

  static Finding one(EntityManagerFactory emf, String schema, Code code, Severity severity) {
    List<Finding> found = found(emf, schema);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).code()).isEqualTo(code);
    assertThat(found.get(0).severity()).isEqualTo(severity);
    return found.get(0);
  }

  private void table(String name, String target, String onDelete) {
    String key = target + "_id";
    db.execute(
        "create table %s (id bigint not null primary key, %s bigint, foreign key (%s) references %s (id) %s)"
            .formatted(name, key, key, target, onDelete));
  }

  @Test
  void nothingIsSaidAboutTheRightOne() {
    EntityManagerFactory emf = hotel();
    db.database(emf); // own tables
    db.execute(
        "create table qrtz_job_details (sched_name varchar(120) not null primary key)",
        "create table qrtz_triggers (id bigint not null primary key, sched_name varchar(120),"
            + " foreign key (sched_name) references qrtz_job_details (sched_name))",
        "create table flyway_schema_history (installed_rank int not null primary key)");
    assertThat(found(emf)).isEmpty();
  }

  @Test // LETHE-132, data-map.md 2.1: a table that no entity maps, and one behind it
  void tablesThatNoEntityMaps() {
    EntityManagerFactory emf = hotel();
    table("survey", "guest", "");
    table("answer", "survey", "on delete cascade");
    try (Lethe lethe = Lethe.observe(emf, register(""))) {
      assertThat(lethe.findings())
          .extracting(Finding::code, Finding::severity, Finding::message)
          .containsExactly(
              tuple(
                  Code.TABLE_UNMAPPED,
                  Severity.ERROR,
                  "The table answer is mapped by no entity and points at survey (Guest) with"
                      + " answer.survey_id. Rows of it go unseen with Guest (ON DELETE CASCADE)."),
              tuple(
                  Code.TABLE_UNMAPPED,
                  Severity.ERROR,
                  "The table survey is mapped by no entity and points at guest (Guest) with"
                      + " survey.guest_id. Rows of it keep Guest from being deleted."));
      assertThat(lethe.findings().get(0).remedy())
          .contains("schema: { notPersonal: { answer: \"why\" } }");
      assertThat(lethe.dataMap().undeclared())
          .extracting(DataMap.Undeclared::name, DataMap.Undeclared::place)
          .containsExactly(tuple("answer", "answer.survey_id"), tuple("survey", "survey.guest_id"));
    }
  }

  @Test // LETHE-132: a reason silences it and stands in the map; that it refuses deletion remains
  void tablesThatSayNothingAboutAPerson() {
    EntityManagerFactory emf = hotel();
    table("door_code", "guest", "on delete cascade");
    table("answer", "door_code", "");
    String said = "schema: { notPersonal: { door_code: numbers of locks that change daily } }";
    try (Lethe lethe = Lethe.observe(emf, register(said))) {
      assertThat(lethe.findings()).isEmpty();
      assertThat(lethe.dataMap().notPersonal())
          .containsExactly(
              new DataMap.NotPersonalEntity(
                  "door_code", "table", "numbers of locks that change daily"));
    }
    db.execute("drop table answer", "drop table door_code");
    table("door_code", "guest", "");
    assertThat(one(emf, said, Code.TABLE_UNMAPPED, Severity.WARNING).message())
        .contains("cannot be deleted while one of door_code points at it (door_code.guest_id)");
  }

  @Test // LETHE-132: what a library says of its table stands in the map
  void tablesThatALibrarySpeaksOf(@TempDir Path folder) throws IOException {
    EntityManagerFactory emf = hotel();
    table("acme_job", "guest", "on delete cascade");
    assertThat(one(emf, Code.TABLE_UNMAPPED, Severity.ERROR).place()).isEqualTo("acme_job");
    Path file = folder.resolve("META-INF/lethe/fragment.yml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        format: 1
        library: acme-jobs
        version: "2.1"
        store: database
        tables:
          ACME_JOB: { holds: [contact.email], about: customer, keys: plain, until: it goes with the guest }
        """);
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader with = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
      Thread.currentThread().setContextClassLoader(with);
      try (Lethe lethe = Lethe.observe(emf, register(""))) {
        assertThat(lethe.findings()).isEmpty();
        assertThat(lethe.dataMap().libraries())
            .extracting(Library::name)
            .containsExactly("acme-jobs", "lethe");
      }
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  @Test // LETHE-131, H06: a cascade that takes two steps, the middle one unmapped
  void cascadesOverSeveralSteps() {
    EntityManagerFactory emf = hotel();
    table("booking", "guest", "on delete cascade");
    db.execute(
        "alter table stay add column booking_id bigint",
        "alter table stay add constraint stay_booked foreign key (booking_id) references booking (id)"
            + " on delete cascade");
    String said = "schema: { notPersonal: { booking: a number and nothing else } }";
    assertThat(one(emf, said, Code.CASCADE, Severity.ERROR).message())
        .isEqualTo(
            "Deleting Guest would also delete Stay (ON DELETE CASCADE on booking.guest_id,"
                + " stay.booking_id), which has another retention: deleted 7 days after leftAt.");
    db.execute(
        product == Product.MARIADB
            ? "alter table stay drop foreign key stay_booked"
            : "alter table stay drop constraint stay_booked",
        "alter table stay add constraint stay_let_go foreign key (booking_id) references booking (id)"
            + " on delete set null");
    assertThat(found(emf, said)).isEmpty();
  }

  @Test // LETHE-134: the remedy is the statement that helps
  void columnsWithoutAnIndex() {
    EntityManagerFactory emf = db.factory(Map.of(), Guest.class, Stay.class);
    List<Finding> missing = found(emf);
    assertThat(missing)
        .isNotEmpty()
        .allMatch(f -> f.code() == Code.INDEX_MISSING && f.severity() == Severity.WARNING);
    assertThat(missing.get(missing.size() - 1).message())
        .isEqualTo(
            "Stay: no index of stay begins with leftat, which says when it ends (leftAt); every"
                + " look reads the whole table.");
    // Only PostgreSQL has no index of its own under a foreign key.
    assertThat(missing).hasSize(product == Product.POSTGRESQL ? 2 : 1);
    missing.forEach(f -> db.execute(f.remedy()));
    assertThat(found(emf)).isEmpty();
  }

  @Entity(name = "Guest")
  @Table(name = "guest")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Calling {
    @Id Long id;

    @PersonalData(PHONE)
    @ElementCollection
    @CollectionTable(name = "guest_phone")
    List<String> phones;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  @Test // LETHE-134: where MariaDB and H2 make an index for a foreign key, it is dropped with it
  void collectionsWithoutAnIndex() {
    EntityManagerFactory emf = db.factory(Map.of(), Calling.class);
    db.execute(
        "drop table guest_phone", "create table guest_phone (Guest_id bigint, phones varchar(99))");
    Finding missing = one(emf, Code.INDEX_MISSING, Severity.WARNING);
    assertThat(missing.message())
        .isEqualTo(
            "Guest: no index of guest_phone begins with guest_id, which says whose an element is;"
                + " every look reads the whole table.");
    db.execute(missing.remedy());
    assertThat(found(emf)).isEmpty();
  }

  @Entity(name = "Party")
  @Table(name = "party")
  @Processing("transformation")
  @RetainUntil(CLOSURE)
  static class Party {
    @Id Long id;

    @SubjectLink
    @ManyToMany
    @JoinTable(name = "party_guest")
    Set<Guest> guests;

    @SubjectLink(to = Guest.class)
    @ElementCollection
    @CollectionTable(name = "party_host")
    @Column(name = "host_id")
    Set<Long> hosts;

    @PersonalData(MESSAGE)
    String note;
  }

  @Test // LETHE-134: a table of links is looked at from both ends, and each is said once
  void linksWithoutAnIndex() {
    EntityManagerFactory emf = db.factory(Map.of(), Guest.class, Party.class);
    db.execute(
        "drop table party_guest",
        "create table party_guest (Party_id bigint, guests_id bigint)",
        "drop table party_host",
        "create table party_host (Party_id bigint, host_id bigint)");
    List<Finding> missing = found(emf);
    assertThat(missing)
        .allMatch(f -> f.code() == Code.INDEX_MISSING && f.severity() == Severity.WARNING)
        .extracting(Finding::remedy)
        .containsExactlyInAnyOrder(
            "create index ix_party_guest_party_id on party_guest (Party_id);",
            "create index ix_party_guest_guests_id on party_guest (guests_id);",
            "create index ix_party_host_party_id on party_host (Party_id);",
            "create index ix_party_host_host_id on party_host (host_id);");
    missing.forEach(f -> db.execute(f.remedy()));
    assertThat(found(emf)).isEmpty();
  }

  @Test // LETHE-153: a line about nothing would pass for an answer
  void notesAboutNothing() {
    EntityManagerFactory emf = hotel();
    table("door_code", "guest", "");
    String said =
        "schema: { notPersonal: { door_code: numbers of locks that change daily,"
            + " dor_code: numbers of locks that change daily }, copies: { guest.old: by hand } }";
    assertThat(found(emf, said))
        .filteredOn(f -> f.code() != Code.TABLE_UNMAPPED)
        .extracting(Finding::code, Finding::severity, Finding::message)
        .containsExactly(
            tuple(
                Code.SCHEMA_NOTE_UNUSED,
                Severity.WARNING,
                "privacy/register.yml, schema.notPersonal speaks of dor_code, and the live schema"
                    + " has nothing of that name. Did you mean door_code?"),
            tuple(
                Code.SCHEMA_NOTE_UNUSED,
                Severity.WARNING,
                "privacy/register.yml, schema.copies speaks of guest.old, and the live schema has"
                    + " nothing of that name."));
  }

  /** Makes a trigger on guest that fires after a deletion. */
  abstract void trigger(String name);

  @Test // LETHE-133: undeclared, declared, open, strict
  void triggersThatNobodyDeclared() {
    EntityManagerFactory emf = hotel();
    trigger("history");
    Finding found = one(emf, Code.COPY_UNSEEN, Severity.WARNING);
    assertThat(found.place()).isEqualTo("guest.history");
    assertThat(found.message())
        .isEqualTo(
            "The trigger history may carry rows of guest where no deletion reaches them, and nobody"
                + " declared it.");
    assertThat(found.remedy()).contains("schema: { copies: { guest.history: \"how\" } }");
    String said = "schema: { copies: { guest.history: it raises a counter and copies nothing } }";
    try (Lethe lethe = Lethe.observe(emf, register(said))) {
      assertThat(lethe.findings()).isEmpty();
      assertThat(lethe.dataMap().toJson()).contains("it raises a counter and copies nothing");
    }
    String open = "schema: { copies: { guest.history: { open: who reads it? } } }";
    assertThat(one(emf, open, Code.COPY_UNSEEN, Severity.WARNING).message())
        .endsWith("and how is an open question.");
    one(emf, "schema: { strict: true }", Code.COPY_UNSEEN, Severity.ERROR);
  }

  @Entity(name = "Guest")
  @Table(name = "guest")
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Numbered {
    @Id Long id;

    @PersonalData(CUSTOMER_NUMBER)
    @Emptied(with = "gone")
    String number;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  @Test // LETHE-137: the second person would be refused
  void uniqueIndexesOverAConstant() {
    EntityManagerFactory emf = db.factory(Map.of(), Numbered.class);
    db.execute("create unique index one_number on guest (number)");
    assertThat(one(emf, Code.UNIQUE_OUTLIVES, Severity.ERROR).message())
        .isEqualTo(
            "Guest.number is emptied to the same value in every row, and the index one_number lets"
                + " it stand once only.");
    drop("one_number");
    db.execute("create unique index number_and_id on guest (number, id)");
    assertThat(found(emf)).isEmpty();
  }

  private void drop(String index) {
    db.execute("drop index " + index + (product == Product.MARIADB ? " on guest" : ""));
  }

  @Entity(name = "Guest")
  @Table(name = "guest")
  @SoftDelete
  @DataSubject(kind = "customer", closedBy = "closedAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Marked {
    @Id Long id;

    @PersonalData(EMAIL)
    String email;

    @PersonalData(RELATIONSHIP_DATES)
    Instant closedAt;
  }

  @Test // LETHE-137: a value that is deleted for everybody and still taken
  void uniqueIndexesThatOutliveADeletion() {
    EntityManagerFactory emf = db.factory(Map.of(), Marked.class);
    db.execute("create unique index one_email on guest (email)");
    assertThat(one(emf, Code.UNIQUE_OUTLIVES, Severity.WARNING).message())
        .isEqualTo(
            "Guest.email stays taken in the index one_email while its row is only marked as deleted"
                + " (deleted), so that others can still find out that it is there.");
    drop("one_email");
    db.execute("create unique index email_there on guest (email, deleted)");
    assertThat(found(emf)).isEmpty();
  }

  @Test // LETHE-138: the mapping says it may be null, the database does not
  void columnsThatCannotBeEmptied() {
    EntityManagerFactory emf = hotel();
    db.execute(
        product == Product.MARIADB
            ? "alter table guest modify email varchar(255) not null"
            : "alter table guest alter column email set not null");
    Finding found = one(emf, Code.NOT_NULL_LIVE, Severity.ERROR);
    assertThat(found.place()).isEqualTo("Guest.email");
    assertThat(found.message())
        .isEqualTo(
            "Guest.email may be null in the mapping, and guest.email is NOT NULL in the database, so"
                + " it could not be emptied.");
  }

  @Test // LETHE-139: what is not to be seen is said
  void tablesThatAreNotShown() {
    EntityManagerFactory emf = hotel();
    db.execute("drop table stay");
    assertThat(one(emf, Code.SCHEMA_UNREAD, Severity.WARNING).message())
        .startsWith("Stay: the live schema shows no table stay");
  }

  @Test // a fixed number of statements, whatever the number of tables
  void fewTablesAndManyTakeTheSameStatements() {
    Wire few = looked(5);
    Wire many = looked(60);
    assertThat(many.statements()).hasSameSizeAs(few.statements()).hasSizeLessThan(10);
  }

  private Wire looked(int tables) {
    try (TestDatabase other = TestDatabase.fresh(product)) {
      other.factory(Map.of(), Guest.class, Stay.class);
      for (int i = 2; i < tables; i++) {
        other.execute(
            "create table t%d (id bigint not null primary key, guest_id bigint, foreign key (guest_id) references guest (id))"
                .formatted(i));
      }
      Wire wire = new Wire(other.dataSource());
      EntityManagerFactory emf =
          other.factory(
              wire.dataSource(),
              Map.of(
                  "hibernate.hbm2ddl.auto",
                  "none",
                  "jakarta.persistence.schema-generation.database.action",
                  "none"),
              Guest.class,
              Stay.class);
      int before = wire.statements().size();
      try (Lethe lethe = Lethe.observe(emf, register(""))) {
        assertThat(lethe.findings().stream().filter(f -> f.code() == Code.TABLE_UNMAPPED))
            .hasSize(tables - 2);
      }
      assertThat(wire.statements().size()).isGreaterThan(before);
      return wire;
    }
  }
}
