package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.export.Exports.Sink;
import dev.lethe.model.Code;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Finding;
import dev.lethe.model.LetheException;
import dev.lethe.model.MisuseException;
import dev.lethe.model.RecordRef;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Entities that are mapped onto views follow the tables behind them. */
abstract class ViewsContract extends HostContract {
  ViewsContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {MemberCard.class};
  }

  @Override
  @BeforeAll
  void start() {
    super.start();
    host.db.execute(
        "drop table member_card",
        "create table parcel (id bigint not null primary key, addressee varchar(80))",
        "create view member_mail as select id, email from member",
        "create view member_card as select m.id as id, m.email as email, m.id as holder_id,"
            + " (select count(*) from track t where t.owner_id = m.id) as tracks"
            + " from member_mail m");
  }

  private void view(String select) {
    host.db.execute("drop view member_card", "create view member_card as " + select);
  }

  private void again() {
    view(
        "select m.id as id, m.email as email, m.id as holder_id,"
            + " (select count(*) from track t where t.owner_id = m.id) as tracks"
            + " from member_mail m");
  }

  @Test
  void aViewIsInTheMapAndNeedsNoWord() {
    assertThat(lethe.findings())
        .extracting(Finding::code)
        .doesNotContain(Code.VIEW, Code.UNDECLARED);
    assertThat(lethe.dataMap().views())
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.name()).isEqualTo("MemberCard");
              assertThat(v.view()).isEqualTo("member_card");
              assertThat(v.tables()).containsExactly("member", "track");
            });
    assertThat(lethe.dataMap().entity("MemberCard")).isEmpty();
    assertThat(lethe.dataMap().undeclared()).isEmpty();
    assertThat(lethe.dataMap().toJson()).contains("\"view\": \"member_card\"");
    assertThat(lethe.explainField("MemberCard.email").toText())
        .contains("shown by a view of member, track");
  }

  @Test // it stands in nobody's way, and goes with its table
  void whatAViewShowsGoesWithItsTable() {
    Member ana = host.member("ana@plant.test", "2026-10-31T00:00:00Z");
    Member ben = host.member("ben@plant.test", "2026-10-01T00:00:00Z");
    host.save(ana, ben);
    assertThat(host.db.rows("member_card")).isEqualTo(2);

    assertThat(lethe.retention().preview().rules()).noneMatch(r -> r.entity().equals("MemberCard"));
    var erasures = lethe.erasures();
    ErasureOutcome outcome =
        erasures.execute(
            erasures.plan(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY),
            Host.OFFICER);
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(host.db.column("select email from member_card")).containsExactly("ben@plant.test");

    var run = lethe.retention().run();
    assertThat(run.erased("Member")).isPositive();
    assertThat(run.tally("MemberCard")).isEmpty();
    assertThat(host.db.rows("member_card")).isZero();
  }

  @Test
  void aCopyHasItOnce() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    var receipt =
        lethe
            .exports()
            .access(lethe.person(Member.class, ana.id), Sink.stream(new ByteArrayOutputStream()));
    assertThat(receipt.lines()).noneMatch(l -> l.entity().startsWith("MemberCard"));
    assertThat(receipt.lines()).anyMatch(l -> l.entity().startsWith("Member") && l.exported() > 0);
  }

  @Test
  void whyIsAskedOfTheTablesRecord() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    assertThatThrownBy(() -> lethe.explain(RecordRef.of(MemberCard.class, ana.id)))
        .isInstanceOf(MisuseException.class)
        .extracting(e -> ((LetheException) e).remedy())
        .asString()
        .contains("[member, track]");
  }

  @Test // a view over a table that no entity maps is an error, unless the register says why not
  void aViewOfUnmappedTablesIsFound() {
    view(
        "select p.addressee as email, 1 as tracks, m.id as id, m.id as holder_id from parcel p, member m");
    try (Lethe looking = Lethe.observe(host.emf, Host.register())) {
      assertThat(looking.findings())
          .filteredOn(f -> f.code() == Code.VIEW)
          .singleElement()
          .satisfies(
              f -> {
                assertThat(f.severity()).isEqualTo(Finding.Severity.ERROR);
                assertThat(f.message()).contains("MemberCard", "member_card", "parcel");
                assertThat(f.remedy()).contains("@NotPersonal", "@OwnedElsewhere");
              });
    } finally {
      again();
    }
  }

  @Test // of a view that shows no table nobody can say what it is
  void aViewOfNothingNeedsAWord() {
    view("select 'x' as email, 1 as tracks, null as id, null as holder_id");
    try (Lethe looking = Lethe.observe(host.emf, Host.register())) {
      assertThat(looking.findings())
          .filteredOn(f -> f.code() == Code.VIEW)
          .extracting(Finding::message)
          .singleElement()
          .asString()
          .contains("cannot be told");
    } finally {
      again();
    }
  }
}
