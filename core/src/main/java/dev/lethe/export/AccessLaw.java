package dev.lethe.export;

import dev.lethe.json.MalformedException;
import dev.lethe.json.Node;
import dev.lethe.json.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the law has a copy say about rights, as a versioned file.
 *
 * @param source the law
 * @param request the articles that ask for the copy
 */
record AccessLaw(
    String version, String profile, String source, String request, List<Right> rights) {
  private static final String EU = "/dev/lethe/export/access-eu-gdpr.yml";

  /** A right of the person. */
  record Right(String article, String right, String words) {}

  static AccessLaw load() {
    try (InputStream in = Objects.requireNonNull(AccessLaw.class.getResourceAsStream(EU), EU)) {
      Node.Mapping root =
          (Node.Mapping) Yaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      List<Right> rights =
          ((Node.Sequence) entry(root, "rights"))
              .items().stream()
                  .map(n -> (Node.Mapping) n)
                  .map(n -> new Right(text(n, "article"), text(n, "right"), text(n, "words")))
                  .toList();
      return new AccessLaw(
          text(root, "version"),
          text(root, "profile"),
          text(root, "source"),
          text(root, "request"),
          rights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedException e) {
      throw new IllegalStateException(EU + " is malformed", e);
    }
  }

  private static Node entry(Node.Mapping of, String key) {
    Map<String, Node> entries = of.entries();
    return Objects.requireNonNull(entries.get(key), key);
  }

  private static String text(Node.Mapping of, String key) {
    return ((Node.Scalar) entry(of, key)).text();
  }
}
