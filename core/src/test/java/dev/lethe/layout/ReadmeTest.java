package dev.lethe.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The README says what the examples do, and is short. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final String TREE = "each uses only those above it:\n\n```text\n";
  private static final int MOST_LINES = 150;
  private static final int FIRST_JAVA_WITHIN = 30;

  @Test
  void everyJavaBlockStandsInAnExample() throws IOException {
    List<String> examples = examples();
    List<String> blocks = javaBlocks(Files.readAllLines(README));
    assertThat(blocks).isNotEmpty().allSatisfy(b -> assertThat(standsIn(b, examples)).isTrue());
  }

  @Test
  void everyJavaBlockOfTheGuideStandsInATest() throws IOException {
    List<String> tests = texts("core/src/test", "spring-starter/src/test");
    for (String guide :
        List.of("docs/declaring.md", "docs/clocks.md", "docs/law.md", "docs/verdicts.md")) {
      List<String> blocks = javaBlocks(Files.readAllLines(ROOT.resolve(guide)));
      assertThat(blocks).isNotEmpty().allSatisfy(b -> assertThat(standsIn(b, tests)).isTrue());
    }
  }

  @Test
  void aBlockThatStandsNowhereIsFound() throws IOException {
    String one = javaBlocks(Files.readAllLines(README)).get(0);
    assertThat(standsIn(one, examples())).isTrue();
    assertThat(standsIn(one.replaceFirst("@Retain", "@Retian"), examples())).isFalse();
    assertThat(standsIn(one.lines().skip(1).reduce("", (a, b) -> a + b), examples())).isFalse();
  }

  @Test
  void javaComesEarly() throws IOException {
    List<String> lines = Files.readAllLines(README);
    assertThat(lines.indexOf("```java") + 1).isBetween(1, FIRST_JAVA_WITHIN);
    assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  void theTreeIsTheTableOfTheLayout() throws IOException {
    String readme = Files.readString(README);
    int from = readme.indexOf(TREE) + TREE.length();
    int to = readme.indexOf("\n```\n", from);
    if (Boolean.getBoolean("lethe.approve"))
      Files.writeString(README, readme.substring(0, from) + tree() + readme.substring(to));
    assertThat(Files.readString(README)).contains(TREE + tree() + "\n```\n");
  }

  /** The rows of the table whose packages are there. */
  private static String tree() {
    List<String> lines = new ArrayList<>();
    String group = "";
    for (Layout.Row row : Layout.ROWS) {
      String name = row.name().equals(Layout.DOOR) ? "dev.lethe" : "." + row.name();
      if (!Files.exists(folder(row.name()))) continue;
      lines.add(
          String.format(
              "%-8s %-12s %s", row.group().equals(group) ? "" : row.group(), name, row.sentence()));
      group = row.group();
    }
    return String.join("\n", lines);
  }

  private static Path folder(String row) {
    String module = row.equals("annotation") ? "annotations" : "core";
    Path packages = ROOT.resolve(module).resolve("src/main/java/dev/lethe");
    return row.equals(Layout.DOOR) ? packages.resolve("Lethe.java") : packages.resolve(row);
  }

  private static List<String> javaBlocks(List<String> lines) {
    List<String> blocks = new ArrayList<>();
    @Nullable StringBuilder block = null;
    for (String line : lines) {
      if (block == null) {
        if (line.equals("```java")) block = new StringBuilder();
      } else if (line.equals("```")) {
        blocks.add(block.toString());
        block = null;
      } else {
        block.append(line).append('\n');
      }
    }
    return blocks;
  }

  /** The same lines, one after the other; only how far the whole is indented may differ. */
  private static boolean standsIn(String block, List<String> files) {
    // Without the last line break, which would count as a line that is not indented.
    List<String> wanted = block.stripTrailing().stripIndent().lines().toList();
    return files.stream().anyMatch(f -> standsIn(wanted, f.lines().toList()));
  }

  private static boolean standsIn(List<String> wanted, List<String> file) {
    for (int i = 0; i + wanted.size() <= file.size(); i++) {
      String part = String.join("\n", file.subList(i, i + wanted.size()));
      if (part.stripIndent().lines().toList().equals(wanted)) return true;
    }
    return false;
  }

  private static List<String> examples() throws IOException {
    return texts("examples");
  }

  private static List<String> texts(String... folders) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
        for (Path p : all.filter(f -> f.toString().endsWith(".java")).toList())
          texts.add(Files.readString(p));
      }
    }
    return texts;
  }
}
