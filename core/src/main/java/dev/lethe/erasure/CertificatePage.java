package dev.lethe.erasure;

import dev.lethe.decide.ReasonWords;
import dev.lethe.model.Reason;
import dev.lethe.page.Block;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Page;
import dev.lethe.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A certificate for people, made from its signed content and nothing else. */
final class CertificatePage {
  private static final ReasonWords WORDS = ReasonWords.in(Locale.ENGLISH);

  private final Map<?, ?> content;
  private final Map<?, ?> result;

  private CertificatePage(Map<?, ?> content) {
    this.content = content;
    this.result = Tallies.map(content.get("result"));
  }

  static String html(String json, String signature) {
    return new CertificatePage(Tallies.map(Tallies.parsed(json))).page(signature).toHtml();
  }

  private String text(String name) {
    return Tallies.text(content, name);
  }

  private Page page(String signature) {
    boolean complete = Tallies.text(result, "status").equals("COMPLETE");
    Map<?, ?> controller = Tallies.map(content.get("controller"));
    long addendum = Tallies.number(content, "addendum");
    return new Page(
        "Certificate of erasure",
        addendum == 0 ? "Certificate of erasure" : "Certificate of erasure, addendum " + addendum,
        Line.of(Tallies.text(controller, "name") + " has erased " + what(complete)),
        List.of(
            Section.of("summary", "In short", figures(), facts(controller)),
            Section.of("erased", "What was erased", erased()),
            Section.of("kept", "What stays, and why", kept()),
            Section.of("outside", "Files and recipients", outside()),
            Section.of("look", "Second look", look()),
            Section.of("rights", "Your rights", rights(controller))),
        Line.of("Signature ").code(signature).text(" over the certificate's JSON form."));
  }

  private String what(boolean complete) {
    if (!complete) {
      return "what it may erase. What stays, why and until when is said below.";
    }
    return text("scope").equals("RECORD")
        ? "the one record that was named, with what goes with it."
        : "everything it held about you that leads to you.";
  }

  private Block figures() {
    long erased = sum("erased");
    long kept = sum("kept");
    long busy = Tallies.number(result, "busy");
    return new Block.Figures(
        List.of(
            new Block.Figure(String.valueOf(erased), "erased", Tone.GOOD),
            new Block.Figure(String.valueOf(kept), "kept", kept > 0 ? Tone.WARN : Tone.NEUTRAL),
            new Block.Figure(
                String.valueOf(busy), "to be tried again", busy > 0 ? Tone.BAD : Tone.NEUTRAL)));
  }

  private long sum(String list) {
    return Tallies.list(result.get(list)).stream()
        .mapToLong(o -> Tallies.number(Tallies.map(o), "count"))
        .sum();
  }

  private Block facts(Map<?, ?> controller) {
    return new Block.Facts(
        List.of(
            Block.Fact.of("Reference", Line.EMPTY.code(text("erasure"))),
            Block.Fact.of("Controller", Line.of(Tallies.text(controller, "name"))),
            Block.Fact.of("Ground", Line.of(text("citation"))),
            Block.Fact.of("Asked", Line.of(text("orderedAt"))),
            Block.Fact.of("Issued", Line.of(text("issuedAt"))),
            Block.Fact.of(
                text("scope").equals("RECORD") ? "Record" : "Person",
                Line.of("as a keyed reference; nobody is named here"),
                Line.EMPTY.code(String.join(", ", strings("subjects")))),
            Block.Fact.of("Evidence", Line.of("chain at ").code(text("ledger")))));
  }

  private List<String> strings(String name) {
    return Tallies.list(content.get(name)).stream().map(String::valueOf).toList();
  }

  private Block erased() {
    List<Block.Row> rows = new ArrayList<>();
    for (Object o : Tallies.list(result.get("erased"))) {
      Map<?, ?> e = Tallies.map(o);
      rows.add(
          Block.Row.of(
              Block.Cell.of(Tallies.text(e, "fieldGroup")),
              Block.Cell.of(String.valueOf(Tallies.number(e, "count"))),
              Block.Cell.of(word(Tallies.text(e, "technique"))),
              Block.Cell.of(because(e))));
    }
    return rows.isEmpty()
        ? new Block.Paragraph(Line.of("Nothing."))
        : new Block.Table(
            "What was erased, by group of fields", List.of("What", "Count", "How", "Why"), rows);
  }

  private Block kept() {
    List<Block.Row> rows = new ArrayList<>();
    for (Object o : Tallies.list(result.get("kept"))) {
      Map<?, ?> k = Tallies.map(o);
      rows.add(
          Block.Row.of(
              Block.Cell.of(Tallies.text(k, "fieldGroup")),
              Block.Cell.of(String.valueOf(Tallies.number(k, "count"))),
              Block.Cell.of(
                  Line.of(why(k)),
                  Line.of(Boolean.TRUE.equals(k.get("restricted")) ? "Access is blocked." : "")),
              Block.Cell.of(until(k))));
    }
    return rows.isEmpty()
        ? new Block.Paragraph(Line.of("Nothing."))
        : new Block.Table(
            "What stays, by group of fields", List.of("What", "Count", "Why", "Until"), rows);
  }

  /** Neutral where a hold keeps it: its matter is nobody's business. */
  private static String why(Map<?, ?> k) {
    String reason = Tallies.text(k, "reason");
    if (reason.startsWith("LEGAL_HOLD") || reason.startsWith("SECURITY")) {
      return because(k) + " (Art. 17(3)(e) GDPR)";
    }
    String citation = Tallies.text(k, "citation");
    String source = Tallies.text(k, "source");
    return because(k) + (citation.isEmpty() ? "" : " (" + citation + ")") + ": " + source;
  }

  private static String because(Map<?, ?> line) {
    return WORDS.of(Reason.valueOf(Tallies.text(line, "reason")));
  }

  private static String until(Map<?, ?> k) {
    if (k.containsKey("until")) {
      return Tallies.text(k, "until") + ", exclusive";
    }
    return k.containsKey("reviewBy")
        ? "looked at again by " + Tallies.text(k, "reviewBy")
        : Tallies.text(k, "event");
  }

  private static String word(String constant) {
    String words = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private Block outside() {
    List<Line> lines = new ArrayList<>();
    for (Object o : Tallies.list(result.get("deliveries"))) {
      Map<?, ?> d = Tallies.map(o);
      Line line =
          Line.of(Tallies.number(d, "count") + " × ")
              .code(Tallies.text(d, "target"))
              .text(": " + word(Tallies.text(d, "state")));
      if (d.containsKey("answer")) {
        line = line.text(", " + word(Tallies.text(d, "answer")));
      }
      if (d.containsKey("residualUntil")) {
        line = line.text(", copies gone by " + Tallies.text(d, "residualUntil"));
      }
      lines.add(line);
    }
    strings("recipients").forEach(r -> lines.add(Line.of(r)));
    strings("backups").forEach(b -> lines.add(Line.of("Backups of " + b)));
    return lines.isEmpty() ? new Block.Paragraph(Line.of("None.")) : new Block.Bullets(lines);
  }

  private Block look() {
    List<Line> lines = new ArrayList<>();
    List<?> residue = Tallies.list(result.get("residue"));
    lines.add(
        Line.of(
            residue.isEmpty()
                ? "Afterwards every table was looked at again; nothing was found."
                : "Afterwards every table was looked at again; something was found and is erased again:"));
    residue.forEach(r -> lines.add(Line.EMPTY.code(String.valueOf(r))));
    strings("notSearched").forEach(n -> lines.add(Line.of("Not searched: " + n)));
    return new Block.Bullets(lines);
  }

  private static Block rights(Map<?, ?> controller) {
    return new Block.Bullets(
        List.of(
            Line.of("Questions: " + Tallies.text(controller, "contact")),
            Line.of(
                "You may complain to a supervisory authority (Art. 77 GDPR); the one in charge of us: "
                    + Tallies.text(controller, "authority")
                    + "."),
            Line.of("You may go to court (Art. 79 GDPR).")));
  }
}
