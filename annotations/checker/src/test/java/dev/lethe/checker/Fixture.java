package dev.lethe.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One source file that is compiled with the checker. {@code //!} marks the line at which the one
 * finding must be shown.
 */
final class Fixture {
  private static final String IMPORTS =
      "package host; import dev.lethe.annotation.*; import static dev.lethe.annotation.Category.*;"
          + " import static dev.lethe.annotation.RetainUntil.CLOSURE; import jakarta.persistence.*;"
          + " import java.lang.annotation.*; import java.time.*; import java.util.*;";

  /** A person, for others to belong to. */
  static final String ACCOUNT =
      """
      @Entity @DataSubject(kind = "customer", closedBy = "closedAt") @Processing("account") @RetainUntil(CLOSURE)
      class Account {
        @Id UUID id;
        @PersonalData(EMAIL) String email;
        @PersonalData(RELATIONSHIP_DATES) Instant closedAt;
      }
      """;

  private final String text;

  private Fixture(String text) {
    this.text = IMPORTS + "\n" + text;
  }

  static Fixture model(String... parts) {
    return new Fixture(ACCOUNT + String.join("\n", parts));
  }

  /** An upload of a person, with annotations on the class and more attributes. */
  static Fixture upload(String annotations, String... attributes) {
    return model(
        annotations,
        "@Entity @Processing(\"transformation\") class Upload {",
        "  @Id UUID id;",
        "  @SubjectLink @ManyToOne(optional = false) Account account;",
        "  @Column(nullable = false) Instant createdAt;",
        "  @NotPersonal(\"state of the machine\") Instant completedAt;",
        String.join("\n", attributes),
        "}");
  }

  List<Diagnostic<? extends JavaFileObject>> compile(String... options) {
    return compile(List.of(new PrivacyChecker()), options);
  }

  List<Diagnostic<? extends JavaFileObject>> compile(
      List<Processor> processors, String... options) {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///host/Model.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    List<String> all =
        new ArrayList<>(
            List.of("-proc:only", "-Xlint:all,-processing", "-Werror", "--release", "17"));
    all.addAll(List.of(options));
    CompilationTask task =
        ToolProvider.getSystemJavaCompiler().getTask(null, null, told, all, null, List.of(file));
    task.setLocale(Locale.ROOT);
    task.setProcessors(processors);
    boolean succeeded = task.call();
    assertThat(succeeded)
        .isEqualTo(told.getDiagnostics().stream().allMatch(d -> d.getKind() == Kind.NOTE));
    return told.getDiagnostics();
  }

  /** Nothing is said, not even a note. */
  void isSilent(String... options) {
    assertThat(compile(options)).isEmpty();
  }

  /** Exactly this error, at the marked line. */
  void says(String message, String... options) {
    says(Kind.ERROR, message, options);
  }

  void says(Kind kind, String message, String... options) {
    List<Diagnostic<? extends JavaFileObject>> told =
        compile(options).stream()
            .filter(d -> !"compiler.err.warnings.and.werror".equals(d.getCode()))
            .<Diagnostic<? extends JavaFileObject>>map(d -> d)
            .toList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).getKind()).isEqualTo(kind);
    assertThat(told.get(0).getMessage(Locale.ROOT)).startsWith(message + "\n  ");
    assertThat(told.get(0).getLineNumber()).isEqualTo(marked());
  }

  private long marked() {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("//!")) {
        return i + 1L;
      }
    }
    throw new IllegalStateException("no line is marked");
  }
}
