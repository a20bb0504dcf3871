package dev.lethe.detect;

import dev.lethe.detect.Lexicon.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a name in code apart into words of the lexicon: camel case, snake case, run together. */
final class Words {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Set<String> SHORT = Set.of("id", "no", "nr", "by", "ip", "on", "key");
  static final int LONGEST_PREFIX = 4;
  private static final int LONGEST_MARK = 3;
  private static final int SHORTEST_PIECE = 4;
  private static final int SHORTEST_RUN = 5;

  private final Lexicon lexicon;
  private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

  Words(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<String> of(String name) {
    return taken.computeIfAbsent(name, this::take);
  }

  /** The words of an entity's name without those that only say that it is one. */
  List<String> ofEntity(String name) {
    List<String> all = of(name);
    int from = 0;
    int to = all.size();
    while (to - from > 1 && lexicon.has(Kind.WRAPPER, all.get(to - 1))) {
      to--;
    }
    while (to - from > 1 && lexicon.has(Kind.WRAPPER, all.get(from))) {
      from++;
    }
    return all.subList(from, to);
  }

  /** Without the mark of a module in front: {@code cp person} is a {@code person}. */
  List<String> unmarked(List<String> name) {
    int from = 0;
    while (name.size() - from > 1 && isMark(name.get(from))) {
      from++;
    }
    return name.subList(from, name.size());
  }

  private boolean isMark(String word) {
    return word.length() <= LONGEST_MARK && !lexicon.knows(word);
  }

  private List<String> take(String name) {
    List<String> words = new ArrayList<>();
    for (String token : BOUNDARY.split(name.replace("OAuth", "Oauth"), -1)) {
      if (!token.isEmpty()) {
        words.addAll(known(folded(token)));
      }
    }
    return List.copyOf(words);
  }

  private static String folded(String token) {
    String lower = Normalizer.normalize(token, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String spelled =
        lower
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss")
            .replace("ł", "l");
    return MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD)).replaceAll("");
  }

  private List<String> known(String token) {
    String one = singular(token);
    if (one != null) {
      return List.of(one);
    }
    if (token.length() >= SHORTEST_RUN) {
      List<String> run = pieces(token);
      if (run != null) {
        return run;
      }
    }
    return List.of(token);
  }

  private @Nullable String singular(String token) {
    if (lexicon.knows(token)) {
      return token;
    }
    for (String[] ending : new String[][] {{"ies", "y"}, {"es", ""}, {"s", ""}}) {
      if (token.endsWith(ending[0])) {
        String one = token.substring(0, token.length() - ending[0].length()) + ending[1];
        if (one.length() >= SHORTEST_PIECE && lexicon.knows(one)) {
          return one;
        }
      }
    }
    return null;
  }

  /** The fewest words that cover the whole run; null where there are none. */
  private @Nullable List<String> pieces(String run) {
    List<@Nullable List<String>> best = new ArrayList<>();
    best.add(List.of());
    for (int end = 1; end <= run.length(); end++) {
      List<String> shortest = null;
      for (int start = 0; start < end; start++) {
        List<String> before = best.get(start);
        String piece = run.substring(start, end);
        if (before != null
            && isPiece(piece)
            && (shortest == null || before.size() + 1 < shortest.size())) {
          shortest = new ArrayList<>(before);
          shortest.add(piece);
        }
      }
      best.add(shortest);
    }
    return best.get(run.length());
  }

  private boolean isPiece(String piece) {
    return SHORT.contains(piece) || (piece.length() >= SHORTEST_PIECE && lexicon.knows(piece));
  }
}
