package dev.lethe.deadline;

import dev.lethe.json.Node;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a jurisdiction profile: the host's own where one stands beside its register, else the one
 * that is shipped. A version says what changed with it; the rest is as before.
 */
final class ProfileFile {
  static final List<String> SHIPPED = List.of("CCPA", "COPPA", "EU-GDPR", "LGPD", "UK");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final String FROM = "validFrom";
  private static final String EXAMPLE =
      "Write answer: { is: P1M, source: \"the provision\", verified: no }, or verified: yes with"
          + " checked: \"when and where\".";

  private final LawFile file;
  private final String id;

  private ProfileFile(String path, String id) {
    this.file = new LawFile(path, Code.PROFILE_WRONG);
    this.id = id;
  }

  /** All versions of a profile, the oldest first. */
  static List<Profile> versions(String id, String folder) {
    String name = id.toLowerCase(Locale.ROOT) + ".yml";
    String own = folder + "profiles/" + name;
    if (ID.matcher(id).matches()) {
      ProfileFile hosts = new ProfileFile(own, id);
      Optional<String> text = hosts.file.find();
      if (text.isPresent()) {
        return hosts.read(text.get());
      }
      if (SHIPPED.contains(id)) {
        return new ProfileFile(name, id).read(shipped(name));
      }
    }
    throw new MisuseException(
        Code.PROFILE_UNKNOWN,
        "The register's controller.profile names no profile.",
        "Write one of "
            + String.join(", ", SHIPPED)
            + ", or put your own beside the register: "
            + folder
            + "profiles/<id in lower case>.yml.");
  }

  private static String shipped(String name) {
    try (InputStream in = ProfileFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Profile> read(String text) {
    Map<String, Node> root = file.root(text, Set.of("profile", "versions", "ages"));
    if (file.text(root, "profile", 1).filter(p -> !p.equals(id)).isPresent()) {
      file.add(1, "is another profile than the register names.", "Write profile: as it does.");
    }
    List<Profile.Age> ages =
        file.items(root, "ages").stream().flatMap(item -> age(item).stream()).toList();
    SortedMap<LocalDate, Node> dated = new TreeMap<>();
    for (Node item : file.items(root, "versions")) {
      Optional<LocalDate> from =
          item instanceof Node.Mapping map ? date(map.entries(), item.line()) : Optional.empty();
      if (from.isPresent() && dated.put(from.get(), item) != null) {
        file.add(item.line(), "a version of that day stands twice.", "Make one of them.");
      }
    }
    List<Profile> versions = new ArrayList<>();
    Map<Rule, Figure> known = new EnumMap<>(Rule.class);
    dated.forEach(
        (from, item) -> {
          change(known, item);
          versions.add(new Profile(id, from, known, ages));
        });
    if (versions.isEmpty()) {
      file.add(1, "has no version.", "Write versions: and below it - validFrom: 2026-01-01.");
    }
    file.throwIfAny();
    return List.copyOf(versions);
  }

  private void change(Map<Rule, Figure> known, Node version) {
    Set<String> keys = new HashSet<>(Set.of(FROM));
    for (Rule rule : Rule.values()) {
      keys.add(rule.id());
    }
    file.mapping(version, "a version", keys)
        .forEach(
            (key, node) ->
                Rule.of(key)
                    .ifPresent(
                        rule -> {
                          Optional<Figure> figure = figure(rule, node);
                          figure.ifPresent(f -> known.put(rule, f));
                          if (rule.choices().isEmpty()
                              && figure.filter(f -> f.says().equals(Rule.NONE)).isPresent()) {
                            known.remove(rule);
                          }
                        }));
    for (Rule rule : Rule.COUNTING) {
      if (known.containsKey(Rule.ANSWER) && !known.containsKey(rule)) {
        file.add(
            version.line(),
            "does not say how the time to answer is counted: " + rule.id() + " is missing.",
            "Write " + rule.id() + ": { is: " + String.join(" or ", rule.choices()) + ", … }.");
      }
    }
  }

  private Optional<Figure> figure(Rule rule, Node node) {
    Map<String, Node> entries =
        file.mapping(node, rule.id(), Set.of("is", "source", "verified", "checked"));
    Optional<Figure> figure = figure(entries, node.line());
    if (figure.isPresent() && !fits(rule, figure.get().says())) {
      file.add(
          node.line(),
          rule.id() + " says something that it cannot say.",
          rule.choices().isEmpty()
              ? "Write is: P1M, PT72H, 10 working days, or none."
              : "Write is: one of " + String.join(", ", rule.choices()) + ".");
    }
    return figure;
  }

  private static boolean fits(Rule rule, String says) {
    if (!rule.choices().isEmpty()) {
      return rule.choices().contains(says);
    }
    try {
      // elapsed time is for what runs by the hour; days of a person's request have no hours
      return says.equals(Rule.NONE)
          || rule == Rule.AUTHORITY
          || !Term.parse(says).span().hasClock();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Optional<Figure> figure(Map<String, Node> entries, int line) {
    if (entries.isEmpty()) {
      file.add(line, "is not known how.", EXAMPLE);
      return Optional.empty();
    }
    Optional<String> says = file.text(entries, "is", line);
    Optional<String> source = file.text(entries, "source", line);
    boolean verified = file.flag(entries, "verified", line);
    Optional<String> checked = verified ? file.text(entries, "checked", line) : Optional.empty();
    return says.isPresent() && source.isPresent()
        ? Optional.of(new Figure(says.get(), source.get(), checked))
        : Optional.empty();
  }

  private Optional<Profile.Age> age(Node item) {
    Map<String, Node> entries =
        file.mapping(
            item, "an age", Set.of("country", FROM, "is", "source", "verified", "checked"));
    Optional<Figure> figure = figure(entries, item.line());
    Optional<LocalDate> from = date(entries, item.line());
    Optional<String> country =
        entries.containsKey("country")
            ? file.text(entries, "country", item.line())
            : Optional.empty();
    if (figure.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    if (!figure.get().says().matches("\\d{1,2}")) {
      file.add(item.line(), "an age is not a number of years.", "Write is: 16.");
      return Optional.empty();
    }
    AgeLine line = new AgeLine(Integer.parseInt(figure.get().says()), figure.get());
    return Optional.of(new Profile.Age(country, from.get(), line));
  }

  private Optional<LocalDate> date(Map<String, Node> entries, int line) {
    return file.date(entries, FROM, "2026-01-01", line);
  }
}
