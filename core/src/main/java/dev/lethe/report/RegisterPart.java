package dev.lethe.report;

import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.deadline.Span;
import dev.lethe.page.Block;
import dev.lethe.page.Block.Cell;
import dev.lethe.page.Block.Row;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Section;
import dev.lethe.register.Activity;
import dev.lethe.register.Cookie;
import dev.lethe.register.DataStore;
import dev.lethe.register.Obligation;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Recipient;
import dev.lethe.register.Stated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the register says: why, who gets data, where it lies, what was promised. */
final class RegisterPart {
  private static final Line NONE = Line.of("–");

  private final DataMap map;
  private final PrivacyRegister register;

  RegisterPart(DataMap map) {
    this.map = map;
    this.register = map.register();
  }

  static Line country(Stated<String> code) {
    return code.known()
        .map(c -> Line.of(new Locale("", c).getDisplayCountry(Locale.ENGLISH)))
        .orElseGet(() -> Phrases.stated(code));
  }

  private static Section table(
      String id, String heading, String caption, List<String> head, List<Row> rows) {
    return Section.of(
        id,
        heading,
        rows.isEmpty()
            ? new Block.Paragraph(Line.of("None is declared."))
            : new Block.Table(caption, head, rows));
  }

  Section activities() {
    return table(
        "activities",
        "Why",
        "Processing activities, Art. 30(1) GDPR",
        List.of("Activity", "Purposes", "Lawful basis", "Data", "Recipients"),
        register.activities().values().stream().map(this::activity).toList());
  }

  private Row activity(Activity activity) {
    List<Line> basis = new ArrayList<>();
    basis.add(Phrases.stated(activity.basis()));
    activity.citation().ifPresent(c -> basis.add(Line.of("Law: ").and(Phrases.stated(c))));
    activity
        .condition()
        .ifPresent(c -> basis.add(Line.of("Special categories: ").and(Phrases.stated(c))));
    activity.assessment().ifPresent(a -> basis.add(Line.of("Assessment: ").and(Phrases.stated(a))));
    if (activity.automatedDecisions()) {
      basis.add(Line.EMPTY.badge("automated decisions, Art. 22", Tone.WARN));
    }
    List<Line> name = new ArrayList<>();
    name.add(Phrases.stated(activity.title()));
    name.add(Line.EMPTY.code(activity.id()));
    activity
        .notInPolicy()
        .ifPresent(
            why -> name.add(Line.EMPTY.badge("not in the policy", Tone.WARN).text(" " + why)));
    return Row.named(
        Anchors.activity(activity.id()),
        new Cell(name),
        activity.purposes().isEmpty()
            ? Cell.of(Line.EMPTY.open("what is it done for?"))
            : new Cell(
                activity.purposes().stream()
                    .map(p -> Line.of(Phrases.sentence(Phrases.plain(p))))
                    .toList()),
        new Cell(basis),
        orNone(data(activity.id())),
        orNone(activity.recipients().stream().map(this::recipient).toList()));
  }

  private static Cell orNone(List<Line> lines) {
    return lines.isEmpty() ? Cell.of(NONE) : new Cell(lines);
  }

  private List<Line> data(String activity) {
    return map.entities().stream()
        .filter(e -> e.groups().stream().anyMatch(g -> g.activities().contains(activity)))
        .map(EntityEntry::name)
        .map(name -> Line.EMPTY.link(name, Anchors.entity(name)))
        .toList();
  }

  private Line recipient(Stated<String> recipient) {
    return recipient
        .known()
        .map(
            id -> {
              Recipient entry = register.recipients().get(id);
              String name = entry == null ? id : entry.name().known().orElse(id);
              return Line.EMPTY.link(name, Anchors.recipient(id));
            })
        .orElseGet(() -> Phrases.stated(recipient));
  }

  Section recipients() {
    return table(
        "recipients",
        "Who gets it",
        "Recipients, Art. 30(1)(d) and (e) GDPR",
        List.of("Recipient", "Role", "For", "Countries", "Transfer safeguard", "Contract"),
        register.recipients().values().stream().map(RegisterPart::recipient).toList());
  }

  private static Row recipient(Recipient recipient) {
    List<Line> role = new ArrayList<>();
    role.add(Phrases.stated(recipient.role()));
    if (recipient.keepsOnOwnDuty()) {
      role.add(Line.EMPTY.badge("keeps data on its own duty", Tone.WARN));
    }
    List<Line> countries = new ArrayList<>();
    countries.add(Phrases.stated(recipient.countries()));
    recipient
        .countries()
        .known()
        .map(Recipient.Countries::third)
        .filter(third -> !third.isEmpty())
        .ifPresent(third -> countries.add(Line.EMPTY.badge("third country", Tone.WARN)));
    List<Line> contract =
        recipient
            .contract()
            .map(
                c -> {
                  List<Line> lines = new ArrayList<>();
                  lines.add(Phrases.stated(c.reference()));
                  lines.add(Line.of("Dated: ").and(Phrases.stated(c.date())));
                  c.reviewBy()
                      .ifPresent(r -> lines.add(Line.of("Review by: ").and(Phrases.stated(r))));
                  return lines;
                })
            .orElse(new ArrayList<>(List.of(NONE)));
    return Row.named(
        Anchors.recipient(recipient.id()),
        Cell.of(Phrases.stated(recipient.name()), Line.EMPTY.code(recipient.id())),
        new Cell(role),
        Cell.of(Phrases.stated(recipient.purpose())),
        new Cell(countries),
        Cell.of(recipient.transfer().map(Phrases::stated).orElse(NONE)),
        new Cell(contract));
  }

  Section obligations() {
    return table(
        "obligations",
        "Duties to keep",
        "Laws that want data kept, and the most they may keep",
        List.of("Obligation", "Law", "Period", "Covers at most", "Then open to"),
        register.obligations().values().stream().map(this::obligation).toList());
  }

  private Row obligation(Obligation obligation) {
    List<Line> law = new ArrayList<>();
    law.add(Phrases.stated(obligation.citation()));
    law.add(Line.of("Jurisdiction: ").and(Phrases.stated(obligation.jurisdiction())));
    obligation.validFrom().ifPresent(d -> law.add(Line.of("In force from " + d)));
    obligation.validTo().ifPresent(d -> law.add(Line.of("In force until " + d)));
    List<Line> name = new ArrayList<>(List.of(Line.EMPTY.code(obligation.id())));
    if (obligation.assumed()) {
      name.add(Line.EMPTY.badge("assumed", Tone.WARN));
    }
    return Row.named(
        Anchors.obligation(obligation.id()),
        new Cell(name),
        new Cell(law),
        new Cell(periods(obligation)),
        orNone(obligation.covers().stream().map(c -> Phrases.category(c, register)).toList()),
        orNone(
            obligation.access().stream()
                .map(a -> Line.of(Phrases.sentence(Phrases.plain(a))))
                .toList()));
  }

  private static List<Line> periods(Obligation obligation) {
    List<Line> periods = new ArrayList<>();
    periods.add(
        Line.of(
            Phrases.sentence(
                obligation.period().inWords() + " from " + obligation.from().inWords())));
    obligation.later().forEach(v -> periods.add(Line.of(Phrases.sentence(v.inWords()))));
    return periods;
  }

  Section stores() {
    Section stores =
        table(
            "stores",
            "Where",
            "Places that hold data",
            List.of("Store", "Kind", "Run by", "Measures", "Deleted data lives on"),
            register.stores().values().stream().map(this::store).toList());
    List<Block> blocks = new ArrayList<>(stores.blocks());
    if (!register.measures().isEmpty()) {
      blocks.add(
          new Block.Facts(
              List.of(
                  new Block.Fact(
                      "Measures everywhere, Art. 32 GDPR (declared, not verified)",
                      List.of(
                          Line.of(
                              Phrases.sentence(
                                  String.join(
                                      ", ",
                                      register.measures().stream()
                                          .map(Phrases::plain)
                                          .toList()))))))));
    }
    if (!register.schema().copies().isEmpty()) {
      blocks.add(
          new Block.Facts(
              register.schema().copies().entrySet().stream()
                  .map(
                      c ->
                          new Block.Fact(
                              "How a deletion reaches " + c.getKey(),
                              List.of(Phrases.stated(c.getValue()))))
                  .toList()));
    }
    return new Section(stores.id(), stores.heading(), blocks, List.of());
  }

  private Row store(DataStore store) {
    List<Line> residual = new ArrayList<>();
    store.backups().ifPresent(b -> residual.add(residual("Backups: ", b)));
    store.softDelete().ifPresent(s -> residual.add(residual("Soft deletion: ", s)));
    List<Line> kind = new ArrayList<>();
    kind.add(Phrases.stated(store.kind()));
    store.location().ifPresent(l -> kind.add(Phrases.stated(l)));
    return Row.named(
        Anchors.store(store.id()),
        Cell.of(Line.EMPTY.code(store.id())),
        new Cell(kind),
        Cell.of(store.recipient().map(this::recipient).orElse(NONE)),
        orNone(
            store.measures().stream()
                .map(m -> Line.of(Phrases.sentence(Phrases.plain(m))))
                .toList()),
        orNone(residual));
  }

  private static Line residual(String what, DataStore.Residual residual) {
    Line period =
        residual
            .keptFor()
            .known()
            .map(span -> Line.of(span.inWords()))
            .orElseGet(() -> Phrases.stated(residual.keptFor()));
    Line line = Line.of(what).and(period);
    return residual.note().map(note -> line.text(" (" + note + ")")).orElse(line);
  }

  Section promises() {
    List<Block.Fact> facts = new ArrayList<>();
    register
        .promises()
        .answerWithin()
        .ifPresent(p -> facts.add(fact("A person is answered within", p)));
    register
        .promises()
        .noticeBeforeChange()
        .ifPresent(p -> facts.add(fact("Notice before a material change", p)));
    register
        .prohibitions()
        .forEach(
            p -> {
              List<Line> lines = new ArrayList<>();
              p.categories().forEach(c -> lines.add(Phrases.category(c, register)));
              lines.add(Line.of("Said in: ").and(Phrases.stated(p.says())));
              facts.add(new Block.Fact("Never used for " + Phrases.plain(p.purpose()), lines));
            });
    return new Section(
        "promises",
        "Promises",
        List.of(
            facts.isEmpty()
                ? new Block.Paragraph(Line.of("None is declared."))
                : new Block.Facts(facts)),
        List.of(
            table(
                "cookies",
                "Cookies",
                "What is stored on or read from a person's device",
                List.of("Name", "Purpose", "Essential", "Lifetime"),
                register.cookies().values().stream().map(RegisterPart::cookie).toList())));
  }

  private static Block.Fact fact(String term, Stated<Span> period) {
    return Block.Fact.of(
        term,
        period
            .known()
            .map(span -> Line.of(span.inWords()))
            .orElseGet(() -> Phrases.stated(period)));
  }

  private static Row cookie(Cookie cookie) {
    Line essential =
        cookie
            .essential()
            .known()
            .map(yes -> Line.of(yes ? "Yes" : "No"))
            .orElseGet(() -> Phrases.stated(cookie.essential()));
    return Row.of(
        Cell.of(Line.EMPTY.code(cookie.name())),
        Cell.of(Phrases.stated(cookie.purpose())),
        Cell.of(essential),
        Cell.of(Phrases.stated(cookie.lifetime())));
  }
}
