package benchmarks;

import dev.lethe.detect.AttributeFacts;
import java.util.Locale;
import java.util.Set;

/**
 * One line of a table of facts: an attribute of an application's model, and what a person says of
 * it.
 */
record LabelledFact(String entity, String table, AttributeFacts facts, String label) {
  private static final int COLUMNS = 9;

  static LabelledFact of(String line) {
    String[] c = line.split(",", -1);
    if (c.length != COLUMNS) {
      throw new IllegalArgumentException("a fact has " + COLUMNS + " columns: " + line);
    }
    long length =
        c[5].toLowerCase(Locale.ROOT).equals("lob")
            ? Integer.MAX_VALUE
            : c[5].isEmpty() ? 0 : Long.parseLong(c[5]);
    String target = c[6].isEmpty() ? "" : c[4];
    Set<String> constraints = c[7].isEmpty() ? Set.of() : Set.of(c[7].split(" ", -1));
    return new LabelledFact(
        c[0], c[1], new AttributeFacts(c[2], c[3], c[4], length, target, constraints), c[8]);
  }

  boolean isPersonal() {
    return !label.equals("no") && isClear();
  }

  /** Whether two careful readers would say the same; what is not clear counts for nothing. */
  boolean isClear() {
    return !label.equals("unclear");
  }
}
