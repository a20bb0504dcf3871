package benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A model of any size, written and compiled into a folder: persons, and what belongs to them. */
record GeneratedModel(ClassLoader loader, List<Class<?>> entities) {
  private static final int PER_PERSON = 10;
  private static final String HEAD =
      "package generated; import dev.lethe.annotation.*; import jakarta.persistence.*;"
          + " import java.math.BigDecimal; import java.time.Instant; import java.util.*; ";

  /** So many entities; declared, or as an application has them before it knows of Lethe. */
  static GeneratedModel of(int size, boolean declared) throws IOException {
    Path folder = Files.createTempDirectory("generated-model");
    List<Path> sources = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String text = i % PER_PERSON == 0 ? person(i) : record(i);
      Path file = folder.resolve("E" + i + ".java");
      Files.writeString(file, declared ? text : bare(text));
      sources.add(file);
    }
    compile(folder, sources);
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, GeneratedModel.class.getClassLoader());
    List<Class<?>> entities = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      try {
        entities.add(loader.loadClass("generated.E" + i));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    return new GeneratedModel(loader, entities);
  }

  private static void compile(Path folder, List<Path> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      boolean done =
          javac
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!done) {
        throw new IllegalStateException("the generated model does not compile");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String person(int i) {
    return HEAD
        + String.format(
            Locale.ROOT,
            "@Entity @DataSubject(kind = \"person\", closedBy = \"closedAt\")"
                + " @Processing(\"account\") @RetainUntil(RetainUntil.CLOSURE) public class E%1$d {"
                + " @Id @GeneratedValue Long id;"
                + " @PersonalData(Category.EMAIL) String email;"
                + " @PersonalData(Category.NAME) String firstName;"
                + " @PersonalData(Category.NAME) String lastName;"
                + " @PersonalData(Category.PHONE) String phone;"
                + " @PersonalData(Category.POSTAL_ADDRESS) String street;"
                + " @PersonalData(Category.POSTAL_ADDRESS) String city;"
                + " @NotPersonal(\"shard of the job queue\") int shard;"
                + " @PersonalData(Category.RELATIONSHIP_DATES) Instant closedAt;"
                + " @Version int version; }",
            i);
  }

  private static String record(int i) {
    return HEAD
        + String.format(
            Locale.ROOT,
            "@Entity @Processing(\"account\")"
                + " @Retain(from = \"endedAt\", atMost = \"P90D\", ifNever = \"P1Y\")"
                + " @Table(indexes = {@Index(columnList = \"owner_id\"),"
                + " @Index(columnList = \"endedAt\")}) public class E%1$d {"
                + " @Id @GeneratedValue Long id;"
                + " @SubjectLink @ManyToOne(optional = false, fetch = FetchType.LAZY) E%2$d owner;"
                + " @PersonalData(Category.FILE_NAME) String title;"
                + " @PersonalData(Category.MESSAGE) @Column(length = 4000) String note;"
                + " @PersonalData(Category.IP_ADDRESS) String ip;"
                + " @PersonalData(Category.PAYMENT_HISTORY) BigDecimal amount;"
                + " @NotPersonal(\"state of the machine\") int state;"
                + " @NotPersonal(\"kind, from a fixed list\") String kind;"
                + " @Column(nullable = false) Instant createdAt;"
                + " Instant endedAt;"
                + " @ElementCollection @PersonalData(Category.UPLOAD) Set<String> tags; }",
            i,
            i - i % PER_PERSON);
  }

  private static String bare(String text) {
    return text.replaceAll(
        "@(DataSubject|Processing|RetainUntil|Retain|PersonalData|NotPersonal)\\([^)]*\\)"
            + "|@SubjectLink",
        "");
  }
}
