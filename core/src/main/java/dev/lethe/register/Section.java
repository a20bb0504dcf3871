package dev.lethe.register;

import dev.lethe.json.Node;
import dev.lethe.model.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One map of the register while it is read. Remembers which keys were asked for, so that {@link
 * #close} can name those that nobody knows.
 */
final class Section {
  static final String ROOT = "the register";
  private static final String OPEN = "open";

  private final Problems problems;
  private final String name;
  private final Node.Mapping node;
  private final Set<String> known = new LinkedHashSet<>();

  private Section(Problems problems, String name, Node.Mapping node) {
    this.problems = problems;
    this.name = name;
    this.node = node;
  }

  static Section of(Problems problems, String name, Node node) {
    if (node instanceof Node.Mapping mapping) {
      return new Section(problems, name, mapping);
    }
    problems.add(
        Code.REGISTER_MALFORMED,
        node.line(),
        name + " is not a map.",
        "Write key: value lines below it, or { key: value }.");
    return new Section(problems, name, new Node.Mapping(Map.of(), node.line()));
  }

  Place place() {
    return problems.place(node.line());
  }

  /** Where the key stands, or else the section. */
  Place placeOf(String key) {
    return get(key).map(value -> problems.place(value.line())).orElse(place());
  }

  int line() {
    return node.line();
  }

  private Optional<Node> get(String key) {
    known.add(key);
    return Optional.ofNullable(node.entries().get(key));
  }

  /** Whether the key is there. */
  boolean has(String key) {
    return get(key).isPresent();
  }

  private String of(String key) {
    return key + " of " + name;
  }

  /** What the machine cannot do without; a gap is an error. */
  <T> Optional<T> required(String key, ValueType<T> type, String remedy) {
    Optional<Node> value = get(key);
    if (value.isEmpty() || question(value.get()).isPresent()) {
      problems.add(
          Code.REGISTER_INCOMPLETE,
          value.map(Node::line).orElse(node.line()),
          of(key) + (value.isEmpty() ? " is missing." : " must not be open."),
          remedy);
      return Optional.empty();
    }
    return scalar(key, type, value.get());
  }

  /** What the machine needs to know, and may not be there. */
  <T> Optional<T> plain(String key, ValueType<T> type) {
    return get(key)
        .flatMap(
            value -> {
              if (question(value).isPresent()) {
                problems.add(
                    Code.REGISTER_INCOMPLETE,
                    value.line(),
                    of(key) + " must not be open.",
                    "Write " + type.expected() + ", or leave it out.");
                return Optional.empty();
              }
              return scalar(key, type, value);
            });
  }

  /** What must be said at some time: not there is as open as a question. */
  <T> Stated<T> stated(String key, ValueType<T> type, String ifMissing) {
    return optional(key, type).orElseGet(() -> Stated.open(ifMissing));
  }

  /** What need not be said. */
  <T> Optional<Stated<T>> optional(String key, ValueType<T> type) {
    return get(key).flatMap(value -> item(key, type, value));
  }

  private <T> Optional<Stated<T>> item(String key, ValueType<T> type, Node value) {
    Optional<String> question = question(value);
    return question.isPresent()
        ? question.map(Stated::open)
        : scalar(key, type, value).map(Stated::of);
  }

  /** The items of a list, each with its line. */
  <T> List<T> items(String key, BiFunction<Node, Integer, Optional<T>> read) {
    Optional<Node> value = get(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Node.Sequence list)) {
      problems.add(
          Code.REGISTER_MALFORMED,
          value.get().line(),
          of(key) + " is not a list.",
          "Write " + key + ": [first, second].");
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (Node item : list.items()) {
      read.apply(item, item.line()).ifPresent(items::add);
    }
    return List.copyOf(items);
  }

  /** A list of scalars, none of them open, sorted. */
  List<String> names(String key, ValueType<String> type) {
    return List.copyOf(new TreeSet<>(items(key, (item, line) -> scalar(key, type, item))));
  }

  /** A list of scalars, as written. */
  List<String> texts(String key) {
    return items(key, (item, line) -> scalar(key, ValueType.TEXT, item));
  }

  /** A list of names of something declared elsewhere; sorted, the open ones last. */
  List<Stated<String>> references(String key, String kind, Set<String> declared, String listed) {
    List<Stated<String>> items =
        items(key, (item, line) -> reference(key, kind, declared, listed, item));
    SortedMap<String, Stated<String>> sorted = new TreeMap<>();
    items.forEach(item -> sorted.put((item.gap().isPresent() ? "1" : "0") + item.inWords(), item));
    return List.copyOf(sorted.values());
  }

  /** The name of something declared elsewhere. */
  Optional<Stated<String>> reference(String key, String kind, Set<String> declared, String listed) {
    return get(key).flatMap(value -> reference(key, kind, declared, listed, value));
  }

  private Optional<Stated<String>> reference(
      String key, String kind, Set<String> declared, String listed, Node item) {
    Optional<Stated<String>> id = item(key, ValueType.TEXT, item);
    id.flatMap(Stated::known)
        .filter(known -> !declared.contains(known))
        .ifPresent(
            wrong ->
                problems.unknown(
                    Code.REGISTER_REFERENCE,
                    item.line(),
                    name + " names " + kind + " '" + wrong + "', which is not declared.",
                    wrong,
                    listed,
                    declared));
    return id;
  }

  /** A map below this one. */
  Optional<Section> section(String key) {
    return get(key).map(value -> sub(key, value));
  }

  /** A map below this one, that may be open as a whole. */
  <T> Optional<Stated<T>> openOr(String key, Function<Node, T> read) {
    return get(key)
        .map(
            value ->
                question(value)
                    .<Stated<T>>map(Stated::open)
                    .orElseGet(() -> Stated.of(read.apply(value))));
  }

  Section sub(String key, Node value) {
    return of(problems, name.equals(ROOT) ? key : of(key), value);
  }

  /** The entries of a map from ids to maps. */
  <T> SortedMap<String, T> entries(
      String key, String kind, BiFunction<String, Section, Optional<T>> read) {
    SortedMap<String, T> entries = new TreeMap<>();
    get(key)
        .ifPresent(
            value ->
                of(problems, key, value)
                    .node
                    .entries()
                    .forEach(
                        (id, entry) -> {
                          Section section = of(problems, kind + " '" + id + "'", entry);
                          read.apply(id, section).ifPresent(e -> entries.put(id, e));
                          section.close();
                        }));
    return entries;
  }

  /** A map from names to texts, any of which may be open. */
  SortedMap<String, Stated<String>> answers(String key) {
    SortedMap<String, Stated<String>> answers = new TreeMap<>();
    section(key)
        .ifPresent(
            s -> {
              for (String name : s.node.entries().keySet()) {
                s.optional(name, ValueType.TEXT).ifPresent(text -> answers.put(name, text));
              }
            });
    return answers;
  }

  /** The ids below a key, whether or not their entries are right. */
  Set<String> ids(String key) {
    return get(key).map(Section::keys).orElse(Set.of());
  }

  private static Set<String> keys(Node node) {
    return node instanceof Node.Mapping map ? map.entries().keySet() : Set.of();
  }

  /** Says which keys nobody knows. */
  void close() {
    node.entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.unknown(
                    Code.REGISTER_MALFORMED,
                    value.line(),
                    name + " has a key '" + key + "', which nobody reads.",
                    key,
                    "Keys",
                    known);
              }
            });
  }

  private Optional<String> question(Node value) {
    return value instanceof Node.Mapping map
            && map.entries().size() == 1
            && map.entries().get(OPEN) instanceof Node.Scalar question
            && !question.text().isBlank()
        ? Optional.of(question.text().strip())
        : Optional.empty();
  }

  private <T> Optional<T> scalar(String key, ValueType<T> type, Node value) {
    if (!(value instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
      problems.add(
          value instanceof Node.Scalar ? Code.REGISTER_INCOMPLETE : Code.REGISTER_MALFORMED,
          value.line(),
          of(key) + (value instanceof Node.Scalar ? " is empty." : " is not a single value."),
          "Write a value, or { open: \"the question to answer\" }.");
      return Optional.empty();
    }
    String text = scalar.text().strip();
    Optional<T> result = type.read().apply(text);
    if (result.isEmpty() && !type.known().isEmpty()) {
      problems.unknown(
          Code.REGISTER_MALFORMED,
          value.line(),
          of(key) + " is '" + text + "', which is not known.",
          text,
          "Known",
          type.known());
    } else if (result.isEmpty()) {
      problems.add(
          type.equals(ValueType.SPAN) ? Code.PERIOD_MALFORMED : Code.REGISTER_MALFORMED,
          value.line(),
          of(key) + " is not " + type.expected() + ".",
          "Write " + type.expected() + ".");
    }
    return result;
  }
}
