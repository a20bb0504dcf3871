package dev.lethe.retention;

import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.RetentionRun;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run in one line, counts only. */
final class RunText {
  private RunText() {}

  static String line(RetentionRun run) {
    String done = run.tallies().stream().map(RunText::entity).collect(Collectors.joining(" · "));
    String due =
        run.dueButNotArmed().entrySet().stream()
            .map(e -> e.getKey() + " " + number(e.getValue()))
            .collect(Collectors.joining(", "));
    return (done.isEmpty() ? "nothing was due" : done)
        + (due.isEmpty() ? "" : " · due but not armed: " + due);
  }

  private static String entity(Tally t) {
    return t.entity()
        + " "
        + number(t.erased().stream().mapToLong(e -> e.count()).sum())
        + " erased "
        + number(t.kept().stream().mapToLong(k -> k.count()).sum())
        + " kept "
        + number(t.busy())
        + " busy";
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
