package dev.lethe.messy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.annotation.PersonalData;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.host.Host;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An ordinary, messy model takes few words, and nothing in it is left undeclared. */
class ShopTest {
  @ParameterizedTest
  @EnumSource(Product.class)
  void sixteenTypesAreDeclared(Product product) {
    assertThat(Shop.entities()).hasSize(16);
    try (TestDatabase db = TestDatabase.fresh(product);
        Lethe lethe = Lethe.observe(db.factory(Map.of(), Shop.entities()), Host.register())) {
      assertThat(lethe.findings())
          .filteredOn(f -> f.severity() != Severity.INFO)
          .extracting(Finding::toText)
          .isEmpty();
      assertThat(lethe.dataMap().entities()).hasSize(16);
      long fields =
          lethe.dataMap().entities().stream()
              .flatMap(e -> e.groups().stream())
              .filter(g -> !g.rides())
              .mapToLong(g -> g.fields().size())
              .sum();
      assertThat(fields).isGreaterThanOrEqualTo(30);
      assertThat(lethe.dataMap().undeclared()).isEmpty();
    }
  }

  /** Words of the library, without the conditions and types inside others. */
  @Test
  void inAtMostSixtyTwoAnnotations() throws IOException {
    String source = Files.readString(Path.of("src/test/java/dev/lethe/messy/Shop.java"));
    Path words =
        Path.of(
            "../annotations/src/main/java/"
                + PersonalData.class.getPackageName().replace('.', '/'));
    String names;
    try (var files = Files.list(words)) {
      names =
          String.join(
              "|",
              files
                  .map(f -> f.getFileName().toString().replace(".java", ""))
                  .filter(n -> Character.isUpperCase(n.charAt(0)))
                  .sorted()
                  .toList());
    }
    long written =
        Pattern.compile("^ +@(" + names + ")\\b(?!\\.)", Pattern.MULTILINE)
            .matcher(source)
            .results()
            .count();
    assertThat(written).isBetween(30L, 62L);
  }
}
