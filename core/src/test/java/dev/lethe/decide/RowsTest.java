package dev.lethe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Duty;
import dev.lethe.decide.Situation.Security;
import dev.lethe.decide.Situation.Term;
import dev.lethe.model.Outcome;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each row of the decision table by an example. An example names what is not neutral; neutral is a
 * contract's datum of one person, its account open and its period running, of which nobody asks
 * anything.
 */
class RowsTest {
  private Term term = Term.BEFORE_MIN;
  private Duty duty = Duty.NONE;
  private boolean held;
  private Security security = Security.NONE;
  private Restriction restriction = Restriction.NONE;
  private ErasureWish erasure = ErasureWish.NONE;
  private Basis basis = Basis.CONTRACT;
  private Objection objection = Objection.NONE;
  private Account account = Account.ACTIVE;
  private Shared shared = Shared.ALONE;
  private boolean otherPurpose;
  private Article9 article9 = Article9.NOT_SPECIAL;

  private void set(String fact) {
    String[] pair = fact.split("=", 2);
    String value = pair.length > 1 ? pair[1] : "";
    switch (pair[0]) {
      case "term" -> term = Term.valueOf(value);
      case "duty" -> duty = Duty.valueOf(value);
      case "held" -> held = true;
      case "security" -> security = Security.valueOf(value);
      case "restriction" -> restriction = Restriction.valueOf(value);
      case "asked" -> erasure = ErasureWish.valueOf(value);
      case "basis" -> basis = Basis.valueOf(value);
      case "objection" -> objection = Objection.valueOf(value);
      case "account" -> account = Account.valueOf(value);
      case "shared" -> shared = Shared.valueOf(value);
      case "other" -> otherPurpose = true;
      case "article9" -> article9 = Article9.valueOf(value);
      default -> throw new IllegalArgumentException(fact);
    }
  }

  private Case example(String facts) {
    Arrays.stream(facts.split(" ", -1)).filter(fact -> !fact.equals("neutral")).forEach(this::set);
    return Normalisation.of(
        new Situation(
            term,
            duty,
            held,
            security,
            restriction,
            erasure,
            basis,
            objection,
            account,
            shared,
            otherPurpose,
            article9));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "1b, REVIEW, article9=GROUND",
    "1b, REVIEW, duty=COVERS account=CLOSED article9=PURPOSE",
    "2, REVIEW, held asked=ORDER",
    "3, KEEP, held",
    "3, KEEP, held term=WINDOW",
    "3b, KEEP_RESTRICTED, held term=PAST_MAX",
    "3b, KEEP_RESTRICTED, held account=CLOSED",
    "3b, KEEP_RESTRICTED, held basis=CONSENT_WITHDRAWN",
    "3b, KEEP_RESTRICTED, held article9=GROUND",
    "3b, KEEP_RESTRICTED, held objection=PENDING",
    "3b, KEEP_RESTRICTED, held restriction=ACCURACY_CONTESTED",
    "4, KEEP_RESTRICTED, held asked=STRONG",
    "5, KEEP, held duty=COVERS",
    "5, KEEP_RESTRICTED, held duty=COVERS account=CLOSED",
    "6, KEEP_RESTRICTED, held asked=ITEM",
    "11, KEEP, duty=COVERS",
    "11, KEEP, duty=COVERS term=WINDOW",
    "12, KEEP_RESTRICTED, duty=COVERS term=PAST_MAX",
    "12, KEEP_RESTRICTED, duty=COVERS account=CLOSED term=OPEN",
    "12, KEEP_RESTRICTED, duty=COVERS article9=GROUND",
    "12, KEEP_RESTRICTED, duty=COVERS objection=PENDING",
    "13, KEEP_RESTRICTED, duty=COVERS asked=VALID account=CLOSED",
    "13, KEEP_RESTRICTED, duty=COVERS asked=ITEM",
    "14, DELETE_NOW, duty=ELSEWHERE asked=VALID account=CLOSED term=OPEN",
    "16, REVIEW, duty=UNANCHORED",
    "16, REVIEW, duty=UNANCHORED asked=ORDER",
    "17, KEEP_RESTRICTED, restriction=SUBJECT_PREFERS term=PAST_MAX",
    "17, KEEP_RESTRICTED, restriction=SUBJECT_PREFERS asked=STRONG",
    "18, KEEP_RESTRICTED, restriction=SUBJECT_CLAIMS basis=CONSENT_WITHDRAWN",
    "20, KEEP_RESTRICTED, restriction=ACCURACY_CONTESTED term=PAST_MAX",
    "20, KEEP_RESTRICTED, restriction=ACCURACY_CONTESTED asked=ITEM",
    "22, KEEP_RESTRICTED, objection=PENDING",
    "22, KEEP_RESTRICTED, restriction=OBJECTION_PENDING term=PAST_MAX",
    "23, DELETE_NOW, objection=UPHELD basis=INTEREST",
    "25, KEEP, objection=OVERRIDDEN basis=INTEREST",
    "25, KEEP, objection=OVERRIDDEN basis=INTEREST asked=VALID",
    "26, DELETE_NOW, objection=DIRECT_MARKETING",
    "27, KEEP, security=BARE",
    "27, KEEP_RESTRICTED, security=BARE term=PAST_MAX",
    "27, KEEP_RESTRICTED, security=BARE account=CLOSED",
    "28, KEEP_RESTRICTED, security=CLAIMS asked=ORDER",
    "28, KEEP_RESTRICTED, security=CLAIMS article9=NO_CONDITION asked=STRONG",
    "29, KEEP_RESTRICTED, security=ASSESSED basis=INTEREST asked=VALID",
    "30, REVIEW, security=BARE basis=INTEREST asked=VALID",
    "30, REVIEW, security=ASSESSED objection=UPHELD",
    "32b, DELETE_NOW, asked=ITEM",
    "34, DELETE_NOW, asked=VALID account=CLOSED term=OPEN",
    "34, DELETE_NOW, asked=ORDER restriction=ACCURACY_CONTESTED term=OPEN",
    "35, DELETE_NOW, asked=STRONG",
    "36, DETACH, asked=STRONG shared=SEPARABLE",
    "36, DETACH, account=CLOSED term=OPEN shared=SEPARABLE",
    "37, PSEUDONYMISE, asked=STRONG shared=BALANCED",
    "37b, DETACH, asked=STRONG shared=UNBALANCED",
    "38, DELETE_NOW, asked=STRONG shared=OTHERS_GONE",
    "39, DELETE_NOW, basis=CONSENT_WITHDRAWN",
    "39, DELETE_NOW, basis=CONSENT_WITHDRAWN objection=OVERRIDDEN security=ASSESSED",
    "42, KEEP, term=UNANCHORED",
    "43, DELETE_NOW, term=PAST_IF_NEVER",
    "43, DELETE_NOW, term=PAST_IF_NEVER shared=SEPARABLE asked=STRONG",
    "46, DELETE_NOW, term=PAST_MAX",
    "46, DELETE_NOW, term=PAST_MAX shared=BALANCED",
    "47, DELETE_NOW, term=WINDOW",
    "47, DELETE_NOW, term=WINDOW asked=VALID",
    "48, KEEP, neutral",
    "49, KEEP, term=OPEN",
    "50, KEEP_RESTRICTED, term=OPEN account=GRACE",
    "50b, DELETE_NOW, term=OPEN account=CLOSED"
  })
  void rowByExample(String number, Outcome outcome, String facts) {
    Row row = Table.row(example(facts));

    assertThat(row.number).isEqualTo(number);
    assertThat(row.outcome).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "N1, IDENTITY_PENDING, asked=RECEIVED, 48",
    "N2, CHILD, asked=CHILD term=OPEN, 34",
    "N2, CHILD, asked=CHILD held, 4",
    "N4, SUPPRESS, asked=VALID basis=CONSENT_GIVEN, 35",
    "N5 row 24, OBJECTED_PURPOSE, objection=UPHELD basis=INTEREST other, 48",
    "N5 row 26b, MARKETING_PURPOSE, objection=DIRECT_MARKETING other, 48",
    "N5 row 40, CONSENT_PURPOSE, basis=CONSENT_WITHDRAWN other, 48",
    "N7 row 19, LATER_WISH, restriction=SUBJECT_PREFERS asked=VALID_LATER account=CLOSED, 35",
    "N7 row 21, RESTRICTION_MOOT, restriction=ACCURACY_CONTESTED asked=VALID account=CLOSED, 35",
    "N8 row 33, CONTRACT_LIVE, asked=VALID, 48",
    "N8 row 33, CONTRACT_LIVE, asked=VALID_LATER restriction=SUBJECT_PREFERS, 17"
  })
  void normalisationByExample(String step, Note note, String facts, String number) {
    Case it = example(facts);

    assertThat(it.notes()).as(step).contains(note);
    assertThat(Table.row(it).number).isEqualTo(number);
  }

  /** Nobody else's order ends the person's own restriction, nor an erasure before it. */
  @ParameterizedTest
  @CsvSource({
    "restriction=SUBJECT_PREFERS asked=ORDER",
    "restriction=SUBJECT_PREFERS asked=VALID account=CLOSED",
    "restriction=ACCURACY_CONTESTED asked=ORDER",
    "asked=VALID basis=INTEREST",
    "asked=VALID account=CLOSED",
    "security=ASSESSED article9=NO_CONDITION"
  })
  void theseLeaveNoNote(String facts) {
    assertThat(example(facts).notes()).isEqualTo(Set.of());
  }
}
