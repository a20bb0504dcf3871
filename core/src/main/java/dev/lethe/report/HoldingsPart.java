package dev.lethe.report;

import dev.lethe.datamap.Condition;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.page.Block;
import dev.lethe.page.Block.Cell;
import dev.lethe.page.Block.Row;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Section;
import dev.lethe.register.Activity;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is held: by category, by kind of record, and for how long. */
final class HoldingsPart {
  private final DataMap map;
  private final PrivacyRegister register;

  HoldingsPart(DataMap map) {
    this.map = map;
    this.register = map.register();
  }

  /** One row per category of data. */
  Section glance() {
    NavigableMap<String, List<EntityEntry>> byCategory = new TreeMap<>();
    for (EntityEntry entity : map.entities()) {
      NavigableSet<String> categories = new TreeSet<>();
      fields(entity).forEach(field -> categories.add(field.category()));
      categories.forEach(c -> byCategory.computeIfAbsent(c, any -> new ArrayList<>()).add(entity));
    }
    return Section.of(
        "categories",
        "Categories of data",
        new Block.Table(
            "Each category of data, about whom, and where it is described",
            List.of("Category", "About", "Held in", "How long"),
            byCategory.entrySet().stream()
                .map(entry -> category(entry.getKey(), entry.getValue()))
                .toList()));
  }

  private Row category(String id, List<EntityEntry> entities) {
    NavigableSet<String> kinds = new TreeSet<>();
    List<Line> places = new ArrayList<>();
    NavigableSet<String> periods = new TreeSet<>();
    for (EntityEntry entity : entities) {
      kinds.addAll(kinds(entity));
      places.add(Line.EMPTY.link(entity.name(), Anchors.entity(entity.name())));
      entity.groups().stream()
          .filter(g -> g.fields().stream().anyMatch(f -> f.category().equals(id)))
          .forEach(
              g -> {
                g.retention().forEach(r -> periods.add(Phrases.sentence(r.inWords())));
                g.obligations().forEach(o -> periods.add(Phrases.sentence(duty(o))));
              });
    }
    return Row.of(
        Cell.of(Phrases.category(id, register), Line.EMPTY.code(id)),
        new Cell(kinds.stream().map(this::people).toList()),
        new Cell(places),
        new Cell(periods.stream().map(Line::of).toList()));
  }

  private static Stream<GroupEntry.FieldEntry> fields(EntityEntry entity) {
    return entity.groups().stream().flatMap(group -> group.fields().stream());
  }

  private static NavigableSet<String> kinds(EntityEntry entity) {
    NavigableSet<String> kinds = new TreeSet<>();
    entity.subject().ifPresent(kinds::add);
    entity.links().forEach(link -> kinds.add(link.kind()));
    return kinds;
  }

  private Line people(String kind) {
    return Optional.ofNullable(register.subjects().get(kind))
        .map(subject -> Phrases.stated(subject.title()))
        .orElseGet(() -> Line.of(kind));
  }

  /** One part per kind of record. */
  Section entities() {
    return new Section(
        "records", "What is held", List.of(), map.entities().stream().map(this::entity).toList());
  }

  private Section entity(EntityEntry entity) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact("Whose", whose(entity)), new Block.Fact("Where", where(entity)))));
    if (!entity.warnings().isEmpty()) {
      blocks.add(
          new Block.Bullets(
              entity.warnings().stream()
                  .map(w -> Line.EMPTY.badge("look at this", Tone.WARN).text(" " + w))
                  .toList()));
    }
    List<Section> parts = new ArrayList<>();
    if (entity.groups().size() == 1) {
      blocks.addAll(group(entity.name(), entity.groups().get(0)));
    } else {
      entity
          .groups()
          .forEach(
              g ->
                  parts.add(
                      new Section(
                          Anchors.group(g.id()), heading(g), group(entity.name(), g), List.of())));
    }
    return new Section(Anchors.entity(entity.name()), entity.name(), blocks, parts);
  }

  private static String heading(GroupEntry group) {
    List<String> paths = group.fields().stream().map(GroupEntry.FieldEntry::path).toList();
    return paths.size() <= 3
        ? String.join(", ", paths)
        : String.join(", ", paths.subList(0, 2)) + " and " + (paths.size() - 2) + " more";
  }

  private List<Line> whose(EntityEntry entity) {
    List<Line> lines = new ArrayList<>();
    entity
        .subject()
        .ifPresent(
            kind ->
                lines.add(
                    people(kind)
                        .text(": each row is one person")
                        .text(entity.closedBy().isPresent() ? ", who has left once " : "")
                        .and(entity.closedBy().map(Line.EMPTY::code).orElse(Line.EMPTY))
                        .text(entity.closedBy().isPresent() ? " is set" : "")
                        .text(Condition.inWords(entity.closedWhen()))));
    entity
        .links()
        .forEach(
            link ->
                lines.add(
                    people(link.kind())
                        .text(" (" + Phrases.role(link.role()) + ") by ")
                        .code(link.path())
                        .text(link.many() ? ", all of them" : "")
                        .text(link.nullable() ? ", which may be empty" : "")));
    return lines;
  }

  private List<Line> where(EntityEntry entity) {
    List<Line> lines = new ArrayList<>();
    Line tables = Line.of(entity.tables().size() == 1 ? "Table " : "Tables ");
    for (int i = 0; i < entity.tables().size(); i++) {
      tables = (i == 0 ? tables : tables.text(", ")).code(entity.tables().get(i));
    }
    lines.add(tables);
    entity
        .ownedBy()
        .ifPresent(
            owner ->
                lines.add(
                    Line.of("Owned by ")
                        .link(owner, Anchors.recipient(owner))
                        .text(": only read here; an erasure asks them to erase it")));
    fields(entity)
        .flatMap(field -> field.store().stream())
        .distinct()
        .sorted()
        .forEach(
            store ->
                lines.add(
                    Line.of("Files in ")
                        .and(
                            register.stores().containsKey(store)
                                ? Line.EMPTY.link(store, Anchors.store(store))
                                : Line.EMPTY.open(
                                    "the store " + store + " is not in the register"))));
    return lines;
  }

  private List<Block> group(String entity, GroupEntry group) {
    return List.of(
        new Block.Table(
            "Attributes of " + entity,
            List.of("Attribute", "Category", "Comes from", "Column", "In a copy for the person"),
            group.fields().stream().map(this::field).toList()),
        new Block.Facts(
            List.of(
                new Block.Fact(
                    "Why",
                    group.activities().stream()
                        .map(id -> why(id).text(Condition.inWords(group.when(id))))
                        .toList()),
                new Block.Fact("How long", howLong(group)),
                new Block.Fact("Who gets it", whoGets(group)))));
  }

  private Row field(GroupEntry.FieldEntry field) {
    return Row.of(
        Cell.of(Line.EMPTY.code(field.path())),
        new Cell(
            Stream.of(
                    Optional.of(Phrases.category(field.category(), register)),
                    field.special().map(s -> Line.of("Special category: " + s)),
                    field.freeText() ? Optional.of(Line.of("Free text")) : Optional.<Line>empty(),
                    field.forbidden().map(f -> Line.of("Must never hold: " + f)),
                    field.opaque().map(why -> Line.of("Not searched: " + why)),
                    field.store().map(s -> file(s, field.file())),
                    field.emptied().map(w -> Line.of("Emptied: ").code(w)))
                .flatMap(Optional::stream)
                .toList()),
        Cell.of(Phrases.sentence(Phrases.provenance(field.provenance()))),
        Cell.of(Line.EMPTY.code(field.column())),
        Cell.of(
            field.exported()
                ? Line.of("Yes")
                : Line.of("Withheld: ").text(field.withheldBecause().orElse("by default"))));
  }

  private static Line file(String store, Optional<GroupEntry.FileEntry> more) {
    Line line = Line.of("Key of a file in " + store);
    if (more.filter(GroupEntry.FileEntry::shared).isPresent()) {
      line = line.text(", which several records may share");
    }
    List<String> derived = more.map(GroupEntry.FileEntry::derived).orElse(List.of());
    for (int i = 0; i < derived.size(); i++) {
      line = line.text(i == 0 ? "; with it " : ", ").code(derived.get(i));
    }
    return line;
  }

  private Line why(String id) {
    Activity activity = register.activities().get(id);
    if (activity == null) {
      return Line.of(id + ": ").open("the activity is not in the register");
    }
    return Phrases.stated(activity.title())
        .text(" (")
        .link(id, Anchors.activity(id))
        .text("): ")
        .and(Phrases.stated(activity.basis()));
  }

  private List<Line> howLong(GroupEntry group) {
    List<Line> lines = new ArrayList<>();
    for (RetentionRule rule : group.retention()) {
      Line line = Line.of(Phrases.sentence(rule.inWords()));
      lines.add(
          (group.activities().size() > 1
                  ? line.text(", for " + String.join(", ", rule.activities()))
                  : line)
              .text(" ")
              .code(rule.declaredIn()));
    }
    if (lines.isEmpty()) {
      lines.add(Line.EMPTY.open("how long?"));
    }
    group.obligations().forEach(duty -> lines.add(duties(duty)));
    return lines;
  }

  private Line duties(ObligationRule duty) {
    Line line =
        Line.of(Phrases.sentence(duty(duty)))
            .text(", by ")
            .and(
                register.obligations().containsKey(duty.id())
                    ? Line.EMPTY.link(duty.id(), Anchors.obligation(duty.id()))
                    : Line.of(duty.id()))
            .text(": " + duty.citation() + duty.laterInWords() + " ");
    return duty.assumed() ? line.badge("assumed", Tone.WARN) : line;
  }

  private static String duty(ObligationRule duty) {
    String start =
        switch (duty.from()) {
          case EVENT -> duty.anchor();
          default -> duty.from().inWords() + " of " + duty.anchor();
        };
    return "kept by law " + duty.period().inWords() + " from " + start;
  }

  private List<Line> whoGets(GroupEntry group) {
    List<Line> lines = new ArrayList<>();
    for (String id : group.recipients()) {
      Recipient recipient = register.recipients().get(id);
      lines.add(
          recipient == null
              ? Line.of(id + ": ").open("the recipient is not in the register")
              : Line.EMPTY
                  .link(recipient.name().known().orElse(id), Anchors.recipient(id))
                  .text(", ")
                  .and(Phrases.stated(recipient.countries())));
    }
    group.activities().stream()
        .flatMap(id -> Optional.ofNullable(register.activities().get(id)).stream())
        .flatMap(activity -> activity.recipients().stream())
        .flatMap(recipient -> recipient.gap().stream())
        .distinct()
        .forEach(question -> lines.add(Line.EMPTY.open(question)));
    if (lines.isEmpty()) {
      lines.add(Line.of("Nobody"));
    }
    return lines;
  }

  /** The retention schedule: one row per group. */
  Section schedule() {
    List<Row> rows = new ArrayList<>();
    for (EntityEntry entity : map.entities()) {
      for (GroupEntry group : entity.groups()) {
        Line name = Line.EMPTY.link(entity.name(), Anchors.entity(entity.name()));
        rows.add(
            Row.of(
                entity.groups().size() == 1
                    ? Cell.of(name)
                    : Cell.of(name, Line.EMPTY.code(heading(group))),
                new Cell(
                    group.retention().stream()
                        .map(r -> Line.of(Phrases.sentence(r.inWords())))
                        .toList()),
                group.obligations().isEmpty()
                    ? Cell.of("–")
                    : new Cell(group.obligations().stream().map(this::duties).toList())));
      }
    }
    return new Section(
        "schedule",
        "How long",
        List.of(
            new Block.Table(
                "Retention schedule", List.of("Data", "Own period", "Duty to keep"), rows)),
        List.of(new RegisterPart(map).obligations()));
  }
}
