package music.tour;

import dev.lethe.model.Erased;
import dev.lethe.model.Kept;
import dev.lethe.model.Tally;
import dev.lethe.model.Until;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the tour tells while it works, and every promise that it found kept or broken. */
final class Chronicle {
  private final PrintStream out;
  private final List<String> told = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final long start = System.nanoTime();
  private int chapters;

  Chronicle(PrintStream out) {
    this.out = out;
  }

  void chapter(String title, Instant now) {
    chapters++;
    tell("");
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    tell("== %d. %s  [the clock says %s; %d s]", chapters, title, now, seconds);
  }

  void say(String text, Object... values) {
    tell("   " + text, values);
  }

  /** A line of somebody else's text. */
  void quote(String line) {
    tell("     | %s", line);
  }

  /** found = erased + kept + busy, and why what is kept is kept. */
  void table(List<Tally> tallies) {
    if (tallies.isEmpty()) {
      tell("   nothing was due of what is armed");
      return;
    }
    tell("   %-14s %9s %9s %9s %6s", "", "found", "erased", "kept", "busy");
    for (Tally t : tallies) {
      long erased = t.erased().stream().mapToLong(Erased::count).sum();
      long stays = t.kept().stream().mapToLong(Kept::count).sum();
      tell("   %-14s %,9d %,9d %,9d %,6d", t.entity(), t.found(), erased, stays, t.busy());
      for (Erased e : t.erased())
        tell("     %,9d went   %s, %s  (%s)", e.count(), e.reason(), e.technique(), e.fieldGroup());
      for (Kept k : t.kept())
        tell(
            "     %,9d stay   %s%s until %s  (%s)",
            k.count(),
            k.ground().reason(),
            k.restricted() ? ", restricted," : "",
            words(k.until()),
            k.fieldGroup());
    }
  }

  /** What would go by rules that are not armed, or whose portion is used up. */
  void due(Map<String, Long> notArmed) {
    if (notArmed.isEmpty()) return;
    tell(
        "   due but not armed: %s",
        notArmed.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ")));
  }

  /** {@code promise} as in docs/promises.md. */
  void check(String promise, String what, Object expected, Object actual) {
    if (Objects.equals(expected, actual)) {
      kept.add(promise);
      tell("   kept    %-6s %s: %s", promise, what, actual);
    } else {
      broken.add(promise + " " + what);
      tell("   BROKEN  %-6s %s: expected %s, was %s", promise, what, expected, actual);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  int checked() {
    return kept.size() + broken.size();
  }

  /** Everything that was told, as lines. */
  List<String> lines() {
    return List.copyOf(told);
  }

  static String words(Until until) {
    if (until instanceof Until.At at) return at.instant().toString();
    if (until instanceof Until.Review review) return "somebody looks by " + review.by();
    return ((Until.Event) until).name();
  }

  private void tell(String text, Object... values) {
    String line = values.length == 0 ? text : String.format(Locale.ROOT, text, values);
    told.add(line);
    out.println(line);
  }
}
