package dev.lethe.report;

import dev.lethe.datamap.DataMap;
import dev.lethe.page.Block;
import dev.lethe.page.Block.Cell;
import dev.lethe.page.Block.Row;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Page;
import dev.lethe.page.Section;
import dev.lethe.register.Controller;
import java.util.ArrayList;
import java.util.List;

/**
 * The data map for a compliance officer: what is open first, then what is held, why and how long.
 */
final class DataMapPage {
  private final DataMap map;
  private final List<OpenQuestions.Topic> topics;

  DataMapPage(DataMap map) {
    this.map = map;
    this.topics = OpenQuestions.of(map.register());
  }

  Page page() {
    List<Section> sections = new ArrayList<>();
    sections.add(summary());
    sections.add(open());
    sections.add(undeclared());
    sections.add(new HoldingsPart(map).glance());
    sections.add(new HoldingsPart(map).entities());
    RegisterPart register = new RegisterPart(map);
    sections.add(register.activities());
    sections.add(new HoldingsPart(map).schedule());
    sections.add(register.recipients());
    sections.add(register.stores());
    sections.add(new LibrariesPart(map).section());
    sections.add(register.promises());
    if (!map.views().isEmpty()) {
      sections.add(views());
    }
    sections.add(notPersonal());
    return new Page(
        "Data map",
        map.application(),
        Line.of(
            "What "
                + map.application()
                + " holds about people: whose data it is, why it is held, how long, where, and"
                + " who gets it. Red marks what nobody has answered yet."),
        sections,
        Line.of(
                "Printed from the declarations in the code and from the privacy register;"
                    + " nothing here is written by hand. Periods and places are what is"
                    + " declared, not what was measured. Fingerprint ")
            .code(map.fingerprint()));
  }

  private Section summary() {
    DataMap.Coverage coverage = map.coverage();
    int open =
        topics.stream().mapToInt(t -> t.missing().size()).sum() + map.register().gaps().size();
    Controller controller = map.register().controller();
    return new Section(
        "summary",
        "Summary",
        List.of(
            new Block.Figures(
                List.of(
                    figure(open, "open questions", open == 0 ? Tone.GOOD : Tone.BAD),
                    figure(
                        coverage.undeclared(),
                        "undeclared",
                        coverage.undeclared() == 0 ? Tone.GOOD : Tone.BAD),
                    figure(coverage.personal(), "personal attributes", Tone.NEUTRAL),
                    figure(map.entities().size(), "kinds of record", Tone.NEUTRAL),
                    figure(map.register().activities().size(), "activities", Tone.NEUTRAL),
                    figure(map.register().recipients().size(), "recipients", Tone.NEUTRAL)))),
        List.of(
            Section.of(
                "controller",
                "Controller",
                new Block.Facts(
                    List.of(
                        Block.Fact.of("Name", Phrases.stated(controller.name())),
                        Block.Fact.of("Contact", Phrases.stated(controller.contact())),
                        Block.Fact.of("Address", Phrases.stated(controller.address())),
                        Block.Fact.of("Country", RegisterPart.country(controller.country())),
                        Block.Fact.of(
                            "Representative in the Union",
                            Phrases.stated(controller.representative())),
                        Block.Fact.of("Data protection officer", Phrases.stated(controller.dpo())),
                        Block.Fact.of(
                            "Supervisory authority", Phrases.stated(controller.authority())),
                        Block.Fact.of("Jurisdiction", Phrases.stated(controller.profile())),
                        Block.Fact.of(
                            "Days and years end in", Line.of(controller.zone().getId())))))));
  }

  private static Block.Figure figure(int value, String label, Tone tone) {
    return new Block.Figure(Integer.toString(value), label, tone);
  }

  private Section open() {
    List<Block> blocks = new ArrayList<>();
    if (!map.register().stated()) {
      blocks.add(
          new Block.Paragraph(
              Line.EMPTY.open("there is no privacy register; what follows comes from the code")));
    }
    if (!topics.isEmpty()) {
      blocks.add(
          new Block.Table(
              "What the privacy register leaves open",
              List.of("About", "What is missing"),
              topics.stream()
                  .map(t -> Row.of(Cell.of(t.about()), new Cell(t.missing())))
                  .toList()));
    }
    if (topics.isEmpty() && map.register().gaps().isEmpty()) {
      blocks.add(new Block.Paragraph(Line.of("None.")));
    }
    List<Section> parts = new ArrayList<>();
    if (!map.register().gaps().isEmpty()) {
      parts.add(
          Section.of(
              "gaps",
              "Known gaps",
              new Block.Bullets(map.register().gaps().stream().map(Line::of).toList())));
    }
    return new Section("open", "Open questions", blocks, parts);
  }

  private Section undeclared() {
    if (map.undeclared().isEmpty()) {
      return Section.of(
          "undeclared",
          "Undeclared",
          new Block.Paragraph(Line.of("Nothing: every attribute that was found is declared.")));
    }
    return Section.of(
        "undeclared",
        "Undeclared",
        new Block.Paragraph(
            Line.of(
                "Nobody has said yet whether these say something about a person, so this map"
                    + " may be incomplete.")),
        new Block.Table(
            "What nobody has decided about",
            List.of("Name", "Where", "Why it must be decided"),
            map.undeclared().stream()
                .map(
                    u ->
                        Row.of(
                            Cell.of(Line.EMPTY.code(u.name())),
                            Cell.of(Line.EMPTY.code(u.place())),
                            Cell.of(u.reason())))
                .toList()));
  }

  private Section views() {
    return Section.of(
        "views",
        "Views",
        new Block.Table(
            "Entities that only show what tables above hold",
            List.of("Name", "View", "Of"),
            map.views().stream()
                .map(
                    v ->
                        Row.of(
                            Cell.of(Line.EMPTY.code(v.name())),
                            Cell.of(Line.EMPTY.code(v.view())),
                            Cell.of(String.join(", ", v.tables()))))
                .toList()));
  }

  private Section notPersonal() {
    List<Row> rows = new ArrayList<>();
    map.entities()
        .forEach(
            entity ->
                entity
                    .notPersonal()
                    .forEach(
                        n ->
                            rows.add(
                                Row.of(
                                    Cell.of(Line.EMPTY.code(entity.name() + "." + n.path())),
                                    Cell.of("Attribute"),
                                    Cell.of(n.reason())))));
    map.notPersonal()
        .forEach(
            n ->
                rows.add(
                    Row.of(
                        Cell.of(Line.EMPTY.code(n.name())),
                        Cell.of("Whole entity"),
                        Cell.of(n.reason()))));
    return Section.of(
        "not-personal",
        "Found not personal",
        rows.isEmpty()
            ? new Block.Paragraph(Line.of("Nothing was declared not personal."))
            : new Block.Table(
                "Looked at and found to say nothing about a person",
                List.of("Name", "What", "Reason"),
                rows));
  }
}
