package dev.lethe.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.annotation.Category;
import dev.lethe.deadline.Span;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyRegisterTest {
  private static final String SOURCE = "privacy/register.yml";
  private static final String HEAD =
      """
      format: 1
      application: a
      controller: { zone: Europe/Berlin }
      """;

  @Test
  void readsTheReferenceRegister() {
    PrivacyRegister register = PrivacyRegister.fromClasspath(SOURCE);

    assertThat(register.stated()).isTrue();
    assertThat(register.application()).isEqualTo("music-service");
    assertThat(register.controller().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(register.controller().dpo()).isEqualTo(Stated.open("required under Art. 37?"));
    assertThat(register.controller().fiscalYearEnd()).isEqualTo(Stated.of(MonthDay.of(12, 31)));
    assertThat(register.subjects()).containsOnlyKeys("correspondent", "customer", "staff");
    assertThat(the(register.subjects(), "customer").minAge()).contains(Stated.of(16));
    assertThat(register.activities()).hasSize(8);
    assertThat(the(register.activities(), "newsletter").basis())
        .isEqualTo(Stated.of(LawfulBasis.CONSENT));
    assertThat(the(register.activities(), "billing").recipientIds())
        .containsExactly("stripe", "supabase");
    assertThat(the(register.activities(), "support").recipients())
        .containsExactly(
            Stated.of("supabase"),
            Stated.open("no mail provider is listed, yet §5 and §9 promise e-mail"));
    assertThat(the(register.activities(), "billing").place()).isEqualTo("privacy/register.yml:25");
    assertThat(the(register.recipients(), "supabase").countries())
        .isEqualTo(Stated.of(new Recipient.Countries(Optional.of("EU"), List.of())));
    assertThat(the(register.recipients(), "stripe").keepsOnOwnDuty()).isTrue();
    Obligation tax = the(register.obligations(), "tax-invoices");
    assertThat(tax.period()).isEqualTo(Span.parse("P10Y"));
    assertThat(tax.from()).isEqualTo(Obligation.From.END_OF_CALENDAR_YEAR);
    assertThat(tax.assumed()).isTrue();
    assertThat(tax.validFrom()).contains(LocalDate.of(2000, 1, 1));
    assertThat(tax.covers())
        .containsExactly(
            "contact.address",
            "demographic.country",
            "identity.customer-number",
            "identity.name",
            "payment.history");
    assertThat(tax.place()).isEqualTo("privacy/register.yml:40");
    assertThat(tax.coversPlace()).isEqualTo("privacy/register.yml:46");
    assertThat(the(register.stores(), "audio").softDelete().orElseThrow().keptFor())
        .isEqualTo(Stated.of(Span.parse("P7D")));
    assertThat(register.promises().answerWithin()).contains(Stated.of(Span.parse("P30D")));
    assertThat(register.prohibitions())
        .singleElement()
        .satisfies(
            p -> assertThat(p.categories()).containsExactly("content.output", "content.upload"));
    assertThat(the(register.cookies(), "session").essential()).isEqualTo(Stated.of(true));
    assertThat(register.gaps()).hasSize(7);
  }

  @Test
  void registersThatSayTheSameAreEqualWhereverTheySayIt() {
    PrivacyRegister a =
        PrivacyRegister.parse("a.yml", HEAD + "subjects:\n  x: { title: X }\n  y: { title: Y }\n");
    PrivacyRegister b =
        PrivacyRegister.parse(
            "b.yml", "# moved\n\nsubjects: { y: { title: Y }, x: { title: X } }\n" + HEAD);

    assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);
    assertThat(the(a.subjects(), "x").place()).isEqualTo("a.yml:5");
    assertThat(the(b.subjects(), "x").place()).isEqualTo("b.yml:3");
    assertThat(a)
        .isNotEqualTo(PrivacyRegister.parse("a.yml", HEAD + "subjects: { x: { title: X } }"));
  }

  @Test
  void withoutARegisterEverythingIsOpen() {
    PrivacyRegister unstated = PrivacyRegister.unstated();

    assertThat(unstated.stated()).isFalse();
    assertThat(unstated.controller().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(unstated.controller().name().gap()).isPresent();
    assertThat(unstated.activities()).isEmpty();
  }

  @Test
  void whatTheLawWantsSaidIsOpenWhereItIsNotSaid() {
    PrivacyRegister register =
        PrivacyRegister.parse(
            SOURCE,
            HEAD
                + """
                activities: { a: { purposes: [service] } }
                recipients:
                  r: { role: processor, countries: [US, DE] }
                """);

    assertThat(register.controller().contact().gap()).isPresent();
    assertThat(the(register.activities(), "a").basis().gap()).contains("lawful basis, Art. 6(1)");
    Recipient r = the(register.recipients(), "r");
    assertThat(r.transfer()).contains(Stated.open("safeguard of Chapter V for US"));
    assertThat(r.contract().orElseThrow().reference().gap()).isPresent();
  }

  @Test
  void aMissingFileSaysWhereToPutItAndWhatToWrite() {
    Finding finding = findings(() -> PrivacyRegister.fromClasspath("privacy/nowhere.yml")).get(0);

    assertThat(finding.code()).isEqualTo(Code.REGISTER_MISSING);
    assertThat(finding.message()).isEqualTo("privacy/nowhere.yml is not on the class path.");
    assertThat(finding.remedy()).contains("src/main/resources/privacy/nowhere.yml", "format: 1");
    String example = finding.remedy().substring(finding.remedy().indexOf("  format"));
    assertThat(PrivacyRegister.parse(SOURCE, example.indent(-2)).activities())
        .containsOnlyKeys("account");
  }

  @Test
  void anUndeclaredReferenceNamesLineCandidateAndList() throws IOException {
    String text = reference().replace("[supabase, stripe]", "[supabase, strpie]");

    assertThat(findings(text))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(Code.REGISTER_REFERENCE);
              assertThat(f.place()).isEqualTo("privacy/register.yml:25");
              assertThat(f.toText())
                  .startsWith(
                      "LETHE-204 privacy/register.yml:25 activity 'billing' names recipient"
                          + " 'strpie', which is not declared. Did you mean 'stripe'? Recipients:"
                          + " authorities, google-cloud, stripe, supabase, vercel.\n");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application: music-service | application: { open: \"which?\" } | REGISTER_INCOMPLETE | :4 application of the register must not be open.",
        "zone: Europe/Berlin | zne: Europe/Berlin | REGISTER_INCOMPLETE | :5 zone of controller is missing.",
        "zone: Europe/Berlin | zone: Europe/Berln | REGISTER_MALFORMED | :11 zone of controller is not a time zone such as Europe/Berlin.",
        "period: P10Y | period: { open: \"how long?\" } | REGISTER_INCOMPLETE | :44 period of obligation 'tax-invoices' must not be open.",
        "period: P10Y | period: 10 years | PERIOD_MALFORMED | :44 period of obligation 'tax-invoices' is not an ISO-8601 period such as P10Y or PT72H.",
        "from: end-of-calendar-year | from: end-of-calender-year | REGISTER_MALFORMED | :45 from of obligation 'tax-invoices' is 'end-of-calender-year', which is not known. Did you mean 'end-of-calendar-year'? Known: end-of-calendar-year, end-of-fiscal-year, event.",
        "basis: consent, | basis: consnet, | REGISTER_MALFORMED | :28 basis of activity 'newsletter' is 'consnet', which is not known. Did you mean 'consent'?",
        "[payment.history, | [payment.histroy, | REGISTER_REFERENCE | :46 obligation 'tax-invoices' names category 'payment.histroy', which is not declared. Did you mean 'payment.history'?",
        "recipient: google-cloud, | recipient: gogle-cloud, | REGISTER_REFERENCE | :52 store 'audio' names recipient 'gogle-cloud', which is not declared. Did you mean 'google-cloud'?",
        "categories: [content.upload, | categories: [content.uplod, | REGISTER_REFERENCE | :57 a prohibition names category 'content.uplod', which is not declared. Did you mean 'content.upload'?",
        "minAge: 16 | minAge: sixteen | REGISTER_MALFORMED | :18 minAge of subject 'customer' is not a whole number of years.",
        "assumed: true | assumed: probably | REGISTER_MALFORMED | :42 assumed of obligation 'tax-invoices' is not true or false.",
        "country: DE | country: UK | REGISTER_MALFORMED | :13 country of controller is not an ISO 3166 country code such as DE (the United Kingdom is GB, Greece is GR).",
        "prohibitions: | prohibtions: | REGISTER_MALFORMED | :56 the register has a key 'prohibtions', which nobody reads. Did you mean 'prohibitions'?",
        "format: 1 | format: 2 | REGISTER_MALFORMED | format of the register is not 1, the only one this version reads.",
        "name: Music Service | name: | REGISTER_INCOMPLETE | :6 name of controller is empty.",
        "recipients: [supabase, stripe] | recipients: stripe | REGISTER_MALFORMED | :25 recipients of activity 'billing' is not a list.",
        "citation: \"published | citation: \"published\"\\n    citation: \"published | REGISTER_MALFORMED | :42 the key 'citation' stands twice, first in line 41.",
        "controller: | controller: [ | REGISTER_MALFORMED | is not YAML",
      })
  void everyMistakeHasItsLineAndItsRemedy(String right, String wrong, Code code, String message)
      throws IOException {
    String text = reference();
    assertThat(text).contains(right);
    String changed =
        text.replaceFirst(
            Pattern.quote(right), Matcher.quoteReplacement(wrong.replace("\\n", "\n")));

    assertThat(findings(changed))
        .anySatisfy(
            f -> {
              assertThat(f.code()).isEqualTo(code);
              assertThat(f.message()).contains(message);
              assertThat(f.remedy()).isNotBlank();
            });
  }

  @Test
  void allMistakesComeAtOnceInTheOrderOfTheFile() {
    List<Finding> findings =
        findings(
            """
            format: 1
            aplication: a
            controller: { zone: Nowhere/Land, contct: x }
            activities:
              a: { basis: because, recipients: [nobody] }
            """);

    assertThat(findings)
        .extracting(Finding::place)
        .containsExactly(
            "privacy/register.yml:1",
            "privacy/register.yml:2",
            "privacy/register.yml:3",
            "privacy/register.yml:3",
            "privacy/register.yml:5",
            "privacy/register.yml:5");
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.severity()).isEqualTo(Finding.Severity.ERROR));
  }

  @Test
  void anObligationFromTheFiscalYearNeedsItsEnd() {
    String obligation =
        "obligations: { o: { period: P1Y, from: end-of-fiscal-year, citation: law } }\n";

    assertThat(findings(HEAD + obligation))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo(Code.REGISTER_INCOMPLETE));
    assertThat(
            PrivacyRegister.parse(
                    SOURCE, HEAD.replace("Berlin }", "Berlin, fiscalYearEnd: 06-30 }") + obligation)
                .obligations())
        .hasSize(1);
  }

  @Test
  void aLawHasVersionsThatFollowOneAnother() {
    PrivacyRegister register =
        PrivacyRegister.parse(
            SOURCE,
            HEAD
                + """
                    obligations:
                      o:
                        validTo: 2040-12-31
                        versions:
                          - { period: P10Y, from: end-of-calendar-year, citation: old }
                          - { validFrom: 2025-01-01, period: P8Y, citation: new, running: true }
                          - { validFrom: 2027-01-01, period: P9Y, from: event, assumed: true }
                    """);
    Obligation law = the(register.obligations(), "o");

    assertThat(law.period()).isEqualTo(Span.parse("P10Y"));
    assertThat(law.citation().known()).contains("old");
    assertThat(law.later())
        .containsExactly(
            new Obligation.Version(
                LocalDate.of(2025, 1, 1),
                Span.parse("P8Y"),
                Obligation.From.END_OF_CALENDAR_YEAR,
                Stated.of("new"),
                false,
                true),
            new Obligation.Version(
                LocalDate.of(2027, 1, 1),
                Span.parse("P9Y"),
                Obligation.From.EVENT,
                Stated.open("which law?"),
                true,
                false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ period: P1Y, versions: [{ period: P1Y, from: event }] } | LAW_TWICE | has versions, and says period besides.",
        "{ versions: [] } | LAW_TWICE | has no version.",
        "{ versions: [{ period: P1Y }] } | REGISTER_INCOMPLETE | does not say what it counts from.",
        "{ versions: [{ period: P1Y, from: event, running: true }] } | LAW_ORDER | is said to apply to running periods.",
        "{ versions: [{ period: P1Y, from: event }, { period: P2Y }] } | LAW_ORDER | does not say from when it holds",
        "{ versions: [{ validFrom: 2025-01-01, period: P1Y, from: event }, { validFrom: 2025-01-01, period: P2Y }] } | LAW_ORDER | not later than the one before.",
        "{ validTo: 2024-12-31, versions: [{ period: P1Y, from: event }, { validFrom: 2025-01-01, period: P2Y }] } | LAW_ORDER | ends before its last version begins.",
        "{ validFrom: 2025-01-01, validTo: 2024-12-31, period: P1Y, from: event } | LAW_ORDER | ends before its last version begins.",
        "{ versions: [{ period: P1Y, from: event, til: 2026-01-01 }] } | REGISTER_MALFORMED | has a key 'til', which nobody reads.",
        "{ versions: [{ period: PT9H, from: event }] } | PERIOD_MALFORMED | PT9H has hours.",
        "{ period: PT9H, from: event } | PERIOD_MALFORMED | PT9H has hours.",
      })
  void whatVersionsOfALawCannotSay(String law, Code code, String message) {
    assertThat(findings(HEAD + "obligations: { o: " + law + " }\n"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(code);
              assertThat(f.message()).contains(message);
              assertThat(f.remedy()).isNotBlank();
            });
  }

  @Test
  void theOrganisationsOwnCategoriesCanBeReferredTo() {
    PrivacyRegister register =
        PrivacyRegister.parse(
            SOURCE,
            HEAD
                + """
                categories:
                  voice.timbre: { title: Timbre of a voice, provenance: inferred, exported: false }
                prohibitions: [{ purpose: training, categories: [voice.timbre], says: here }]
                """);

    CustomCategory own = the(register.categories(), "voice.timbre");
    assertThat(own.provenance()).isEqualTo(Category.Provenance.INFERRED);
    assertThat(own.exported()).isFalse();
    assertThat(register.categoryIds())
        .contains("voice.timbre", "contact.email")
        .doesNotContain("custom");
  }

  @Test
  void aGuessNeverMisleads() {
    assertThat(DidYouMean.nearest("strpie", List.of("stripe", "strike"))).contains("stripe");
    assertThat(DidYouMean.nearest("compeltedAt", List.of("createdAt", "completedAt")))
        .contains("completedAt");
    assertThat(DidYouMean.nearest("invoice", List.of("stripe", "upload"))).isEmpty();
    assertThat(DidYouMean.nearest("UK", List.of("UA", "US"))).isEmpty();
  }

  private static <T> T the(Map<String, T> entries, String id) {
    return Objects.requireNonNull(entries.get(id), id);
  }

  private static String reference() throws IOException {
    try (InputStream in = PrivacyRegisterTest.class.getResourceAsStream("/" + SOURCE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Finding> findings(String text) {
    return findings(() -> PrivacyRegister.parse(SOURCE, text));
  }

  private static List<Finding> findings(ThrowingCallable call) {
    return catchThrowableOfType(DeclarationException.class, call).findings();
  }
}
