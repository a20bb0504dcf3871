package dev.lethe.scan;

import dev.lethe.annotation.ActorColumn;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.DataMap.Undeclared;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.EntityEntry.LinkEntry;
import dev.lethe.datamap.EntityEntry.NotPersonalEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.scan.ActorReader.Actor;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.LineReader.Line;
import dev.lethe.scan.Member.Portion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one declared entity: what is personal in it, whose it is, why and how long it is held. */
final class EntityReader {
  static final String NEVER_COPIED = "its category is never copied";
  private static final String OTHER_MEMBERS = "only members that a line names are copied";
  private static final String OTHER_KEYS = "only values whose key is listed are copied";

  private final Models models;
  private final EntityModel model;
  private final PrivacyRegister register;
  private final Findings findings;
  private final List<Undeclared> undeclared;
  private final PersonalReader words;
  private final RuleReader rules;
  private final ObligationReader obligations;
  private final ActorReader actors;
  private final Optional<Owner> owner;
  private final List<Link> links;
  private final List<Condition> closedWhen;
  private final List<Dependent> dependents;
  private final List<Member> personal = new ArrayList<>();
  private final List<NotPersonalEntry> notPersonal = new ArrayList<>();
  private final TreeSet<String> structural = new TreeSet<>();
  private final DocumentReader documents;
  private final Optional<KeyedReader.Keyed> keyed;
  private final Map<GroupEntry, List<Member>> groups;

  EntityReader(
      Models models,
      EntityModel model,
      PrivacyRegister register,
      Findings findings,
      List<Undeclared> undeclared) {
    this.models = models;
    this.model = model;
    this.register = register;
    this.findings = findings;
    this.undeclared = undeclared;
    this.words = new PersonalReader(model, findings);
    this.rules = new RuleReader(models, register, findings);
    this.actors = new ActorReader(models, model, register, findings);
    this.owner = Owner.of(model);
    this.links = models.links(model);
    this.closedWhen = models.closedWhen(model);
    this.dependents = new Copies(models).dependents(model);
    LineReader lines = new LineReader(register, findings);
    this.documents = new DocumentReader(models, model, dependents, lines, findings);
    this.keyed = new KeyedReader(model, lines, findings).read();
    this.obligations = new ObligationReader(models, model, register, findings, documents.places());
    new Ways(models, register, findings).check(model);
    owner.ifPresent(o -> o.check(register, links, findings));
    if (owner.isEmpty()) {
      obligations.check();
    }
    words.checkLists();
    model.attributes().forEach(this::read);
    checkWhole();
    this.groups = new TreeMap<>(Comparator.comparing(GroupEntry::id));
    Grouping grouping = new Grouping(model, register, words, links, owner, tables());
    groups.putAll(grouping.of(personal));
    for (Actor actor : actors.actors()) {
      Member its = actor.member();
      groups.put(grouping.rider(its, actor.rules().toString()), List.of(its));
    }
    decideTheRest();
  }

  private void read(Attribute a) {
    PersonalReader.Said said = words.of(a);
    if (DocumentReader.declares(a)) {
      documents.of(a).ifPresent(d -> document(a, d));
    } else if (keyed.filter(k -> k.value().path().equals(a.path())).isPresent()) {
      keyed(a, keyed.get());
    } else if (keyed.filter(k -> k.key().path().equals(a.path())).isPresent()) {
      return; // part of the row's structure
    } else {
      said.notPersonal().ifPresent(why -> notPersonal.add(new NotPersonalEntry(a.path(), why)));
      said.personal()
          .ifPresent(p -> add(a, a.path(), a.path(), new Portion.Whole(), Meaning.of(p), p.of()));
    }
  }

  private void document(Attribute a, DocumentReader.Document d) {
    d.lines()
        .forEach(
            (place, line) -> {
              String path = DocumentReader.path(a.path(), place);
              line.reason().ifPresent(why -> notPersonal.add(new NotPersonalEntry(path, why)));
              line.category()
                  .ifPresent(
                      id ->
                          add(
                              a,
                              path,
                              path,
                              new Portion.At(d, place),
                              Meaning.of(id, register),
                              ""));
            });
    add(a, a.path(), a.path(), new Portion.Rest(d), Meaning.unmapped(OTHER_MEMBERS), "");
  }

  private void keyed(Attribute a, KeyedReader.Keyed k) {
    for (Line line : k.lines()) {
      line.reason().ifPresent(why -> notPersonal.add(new NotPersonalEntry(k.path(line), why)));
      line.category()
          .ifPresent(
              id ->
                  add(
                      a,
                      k.path(line),
                      a.path(),
                      new Portion.OfKey(
                          new Conditions(models, findings)
                              .test(model, new Condition(k.key().path(), List.of(line.name())))),
                      Meaning.of(id, register),
                      ""));
    }
    add(a, a.path(), a.path(), new Portion.OfOtherKeys(), Meaning.unmapped(OTHER_KEYS), "");
  }

  /**
   * @param lawPath the name by which a law can keep it: rows with one key have no rules of their
   *     own
   */
  private void add(
      Attribute a, String path, String lawPath, Portion portion, Meaning meaning, String of) {
    Serving serves = Serving.of(a, model, models, register, findings);
    personal.add(
        new Member(
            a,
            path,
            portion,
            meaning,
            of,
            serves.activities(),
            serves.sometimes(),
            owner
                .map(o -> List.of(o.rule(serves.activities())))
                .orElseGet(() -> rules.rules(model, a, serves.activities())),
            owner.isPresent() ? List.of() : obligations.of(lawPath, meaning.category())));
    a.own(Opaque.class)
        .ifPresent(
            o ->
                findings.reason(
                    place(a),
                    "@Opaque",
                    o.value(),
                    "Say what it is and why nobody looks into it; the data map prints it."));
  }

  private String place(Attribute a) {
    return model.name() + "." + a.path();
  }

  private void checkWhole() {
    String names = personal.stream().map(Member::path).collect(Collectors.joining(", "));
    if (!personal.isEmpty() && links.isEmpty()) {
      List<String> candidates = new ArrayList<>();
      for (Attribute a : model.attributes()) {
        if (a.shape() == Shape.TO_ONE) {
          EntityModel to = models.target(a);
          candidates.add(
              a.path()
                  + " (→ "
                  + to.name()
                  + (to.subjectKind().isPresent() ? ", a @DataSubject)" : ")"));
        }
      }
      findings.error(
          Code.NO_SUBJECT_PATH,
          model.name(),
          model.name() + " has personal data (" + names + ") and no way to a data subject.",
          "Put @SubjectLink on the relation or key column that leads to the person. Candidates: "
              + (candidates.isEmpty() ? "none" : String.join(", ", candidates))
              + ".");
    }
    List<Member> without =
        personal.stream()
            .filter(m -> m.retention().isEmpty() && !rules.declaresRetention(model, m.attribute()))
            .toList();
    if (!without.isEmpty()) {
      String temporal = Anchors.temporal(model);
      String example = temporal.equals("none") ? "…" : Anchors.temporalNames(model).get(0);
      findings.error(
          Code.NO_RETENTION,
          model.name(),
          model.name()
              + " has personal data ("
              + without.stream().map(Member::path).collect(Collectors.joining(", "))
              + ") and no retention.",
          "Add @Retain(from = \""
              + example
              + "\", atMost = \"P90D\"), @RetainUntil(CLOSURE) or @RetainWith(\"parent\"). Temporal attributes: "
              + temporal
              + ".");
    }
    personal.stream().filter(m -> !m.retention().isEmpty()).forEach(this::checkEveryActivityEnds);
    List<Member> aimless = personal.stream().filter(m -> m.activities().isEmpty()).toList();
    if (!aimless.isEmpty()) {
      findings.error(
          Code.ACTIVITY_MISSING,
          model.name(),
          model.name()
              + " has personal data ("
              + aimless.stream().map(Member::path).collect(Collectors.joining(", "))
              + ") and no activity.",
          "Add @Processing(\"…\") with an activity of the register: "
              + String.join(", ", register.activities().keySet())
              + ".");
    }
  }

  private void checkEveryActivityEnds(Member m) {
    Set<String> open = new TreeSet<>(m.activities());
    m.retention().forEach(r -> r.activities().forEach(open::remove));
    if (!open.isEmpty()) {
      findings.error(
          Code.NO_RETENTION,
          place(m.attribute()),
          place(m.attribute())
              + " serves "
              + String.join(", ", open)
              + ", for which no retention is declared.",
          "Add a @Retain or @RetainUntil with that activity, or one without any, which is for all.");
    }
  }

  private void decideTheRest() {
    Set<String> anchors = rowBound();
    Optional<String> creation = new Anchors(models, findings).created(model, "");
    model.key().forEach(k -> structural.add(k.path()));
    for (Attribute a : model.attributes()) {
      boolean decided =
          personal.stream().anyMatch(m -> m.attribute().path().equals(a.path()))
              || DocumentReader.declares(a)
              || a.own(ActorColumn.class).isPresent()
              || notPersonal.stream().anyMatch(n -> n.path().equals(a.path()));
      boolean structure =
          a.shape() == Shape.TO_ONE
              || a.own(SubjectLink.class).isPresent()
              || models.joins().isOtherSide(model, a)
              || anchors.contains(a.path())
              || keyed.filter(k -> k.key().path().equals(a.path())).isPresent()
              || model.version().filter(v -> v.path().equals(a.path())).isPresent()
              || creation.filter(c -> c.equals(a.path())).isPresent()
              || (a.plural() != null && a.plural().getSeparateCollectionTable() == null);
      if (structure) {
        structural.add(a.path());
      } else if (!decided && !links.isEmpty()) {
        undeclared(a);
      }
    }
  }

  private void undeclared(Attribute a) {
    Link link = links.get(0);
    String whose =
        link.path().isEmpty()
            ? model.name() + " is a person"
            : model.name()
                + " belongs to a person ("
                + model.name()
                + "."
                + link.path()
                + " → "
                + link.kind()
                + ")";
    String column =
        a.columns().isEmpty()
            ? "a collection"
            : "column " + Grouping.plain(a.column()) + ", " + a.type().getSimpleName();
    undeclared.add(new Undeclared(place(a), column, whose));
    findings.error(
        Code.UNDECLARED,
        place(a),
        place(a) + " (" + column + ") is not declared and " + whose + ".",
        "Add @PersonalData(…) if it says something about the person, or @NotPersonal(\"why\").");
  }

  /** Attributes that can only go with the row: keys, links, closing instants and anchors. */
  private Set<String> rowBound() {
    Set<String> paths = new TreeSet<>(model.keyAttributes());
    model
        .dataSubject()
        .filter(d -> !d.closedBy().isEmpty())
        .ifPresent(d -> paths.add(d.closedBy()));
    closedWhen.forEach(c -> paths.add(c.field()));
    actors.actors().forEach(actor -> paths.add(actor.from()));
    Followers.declared(model).ifPresent(f -> paths.addAll(List.of(f.type(), f.id())));
    for (Attribute a : model.attributes()) {
      a.all(SubjectLink.class)
          .forEach(l -> Arrays.stream(l.when()).forEach(w -> paths.add(w.field())));
    }
    for (Member m : personal) {
      for (RetentionRule r : m.retention()) {
        paths.add(r.anchor());
        r.orElse().ifPresent(paths::add);
        r.when().forEach(c -> paths.add(c.field()));
        r.created().ifPresent(paths::add);
        r.promised().forEach(p -> paths.add(p.collected()));
      }
      m.served().forEach(s -> s.when().forEach(c -> paths.add(c.field())));
      m.obligations().forEach(o -> paths.add(o.anchor()));
    }
    return paths;
  }

  private List<String> tables() {
    return Stream.concat(Stream.of(model.table()), dependents.stream().map(Dependent::table))
        .distinct()
        .toList();
  }

  EntityEntry entry() {
    List<LinkEntry> shown =
        links.stream()
            .map(
                l ->
                    new LinkEntry(
                        l.path(),
                        l.kind(),
                        l.role().name(),
                        l.isMany() || l.isConditional() || l.key().column().nullable(),
                        l.isMany()))
            .sorted(Comparator.comparing(LinkEntry::path).thenComparing(LinkEntry::kind))
            .toList();
    return new EntityEntry(
        model.name(),
        model.type().getName(),
        tables().stream().map(Copies::plain).toList(),
        model.subjectKind(),
        model.dataSubject().map(d -> d.closedBy()).filter(c -> !c.isEmpty()),
        shown,
        List.copyOf(groups.keySet()),
        notPersonal,
        List.copyOf(structural),
        List.of(),
        closedWhen,
        owner.map(Owner::id));
  }

  Footprint footprint() {
    return new FootprintBuilder(
            models, model, links, dependents, findings, rowBound(), actors.actors())
        .build(groups);
  }
}
