package dev.lethe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Proposals.Written;
import dev.lethe.annotation.Category;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.model.InfrastructureException;
import dev.lethe.register.PrivacyRegister;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an application without one annotation to mixins that compile, and no edit is ever lost. */
@NullUnmarked
class ProposalsTest {
  @MappedSuperclass
  abstract static class Human {
    @Id UUID id;
    String firstName;
    String lastName;
  }

  @Entity(name = "Keeper")
  static class Keeper extends Human {
    @Embedded Reach reach;
    String city;
    String telephone;
    boolean reminded;
    String shelf;

    @OneToMany(mappedBy = "keeper")
    List<Animal> animals;
  }

  @Embeddable
  static class Reach {
    String email;
    String street;
    String oddity;
  }

  @Entity(name = "Animal")
  static class Animal {
    @Id UUID id;
    String name;
    LocalDate birthDate;
    @ManyToOne Species species;

    @ManyToOne(optional = false)
    Keeper keeper;
  }

  @Entity(name = "Photo")
  static class Photo {
    @Id UUID id;
    String caption;
  }

  @Entity(name = "Treatment")
  static class Treatment {
    @Id UUID id;

    @OneToMany
    @JoinColumn(name = "treatment_id")
    List<Photo> photos;

    @ManyToOne(optional = false)
    Animal animal;

    LocalDate date;
    String description;
  }

  @Entity(name = "Reminder")
  static class Reminder {
    @Id UUID id;
    UUID keeperId;
    String text;
  }

  @Entity(name = "Species")
  static class Species {
    @Id UUID id;
    String name;
  }

  private TestDatabase db;
  @TempDir Path folder;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh(Product.H2);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private EntityManagerFactory clinic() {
    return db.factory(
        Map.of(),
        Keeper.class,
        Animal.class,
        Treatment.class,
        Photo.class,
        Reminder.class,
        Species.class);
  }

  private Path mixin(String type) {
    return folder.resolve("java/dev/lethe/" + type + "Privacy.java");
  }

  private List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("java"))) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Compiles what was written, with every warning an error. */
  private Class<?>[] compiled() throws Exception {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null)) {
      List<String> options =
          List.of("-d", classes.toString(), "-proc:none", "-Xlint:all", "-Werror");
      boolean right =
          javac
              .getTask(
                  said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
              .call();
      assertThat(right).as(said.toString()).isTrue();
    }
    List<Class<?>> mixins = new ArrayList<>();
    @SuppressWarnings("resource") // annotations are read from it until the test ends
    URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    for (Path source : sources()) {
      mixins.add(
          loader.loadClass("dev.lethe." + source.getFileName().toString().replace(".java", "")));
    }
    return mixins.toArray(Class<?>[]::new);
  }

  @Test
  void whatIsProposedCompilesAndLeavesOnlyOpenQuestions() throws Exception {
    EntityManagerFactory emf = clinic();
    Written written = Proposals.of(emf).writeTo(folder);
    assertThat(written.kept()).isEmpty();
    assertThat(written.written())
        .containsExactly(
            mixin("Animal"),
            mixin("Keeper"),
            mixin("Photo"),
            mixin("Reach"),
            mixin("Reminder"),
            mixin("Species"),
            mixin("Treatment"),
            folder.resolve("resources/privacy/register.yml"));
    assertThat(folder.resolve("lethe/data-map.html")).content().contains("Keeper");
    String all = "";
    for (Path source : sources()) all += Files.readString(source);
    String text = Files.readString(folder.resolve("resources/privacy/register.yml"));
    assertThat(times("// open: ", all) + times(": { open: ", text)).isEqualTo(written.questions());
    assertThat(times("// guess: ", all)).isEqualTo(written.guesses());

    PrivacyRegister register = PrivacyRegister.parse("register.yml", text);
    try (Lethe lethe = Lethe.observe(emf, register, compiled())) {
      DataMap map = lethe.dataMap();
      assertThat(map.entity("Keeper").orElseThrow().subject()).contains("keeper");
      assertThat(map.entity("Keeper").orElseThrow().groups().get(0).fields())
          .extracting(FieldEntry::category)
          .contains(Category.NAME.id(), Category.PHONE.id(), Category.EMAIL.id());
      assertThat(map.entity("Treatment").orElseThrow().links().get(0).path())
          .isEqualTo("animal.keeper");
      assertThat(map.entity("Reminder").orElseThrow().links().get(0).path()).isEqualTo("keeperId");
      assertThat(mixin("Photo"))
          .content()
          .contains("// open: whose is a row? Treatment.photos leads here and nothing back");
      assertThat(map.notPersonal()).extracting(n -> n.name()).contains("Species");
      for (Finding f : lethe.findings()) {
        if (f.severity() != Severity.ERROR) continue;
        assertThat(f.code()).as(f.toText()).isIn(Code.UNDECLARED, Code.NO_RETENTION);
        String place = f.place();
        String attribute = place.substring(place.lastIndexOf('.') + 1);
        assertThat(all)
            .as(f.toText())
            .contains(
                f.code() == Code.NO_RETENTION
                    ? "// open: how long is it kept?"
                    : place.equals("Photo")
                        ? "// open: whose is a row?"
                        : "// open: " + attribute + ": ");
      }
      assertThat(lethe.findings()).extracting(Finding::place).contains("Keeper.shelf");
    }
  }

  private static int times(String word, String text) {
    return text.split(Pattern.quote(word), -1).length - 1;
  }

  @Test
  void anotherRunKeepsEveryEdit() throws Exception {
    Proposals.of(db.factory(Map.of(), Keeper.class, Animal.class, Species.class)).writeTo(folder);
    Files.writeString(mixin("Animal"), Files.readString(mixin("Animal")) + "// looked at\n");
    Files.delete(mixin("Species"));
    Path register = folder.resolve("resources/privacy/register.yml");
    String answered =
        Files.readString(register).replace("{ open: \"who is the controller?\" }", "Paws Ltd");
    Files.writeString(register, answered);
    String keeper = Files.readString(mixin("Keeper"));

    Written again = Proposals.of(clinic()).writeTo(folder);

    assertThat(again.kept()).containsExactly(mixin("Animal"), mixin("Species"), register);
    assertThat(again.written())
        .containsExactly(mixin("Photo"), mixin("Reminder"), mixin("Treatment"));
    assertThat(mixin("Animal")).content().endsWith("// looked at\n");
    assertThat(mixin("Species")).doesNotExist();
    assertThat(mixin("Keeper")).content().isEqualTo(keeper);
    assertThat(register).content().isEqualTo(answered);
    assertThat(folder.resolve("lethe/data-map.json")).content().contains("Paws Ltd");
    assertThat(again.toText())
        .contains("kept     " + mixin("Animal") + " (yours)", "written  " + mixin("Reminder"));
    assertThat(Proposals.of(clinic()).writeTo(folder).written()).isEmpty();
  }

  @Test // what is declared already is not proposed again
  void mixinsThatAreThereAreDeclarations() throws Exception {
    Proposals.of(clinic()).writeTo(folder);
    Written again = Proposals.of(clinic(), compiled()).writeTo(folder.resolve("other"));
    assertThat(again.written())
        .as("of a photo only questions were written")
        .containsExactly(
            folder.resolve("other/java/dev/lethe/PhotoPrivacy.java"),
            folder.resolve("other/resources/privacy/register.yml"));
    assertThat(folder.resolve("other/lethe/data-map.json"))
        .content()
        .contains("nobody has confirmed them yet", "guess, not confirmed");
  }

  @Test // LETHE-140
  void aFolderThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> Proposals.of(clinic()).writeTo(file))
        .isInstanceOfSatisfying(
            InfrastructureException.class,
            e -> assertThat(e.code()).isEqualTo(Code.PROPOSAL_NOT_WRITTEN));
  }
}
