package dev.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that a person has looked at, beside the test that compares with it. {@code
 * -Dlethe.approve=true} writes it anew, to be looked at in the diff.
 */
public record Approved(Path path) {
  public static Approved file(Class<?> test, String name) {
    Path folder = Path.of("src/test/resources", test.getPackageName().replace('.', '/'));
    return new Approved(folder.resolve(name.replaceFirst("\\.", ".approved.")));
  }

  public void matches(String actual) {
    try {
      if (Boolean.getBoolean("lethe.approve")) {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, actual);
      }
      assertThat(actual)
          .as("%s; if the change is right, run once with -Dlethe.approve=true", path)
          .isEqualTo(Files.exists(path) ? Files.readString(path) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String resource(String name) {
    try (InputStream in = Approved.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
