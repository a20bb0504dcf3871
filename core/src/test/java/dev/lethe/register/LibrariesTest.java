package dev.lethe.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lethe.Approved;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What libraries say of their own tables is read from their jars, or refused with the jar's name.
 */
class LibrariesTest {
  private static final String RIGHT =
      """
      format: 1
      library: acme-jobs
      version: 2.1
      store: database
      tables:
        ACME_JOB: { holds: [contact.email], about: customer, keys: plain, until: the library deletes it when done, keptFor: P7D }
        acme_lock: { notPersonal: one row per node and minute }
      """;

  private final Path folder;

  LibrariesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path jar(String name, String text) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(Libraries.FILE));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static Libraries read(Path... jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
      return Libraries.of(loader);
    }
  }

  @Test
  void aJarSaysWhatItsTablesHold() throws IOException {
    Libraries read = read(jar("acme-jobs-2.1.jar", RIGHT));
    assertThat(read.findings()).isEmpty();
    Library acme = read.all().get(0);
    assertThat(acme.name() + " " + acme.version()).isEqualTo("acme-jobs 2.1");
    assertThat(acme.tables()).containsOnlyKeys("acme_job", "acme_lock");
    Library.Table job = Objects.requireNonNull(acme.tables().get("acme_job"));
    assertThat(job.holds()).containsExactly("contact.email");
    assertThat(job.keys()).isEqualTo(Library.Keys.PLAIN);
    assertThat(job.keptFor().orElseThrow().inWords()).isEqualTo("P7D");
    assertThat(violations(RIGHT)).isEmpty();
  }

  @ParameterizedTest // LETHE-152
  @ValueSource(
      strings = {
        "format: 1 -> format: 2",
        "library: acme-jobs -> library: {}",
        "version: 2.1 -> vresion: 2.1",
        "contact.email -> contact.mail",
        "keys: plain -> keys: clear",
        "until: the library deletes it when done, -> ",
        "keptFor: P7D -> keptFor: a week",
        "one row per node and minute -> because",
        "about: customer, -> ",
        "store: database -> store: [",
      })
  void whatIsMalformedIsNamedWithItsJar(String change) throws IOException {
    String[] sides = change.split(" -> ", -1);
    assertThat(RIGHT).contains(sides[0]);
    Libraries read = read(jar("acme-jobs-2.1.jar", RIGHT.replace(sides[0], sides[1])));
    assertThat(read.all()).isEmpty();
    assertThat(read.findings())
        .isNotEmpty()
        .allSatisfy(
            f -> {
              assertThat(f.code()).isEqualTo(Code.FRAGMENT_WRONG);
              assertThat(f.severity()).isEqualTo(Severity.ERROR);
              assertThat(f.message()).startsWith("acme-jobs-2.1.jar!/META-INF/lethe/fragment.yml");
              assertThat(f.toText()).doesNotContain(folder.toString());
              assertThat(f.remedy()).isNotEmpty();
            });
  }

  @Test // LETHE-152
  void whatTwoJarsSayIsNamedWithBoth() throws IOException {
    Path one = jar("a-1.jar", RIGHT);
    assertThat(read(one, jar("b-1.jar", RIGHT)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "b-1.jar!/META-INF/lethe/fragment.yml speaks of the library acme-jobs, and so does"
                + " a-1.jar!/META-INF/lethe/fragment.yml.");
    String other = RIGHT.replace("acme-jobs", "zeta").replace("ACME_JOB", "zeta_job");
    assertThat(read(one, jar("c-1.jar", other)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "c-1.jar!/META-INF/lethe/fragment.yml speaks of the table acme_lock, and so does"
                + " a-1.jar!/META-INF/lethe/fragment.yml.");
  }

  private static Library own() {
    return Libraries.onClasspath().all().stream()
        .filter(l -> l.name().equals("lethe"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> scripts(String database) {
    String script = Approved.resource("db/lethe/" + database + "/V1__lethe.sql");
    return Pattern.compile("create table if not exists (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL)
        .matcher(script)
        .results()
        .collect(Collectors.toMap(t -> t.group(1), t -> t.group(2), (a, b) -> a, TreeMap::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb"})
  void theOwnTablesAreAllNamed(String database) {
    assertThat(Libraries.onClasspath().findings()).isEmpty();
    assertThat(own().tables().keySet()).isEqualTo(scripts(database).keySet());
  }

  @Test // the columns in which a person's key may stand, and nothing else
  void theOwnTablesSayWhichHoldAPersonsKey() {
    Map<String, Set<String>> keys = new TreeMap<>();
    scripts("h2")
        .forEach(
            (table, columns) ->
                Pattern.compile(
                        "\\n  (key_text|record_key|object_key|subjects|target|reached|subject_hash|predicate|body|content) ")
                    .matcher("\n" + columns)
                    .results()
                    .map((MatchResult m) -> m.group(1))
                    .forEach(c -> keys.computeIfAbsent(table, t -> new TreeSet<>()).add(c)));
    keys.remove("lethe_block"); // a hash over the others
    assertThat(
            own().tables().entrySet().stream()
                .filter(t -> t.getValue().keys() != Library.Keys.NONE)
                .map(Map.Entry::getKey))
        .containsExactlyElementsOf(keys.keySet());
    assertThat(
            own().tables().entrySet().stream()
                .filter(t -> t.getValue().keys() == Library.Keys.HASH)
                .map(Map.Entry::getKey))
        .containsExactly("lethe_certificate", "lethe_event", "lethe_hold");
  }

  @Test
  void theOwnFragmentIsOfThisVersionAndFollowsTheSchema() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + own().version() + "</version>");
    assertThat(violations(Approved.resource(Libraries.FILE))).isEmpty();
    assertThat(violations(RIGHT.replace("keys: plain", "keys: clear"))).isNotEmpty();
    assertThat(violations(RIGHT.replace("about: customer, ", ""))).isNotEmpty();
  }

  private static List<com.networknt.schema.Error> violations(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            Objects.requireNonNull(
                LibrariesTest.class.getResourceAsStream("/dev/lethe/schema/fragment-1.json")))
        .validate(text, InputFormat.YAML);
  }
}
