package dev.lethe.export;

import dev.lethe.page.Block;
import dev.lethe.page.Block.Cell;
import dev.lethe.page.Block.Row;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Section;
import dev.lethe.register.Activity;
import dev.lethe.register.Controller;
import dev.lethe.register.Recipient;
import dev.lethe.register.Stated;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The facts of a copy for people; an open question stands in red where its answer will go. */
final class FactsPart {
  private final AccessFacts facts;
  private final ZoneId zone;

  FactsPart(AccessFacts facts) {
    this.facts = facts;
    this.zone = facts.map().register().controller().zone();
  }

  private static Line stated(Stated<?> stated) {
    return stated.gap().map(Line.EMPTY::open).orElseGet(() -> Line.of(stated.inWords()));
  }

  private static Block table(String caption, List<String> head, List<Row> rows, String none) {
    return rows.isEmpty()
        ? new Block.Paragraph(Line.of(none))
        : new Block.Table(caption, head, rows);
  }

  Section why() {
    List<Row> purposes = new ArrayList<>();
    for (Activity a : facts.activities()) {
      purposes.add(
          Row.of(
              Cell.of(stated(a.title())),
              Cell.of(Line.of(String.join(", ", a.purposes()).replace('-', ' '))),
              Cell.of(stated(a.basis()))));
    }
    facts
        .openActivities()
        .forEach(
            a ->
                purposes.add(
                    Row.of(
                        Cell.of(a),
                        Cell.of(Line.EMPTY.open("the register does not have it")),
                        Cell.of(Line.EMPTY.open("lawful basis")))));
    List<Row> categories = new ArrayList<>();
    for (AccessFacts.Category c : facts.categories()) {
      categories.add(
          Row.of(
              Cell.of(stated(c.title())),
              new Cell(c.fields().stream().map(f -> Line.of(Wording.of(f))).toList()),
              new Cell(c.sources().stream().map(s -> Line.of(AccessFacts.source(s))).toList()),
              new Cell(c.activities().stream().map(a -> Line.of(facts.activity(a))).toList())));
    }
    return Section.of(
        "why",
        "What it is used for",
        table(
            "Purposes, Art. 15(1)(a) GDPR",
            List.of("Activity", "Purposes", "Lawful basis"),
            purposes,
            "No data, so no purpose."),
        table(
            "Categories of data and where they come from, Art. 15(1)(b) and (g) GDPR",
            List.of("Category", "Where it is held", "Source", "Used for"),
            categories,
            "No data, so no category."),
        new Block.Facts(
            List.of(
                new Block.Fact(
                    "Automated decisions",
                    facts.automated().isEmpty()
                        ? List.of(Line.of("None declared."))
                        : facts.automated().stream().map(a -> stated(a.title())).toList()))));
  }

  Section howLong() {
    List<Row> rows = new ArrayList<>();
    for (AccessFacts.Retention r : facts.retention()) {
      List<Line> rules = new ArrayList<>();
      r.rules().forEach(w -> rules.add(Line.of(w)));
      r.duties().forEach(w -> rules.add(Line.of(w)));
      List<Line> ends = new ArrayList<>();
      AccessFacts.dates(r.kept(), zone)
          .ifPresent(d -> ends.add(Line.of(count(r.kept().dated()) + " until " + d)));
      r.kept().events().forEach((e, n) -> ends.add(Line.of(count(n) + " until: " + e)));
      if (r.kept().due() > 0) {
        ends.add(Line.of(count(r.kept().due()) + " at the next run"));
      }
      if (r.kept().reviewed() > 0) {
        ends.add(Line.of(count(r.kept().reviewed()) + " once somebody has looked"));
      }
      rows.add(
          Row.of(
              Cell.of(Wording.of(r.entity().name())),
              new Cell(
                  r.group().fields().stream().map(f -> Line.of(Wording.of(f.path()))).toList()),
              new Cell(rules),
              new Cell(ends)));
    }
    return Section.of(
        "how-long",
        "How long it is kept",
        table(
            "Storage periods, Art. 15(1)(d) GDPR",
            List.of("Kind of record", "Data", "Rule", "Your records"),
            rows,
            "No data, so no period."),
        new Block.Paragraph(
            Line.of(
                "These are the declared periods. A legal claim or the investigation of abuse may"
                    + " require single records for longer; they are then used for nothing else.")));
  }

  private static String count(long n) {
    return n + (n == 1 ? " record" : " records");
  }

  Section who() {
    List<Row> rows = new ArrayList<>();
    for (Recipient r : facts.recipients()) {
      List<Line> role = new ArrayList<>(List.of(stated(r.role())));
      if (r.keepsOnOwnDuty()) {
        role.add(Line.EMPTY.badge("keeps data on its own duty", Tone.NEUTRAL));
      }
      rows.add(
          Row.of(
              Cell.of(stated(r.name())),
              new Cell(role),
              Cell.of(stated(r.purpose())),
              Cell.of(stated(r.countries()))));
    }
    facts
        .openRecipients()
        .forEach(
            r -> rows.add(Row.of(Cell.of(stated(r)), Cell.of("–"), Cell.of("–"), Cell.of("–"))));
    List<Row> transfers = new ArrayList<>();
    for (Recipient r : facts.transfers()) {
      transfers.add(
          Row.of(
              Cell.of(stated(r.name())),
              Cell.of(stated(r.countries())),
              Cell.of(
                  r.transfer()
                      .map(FactsPart::stated)
                      .orElseGet(() -> Line.EMPTY.open("safeguard of the transfer")))));
    }
    return Section.of(
        "who",
        "Who gets it",
        table(
            "Recipients, Art. 15(1)(c) GDPR",
            List.of("Recipient", "Role", "For", "Countries"),
            rows,
            "No data, so no recipient."),
        table(
            "Transfers to third countries, Art. 15(2) GDPR: those that take place or whose country is not stated",
            List.of("Recipient", "Countries", "Safeguard"),
            transfers,
            "No transfer to a third country is declared."));
  }

  Section rights() {
    Controller controller = facts.map().register().controller();
    List<Block> blocks = new ArrayList<>();
    if (facts.lawApplies()) {
      blocks.add(
          new Block.Facts(
              facts.law().rights().stream()
                  .map(r -> Block.Fact.of(r.right(), Line.of(r.words()), Line.of(r.article())))
                  .toList()));
    } else {
      blocks.add(
          new Block.Paragraph(
              Line.EMPTY.open("your rights under " + controller.profile().inWords())));
    }
    blocks.add(
        new Block.Facts(
            List.of(
                Block.Fact.of("Supervisory authority", stated(controller.authority())),
                Block.Fact.of("Controller", stated(controller.name())),
                Block.Fact.of("Contact", stated(controller.contact())),
                Block.Fact.of("Address", stated(controller.address())),
                Block.Fact.of("Data protection officer", stated(controller.dpo())))));
    return new Section("rights", "Your rights", blocks, List.of());
  }
}
