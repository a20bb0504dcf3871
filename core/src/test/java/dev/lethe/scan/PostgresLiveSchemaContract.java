package dev.lethe.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PostgresLiveSchemaContract extends LiveSchemaContract {
  PostgresLiveSchemaContract() {
    super(Product.POSTGRESQL);
  }

  @Override
  void trigger(String name) {
    db.execute(
        "create function nothing() returns trigger language plpgsql as 'begin return old; end'",
        "create trigger %s after delete on guest for each row execute function nothing()"
            .formatted(name));
  }

  private void copy(EntityManagerFactory emf, String id, String word) {
    Finding found = one(emf, Code.COPY_UNSEEN, Severity.WARNING);
    assertThat(found.place()).isEqualTo(id);
    assertThat(found.message()).startsWith("The " + word + " ");
    assertThat(found(emf, "schema: { copies: { " + id + ": emptied every night } }")).isEmpty();
  }

  @Test // LETHE-133
  void rulesThatNobodyDeclared() {
    EntityManagerFactory emf = hotel();
    db.execute(
        "create table gone (id bigint)",
        "create rule keep as on delete to guest do also insert into gone values (old.id)");
    copy(emf, "guest.keep", "rule");
  }

  @Test // LETHE-133: a plain view holds nothing, what is filled from it does
  void viewsThatAreFilled() {
    EntityManagerFactory emf = hotel();
    db.execute("create view adult as select id, email from guest");
    assertThat(found(emf)).isEmpty();
    db.execute("create materialized view mailing as select email from adult");
    copy(emf, "mailing", "materialised view");
  }

  @Test // LETHE-133
  void publicationsThatCarryPeople() {
    EntityManagerFactory emf = hotel();
    db.execute("create table price (id bigint)", "create publication prices for table price");
    assertThat(found(emf)).isEmpty();
    db.execute("create publication everything for all tables");
    copy(emf, "everything", "publication");
    assertThat(one(emf, Code.COPY_UNSEEN, Severity.WARNING).message())
        .contains("rows of guest, stay where");
  }

  @Test // LETHE-133
  void inheritedTablesThatNoEntityMaps() {
    EntityManagerFactory emf = hotel();
    db.execute("create table guest_of_2019 () inherits (guest)");
    copy(emf, "guest_of_2019", "inherited table");
  }

  @Test // a partitioned table is one, with the keys and indexes of the whole
  void partitionsAreTheirWhole() {
    EntityManagerFactory emf = hotel();
    db.execute(
        "drop table stay",
        "create table stay (id bigint, guest_id bigint not null references guest (id), note varchar(255),"
            + " leftAt timestamp(6) with time zone not null, primary key (id, leftAt))"
            + " partition by range (leftAt)",
        "create table stay_old partition of stay for values from (minvalue) to ('2026-08-01')",
        "create table stay_new partition of stay for values from ('2026-08-01') to (maxvalue)",
        "create index stay_of on stay (guest_id)");
    assertThat(one(emf, Code.INDEX_MISSING, Severity.WARNING).message()).contains("leftat");
    db.execute("create index stay_until on stay (leftAt)");
    assertThat(found(emf)).isEmpty();
    db.execute(
        "create function nothing() returns trigger language plpgsql as 'begin return old; end'",
        "create trigger history after delete on stay for each row execute function nothing()");
    copy(emf, "stay.history", "trigger");
  }

  @Test // LETHE-139: a part that may not be read hides none of the others
  void catalogsThatMayNotBeRead() {
    hotel();
    db.execute(
        "create role shortsighted login",
        "grant select on all tables in schema public to shortsighted",
        "revoke select on pg_rewrite from public",
        "alter table guest alter column email set not null");
    EntityManagerFactory emf =
        db.factory(
            db.pool(2, "shortsighted", ""),
            Map.of(
                "hibernate.hbm2ddl.auto",
                "none",
                "jakarta.persistence.schema-generation.database.action",
                "none"),
            Guest.class,
            Stay.class);
    assertThat(found(emf))
        .extracting(Finding::code)
        .containsExactly(Code.NOT_NULL_LIVE, Code.SCHEMA_UNREAD);
    db.execute("drop owned by shortsighted", "drop role shortsighted");
  }

  @jakarta.persistence.Entity(name = "Guest")
  @jakarta.persistence.Table(name = "guest", schema = "crm")
  @dev.lethe.annotation.DataSubject(kind = "customer", closedBy = "closedAt")
  @dev.lethe.annotation.Processing("account")
  @dev.lethe.annotation.RetainUntil(dev.lethe.annotation.RetainUntil.CLOSURE)
  static class Elsewhere extends PlainGuest {}

  @jakarta.persistence.MappedSuperclass
  abstract static class PlainGuest {
    @jakarta.persistence.Id long id;

    @dev.lethe.annotation.PersonalData(dev.lethe.annotation.Category.RELATIONSHIP_DATES)
    java.time.Instant closedAt;
  }

  @Test // a table of another schema is found there, and a namesake is not taken for it
  void tablesOfAnotherSchema() {
    db.execute("create schema crm", "create table guest (id bigint primary key)");
    EntityManagerFactory emf = db.factory(Map.of(), Elsewhere.class);
    assertThat(found(emf)).isEmpty();
    db.execute("create table note (id bigint, guest bigint references guest)");
    assertThat(found(emf)).isEmpty();
    db.execute("create table crm.note (id bigint, guest bigint references crm.guest)");
    assertThat(one(emf, Code.TABLE_UNMAPPED, Severity.ERROR).place()).isEqualTo("crm.note");
  }
}
