package dev.lethe.checker;

import static dev.lethe.checker.Fixture.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test // LETHE-105
  void methodsThatNameNoAttribute() {
    model(LINE.formatted(""), MIXIN.replace("}", "  Object principl(); //!\n}"))
        .says(
            "LETHE-105 AuditLinePrivacy.principl(): AuditLine has no such attribute."
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

  @Test // an entity in somebody else's jar: what is wrong with it is shown at the mixin
  void entitiesThatAreClassFiles(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("AuditLine.java");
    Files.writeString(
        source,
        """
        package legacy;
        import jakarta.persistence.*;
        @Entity public class AuditLine {
          @Id Long id; String principal; java.time.LocalDateTime ts; String action;
        }
        """);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString()))
        .isZero();
    String[] there = {
      "-classpath", System.getProperty("java.class.path") + File.pathSeparator + folder
    };
    String mixin = MIXIN.replace("AuditLine.class", "legacy.AuditLine.class");
    model(mixin).isSilent(there);
    model(mixin.replace("interface", "interface //!\n").replaceAll("@NotPersonal.*", ""))
        .says(
            "LETHE-101 AuditLine.action (String) is not declared and AuditLine belongs to a person"
                + " (AuditLine.principal → Account).",
            there);
    model(mixin.replace("from = \"ts\"", "from = \"tss\"").replace("\"P90D\")", "\"P90D\") //!"))
        .says(
            "LETHE-111 AuditLinePrivacy: @Retain(from = \"tss\"): AuditLine has no such attribute."
                + " Did you mean ts?",
            there[0],
            there[1],
            "-Alethe.undeclared=off");
  }

  @Test // LETHE-116: naming both places
  void declaredTwice() {
    model(
            LINE.formatted("")
                .replace("String action", "@NotPersonal(\"from a fixed list\") String action"),
            MIXIN.replace("Object action();", "Object action(); //!"))
        .says(
            "LETHE-116 AuditLine.action is declared twice, with @NotPersonal: there and in AuditLinePrivacy.action().");
    model(
            LINE.formatted("").replace("@Entity", "@Entity @Processing(\"security\")"),
            MIXIN.replace("atMost = \"P90D\")", "atMost = \"P90D\") //!"))
        .says(
            "LETHE-116 AuditLine is declared twice, with @Processing: there and in AuditLinePrivacy.");
  }
}
