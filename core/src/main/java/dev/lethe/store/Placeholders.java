package dev.lethe.store;

import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.Filler;
import dev.lethe.scan.Footprint.Filler.RandomText;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that stand in columns which must not be null once they are emptied. */
public final class Placeholders {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Set<RandomText> known = new HashSet<>();

  /** Those of these entities, and Lethe's own, which no entity declares. */
  public Placeholders(Collection<Footprint> footprints) {
    known.add(new RandomText("erased-", RandomText.MOST, ""));
    for (Footprint footprint : footprints) {
      footprint.groups().values().stream()
          .flatMap(g -> g.emptied().stream())
          .map(Emptying::with)
          .filter(f -> f instanceof RandomText text && text.tellsItself())
          .forEach(f -> known.add((RandomText) f));
    }
  }

  /** Whether a text is one of them. */
  public boolean contains(String text) {
    return known.stream().anyMatch(k -> k.matches(text));
  }

  /** A fresh one. */
  static String random(RandomText text) {
    byte[] bytes = new byte[RandomText.MOST / 2];
    RANDOM.nextBytes(bytes);
    String digits = HexFormat.of().formatHex(bytes);
    return text.before() + digits.substring(0, text.random()) + text.after();
  }

  /** Whether that is what stands in a column once it is emptied. */
  static boolean stands(Filler filler, @Nullable Object value) {
    if (filler instanceof RandomText text) {
      return value instanceof String found && text.matches(found);
    }
    return filler instanceof Filler.Constant constant && constant.value().equals(value);
  }
}
