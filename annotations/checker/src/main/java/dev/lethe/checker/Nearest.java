package dev.lethe.checker;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses the name that was meant, as the findings at the start do. */
final class Nearest {
  private Nearest() {}

  /** " Did you mean x?" where a candidate is near enough, else nothing. */
  static String didYouMean(String written, Collection<String> candidates) {
    int most = Math.max(1, written.length() / 3);
    return candidates.stream()
        .filter(c -> written.length() > 2 && distance(written, c) <= most)
        .min(
            Comparator.<String>comparingInt(c -> distance(written, c))
                .thenComparing(Comparator.naturalOrder()))
        .map(c -> " Did you mean " + c + "?")
        .orElse("");
  }

  private static int distance(String a, String b) {
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    int[][] d = new int[x.length() + 1][y.length() + 1];
    for (int i = 0; i <= x.length(); i++) {
      for (int j = 0; j <= y.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int changed = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + changed);
        boolean swapped =
            i > 1
                && j > 1
                && x.charAt(i - 1) == y.charAt(j - 2)
                && x.charAt(i - 2) == y.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[x.length()][y.length()];
  }
}
