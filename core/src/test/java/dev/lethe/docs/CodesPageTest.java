package dev.lethe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.model.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/codes.md} is the catalogue, printed; {@code -Dlethe.approve=true} prints it anew. */
class CodesPageTest {
  private static final Path PAGE = Path.of("../docs/codes.md");

  private static final Map<Character, String> CHAPTERS =
      Map.of(
          '1', "Declarations",
          '2', "Register and policy",
          '3', "Environment: database, schema, keys, privileges, clock",
          '4', "Misuse",
          '5', "Evidence and restore gate",
          '6', "Delivery");

  @Test
  void thePageIsTheCatalogue() throws IOException {
    if (Boolean.getBoolean("lethe.approve")) Files.writeString(PAGE, print());
    assertThat(PAGE).hasContent(print());
  }

  @Test
  void aNumberIsUsedOnce() {
    assertThat(codes()).extracting(Code::id).doesNotHaveDuplicates();
  }

  private static String print() {
    StringBuilder page =
        new StringBuilder(
                "# Codes\n\nPrinted from `dev.lethe.model.Code` by a test: do not edit.\n")
            .append(
                "Every finding and every exception carries a code and, in its message, a remedy;\n")
            .append("no message has a value or an id of a row in it.\n");
    char chapter = 0;
    for (Code code : codes()) {
      char first = code.id().charAt("LETHE-".length());
      if (first != chapter) page.append("\n## ").append(CHAPTERS.get(first)).append('\n');
      chapter = first;
      page.append("\n### ").append(code.id()).append("\n\n`").append(code.name()).append("`: ");
      page.append(code.meaning()).append('\n');
    }
    return page.toString();
  }

  private static List<Code> codes() {
    return Arrays.stream(Code.values()).sorted(Comparator.comparing(Code::id)).toList();
  }
}
