package dev.lethe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.SampleMap;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import dev.lethe.register.PrivacyRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  /** Stands for the host's entity. */
  private static final class Invoice {}

  private static Explanation explain(Facts facts) {
    var verdicts = Decide.decideAll(Declared.INVOICE, facts, Declared.BERLIN, NOW);
    return new Explanation(
        RecordRef.of(Invoice.class, "4711"),
        NOW,
        Declared.INVOICE.groups().stream()
            .flatMap(
                group ->
                    Stream.ofNullable(verdicts.get(group.id()))
                        .map(verdict -> Explanation.Line.of(group, verdict)))
            .toList());
  }

  private static final DataMap SAMPLE =
      SampleMap.of(PrivacyRegister.fromClasspath("privacy/register.yml"));
  private static final Facts CLOSED =
      Declared.closed("2026-06-30T15:00:00Z", "issuedAt", "2026-05-02T10:00:00Z");

  @Test
  void saysWhatStaysWhyUntilWhenAndWhatHappensThen() {
    assertThat(explain(CLOSED).toText(Locale.ENGLISH))
        .isEqualTo(
            """
            Invoice … as of 2026-11-23T10:00Z
              first, second   GO at the next run
                  because the account is closed (Art. 17(1)(a) GDPR, published policy §3)   @RetainUntil on Invoice
                  also: outside what the law asks for (published policy §3; assumed)        tax-invoices
                  its own period counts from account.closedAt, 2026-06-30T15:00Z, until 2026-06-30T15:00Z
              first, second   KEPT, RESTRICTED until 2036-12-31T23:00Z, then deleted
                  because the law asks for it (published policy §3; assumed)                tax-invoices
                  also: the account is closed (Art. 17(1)(a) GDPR, published policy §3)     @RetainUntil on Invoice
                  its own period counts from account.closedAt, 2026-06-30T15:00Z, until 2026-06-30T15:00Z
                  tax-invoices counts from issuedAt, 2026-05-02T10:00Z, until 2036-12-31T23:00Z
            """);
  }

  @Test
  void saysItInGerman() {
    assertThat(explain(CLOSED).toText(Locale.GERMANY))
        .contains("Invoice … Stand 2026-11-23T10:00Z")
        .contains("GEHT mit dem nächsten Lauf")
        .contains("BLEIBT, EINGESCHRÄNKT bis 2036-12-31T23:00Z, dann gelöscht")
        .contains("weil: das Gesetz verlangt es (published policy §3; assumed)")
        .contains("die eigene Frist zählt ab account.closedAt, 2026-06-30T15:00Z")
        .contains("tax-invoices zählt ab issuedAt, 2026-05-02T10:00Z, bis 2036-12-31T23:00Z");
  }

  @Test
  void namesTheEventThatARecordWaitsFor() {
    Facts open = Declared.open("issuedAt", "2026-05-02T10:00:00Z");

    assertThat(explain(open).toText(Locale.ENGLISH))
        .contains("KEPT until the event: account closed, then deleted")
        .contains("KEPT until the event: account closed, then restricted");
    assertThat(explain(open).toText(Locale.GERMAN))
        .contains("BLEIBT bis zum Ereignis: Konto geschlossen, dann gelöscht");
  }

  @Test
  void namesTheReviewOfAHoldAndNeverTheRecord() {
    var hold = HoldFact.legal("keyed-reference", LocalDate.parse("2027-02-20"));

    assertThat(explain(CLOSED.withHolds(List.of(hold))).toText(Locale.ENGLISH))
        .contains("KEPT, RESTRICTED looked at again by 2027-02-19T23:00Z\n")
        .contains("keyed-reference")
        .doesNotContain("4711");
  }

  @Test
  void saysTheSameAsJson() {
    assertThat(explain(CLOSED).toJson())
        .isEqualTo(
            """
            {
              "entity": "Invoice",
              "asOf": "2026-11-23T10:00:00Z",
              "lines": [
                {
                  "fieldGroup": "Invoice/note",
                  "fields": [
                    "first",
                    "second"
                  ],
                  "categories": [
                    "contact.email"
                  ],
                  "outcome": "DELETE_NOW",
                  "grounds": [
                    {
                      "reason": "ACCOUNT_CLOSED",
                      "citation": "Art. 17(1)(a) GDPR, published policy §3",
                      "source": "@RetainUntil on Invoice"
                    },
                    {
                      "reason": "OUTSIDE_OBLIGATION",
                      "citation": "published policy §3; assumed",
                      "source": "tax-invoices"
                    }
                  ],
                  "counted": [
                    {
                      "from": "account.closedAt",
                      "since": "2026-06-30T15:00Z",
                      "end": "2026-06-30T15:00:00Z"
                    }
                  ]
                },
                {
                  "fieldGroup": "Invoice/number",
                  "fields": [
                    "first",
                    "second"
                  ],
                  "categories": [
                    "contact.email"
                  ],
                  "outcome": "KEEP_RESTRICTED",
                  "grounds": [
                    {
                      "reason": "LEGAL_OBLIGATION",
                      "citation": "published policy §3; assumed",
                      "source": "tax-invoices"
                    },
                    {
                      "reason": "ACCOUNT_CLOSED",
                      "citation": "Art. 17(1)(a) GDPR, published policy §3",
                      "source": "@RetainUntil on Invoice"
                    }
                  ],
                  "until": {
                    "at": "2036-12-31T23:00:00Z"
                  },
                  "then": "DELETE_NOW",
                  "counted": [
                    {
                      "from": "account.closedAt",
                      "since": "2026-06-30T15:00Z",
                      "end": "2026-06-30T15:00:00Z"
                    },
                    {
                      "law": "tax-invoices",
                      "from": "issuedAt",
                      "since": "2026-05-02T10:00Z",
                      "end": "2036-12-31T23:00:00Z"
                    }
                  ]
                }
              ]
            }
            """);
  }

  /** The last day is the one that has a moment before the end: 31 December, not 1 January. */
  @Test
  void tellsThePersonWithoutAttributesPlacesOrMatters() {
    var hold = HoldFact.legal("keyed-reference", LocalDate.parse("2027-02-20"));

    assertThat(explain(CLOSED).toPerson(Locale.ENGLISH, SAMPLE))
        .isEqualTo(
            """
            E-mail address: deleted with the next run. Reason: your account is closed (Art. 17(1)(a) GDPR, published policy §3).
            E-mail address: stored and not used for anything else, until 31 December 2036, then deleted. Reason: the law asks for it (published policy §3; assumed).
            """);
    assertThat(explain(CLOSED).toPerson(Locale.GERMANY, SAMPLE))
        .contains("gespeichert und für nichts anderes verwendet, bis 31. Dezember 2036, danach")
        .contains("Grund: Ihr Konto ist geschlossen");
    assertThat(explain(CLOSED.withHolds(List.of(hold))).toPerson(Locale.ENGLISH, SAMPLE))
        .contains("until this has been looked at again, at the latest on 19 February 2027.")
        .contains("Reason: needed to establish, exercise or defend legal claims")
        .doesNotContain("keyed-reference")
        .doesNotContain("@RetainUntil");
  }

  @Test
  void tellsThePersonWhatEndsWithTheAccount() {
    Facts open = Declared.open("issuedAt", "2026-05-02T10:00:00Z");

    assertThat(explain(open).toPerson(Locale.ENGLISH, SAMPLE))
        .contains("E-mail address: kept until you close your account, then deleted.");
  }

  @Test
  void everyReasonIsToldInWordsOfThePersons() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      ReasonWords words = ReasonWords.in(language);
      assertThat(Reason.values())
          .allSatisfy(
              r ->
                  assertThat(words.toPerson(r))
                      .doesNotContainIgnoringCase("the person")
                      .doesNotContainIgnoringCase("die Person")
                      .doesNotContainIgnoringCase("hold ")
                      .doesNotContainIgnoringCase("anordnung"));
      assertThat(Outcome.values()).allSatisfy(o -> assertThat(words.word("you." + o)).isNotBlank());
    }
  }

  @Test
  void countsEqualAnswersAboutAPersonTogether() {
    Explanation.Line line = explain(CLOSED).lines().get(1);
    var person =
        new PersonExplanation(
            NOW,
            List.of(
                new PersonExplanation.Entry(
                    "Invoice",
                    3,
                    line,
                    Optional.of(new Until.At(Instant.parse("2037-12-31T23:00:00Z"))))));

    assertThat(person.toText(Locale.ENGLISH))
        .isEqualTo(
            """
            everything of the person … as of 2026-11-23T10:00Z
              3 × Invoice: first, second   KEPT, RESTRICTED until 2036-12-31T23:00Z … until 2037-12-31T23:00Z, then deleted
                  because the law asks for it (published policy §3; assumed)              tax-invoices
                  also: the account is closed (Art. 17(1)(a) GDPR, published policy §3)   @RetainUntil on Invoice
                  its own period counts from account.closedAt, 2026-06-30T15:00Z, until 2026-06-30T15:00Z
                  tax-invoices counts from issuedAt, 2026-05-02T10:00Z, until 2036-12-31T23:00Z
            """);
    assertThat(person.toPerson(Locale.ENGLISH, SAMPLE))
        .contains("until 31 December 2036, some of them until 31 December 2037, then deleted.");
    assertThat(person.toJson())
        .contains("\"entity\": \"Invoice\"")
        .contains("\"records\": 3")
        .contains("\"latest\": {\n        \"at\": \"2037-12-31T23:00:00Z\"");
    assertThat(new PersonExplanation(NOW, List.of()).toPerson(Locale.GERMAN, SAMPLE))
        .isEqualTo("Hier ist nichts über Sie gespeichert.\n");
  }

  @Test
  void anUnknownLanguageIsEnglishWhateverTheJvmSpeaks() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(explain(CLOSED).toText(Locale.FRENCH)).contains("as of");
      assertThat(explain(CLOSED).toText(Locale.ENGLISH)).contains("as of");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyReasonAndOutcomeHasWordsInBothLanguages() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      ReasonWords words = ReasonWords.in(language);
      assertThat(Reason.values()).allSatisfy(r -> assertThat(words.of(r)).isNotBlank());
      assertThat(Outcome.values()).allSatisfy(o -> assertThat(words.of(o)).isNotBlank());
      assertThat(Outcome.values()).allSatisfy(o -> assertThat(words.then(o)).isNotBlank());
    }
    assertThat(Reason.values())
        .allSatisfy(
            reason ->
                assertThat(ReasonWords.in(Locale.GERMAN).of(reason))
                    .isNotEqualTo(ReasonWords.in(Locale.ENGLISH).of(reason)));
  }
}
