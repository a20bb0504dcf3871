package dev.lethe.register;

import dev.lethe.json.MalformedException;
import dev.lethe.json.Node;
import dev.lethe.json.Yaml;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.model.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What nobody has decided yet in a model that grew before this library came: no flag day. What is
 * not listed fails at once, what is listed fails from its day on, and only a person extends a day.
 *
 * @param entries one for each place
 */
public record Undecided(List<Entry> entries) {
  /** What may wait: what nobody declared. Wrong declarations may not. */
  private static final Set<Code> MAY_WAIT =
      Set.of(Code.UNDECLARED, Code.SUSPECTED, Code.TABLE_UNMAPPED);

  /**
   * A place that waits.
   *
   * @param place as findings name it: {@code Upload.comment}, {@code Badge}
   * @param owner who decides
   * @param until the first day on which it fails
   */
  public record Entry(String place, String owner, LocalDate until) {}

  public Undecided {
    entries = List.copyOf(entries);
  }

  /** Nothing waits. */
  public static Undecided none() {
    return new Undecided(List.of());
  }

  /**
   * Reads the list from the class path.
   *
   * @param path for example {@code privacy/undecided.yml}
   * @throws DeclarationException with LETHE-201 where there is none, else as {@link #parse}
   */
  public static Undecided fromClasspath(String path) {
    Problems problems = new Problems(path);
    Optional<String> text =
        RegisterFile.text(path, problems, "Write it once with Undecided.write(…).");
    problems.throwIfAny();
    return parse(path, text.orElse(""));
  }

  /**
   * Reads the list.
   *
   * @param source name of the file, for messages
   * @param text YAML
   * @throws DeclarationException with every problem at once (LETHE-202, LETHE-203)
   */
  public static Undecided parse(String source, String text) {
    Problems problems = new Problems(source);
    List<Entry> entries = new ArrayList<>();
    try {
      Section root = Section.of(problems, "the list", Yaml.read(text));
      entries.addAll(root.items("undecided", (item, line) -> entry(problems, item)));
      root.close();
    } catch (MalformedException e) {
      problems.add(
          Code.REGISTER_MALFORMED, e.line(), "is not YAML: " + e.problem() + ".", "Correct it.");
    }
    problems.throwIfAny();
    return new Undecided(entries);
  }

  private static Optional<Entry> entry(Problems problems, Node item) {
    Section s = Section.of(problems, "an entry", item);
    Optional<String> place =
        s.required("place", ValueType.TEXT, "Write place: Upload.comment, as the finding says.");
    Optional<String> owner = s.required("owner", ValueType.TEXT, "Write owner: who decides.");
    Optional<LocalDate> until =
        s.required("until", ValueType.DATE, "Write until: the first day on which it fails.");
    s.close();
    return place.isPresent() && owner.isPresent() && until.isPresent()
        ? Optional.of(new Entry(place.get(), owner.get(), until.get()))
        : Optional.empty();
  }

  /**
   * The findings as they weigh on a day: what waits is a warning, what has waited too long an error
   * that says so, and so is an entry that no finding needs any more.
   */
  public List<Finding> weigh(List<Finding> findings, LocalDate today) {
    List<Finding> weighed = new ArrayList<>();
    Set<String> needed = new TreeSet<>();
    for (Finding f : findings) {
      Optional<Entry> entry = entry(f);
      entry.ifPresent(e -> needed.add(e.place()));
      weighed.add(entry.map(e -> weigh(f, e, today)).orElse(f));
    }
    entries.stream()
        .filter(e -> !needed.contains(e.place()))
        .forEach(
            e ->
                weighed.add(
                    new Finding(
                        Code.UNDECIDED,
                        Severity.ERROR,
                        e.place(),
                        e.place() + " is listed as undecided, and nothing is undecided there.",
                        "Remove the entry: a list of what is decided hides what is not.")));
    return weighed;
  }

  private Optional<Entry> entry(Finding f) {
    return f.severity() == Severity.ERROR && MAY_WAIT.contains(f.code())
        ? entries.stream().filter(e -> e.place().equals(f.place())).findFirst()
        : Optional.empty();
  }

  private static Finding weigh(Finding f, Entry e, LocalDate today) {
    return today.isBefore(e.until())
        ? new Finding(
            f.code(),
            Severity.WARNING,
            f.place(),
            f.message() + " " + e.owner() + " decides before " + e.until() + ".",
            f.remedy())
        : new Finding(
            Code.UNDECIDED,
            Severity.ERROR,
            f.place(),
            f.message() + " It waited until " + e.until() + " (" + e.owner() + ").",
            f.remedy());
  }

  /**
   * Writes the list of what nobody has declared, once.
   *
   * @param file for example {@code src/main/resources/privacy/undecided.yml}
   * @param findings of an instance that observes
   * @param owner who decides
   * @param until the first day on which they fail
   * @throws MisuseException with LETHE-401 where the file is there already: nothing extends a day
   *     but a person
   */
  public static void write(Path file, Collection<Finding> findings, String owner, LocalDate until) {
    String entries =
        findings.stream()
            .filter(f -> f.severity() == Severity.ERROR && MAY_WAIT.contains(f.code()))
            .map(Finding::place)
            .distinct()
            .sorted()
            .map(
                place ->
                    "  - { place: \"%s\", owner: \"%s\", until: %s }%n"
                        .formatted(place, owner.replace("\"", "'"), until))
            .collect(Collectors.joining());
    String text =
        "# Not decided yet. What is not listed fails at once; an entry fails from its day on.\n"
            + (entries.isEmpty() ? "undecided: []\n" : "undecided:\n" + entries);
    try {
      Files.writeString(file, text.replace("\r\n", "\n"), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          "The list of what is undecided is there already.",
          "It is written once; change its entries by hand.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
