package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.databases.Product;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.model.Code;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.InfrastructureException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in columns that are emptied while their rows stay. */
abstract class PlaceholdersContract extends HostContract {
  private final Product product;

  PlaceholdersContract(Product product) {
    super(product);
    this.product = product;
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Contact.class, Contact.Business.class};
  }

  @Override
  void clearTables() {
    host.db.execute(
        "delete from business_contact", "delete from contact_extra", "delete from contact");
    super.clearTables();
  }

  private Contact.Business contact(Member owner, String email) {
    Contact.Business c = new Contact.Business();
    c.id = UUID.randomUUID();
    c.owner = owner;
    c.billedName = "Ana Berger";
    c.email = email;
    c.nick = "Ana B.";
    c.phone = "+49 30 1234567";
    c.addedAt = Instant.parse("2026-10-31T00:00:00Z");
    host.save(c);
    return c;
  }

  private String one(String column, String table) {
    return host.db.column("select " + column + " from " + table).get(0);
  }

  private int version() {
    return Integer.parseInt(one("version", "contact"));
  }

  @Test // {random} stands in a unique column, fresh for each row, and a mailer knows it again
  void everyRowGetsItsOwnPlaceholder() {
    Member ben = host.member("ben@plant.test", "2026-10-31T00:00:00Z");
    host.save(ben);
    contact(ben, "one@plant.test");
    contact(ben, "two@plant.test");

    assertThat(lethe.retention().run().complete()).isTrue();

    List<String> emails = host.db.column("select email from contact");
    assertThat(emails)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(e -> e.matches("erased-[0-9a-f]{28}@erased\\.invalid")) // as @Size lets it
        .allMatch(lethe::isPlaceholder);
    assertThat(lethe.isPlaceholder("one@plant.test")).isFalse();
    assertThat(lethe.isPlaceholder("erased-@erased.invalid")).isFalse();
    assertThat(one("billedName", "contact")).isEqualTo("Ana Berger");
  }

  @Test // Lethe's own are known too, also where the column is short
  void ownPlaceholdersAreKnown() {
    Member ben = host.member("ben@plant.test", "2026-10-31T00:00:00Z");
    host.save(ben);
    contact(ben, "one@plant.test");
    host.turnTo("2026-12-31T00:00:00Z");
    assertThat(lethe.retention().run().complete()).isTrue();

    assertThat(one("nick", "contact_extra")).matches("erased-[0-9a-f]{23}");
    assertThat(lethe.isPlaceholder(one("nick", "contact_extra"))).isTrue();
    assertThat(lethe.isPlaceholder(one("email", "member"))).isTrue();
    assertThat(lethe.isPlaceholder(one("phone", "business_contact"))).isTrue();
    assertThat(lethe.isPlaceholder("erased-by-hand")).isFalse();
  }

  @Test // an update in another table of the record raises the version too
  void everyEmptyingRaisesTheVersion() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    contact(ana, "one@plant.test");
    assertThat(version()).isZero();

    host.turnTo("2026-12-01T00:00:00Z");
    lethe.retention().run();
    assertThat(one("nick", "contact_extra")).as("secondary table").startsWith("erased-");
    assertThat(one("phone", "business_contact")).startsWith("+49");
    assertThat(version()).isEqualTo(1);

    host.turnTo("2026-12-31T00:00:00Z");
    lethe.retention().run();
    assertThat(one("phone", "business_contact")).as("joined table").matches("\\+[0-9a-f]{32}");
    assertThat(one("email", "contact")).isEqualTo("one@plant.test");
    assertThat(version()).isEqualTo(2);
    lethe.retention().run();
    assertThat(version()).as("what is emptied is left alone").isEqualTo(2);
  }

  @Test // the look after an erasure takes a placeholder for what it is, and for nothing more
  void theSecondLookKnowsPlaceholders() {
    Member ana = host.member("ana@plant.test", "2026-10-31T00:00:00Z");
    host.save(ana);
    contact(ana, "one@plant.test");

    var person = lethe.person(Member.class, ana.id);
    var plan = lethe.erasures().plan(person, ErasureGround.NO_LONGER_NECESSARY);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);
    assertThat(outcome.residue().places()).isEmpty();
    assertThat(outcome.status())
        .as("the name is kept by law")
        .isEqualTo(ErasureOutcome.Status.PARTIAL);
    assertThat(one("email", "contact")).startsWith("erased-");

    host.db.execute("update contact set email = 'erased-by hand@erased.invalid'");
    host.turnTo("2026-11-01T00:20:00Z");
    ErasureOutcome again = lethe.redrive().erasures().get(0);
    assertThat(again.residue().places()).containsExactly("contact: 1");
    assertThat(lethe.isPlaceholder(one("email", "contact"))).isTrue();
  }

  @Test // what a CHECK refuses is told with a code, and nothing of it was kept
  void aCheckThatRefusesLosesNothing() {
    Member ben = host.member("ben@plant.test", "2026-10-31T00:00:00Z");
    host.save(ben);
    contact(ben, "one@plant.test");
    host.db.execute(
        "alter table contact add constraint ck_email check (email not like '%erased.invalid')");
    try {
      InfrastructureException e =
          catchThrowableOfType(InfrastructureException.class, () -> lethe.retention().run());
      assertThat(e.code()).isEqualTo(Code.DATABASE_FAILED);
      assertThat(e.getMessage()).containsIgnoringCase("purge Contact").contains("Nothing of it");
      assertThat(one("email", "contact")).isEqualTo("one@plant.test");
      assertThat(version()).isZero();
      assertThat(host.db.rows("lethe_emptied")).isZero();
    } finally {
      host.db.execute(
          "alter table contact drop constraint "
              + (product == Product.MARIADB ? "if exists " : "")
              + "ck_email");
    }
    assertThat(lethe.retention().run().complete()).isTrue();
    assertThat(one("email", "contact")).startsWith("erased-");
  }
}
