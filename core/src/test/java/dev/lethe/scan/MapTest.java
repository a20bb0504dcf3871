package dev.lethe.scan;

import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.LOGIN_TIME;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.Category.USER_AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Approved;
import dev.lethe.Lethe;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.host.Host;
import dev.lethe.scan.FindingsTest.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The map is a function of the declarations alone, and a rule's fingerprint of what decides. */
@NullUnmarked
class MapTest {
  @ParameterizedTest
  @EnumSource(Product.class)
  void theHostsMapIsTheSameOnEveryDatabaseAndInEveryLanguage(Product product) {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR")); // where "I".toLowerCase() is no "i"
    try (Host host = new Host(product);
        Lethe lethe = Lethe.observe(host.emf, Host.register())) {
      assertThat(lethe.findings()).isEmpty();
      Approved.file(MapTest.class, "host.json").matches(lethe.dataMap().toJson());
    } finally {
      Locale.setDefault(usual);
    }
  }

  @MappedSuperclass
  @Processing("security")
  abstract static class Entry {
    @Id UUID id;

    @SubjectLink(to = Account.class)
    UUID accountId;

    @PersonalData(LOGIN_TIME)
    @Column(nullable = false)
    Instant at;

    @Column(nullable = false)
    Instant createdAt;

    @PersonalData(IP_ADDRESS)
    String ip;
  }

  @Entity(name = "Entry")
  @Retain(from = "at", atMost = "P90D")
  static class Plain extends Entry {}

  @Entity(name = "Entry")
  @Retain(from = "at", atMost = "P90D")
  static class WithNothingOfInterest extends Entry {
    @NotPersonal("number of the machine that wrote it")
    int machine;
  }

  @Entity(name = "Entry")
  @Retain(from = "at", atMost = "P91D")
  static class WithAnotherPeriod extends Entry {}

  @Entity(name = "Entry")
  @Retain(from = "at", atLeast = "P1D", atMost = "P90D")
  static class WithAMinimum extends Entry {}

  @Entity(name = "Entry")
  @Retain(from = "createdAt", atMost = "P90D")
  static class WithAnotherAnchor extends Entry {}

  @Entity(name = "Entry")
  @Retain(from = "at", atMost = "P90D", cap = "P1Y")
  static class WithACap extends Entry {}

  @Entity(name = "Entry")
  @Retain(from = "at", atMost = "P90D")
  static class WithAnotherField extends Entry {
    @PersonalData(USER_AGENT)
    String userAgent;
  }

  @Entity(name = "Entry")
  @Table(name = "entry_log")
  @Retain(from = "at", atMost = "P90D")
  static class InAnotherTable extends Entry {}

  @Entity(name = "Entry")
  @Processing("billing")
  @Retain(from = "at", atMost = "P90D")
  static class ForAnotherActivity extends Entry {}

  @MappedSuperclass
  @Processing("billing")
  @Retain(from = "at", atMost = "P90D")
  abstract static class Receipt extends Entry {
    @PersonalData(PAYMENT_HISTORY)
    String number;
  }

  @Test
  void aChangedRuleHasAnotherFingerprint() {
    String plain = fingerprint(Plain.class);
    assertThat(fingerprint(Plain.class)).isEqualTo(plain);
    assertThat(fingerprint(WithNothingOfInterest.class)).isEqualTo(plain);
    for (Class<?> other :
        new Class<?>[] {
          WithAnotherPeriod.class,
          WithAMinimum.class,
          WithAnotherAnchor.class,
          WithACap.class,
          WithAnotherField.class,
          InAnotherTable.class,
          ForAnotherActivity.class
        }) {
      assertThat(fingerprint(other)).as(other.getSimpleName()).isNotEqualTo(plain);
    }
  }

  @Entity(name = "Entry")
  static class Receipts extends Receipt {}

  @Entity(name = "Entry")
  @KeepFor(value = "tax-invoices", from = "at", fields = "number")
  static class KeptReceipts extends Receipt {}

  @Test
  void aDutyToKeepMakesAGroupOfItsOwn() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe =
            Lethe.observe(
                db.factory(Map.of(), Account.class, KeptReceipts.class), Host.register())) {
      assertThat(lethe.dataMap().group("Entry/number").orElseThrow().fingerprint())
          .isNotEqualTo(lethe.dataMap().group("Entry/at").orElseThrow().fingerprint())
          .isNotEqualTo(fingerprint(Receipts.class));
    }
  }

  private static String fingerprint(Class<?> entry) {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe = Lethe.observe(db.factory(Map.of(), Account.class, entry), Host.register())) {
      return lethe.dataMap().group("Entry").orElseThrow().fingerprint();
    }
  }
}
