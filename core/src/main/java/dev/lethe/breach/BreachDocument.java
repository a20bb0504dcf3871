package dev.lethe.breach;

import dev.lethe.breach.Breaches.Affected;
import dev.lethe.breach.Breaches.Item;
import dev.lethe.breach.Stored.Counted;
import dev.lethe.page.Block;
import dev.lethe.page.Block.Cell;
import dev.lethe.page.Block.Fact;
import dev.lethe.page.Block.Row;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Page;
import dev.lethe.page.Section;
import dev.lethe.register.Controller;
import dev.lethe.register.Stated;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/** What the authority is told, Art. 33(3) GDPR, and what the register of breaches holds, 33(5). */
final class BreachDocument {
  private final Controller controller;
  private final ResourceBundle words;
  private final Locale language;

  BreachDocument(Controller controller, Locale wanted) {
    this.controller = controller;
    this.language = wanted.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
    this.words =
        ResourceBundle.getBundle(
            "dev.lethe.breach.words",
            language,
            BreachDocument.class.getClassLoader(),
            // what is not translated is English, whatever the JVM speaks
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  String html(Stored incident, Instant now) {
    return new Page(
            language,
            word("kind"),
            controller.name().known().orElse(word("title")),
            Line.of(word("lead")).text(" ").badge(word(incident.state().name()), Tone.NEUTRAL),
            List.of(
                open(incident),
                happened(incident),
                affected(incident),
                contact(incident),
                item("consequences", Item.CONSEQUENCES, incident, risk(incident)),
                item("measures", Item.MEASURES, incident, List.of()),
                people(incident)),
            Line.of(word("footer")).text(" " + at(now) + ". ").code(incident.id().toString()))
        .toHtml();
  }

  private Section open(Stored incident) {
    if (!incident.owesAuthority()) {
      return Section.of("open", word("open.heading"), paragraph(Line.of(word("unlikely"))));
    }
    List<Line> items =
        incident.open().stream().map(i -> Line.EMPTY.badge(word(i.name()), Tone.BAD)).toList();
    return items.isEmpty()
        ? Section.of("open", word("open.heading"), paragraph(Line.of(word("open.none"))))
        : Section.of(
            "open",
            word("open.heading"),
            paragraph(Line.of(word("open.lead"))),
            new Block.Bullets(items));
  }

  private Section happened(Stored i) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(word("nature"), Line.of(i.nature())));
    facts.add(
        Fact.of(
            word("effects"),
            i.effects().stream().sorted().map(e -> Line.of(word(e.name()))).toArray(Line[]::new)));
    facts.add(Fact.of(word("detected"), Line.of(at(i.detectedAt()))));
    facts.add(Fact.of(word("aware"), orOpen(i.awareAt().map(this::at), "aware.open")));
    i.processorKnewAt()
        .ifPresent(
            knew -> {
              Line line = Line.of(at(knew));
              Optional<Duration> delay = i.processorDelay();
              facts.add(
                  Fact.of(
                      word("processor"),
                      delay
                          .map(d -> line.text(" (" + word("delay") + " " + d.toHours() + " h)"))
                          .orElse(line)));
            });
    i.authorityDue().ifPresent(due -> facts.add(Fact.of(word("due"), Line.of(at(due)))));
    i.notifiedAt().ifPresent(sent -> facts.add(Fact.of(word("notified"), Line.of(at(sent)))));
    i.delayReason().ifPresent(why -> facts.add(Fact.of(word("delayReason"), Line.of(why))));
    facts.add(said(Item.NATURE_AND_NUMBERS, i));
    return Section.of("nature", word("nature.heading"), new Block.Facts(facts));
  }

  private Section affected(Stored i) {
    if (i.counted().isEmpty()) {
      return Section.of("affected", word("affected"), paragraph(open("affected.open")));
    }
    Counted counted = i.counted().get();
    Affected a = counted.affected();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                Fact.of(
                    word("window"),
                    Line.of(at(counted.scope().from()) + " – " + at(counted.scope().to()))),
                Fact.of(word("counted"), Line.of(at(counted.at()))),
                Fact.of(word("categories"), codes(a.categories())),
                Fact.of(word("special"), yes(a.specialCategories())),
                Fact.of(word("minors"), yes(a.minorsPossible())))));
    blocks.add(table("people", a.peopleByKind()));
    blocks.add(table("records", a.recordsByEntity()));
    if (!a.undated().isEmpty()) {
      blocks.add(paragraph(Line.of(word("undated") + " ").and(codes(a.undated()))));
    }
    return new Section("affected", word("affected"), blocks, List.of());
  }

  private Block table(String of, Map<String, Long> counts) {
    return new Block.Table(
        word(of),
        List.of(word(of + ".of"), word("number")),
        counts.entrySet().stream()
            .map(
                e ->
                    Row.of(
                        new Cell(List.of(Line.EMPTY.code(e.getKey()))),
                        Cell.of(Long.toString(e.getValue()))))
            .toList());
  }

  private Section contact(Stored i) {
    return Section.of(
        "contact",
        word("contact"),
        new Block.Facts(
            List.of(
                Fact.of(word("controller"), stated(controller.name())),
                Fact.of(word("write"), stated(controller.contact())),
                Fact.of(word("dpo"), stated(controller.dpo())),
                Fact.of(word("authority"), stated(controller.authority())),
                said(Item.CONTACT, i))));
  }

  private List<Fact> risk(Stored i) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(word("risk"), orOpen(i.risk().map(r -> word("risk." + r.name())), "risk.open")));
    i.riskReason().ifPresent(why -> facts.add(Fact.of(word("reason"), Line.of(why))));
    return facts;
  }

  private Section item(String id, Item item, Stored i, List<Fact> before) {
    List<Fact> facts = new ArrayList<>(before);
    facts.add(said(item, i));
    return Section.of(id, word(id), new Block.Facts(facts));
  }

  private Section people(Stored i) {
    List<Fact> facts = new ArrayList<>();
    Line told =
        i.communicatedAt()
            .map(sent -> Line.of(at(sent)))
            .or(() -> i.exemption().map(e -> Line.of(word(e.name()))))
            .orElseGet(
                () ->
                    i.risk().filter(Breaches.Risk.HIGH::equals).isPresent()
                        ? open("told.open")
                        : Line.of(word("told.not")));
    facts.add(Fact.of(word("told"), told));
    i.exemptionReason().ifPresent(why -> facts.add(Fact.of(word("reason"), Line.of(why))));
    i.closedAt().ifPresent(end -> facts.add(Fact.of(word("closed"), Line.of(at(end)))));
    i.closeReason().ifPresent(why -> facts.add(Fact.of(word("reason"), Line.of(why))));
    return Section.of("people", word("people.heading"), new Block.Facts(facts));
  }

  private Fact said(Item item, Stored i) {
    String text = i.items().get(item);
    return Fact.of(word("said." + item.name()), text == null ? open("item.open") : Line.of(text));
  }

  private static Block paragraph(Line line) {
    return new Block.Paragraph(line);
  }

  private Line open(String key) {
    return Line.EMPTY.badge(word("open") + ": " + word(key), Tone.BAD);
  }

  private Line orOpen(Optional<String> text, String key) {
    return text.map(Line::of).orElseGet(() -> open(key));
  }

  private Line stated(Stated<String> value) {
    return value
        .gap()
        .map(question -> Line.EMPTY.badge(word("open") + ": " + question, Tone.BAD))
        .orElseGet(() -> Line.of(value.inWords()));
  }

  private static Line codes(Set<String> names) {
    Line line = Line.EMPTY;
    for (String name : names) {
      line = line.equals(Line.EMPTY) ? line.code(name) : line.text(", ").code(name);
    }
    return line;
  }

  private Line yes(boolean yes) {
    return Line.of(word(yes ? "yes" : "no"));
  }

  private String word(String key) {
    return words.getString(key);
  }

  private String at(Instant instant) {
    ZonedDateTime local = instant.atZone(controller.zone());
    return DateTimeFormatter.ofPattern(word("instant"), language).format(local);
  }
}
