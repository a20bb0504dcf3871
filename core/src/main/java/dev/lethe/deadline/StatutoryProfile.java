package dev.lethe.deadline;

import dev.lethe.json.MalformedException;
import dev.lethe.json.Node;
import dev.lethe.json.Yaml;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the law of one jurisdiction gives, from one day on.
 *
 * @param id as in the register: {@code EU-GDPR}
 * @param validFrom first day on which a clock that starts is this version's
 * @param answer time to answer a person
 * @param extension what is added to it where the case is complex
 * @param nextWorkingDay whether a last day that is no working day ends on the next that is one
 * @param authority time to notify the authority of a breach, as elapsed time
 * @param source the law
 */
record StatutoryProfile(
    String id,
    LocalDate validFrom,
    Span answer,
    Span extension,
    boolean nextWorkingDay,
    Duration authority,
    String source) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");

  /** Profile and version: {@code EU-GDPR 2018-05-25}. */
  String label() {
    return id + " " + validFrom;
  }

  /** All versions of a profile, the oldest first. */
  static List<StatutoryProfile> versions(String id) {
    String path = id.toLowerCase(Locale.ROOT) + ".yml";
    try (InputStream in =
        ID.matcher(id).matches() ? StatutoryProfile.class.getResourceAsStream(path) : null) {
      if (in == null) {
        throw new MisuseException(
            Code.PROFILE_UNKNOWN,
            "The register's controller.profile is not a profile of this version.",
            "Write profile: EU-GDPR, the one there is.");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedException e) {
      throw new IllegalStateException(path + ":" + e.line() + " " + e.problem(), e);
    }
  }

  private static List<StatutoryProfile> read(String text) throws MalformedException {
    Map<String, Node> root = ((Node.Mapping) Yaml.read(text)).entries();
    List<StatutoryProfile> versions = new ArrayList<>();
    List<Node> items = root.get("versions") instanceof Node.Sequence s ? s.items() : List.of();
    for (Node item : items) {
      Map<String, Node> version = ((Node.Mapping) item).entries();
      versions.add(
          new StatutoryProfile(
              text(root, "profile"),
              LocalDate.parse(text(version, "validFrom")),
              Span.parse(text(version, "answer")),
              Span.parse(text(version, "extension")),
              text(version, "lastDay").equals("next-working-day"),
              Duration.parse(text(version, "authority")),
              text(version, "source")));
    }
    versions.sort(Comparator.comparing(StatutoryProfile::validFrom));
    return List.copyOf(versions);
  }

  private static String text(Map<String, Node> entries, String key) {
    return entries.get(key) instanceof Node.Scalar scalar ? scalar.text() : "";
  }
}
