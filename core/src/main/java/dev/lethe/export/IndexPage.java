package dev.lethe.export;

import dev.lethe.page.Block;
import dev.lethe.page.Block.Cell;
import dev.lethe.page.Block.Row;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Page;
import dev.lethe.page.Section;
import dev.lethe.register.Controller;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The readable page of a copy: what it is, the first rows of everything, the facts, what is not in
 * it.
 */
final class IndexPage {
  private static final int LONGEST = 300;

  private final Copy copy;
  private final FileTally files;

  IndexPage(Copy copy, FileTally files) {
    this.copy = copy;
    this.files = files;
  }

  Page page() {
    FactsPart facts = new FactsPart(copy.facts());
    List<Section> sections = new ArrayList<>();
    sections.add(about());
    sections.add(data());
    sections.add(facts.why());
    sections.add(facts.howLong());
    sections.add(facts.who());
    sections.add(facts.rights());
    sections.add(left());
    return new Page(
        "Copy of your data",
        copy.facts().map().application(),
        Line.of("The personal data that ")
            .and(controller())
            .text(" holds about you, as of " + asOf() + "."),
        sections,
        Line.of("Copy ")
            .code(copy.id().toString())
            .text(". Made from the records themselves and from the data map ")
            .code(copy.facts().map().fingerprint())
            .text("; nothing here is written by hand. ")
            .file("manifest.json", "manifest.json")
            .text(" counts every record and has the hash of every file."));
  }

  private Line controller() {
    Controller controller = copy.facts().map().register().controller();
    return controller
        .name()
        .known()
        .map(Line::of)
        .orElse(Line.of(copy.facts().map().application()));
  }

  private String asOf() {
    ZoneId zone = copy.facts().map().register().controller().zone();
    var at = copy.asOf().truncatedTo(ChronoUnit.SECONDS);
    return at.atOffset(ZoneOffset.UTC).toLocalDateTime().toString().replace('T', ' ')
        + " UTC ("
        + at.atZone(zone).toLocalTime()
        + " "
        + zone.getId()
        + ")";
  }

  private Section about() {
    long found = copy.found();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            Line.of(
                found == 0
                    ? "Nothing is held about you under the identifiers that were searched for. What"
                        + " the law has such an answer say stands below all the same."
                    : "You asked what is held about you. This package is the answer, under "
                        + copy.facts().law().request()
                        + ": all records that belong to you, what they are used for, how long they"
                        + " stay, and who gets them.")));
    blocks.add(
        new Block.Figures(
            List.of(
                figure(found, "records found", Tone.NEUTRAL),
                figure(copy.exported(), "records copied", Tone.NEUTRAL),
                figure(
                    found - copy.exported(),
                    "records withheld",
                    found == copy.exported() ? Tone.NEUTRAL : Tone.WARN),
                figure(files.contained(), "files", Tone.NEUTRAL),
                figure(
                    files.missing(),
                    "files missing",
                    files.missing() == 0 ? Tone.NEUTRAL : Tone.BAD))));
    blocks.add(
        new Block.Facts(
            List.of(
                fact(
                    "This page",
                    Line.of("The first records of each kind, and what the law has us tell you.")),
                fact(
                    "Folder data",
                    Line.of(
                        "All records of each kind: CSV for a spreadsheet, JSON for a program. In a CSV file, an apostrophe stands before texts that a spreadsheet would take for a formula.")),
                fact(
                    "Folder files",
                    Line.of("Your files. ")
                        .file("files.json", "files.json")
                        .text(" says which record each belongs to.")),
                fact(
                    "Facts",
                    Line.EMPTY
                        .file("facts.json", "facts.json")
                        .text(" has the facts of this page for a program.")))));
    return new Section("about", "What this is", blocks, List.of());
  }

  private static Block.Fact fact(String term, Line line) {
    return Block.Fact.of(term, line);
  }

  private static Block.Figure figure(long value, String label, Tone tone) {
    return new Block.Figure(Long.toString(value), label, tone);
  }

  private Section data() {
    List<Section> parts = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (EntityCopy entity : copy.entities()) {
      for (Sheet sheet : entity.sheets()) {
        if (sheet.found() > 0) {
          parts.add(sheet(sheet));
        } else if (sheet == entity.root()) {
          empty.add(Wording.of(sheet.name()));
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    if (!empty.isEmpty()) {
      blocks.add(
          new Block.Paragraph(Line.of("Nothing was found in: " + String.join(", ", empty) + ".")));
    }
    return new Section("data", "Your data", blocks, parts);
  }

  private Section sheet(Sheet sheet) {
    Exports.Line line = sheet.line();
    List<Block> blocks = new ArrayList<>();
    Line where = Line.of(count(line.found(), "record"));
    if (line.withheld() > 0) {
      where = where.text(", " + line.withheld() + " of them withheld");
    }
    if (line.exported() > 0) {
      where =
          where
              .text(
                  line.exported() > sheet.first().size()
                      ? "; the first " + sheet.first().size() + " are shown. All: "
                      : ". All: ")
              .file(sheet.file() + ".csv", "data/" + sheet.file() + ".csv")
              .text(", ")
              .file(sheet.file() + ".json", "data/" + sheet.file() + ".json");
    }
    blocks.add(new Block.Paragraph(where));
    if (!sheet.first().isEmpty()) {
      List<String> columns = sheet.columns();
      blocks.add(
          new Block.Table(
              Wording.of(sheet.name()),
              columns.stream().map(Wording::of).toList(),
              sheet.first().stream().map(row -> row(columns, row)).toList()));
    }
    if (!line.withheldFields().isEmpty()) {
      blocks.add(
          new Block.Bullets(
              line.withheldFields().entrySet().stream()
                  .map(e -> withheld(sheet, e.getKey(), e.getValue()))
                  .toList()));
    }
    return new Section("sheet-" + sheet.file(), Wording.of(sheet.name()), blocks, List.of());
  }

  private static Line withheld(Sheet sheet, String field, String reason) {
    Sheet.Count count = sheet.fields().get(field);
    long rows = count == null ? 0 : count.withheld + count.others;
    return Line.of(
        Wording.of(field)
            + ": present in "
            + count(rows, "record")
            + ", withheld: "
            + reason
            + ".");
  }

  private Row row(List<String> columns, Map<String, ? extends @Nullable Object> values) {
    return Row.of(columns.stream().map(c -> cell(c, values.get(c))).toArray(Cell[]::new));
  }

  private Cell cell(String column, @Nullable Object value) {
    if (value == null) {
      return Cell.of("–");
    }
    String text = String.valueOf(value);
    if (column.endsWith(".file")) {
      return Cell.of(
          files.isMissing(text)
              ? Line.EMPTY.badge("missing", Tone.BAD)
              : Line.EMPTY.file("file", text));
    }
    boolean cut = text.codePointCount(0, text.length()) > LONGEST;
    return Cell.of(cut ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…" : text);
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private Section left() {
    List<Block.Fact> facts = new ArrayList<>();
    List<Line> withheld = new ArrayList<>();
    for (Exports.Line line : copy.lines()) {
      line.withheldFields()
          .forEach(
              (field, reason) ->
                  withheld.add(
                      Line.of(
                          Wording.of(line.entity()) + ", " + Wording.of(field) + ": " + reason)));
    }
    facts.add(
        new Block.Fact("Withheld", withheld.isEmpty() ? List.of(Line.of("Nothing.")) : withheld));
    facts.add(
        fact(
            "Files missing",
            Line.of(
                files.missing() == 0
                    ? "None."
                    : count(files.missing(), "file")
                        + " that a record names and the store does not have; files.json lists them.")));
    facts.add(new Block.Fact("Not searched", copy.notSearched().stream().map(Line::of).toList()));
    return Section.of("left", "What is not in this copy", new Block.Facts(facts));
  }
}
