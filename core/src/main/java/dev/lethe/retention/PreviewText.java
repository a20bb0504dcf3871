package dev.lethe.retention;

import dev.lethe.model.Kept;
import dev.lethe.model.Until;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.Rule;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A preview as a table of plain text. */
final class PreviewText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PreviewText() {}

  static String of(RetentionPreview preview) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Lethe preview · %s · as of %s · nothing was changed",
        preview.application(),
        preview.asOf());
    text.append('\n');
    line(
        text,
        "%-26s %9s %9s %9s   %-52s %s",
        "rule",
        "found",
        "goes",
        "stays",
        "why it stays",
        "until");
    for (Rule rule : preview.rules()) {
      rule(text, rule);
    }
    line(
        text,
        "Counted are field groups of records. R = restricted: no use but the named ground. * = armed.");
    line(
        text,
        "SKELETON: stays as a bare row while others point at it; where those go first, it goes with them.");
    preview.warnings().forEach(w -> line(text, "! %s", w));
    return text.toString();
  }

  private static void rule(StringBuilder text, Rule rule) {
    long goes = rule.tally().erased().stream().mapToLong(e -> e.count()).sum();
    List<Kept> kept = rule.tally().kept();
    String name = rule.id() + (rule.armed() ? " *" : "");
    line(
        text,
        "%-26s %9s %9s %9s   %s",
        name,
        RunText.number(rule.tally().found()),
        RunText.number(goes),
        kept.isEmpty() ? "0" : RunText.number(kept.get(0).count()),
        kept.isEmpty() ? "" : why(kept.get(0)));
    for (Kept k : kept.subList(Math.min(1, kept.size()), kept.size())) {
      line(text, "%-26s %9s %9s %9s   %s", "", "", "", RunText.number(k.count()), why(k));
    }
  }

  private static String why(Kept k) {
    String ground =
        k.ground().reason() + (k.ground().citation().isEmpty() ? "" : ", " + k.ground().citation());
    String shown = (k.restricted() ? "R  " : "") + ground;
    return String.format(Locale.ROOT, "%-52s %s", shown, until(k.until()));
  }

  private static String until(Until until) {
    if (until instanceof Until.At at) {
      return MINUTE.format(at.instant()) + " at the latest";
    }
    return until instanceof Until.Review review
        ? "looked at again by " + MINUTE.format(review.by())
        : ((Until.Event) until).name();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
