package dev.lethe.register;

import static dev.lethe.register.ValueType.SPAN;
import static dev.lethe.register.ValueType.TEXT;

import dev.lethe.annotation.Category;
import dev.lethe.deadline.Span;
import dev.lethe.json.MalformedException;
import dev.lethe.json.Yaml;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what one library says about its tables. */
final class FragmentReader {
  private static final int SHORTEST_REASON = 10;
  private static final Set<String> CATEGORIES =
      Arrays.stream(Category.values())
          .filter(c -> c != Category.CUSTOM)
          .map(Category::id)
          .collect(Collectors.toSet());

  private final Problems problems;
  private final Section root;

  private FragmentReader(Problems problems, Section root) {
    this.problems = problems;
    this.root = root;
  }

  /** The library, or everything that is wrong with what it says. */
  static Optional<Library> read(String place, URL url, List<Finding> findings) {
    Problems problems = new Problems(place);
    Optional<Library> library = Optional.empty();
    try {
      String text = new String(Libraries.bytes(url), StandardCharsets.UTF_8);
      Section root =
          Section.of(
              problems, "the fragment", Yaml.read(Normalizer.normalize(text, Normalizer.Form.NFC)));
      library = new FragmentReader(problems, root).library();
    } catch (MalformedException e) {
      problems.add(
          Code.FRAGMENT_WRONG,
          e.line(),
          e.problem() + ".",
          "Ask who ships the library to correct it.");
    } catch (IOException e) {
      problems.add(
          Code.FRAGMENT_WRONG, 0, "cannot be read.", "Make the jar readable, or take it away.");
    }
    problems
        .findings()
        .forEach(f -> findings.add(Libraries.wrong(f.place(), f.message(), f.remedy())));
    return problems.findings().isEmpty() ? library : Optional.empty();
  }

  private Optional<Library> library() {
    root.required("format", ValueType.oneOf(Format.values(), f -> "1"), "Write format: 1.");
    Optional<String> name = root.required("library", TEXT, "Write library: its name.");
    Optional<String> version = root.required("version", TEXT, "Write version: of the library.");
    Optional<String> store = root.required("store", TEXT, "Write store: database.");
    SortedMap<String, Library.Table> tables = new TreeMap<>();
    root.entries("tables", "table", this::table)
        .forEach((table, says) -> tables.put(table.toLowerCase(Locale.ROOT), says));
    root.close();
    if (tables.isEmpty()) {
      problems.add(
          Code.REGISTER_INCOMPLETE,
          root.line(),
          "speaks of no table.",
          "Name each table below tables:, with what it holds or why it says nothing.");
    }
    return name.isPresent() && version.isPresent() && store.isPresent()
        ? Optional.of(new Library(name.get(), version.get(), store.get(), tables))
        : Optional.empty();
  }

  /** There is one so far. */
  private enum Format {
    FIRST
  }

  private Optional<Library.Table> table(String table, Section s) {
    Optional<String> not = s.plain("notPersonal", TEXT);
    if (not.isPresent()) {
      if (not.get().length() < SHORTEST_REASON) {
        problems.add(
            Code.REASON_MISSING,
            s.line(),
            "table '" + table + "': notPersonal needs a reason of at least ten characters.",
            "Say why it tells nothing about a person; the data map prints it.");
      }
      return not.map(Library.Table::of);
    }
    List<String> holds =
        s.references("holds", "category", CATEGORIES, "Categories").stream()
            .flatMap(c -> c.known().stream())
            .toList();
    if (holds.isEmpty()) {
      problems.add(
          Code.REGISTER_INCOMPLETE,
          s.line(),
          "table '" + table + "' says neither what it holds nor why it says nothing.",
          "Write holds: [a.category], or notPersonal: \"why\".");
    }
    Optional<String> about =
        s.required("about", TEXT, "Write about: a kind of person, any, or none.");
    Optional<Library.Keys> keys =
        s.required(
            "keys",
            ValueType.oneOf(Library.Keys.values(), Library.Keys::id),
            "Write keys: plain, hash or none.");
    Optional<String> until =
        s.required("until", TEXT, "Write until: when it goes and who deletes it.");
    Optional<Stated<Span>> keptFor = s.optional("keptFor", SPAN);
    return about.isPresent() && keys.isPresent() && until.isPresent()
        ? Optional.of(
            new Library.Table(
                Optional.empty(), holds, about.get(), keys.get(), until.get(), keptFor))
        : Optional.empty();
  }
}
