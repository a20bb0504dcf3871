package dev.lethe.deadline;

import dev.lethe.json.ClassPath;
import dev.lethe.json.MalformedException;
import dev.lethe.json.Node;
import dev.lethe.json.Yaml;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of law or of holidays while it is read, with everything that is wrong with it. */
final class LawFile {
  private static final String CLASSPATH = "classpath:";
  private static final String FILE = "file:";

  private final String path;
  private final Code code;
  private final List<Finding> findings = new ArrayList<>();

  LawFile(String path, Code code) {
    this.path = path;
    this.code = code;
  }

  /** Its text, on the class path or, below {@code file:}, on the disk; empty where it is not. */
  Optional<String> find() {
    try (InputStream in = open()) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      add(1, "cannot be read.", "Make the file readable and not locked.");
      throwIfAny();
      return Optional.empty();
    }
  }

  private @Nullable InputStream open() throws IOException {
    if (path.startsWith(FILE)) {
      return URI.create(path.replace(" ", "%20")).toURL().openStream();
    }
    return ClassPath.open(path.replaceFirst("^" + CLASSPATH + "/?", ""));
  }

  void add(int line, String what, String remedy) {
    String place = path + ":" + line;
    findings.add(new Finding(code, Finding.Severity.ERROR, place, place + " " + what, remedy));
  }

  void throwIfAny() {
    if (!findings.isEmpty()) {
      throw new DeclarationException(findings);
    }
  }

  Map<String, Node> root(String text, Set<String> keys) {
    try {
      return mapping(Yaml.read(Normalizer.normalize(text, Normalizer.Form.NFC)), "the file", keys);
    } catch (MalformedException e) {
      add(e.line(), e.problem() + ".", "Correct this line; nothing after it was read.");
      throwIfAny();
      return Map.of();
    }
  }

  Map<String, Node> mapping(Node node, String what, Set<String> keys) {
    if (!(node instanceof Node.Mapping map)) {
      add(node.line(), what + " is not a map.", "Write { key: value }.");
      return Map.of();
    }
    map.entries()
        .forEach(
            (key, value) -> {
              if (!keys.contains(key)) {
                add(
                    value.line(),
                    what + " has a key '" + key + "', which nobody reads.",
                    "Keys: " + String.join(", ", keys.stream().sorted().toList()) + ".");
              }
            });
    return map.entries();
  }

  List<Node> items(Map<String, Node> entries, String key) {
    Node node = entries.get(key);
    if (node != null && !(node instanceof Node.Sequence)) {
      add(node.line(), key + " is not a list.", "Write each entry below it, after a dash.");
    }
    return node instanceof Node.Sequence list ? list.items() : List.of();
  }

  Optional<String> text(Map<String, Node> entries, String key, int line) {
    if (entries.get(key) instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar.text().strip());
    }
    add(line, key + " is missing.", "Write " + key + ": and what it is.");
    return Optional.empty();
  }

  /** A day; {@code example} is what to write in its place. */
  Optional<LocalDate> date(Map<String, Node> entries, String key, String example, int line) {
    Optional<String> text = text(entries, key, line);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException e) {
      add(line, key + " is not a day.", "Write " + key + ": " + example + ".");
      return Optional.empty();
    }
  }

  boolean flag(Map<String, Node> entries, String key, int line) {
    String said = text(entries, key, line).orElse("no");
    if (!Set.of("yes", "no", "true", "false").contains(said)) {
      add(line, key + " is neither yes nor no.", "Write " + key + ": yes, or no.");
    }
    return said.equals("yes") || said.equals("true");
  }
}
