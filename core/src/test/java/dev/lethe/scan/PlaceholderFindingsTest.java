package dev.lethe.scan;

import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.USAGE_COUNT;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.scan.FindingsTest.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** LETHE-119: what shall stand after emptying is tried before anything is emptied. */
@NullUnmarked
class PlaceholderFindingsTest {
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

  /** A company's own constraint, made of others. */
  @Constraint
  @Email
  @Size(max = 60)
  @Retention(RUNTIME)
  @interface Mail {
    Class<?>[] groups() default {};
  }

  @Entity(name = "Meter")
  static class Right extends Metered {
    @PersonalData(EMAIL)
    @Emptied(with = "erased-{random}@erased.invalid")
    @Column(nullable = false, unique = true)
    @Mail
    @NotBlank
    String email;

    @PersonalData(CUSTOMER_NUMBER)
    @Emptied(with = "K-{random}")
    @Pattern(regexp = "k-[0-9a-f]+", flags = Pattern.Flag.CASE_INSENSITIVE)
    @Column(length = 18, unique = true)
    String number;

    @PersonalData(CUSTOMER_NUMBER)
    @Column(nullable = false, length = 24)
    @Size(min = 5)
    String plain;

    @PersonalData(USAGE_COUNT)
    @Emptied(with = "0")
    @NotBlank // no text: not judged
    int credits;
  }

  @Test
  void nothingIsSaidAboutTheRightOnes() {
    assertThat(FindingsTest.of(Account.class, Right.class)).isEmpty();
  }

  @Entity(name = "Meter")
  static class RandomNumber extends Metered {
    @PersonalData(USAGE_COUNT)
    @Emptied(with = "{random}")
    int credits;
  }

  @Entity(name = "Meter")
  static class RandomJson extends Metered {
    @PersonalData(MESSAGE)
    @Emptied(with = "{random}")
    @JdbcTypeCode(SqlTypes.JSON)
    String raw;
  }

  @Entity(name = "Meter")
  static class PlainJson extends Metered {
    @PersonalData(MESSAGE)
    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> raw;
  }

  @Test // a JSON column, a number or a date holds no random text
  void randomTextStandsInTextsOnly() {
    for (Class<?> wrong : List.of(RandomNumber.class, RandomJson.class)) {
      assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, wrong).message())
          .endsWith(": @Emptied(with = \"{random}\") is a text, and the column holds none.");
    }
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, PlainJson.class).message())
        .startsWith("Meter.raw is NOT NULL and no text");
  }

  @Entity(name = "Meter")
  static class TooLong extends Metered {
    @PersonalData(EMAIL)
    @Emptied(with = "erased-{random}@erased.invalid")
    @Column(length = 37)
    String email;
  }

  @Entity(name = "Meter")
  static class TooLongForItsSize extends Metered {
    @PersonalData(EMAIL)
    @Emptied(with = "erased-{random}@erased.invalid")
    @Size(max = 37)
    String email;
  }

  @Entity(name = "Meter")
  static class Twice extends Metered {
    @PersonalData(EMAIL)
    @Emptied(with = "{random}@{random}.invalid")
    String email;
  }

  @Entity(name = "Meter")
  static class LongConstant extends Metered {
    @PersonalData(CUSTOMER_NUMBER)
    @Emptied(with = "erased")
    @Column(nullable = false, length = 5)
    String number;
  }

  @Test
  void randomTextNeedsRoom() {
    for (Class<?> wrong : List.of(TooLong.class, TooLongForItsSize.class)) {
      assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, wrong).message())
          .isEqualTo(
              "Meter.email: @Emptied(with = \"erased-{random}@erased.invalid\") leaves fewer than 16"
                  + " characters for {random}.");
    }
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, Twice.class).message())
        .contains("has {random} more than once");
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, LongConstant.class).message())
        .isEqualTo("Meter.number: @Emptied(with = \"erased\") is longer than the column, 5.");
  }

  @Entity(name = "Meter")
  static class NoAddress extends Metered {
    @PersonalData(EMAIL)
    @Emptied(with = "erased {random}@erased.invalid")
    @Mail
    String email;
  }

  @Entity(name = "Meter")
  static class NoMatch extends Metered {
    @PersonalData(CUSTOMER_NUMBER)
    @Emptied(with = "K-{random}")
    @Pattern(regexp = "K-[0-9]+")
    String number;
  }

  @Entity(name = "Meter")
  static class TooShort extends Metered {
    @PersonalData(CUSTOMER_NUMBER)
    @Emptied(with = "-")
    @Size(min = 2)
    String number;
  }

  @Test // Lethe would write it, and the application could never save the row again
  void whatStandsMustPassTheAttributesConstraints() {
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, NoAddress.class).message())
        .isEqualTo(
            "Meter.email: @Emptied(with = \"erased {random}@erased.invalid\") does not pass @Email.");
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, NoMatch.class).message())
        .endsWith("does not pass @Pattern.");
    assertThat(FindingsTest.one(Code.PLACEHOLDER, Account.class, TooShort.class).message())
        .endsWith("does not pass @Size.");
  }

  @Entity(name = "Meter")
  static class Undeclared extends Metered {
    @PersonalData(EMAIL)
    @Email
    @Column(nullable = false)
    String email;

    @PersonalData(CUSTOMER_NUMBER)
    @NotBlank
    String number;

    @PersonalData(CUSTOMER_NUMBER)
    @NotBlank(groups = Undeclared.class) // not always asked
    String other;
  }

  @Test // where nobody has said anything it is a warning that says what to write
  void whatNobodyChoseIsAWarning() {
    List<Finding> found = FindingsTest.of(Account.class, Undeclared.class);
    assertThat(found)
        .hasSize(2)
        .allMatch(f -> f.code() == Code.PLACEHOLDER && f.severity() == Severity.WARNING)
        .allMatch(f -> f.remedy().contains("erased-{random}@erased.invalid"));
    assertThat(found.get(0).message())
        .isEqualTo(
            "Meter.email gets a random placeholder once it is emptied, which does not pass @Email, so"
                + " that the application cannot save the row again.");
    assertThat(found.get(1).message())
        .startsWith("Meter.number is null once it is emptied, which does not pass @NotBlank");
  }
}
