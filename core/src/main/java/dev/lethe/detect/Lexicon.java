package dev.lethe.detect;

import dev.lethe.annotation.Category;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What words say about a person, in eight languages; one file each, {@code en.txt} explains it. */
final class Lexicon {
  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "nl", "pl", "pt");

  /** Kinds of words, as the files name them. */
  enum Kind {
    SURE,
    LIKELY,
    CONTEXT,
    STATE,
    AMBIGUOUS,
    HEALTH,
    TEXT,
    VAGUE,
    SECRET,
    VALUE,
    NAMEKEY,
    PEOPLE,
    PATIENT,
    PROGRAM,
    WHOSE,
    CORRESPONDENT,
    MAYBE,
    ORGANISATION,
    PLACE,
    REFERENCE,
    CONFIGURING,
    MACHINE,
    CONNECTION,
    SETTING,
    BEFORE,
    LEADING,
    ADJECTIVE,
    BY,
    DONE,
    KEY,
    WRAPPER,
    NUMBERING,
    NEUTRAL,
    WORD
  }

  private final Map<Kind, Map<String, Category>> phrases = new EnumMap<>(Kind.class);
  private final Set<String> tokens = new HashSet<>();
  private final Map<List<String>, List<Match>> matched = new ConcurrentHashMap<>();

  private Lexicon() {
    for (Kind kind : Kind.values()) {
      phrases.put(kind, new HashMap<>());
    }
  }

  static Lexicon read() {
    Lexicon lexicon = new Lexicon();
    for (String language : LANGUAGES) {
      lexicon.read(language + ".txt");
    }
    return lexicon;
  }

  private void read(String file) {
    try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the lexicon " + file + " is not on the class path");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(this::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).split(" ", -1);
    Kind kind = Kind.valueOf(head[0].toUpperCase(Locale.ROOT));
    Category category = head.length > 1 ? Category.valueOf(head[1]) : Category.CUSTOM;
    for (String phrase : line.substring(colon + 1).split(",", -1)) {
      of(kind).putIfAbsent(phrase.strip(), category);
      tokens.addAll(List.of(phrase.strip().split(" ", -1)));
    }
  }

  private Map<String, Category> of(Kind kind) {
    return phrases.getOrDefault(kind, Map.of());
  }

  boolean has(Kind kind, String phrase) {
    return of(kind).containsKey(phrase);
  }

  Optional<Category> category(Kind kind, String phrase) {
    return Optional.ofNullable(of(kind).get(phrase));
  }

  /** The phrases in a name, looked for once. */
  List<Match> matches(List<String> name) {
    return matched.computeIfAbsent(List.copyOf(name), n -> List.copyOf(Match.in(n, this)));
  }

  boolean knows(String token) {
    return tokens.contains(token);
  }
}
