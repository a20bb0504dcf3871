package dev.lethe.scan;

import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.OUTPUT;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.Category.UPLOAD;
import static dev.lethe.annotation.Category.USAGE_COUNT;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.Lethe;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.evidence.Keys;
import dev.lethe.host.Host;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import dev.lethe.model.MisuseException;
import dev.lethe.scan.FindingsTest.Account;
import dev.lethe.scan.FindingsTest.Owned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a declaration meets the law, the columns, other entities or the builder. */
@NullUnmarked
class ReachFindingsTest {
  /** Two groups, so that one may be emptied while the row stays. */
  @MappedSuperclass
  @Processing("billing")
  @RetainUntil(CLOSURE)
  abstract static class Metered {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @PersonalData(MESSAGE)
    @Processing("support")
    String note;
  }

  @Entity(name = "Meter")
  static class NothingCanStand extends Metered {
    @PersonalData(USAGE_COUNT)
    int credits;
  }

  @Entity(name = "Meter")
  static class ZeroStands extends Metered {
    @PersonalData(USAGE_COUNT)
    @Emptied(with = "0")
    int credits;

    @PersonalData(CUSTOMER_NUMBER)
    @Column(nullable = false, unique = true, length = 40)
    String number;
  }

  @Entity(name = "Meter")
  static class WordForANumber extends Metered {
    @PersonalData(USAGE_COUNT)
    @Emptied(with = "none")
    int credits;
  }

  @Entity(name = "Meter")
  static class ConstantOnUnique extends Metered {
    @PersonalData(CUSTOMER_NUMBER)
    @Emptied(with = "gone")
    @Column(unique = true)
    String number;
  }

  @Entity(name = "Meter")
  static class TooShortForChance extends Metered {
    @PersonalData(CUSTOMER_NUMBER)
    @Column(nullable = false, unique = true, length = 15)
    String number;
  }

  @Test // LETHE-119
  void valuesThatCannotStand() {
    Finding found = FindingsTest.one(Code.PLACEHOLDER, Account.class, NothingCanStand.class);
    assertThat(found.message())
        .isEqualTo(
            "Meter.credits is NOT NULL and no text, so nothing can stand there once it is emptied.");
    assertThat(found.remedy()).contains("@Emptied(with = \"…\")", "nullable");
    assertThat(FindingsTest.of(Account.class, ZeroStands.class)).isEmpty();
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, WordForANumber.class).message())
        .isEqualTo("Meter.credits: @Emptied(with = \"none\") is no Integer.");
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, ConstantOnUnique.class).message())
        .isEqualTo("Meter.number: @Emptied is a constant, and the column is unique.");
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, TooShortForChance.class).message())
        .isEqualTo("Meter.number is unique and too short for a random placeholder.");
  }

  @MappedSuperclass
  @Processing("billing")
  @RetainUntil(CLOSURE)
  abstract static class Billed {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Account account;

    @PersonalData(PAYMENT_HISTORY)
    String number;

    @PersonalData(EMAIL)
    String sentTo;

    Instant issuedAt;
  }

  @Entity(name = "Invoice")
  @KeepFor(
      value = "tax-invoices",
      from = "issuedAt",
      fields = {"id", "number", "issuedAt"})
  static class Kept extends Billed {}

  @Entity(name = "Invoice")
  @KeepFor(
      value = "tax-invoice",
      from = "issuedAt",
      fields = {"issuedAt"})
  static class KeptForNoLaw extends Billed {
    @dev.lethe.annotation.NotPersonal("day of the accounts, not of a person")
    Instant booked;
  }

  @Entity(name = "Invoice")
  @KeepFor(
      value = "tax-invoices",
      from = "issuedAt",
      fields = {"number", "sentTo", "issuedAt"})
  static class KeptTooWide extends Billed {}

  @Entity(name = "Invoice")
  @KeepFor(
      value = "tax-invoices",
      from = "issuedAt",
      fields = {"nubmer", "issuedAt"})
  static class KeptByAnotherName extends Billed {}

  @Test // LETHE-121, 122, 123
  void lawsThatDoNotFit() {
    assertThat(FindingsTest.of(Account.class, Kept.class)).isEmpty();

    Finding none =
        FindingsTest.of(Account.class, KeptForNoLaw.class).stream()
            .filter(f -> f.code() == Code.OBLIGATION_UNKNOWN)
            .findFirst()
            .orElseThrow();
    assertThat(none.message())
        .isEqualTo(
            "Invoice: @KeepFor(\"tax-invoice\") is not an obligation of the register."
                + " Did you mean tax-invoices?");
    assertThat(none.remedy()).contains("privacy/register.yml", "[tax-invoices]");

    Finding wide = FindingsTest.one(Code.OBLIGATION_TOO_WIDE, Account.class, KeptTooWide.class);
    assertThat(wide.message())
        .isEqualTo(
            "Invoice: @KeepFor(\"tax-invoices\") names 'sentTo' (contact.email), which the"
                + " obligation does not cover.");
    assertThat(wide.remedy())
        .matches(
            "privacy/register\\.yml:\\d+ covers contact\\.address, .*payment\\.history\\. "
                + "Remove the field from fields = .*");

    assertThat(
            FindingsTest.of(Account.class, KeptByAnotherName.class).stream()
                .filter(f -> f.code() == Code.OBLIGATION_FIELD)
                .map(Finding::message))
        .containsExactly(
            "Invoice: @KeepFor(\"tax-invoices\") names 'nubmer', and Invoice has no such"
                + " attribute. Did you mean number?");
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  static class TakesItsOutputs extends Owned {
    @OneToMany(mappedBy = "source", cascade = CascadeType.REMOVE)
    List<TakenByProvider> outputs;
  }

  @Entity(name = "Output")
  @RetainUntil(CLOSURE)
  static class TakenByProvider extends Owned {
    @ManyToOne TakesItsOutputs source;
  }

  @Entity(name = "Upload")
  @Retain(from = "createdAt", atMost = "P7D")
  static class Source extends Owned {}

  @Entity(name = "Output")
  @RetainUntil(CLOSURE)
  static class TakenByDatabase extends Owned {
    @ManyToOne
    @OnDelete(action = OnDeleteAction.CASCADE)
    Source source;
  }

  @Entity(name = "Output")
  @RetainUntil(CLOSURE)
  static class LetGo extends Owned {
    @ManyToOne
    @OnDelete(action = OnDeleteAction.SET_NULL)
    Source source;
  }

  @Entity(name = "Output")
  @RetainWith("source")
  static class GoesAlong extends Owned {
    @ManyToOne(optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    Source source;
  }

  @Entity(name = "Upload")
  @Retain(from = "completedAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D")
  static class FiledBelow extends Owned {
    @PersonalData(UPLOAD)
    @StoredObject(
        store = "audio",
        derived = {"thumbs/{id}/", "{key}/", "{id}.json"})
    String objectKey;
  }

  @Entity(name = "Upload")
  @Retain(from = "completedAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D")
  static class FiledWithAll extends Owned {
    @PersonalData(UPLOAD)
    @StoredObject(store = "audio", derived = "thumbs/")
    String objectKey;
  }

  @Entity(name = "Upload")
  @Retain(from = "completedAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D")
  static class FiledByName extends Owned {
    @PersonalData(UPLOAD)
    @StoredObject(store = "audio", derived = "{key}/{title}.png")
    String objectKey;
  }

  @Test // LETHE-143: every row would take the files of all
  void filesThatAreNotTheRows() {
    Finding all = FindingsTest.one(Code.DERIVED_NAME, Account.class, FiledWithAll.class);
    assertThat(all.message())
        .isEqualTo("Upload.objectKey: derived = \"thumbs/\" names the same files for every row.");
    assertThat(all.remedy()).contains("{key}", "{id}");
    assertThat(FindingsTest.one(Code.DERIVED_NAME, Account.class, FiledByName.class).message())
        .isEqualTo(
            "Upload.objectKey: derived = \"{key}/{title}.png\" has something other than {key} and"
                + " {id} in braces.");
    assertThat(FindingsTest.of(Account.class, Filed.class)).isEmpty();
    assertThat(FindingsTest.of(Account.class, FiledBelow.class)).isEmpty();
  }

  @Test // LETHE-131
  void cascadesThatTakeMore() {
    Finding provider =
        FindingsTest.one(Code.CASCADE, Account.class, TakesItsOutputs.class, TakenByProvider.class);
    assertThat(provider.message())
        .isEqualTo(
            "Deleting Upload would also delete Output (cascade = REMOVE on Upload.outputs), which"
                + " has another retention: kept until the account is closed.");
    assertThat(provider.remedy()).contains("Remove the cascade", "ON DELETE SET NULL");
    assertThat(
            FindingsTest.one(Code.CASCADE, Account.class, Source.class, TakenByDatabase.class)
                .message())
        .contains("(ON DELETE CASCADE on output.source_id)");
    assertThat(FindingsTest.of(Account.class, Source.class, LetGo.class)).isEmpty();
    assertThat(FindingsTest.of(Account.class, Source.class, GoesAlong.class)).isEmpty();
  }

  @Entity(name = "Upload")
  @Retain(from = "completedAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D")
  static class Filed extends Owned {
    @PersonalData(UPLOAD)
    @StoredObject(store = "audio")
    String objectKey;
  }

  @Entity(name = "Output")
  @Processing("transformation")
  @Retain(from = "createdAt", atMost = "P7D")
  static class Unlinked {
    @Id UUID id;

    @PersonalData(OUTPUT)
    String content;

    @Column(nullable = false)
    Instant createdAt;
  }

  @TempDir Path folder;

  private Lethe.Builder builder(EntityManagerFactory emf) throws IOException {
    return Lethe.builder(emf, keys()).register(Host.register());
  }

  private Keys keys() throws IOException {
    Path key = folder.resolve("lethe.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return Keys.file(key);
  }

  @Test // LETHE-135, 136, and all that is wrong in one exception
  void buildingFailsWithAllOfThemAtOnce() throws IOException {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      EntityManagerFactory emf =
          db.factory(
              Map.of(),
              Account.class,
              Filed.class,
              Unlinked.class,
              FindingsTest.Ownerless.class,
              FindingsTest.Reachable.class);
      DeclarationException e =
          catchThrowableOfType(
              DeclarationException.class,
              () -> builder(emf).schedule(s -> s.retentionEvery(Duration.ofHours(25))).build());
      assertThat(e.code()).isEqualTo(Code.DECLARATIONS_WRONG);
      assertThat(e.findings())
          .extracting(Finding::code)
          .containsExactlyInAnyOrder(
              Code.UNDECLARED,
              Code.NO_SUBJECT_PATH,
              Code.OWNERLESS_ROWS,
              Code.STORE_UNKNOWN,
              Code.CADENCE);
      assertThat(e).message().contains("LETHE-100 5 declaration(s) are wrong");
      e.findings().forEach(f -> assertThat(e).message().contains(f.toText()));
      assertThat(text(e, Code.STORE_UNKNOWN))
          .isEqualTo(
              "LETHE-136 Upload.objectKey: @StoredObject(store = \"audio\"), and no store of that"
                  + " name was given.\n  Call .objectStore(\"audio\", …) on the builder.");
      assertThat(text(e, Code.CADENCE))
          .isEqualTo(
              "LETHE-135 Upload is promised within a window of PT48H, and retention is woken every"
                  + " PT25H.\n  Wake it at least every PT24H: schedule(s -> s.retentionEvery(…)).");
      assertThat(ownTables(db)).as("nothing was created").isEmpty();
    }
  }

  private static String text(DeclarationException e, Code code) {
    Optional<Finding> found = e.findings().stream().filter(f -> f.code() == code).findFirst();
    return found.orElseThrow().toText();
  }

  private static List<String> ownTables(TestDatabase db) {
    return db.column(
        "select table_name from information_schema.tables where lower(table_name) like 'lethe%'");
  }

  @Test // LETHE-201
  void buildingNeedsARegister() throws IOException {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      Lethe.Builder without = Lethe.builder(db.factory(Map.of(), Account.class), keys());
      MisuseException e = catchThrowableOfType(MisuseException.class, without::build);
      assertThat(e.code()).isEqualTo(Code.REGISTER_MISSING);
      assertThat(e.remedy())
          .contains(
              "PrivacyRegister.fromClasspath(\"privacy/register.yml\")", "Lethe.observe(emf)");
      assertThat(ownTables(db)).isEmpty();
    }
  }

  @Test
  void buildingTheRightOneCreatesOwnTables() throws IOException {
    try (Host host = new Host(Product.H2);
        Lethe lethe =
            builder(host.emf)
                .objectStore("audio", host.store())
                .schedule(s -> s.retentionEvery(Duration.ofHours(24)))
                .build()) {
      assertThat(lethe.findings()).isEmpty();
      assertThat(ownTables(host.db)).isNotEmpty();
    }
  }
}
