package dev.lethe.checker;

import static dev.lethe.checker.Fixture.upload;

import org.junit.jupiter.api.Test;

/** What an annotation says of itself, at the line of the value that is wrong. */
class SpellingTest {
  @Test // LETHE-112
  void periodsThatAreNone() {
    upload(
            """
            @Retain(from = "createdAt",
                atMost = "P1M2") //!
            """)
        .says(
            "LETHE-112 Upload: @Retain(atMost = \"P1M2\") is not an ISO-8601 period (at position 3).");
    upload("@Retain(from = \"createdAt\", atMost = \"P9D\", ifNever = \"7 days\") //!")
        .says(
            "LETHE-112 Upload: @Retain(ifNever = \"7 days\") is not an ISO-8601 period (at position 0).");
    upload("@Retain(from = \"createdAt\", atMost = \"P9D\", cap = \"P\") //!")
        .says("LETHE-112 Upload: @Retain(cap = \"P\") is not an ISO-8601 period (at position 0).");
    upload("@Retain(from = \"createdAt\", atMost = \"\") //!")
        .says(
            "LETHE-112 Upload: @Retain(atMost = \"\") is not an ISO-8601 period (at position 0).");
    upload("@RetainUntil(value = CLOSURE, grace = \"\") //!")
        .says(
            "LETHE-112 Upload: @RetainUntil(grace = \"\") is not an ISO-8601 period (at position 0).");
    upload("@Retain(from = \"createdAt\", atMost = \"P99999999999D\") //!")
        .says(
            "LETHE-112 Upload: @Retain(atMost = \"P99999999999D\") is not an ISO-8601 period (at position 0).");
    upload(
            "@Retain(from = \"createdAt\", atMost = \"P1Y2M3DT4H\", atLeast = \"PT24H\", ifNever = \"P7D\", cap = \"P30W\")")
        .isSilent();
    upload("@RetainUntil(CLOSURE)").isSilent();
  }

  @Test // LETHE-112: each one of several, at what they stand on
  void everyPeriodOfARepeatedAnnotation() {
    String twice =
        """
        class Note {
          @Retain(from = "a", atMost = "P7D")
          @Retain(from = "a", atMost = "%s")
          String text; //!
        }
        """;
    Fixture.model(twice.formatted("P9"))
        .says(
            "LETHE-112 Note.text: @Retain(atMost = \"P9\") is not an ISO-8601 period (at position 1).");
    Fixture.model(twice.formatted("P9D")).isSilent();
  }

  @Test // LETHE-113
  void minimumsAboveTheirMaximum() {
    upload(
            """
            @Retain(from = "createdAt",
                atLeast = "P8D", //!
                atMost = "P7D")
            """)
        .says(
            "LETHE-113 Upload: @Retain(from = \"createdAt\"): atLeast = \"P8D\" lies above atMost = \"P7D\".");
    upload("@Retain(from = \"createdAt\", atLeast = \"P7D\", atMost = \"P7D\")").isSilent();
  }

  @Test // LETHE-118
  void reasonsThatAreNone() {
    upload("@RetainUntil(CLOSURE)", "@NotPersonal(\"no       \") //!", "String effect;")
        .says("LETHE-118 Upload.effect: @NotPersonal needs a reason of at least ten characters.");
    upload("@RetainUntil(CLOSURE)", "@NotPersonal(\"from a fixed list\") String effect;")
        .isSilent();
    Fixture.model("@Entity @NotPersonal(\"because\") //!", "class Effect { @Id UUID id; }")
        .says("LETHE-118 Effect: @NotPersonal needs a reason of at least ten characters.");
  }

  @Test // once, though the compiler puts it on field and accessor
  void componentsOfRecords() {
    Fixture.model(
            "@Embeddable record Party(", "    @NotPersonal(\"no\") //!", "    String name) {}")
        .says("LETHE-118 Party.name: @NotPersonal needs a reason of at least ten characters.");
    String periods =
        "@Embeddable record Party(@Retain(from = \"%s\", atMost = \"P9D\") @PersonalData(NAME)%s";
    upload(
            "@RetainUntil(CLOSURE)",
            "Party to; }",
            periods.formatted("gone", " //!"),
            "String name) {")
        .says("LETHE-111 Upload.name: @Retain(from = \"gone\"): Upload has no such attribute.");
    upload(
            "@RetainUntil(CLOSURE)",
            "Party to; }",
            periods.formatted("createdAt", ""),
            "String name) {")
        .isSilent();
  }

  @Test // LETHE-106
  void categoriesWithoutAName() {
    upload("@RetainUntil(CLOSURE)", "@PersonalData(CUSTOM) String voice; //!")
        .says("LETHE-106 Upload.voice: @PersonalData(CUSTOM) does not say which category.");
    upload("@RetainUntil(CLOSURE)", "@PersonalData(value = NAME, custom = \"voice\") String v; //!")
        .says(
            "LETHE-106 Upload.v: @PersonalData(custom = …) beside a category that is not CUSTOM.");
    upload("@RetainUntil(CLOSURE)", "@PersonalData(value = CUSTOM, custom = \"voice\") String v;")
        .isSilent();
  }

  @Test // LETHE-144, LETHE-118
  void linesOfDocuments() {
    upload("@RetainUntil(CLOSURE)", "@JsonPaths(\"$.to: contact.email\") String sent; //!")
        .says(
            "LETHE-144 Upload.sent: @JsonPaths, line 1: \"$.to: contact.email\" is no \"name ->"
                + " category\".");
    upload("@RetainUntil(CLOSURE)", "@JsonPaths(\"to[0] -> contact.email\") String sent; //!")
        .says("LETHE-144 Upload.sent: @JsonPaths, line 1: to[0] is no place in a document.");
    upload("@RetainUntil(CLOSURE)", "@JsonPaths(\"$.to -> not personal: no\") String sent; //!")
        .says("LETHE-118 Upload.sent: \"not personal\" needs a reason of at least ten characters.");
    upload("@RetainUntil(CLOSURE)", "@JsonPaths(\"$.items[*].e mail -> voice\") String sent;")
        .isSilent();
  }

  @Test // composed annotations are told of where they are declared
  void aCompanysOwnWord() {
    String word =
        """
        @Processing("billing") @RetainUntil(value = CLOSURE, grace = "%s")%s
        @Target(ElementType.TYPE) @java.lang.annotation.Retention(RetentionPolicy.RUNTIME)
        @interface TaxDocument {}
        @TaxDocument
        """;
    upload(word.formatted("30 days", " //!"))
        .says(
            "LETHE-112 TaxDocument: @RetainUntil(grace = \"30 days\") is not an ISO-8601 period (at position 0).");
    upload(word.formatted("P30D", "")).isSilent();
  }
}
