package dev.lethe.checker;

import static dev.lethe.checker.Fixture.model;

import org.junit.jupiter.api.Test;

/** A mixin is judged as if its words stood on the class. */
class MixinTest {
  private static final String LINE =
      """
      @Entity class AuditLine { @Id Long id; String principal; LocalDateTime ts;
        String action;%s
      }
      """;
  private static final String MIXIN =
      """
      @PrivacyMixin(AuditLine.class) @Processing("security") @Retain(from = "ts", zone = "UTC", atMost = "P90D")
      interface AuditLinePrivacy {
        @SubjectLink(to = Account.class, on = "email") @PersonalData(EMAIL) Object principal();
        @NotPersonal("name of a menu entry") Object action();
      }
      """;

  @Test
  void theRightOne() {
    model(LINE.formatted(""), MIXIN).isSilent();
  }

  @Test // LETHE-129
  void methodsThatNameNoAttribute() {
    model(LINE.formatted(""), MIXIN.replace("}", "  Object principl(); //!\n}"))
        .says(
            "LETHE-129 AuditLinePrivacy.principl(): AuditLine has no such attribute."
                + " Did you mean principal?");
  }

  @Test // LETHE-101, 107, 111, 112
  void wrongWordsInAMixin() {
    model(
            LINE.formatted(" //!"),
            MIXIN.replace("@NotPersonal(\"name of a menu entry\") Object action();", ""))
        .says(
            "LETHE-101 AuditLine.action (String) is not declared and AuditLine belongs to a person"
                + " (AuditLine.principal → Account).");
    model(
            LINE.formatted(""),
            MIXIN
                .replace("on = \"email\"", "on = \"emial\"")
                .replace("Object principal();", "Object principal(); //!"))
        .says(
            "LETHE-107 AuditLine.principal: @SubjectLink(on = \"emial\"): Account has no such attribute."
                + " Did you mean email?");
    model(
            LINE.formatted(""),
            MIXIN.replace("zone = \"UTC\", atMost = \"P90D\")", "atMost = \"P90D\") //!"))
        .says(
            "LETHE-111 AuditLinePrivacy: @Retain(from = \"ts\") is a LocalDateTime and no zone is declared.");
    model(LINE.formatted(""), MIXIN.replace("\"P90D\")", "\"90\") //!"))
        .says(
            "LETHE-112 AuditLinePrivacy: @Retain(atMost = \"90\") is not an ISO-8601 period (at position 0).");
  }

  @Test // LETHE-116: naming both places
  void declaredTwice() {
    model(
            LINE.formatted("")
                .replace("String action", "@NotPersonal(\"from a fixed list\") String action"),
            MIXIN.replace("Object action();", "Object action(); //!"))
        .says(
            "LETHE-116 AuditLine.action is declared @NotPersonal there and at AuditLinePrivacy.action().");
    model(
            LINE.formatted("").replace("@Entity", "@Entity @Processing(\"security\")"),
            MIXIN.replace("atMost = \"P90D\")", "atMost = \"P90D\") //!"))
        .says("LETHE-116 AuditLine is declared @Processing there and at AuditLinePrivacy.");
  }
}
