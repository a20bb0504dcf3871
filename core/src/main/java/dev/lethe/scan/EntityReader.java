package dev.lethe.scan;

import dev.lethe.annotation.Category;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.FreeText;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.Withhold;
import dev.lethe.datamap.DataMap.Undeclared;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.EntityEntry.LinkEntry;
import dev.lethe.datamap.EntityEntry.NotPersonalEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.datamap.GroupEntry.FileEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.Footprint.Link;
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

  private final Models models;
  private final EntityModel model;
  private final PrivacyRegister register;
  private final Findings findings;
  private final List<Undeclared> undeclared;
  private final PersonalReader words;
  private final RuleReader rules;
  private final ObligationReader obligations;
  private final List<Link> links;
  private final List<Dependent> dependents;
  private final List<Member> personal = new ArrayList<>();
  private final List<NotPersonalEntry> notPersonal = new ArrayList<>();
  private final TreeSet<String> structural = new TreeSet<>();
  private final List<GroupEntry> groups = new ArrayList<>();

  /** A personal attribute with everything that decides which group it belongs to. */
  private record Member(
      Attribute attribute,
      PersonalData declared,
      List<String> activities,
      List<RetentionRule> retention,
      List<ObligationRule> obligations) {
    String signature() {
      return activities + "|" + retention + "|" + obligations + "|" + declared.of();
    }
  }

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
    this.obligations = new ObligationReader(models, model, register, findings);
    this.links = models.links(model);
    this.dependents = new Copies(models).dependents(model);
    new Ways(models, findings).check(model);
    obligations.check();
    words.checkLists();
    model.attributes().forEach(this::read);
    checkWhole();
    buildGroups();
    decideTheRest();
  }

  private void read(Attribute a) {
    PersonalReader.Said said = words.of(a);
    said.notPersonal().ifPresent(why -> notPersonal.add(new NotPersonalEntry(a.path(), why)));
    said.personal()
        .ifPresent(
            declared -> {
              List<String> activities = rules.activities(model, a);
              personal.add(
                  new Member(
                      a,
                      declared,
                      activities,
                      rules.rules(model, a, activities),
                      obligations.of(a, category(declared))));
              activities.forEach(x -> activityKnown(a, x));
            });
  }

  private String place(Attribute a) {
    return model.name() + "." + a.path();
  }

  private void activityKnown(Attribute a, String activity) {
    if (register.stated() && !register.activities().containsKey(activity)) {
      findings.error(
          Code.ACTIVITY_MISSING,
          place(a),
          place(a)
              + ": @Processing(\""
              + activity
              + "\") is not an activity of the register."
              + Findings.didYouMean(activity, List.copyOf(register.activities().keySet())),
          "Activities: " + String.join(", ", register.activities().keySet()) + ".");
    }
  }

  private static String category(PersonalData declared) {
    return declared.value() == Category.CUSTOM ? declared.custom() : declared.value().id();
  }

  private void checkWhole() {
    String names =
        personal.stream().map(m -> m.attribute().path()).collect(Collectors.joining(", "));
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
              + without.stream().map(m -> m.attribute().path()).collect(Collectors.joining(", "))
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
              + aimless.stream().map(m -> m.attribute().path()).collect(Collectors.joining(", "))
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

  private void buildGroups() {
    Map<String, List<Member>> bySignature = new TreeMap<>();
    for (Member m : personal) {
      bySignature.computeIfAbsent(m.signature(), s -> new ArrayList<>()).add(m);
    }
    for (List<Member> members : bySignature.values()) {
      members.sort(Comparator.comparing(m -> m.attribute().path()));
      Member first = members.get(0);
      String id =
          bySignature.size() == 1 ? model.name() : model.name() + "/" + first.attribute().path();
      List<FieldEntry> fields = members.stream().map(this::field).toList();
      List<String> recipients =
          first.activities().stream()
              .map(x -> register.activities().get(x))
              .filter(java.util.Objects::nonNull)
              .flatMap(x -> x.recipientIds().stream())
              .distinct()
              .sorted()
              .toList();
      groups.add(
          new GroupEntry(
              id,
              fields,
              first.activities(),
              first.retention(),
              first.obligations(),
              recipients,
              Fingerprint.of(id, fields, first.retention(), first.obligations(), tables())));
    }
    groups.sort(Comparator.comparing(GroupEntry::id));
  }

  private FieldEntry field(Member m) {
    Attribute a = m.attribute();
    Category category = m.declared().value();
    Optional<String> withheld =
        a.find(Withhold.class)
            .map(Withhold::value)
            .or(() -> category.exportedByDefault() ? Optional.empty() : Optional.of(NEVER_COPIED));
    String column =
        a.plural() != null
            ? Copies.collection(a.plural()).table()
            : a.columns().stream()
                .map(c -> Copies.plain(c.table()) + "." + c.name())
                .collect(Collectors.joining(", "));
    String provenance =
        (m.declared().provenance().length == 0
                ? category.usualProvenance()
                : m.declared().provenance()[0])
            .name();
    return new FieldEntry(
        a.path(),
        column,
        a.type().getSimpleName(),
        category(m.declared()),
        provenance,
        withheld.isEmpty(),
        withheld,
        a.own(StoredObject.class).map(StoredObject::store),
        Optional.of(m.declared().of()).filter(of -> !of.isEmpty()),
        PersonalReader.special(a),
        words.forbidden(a),
        a.find(FreeText.class).isPresent(),
        a.own(StoredObject.class)
            .filter(s -> s.shared() || s.derived().length > 0)
            .map(s -> new FileEntry(s.shared(), List.of(s.derived()))),
        a.own(Emptied.class).map(Emptied::with));
  }

  private void decideTheRest() {
    Set<String> anchors = rowBound();
    Optional<String> creation = new Anchors(models, findings).created(model, "");
    model.key().forEach(k -> structural.add(k.path()));
    for (Attribute a : model.attributes()) {
      boolean decided =
          personal.stream().anyMatch(m -> m.attribute().path().equals(a.path()))
              || notPersonal.stream().anyMatch(n -> n.path().equals(a.path()));
      boolean structure =
          a.shape() == Shape.TO_ONE
              || a.own(SubjectLink.class).isPresent()
              || anchors.contains(a.path())
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
            : "column "
                + Copies.plain(a.column().table())
                + "."
                + a.column().name()
                + ", "
                + a.type().getSimpleName();
    undeclared.add(new Undeclared(place(a), column, whose));
    findings.error(
        Code.UNDECLARED,
        place(a),
        place(a) + " (" + column + ") is not declared and " + whose + ".",
        "Add @PersonalData(…) if it says something about the person, or @NotPersonal(\"why\").");
  }

  /** Attributes that can only go with the row: keys, links, closing instants and anchors. */
  private Set<String> rowBound() {
    Set<String> paths = new TreeSet<>();
    model
        .dataSubject()
        .filter(d -> !d.closedBy().isEmpty())
        .ifPresent(d -> paths.add(d.closedBy()));
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
      }
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
                        l.key().column().nullable() || !l.key().when().isEmpty()))
            .sorted(Comparator.comparing(LinkEntry::path).thenComparing(LinkEntry::kind))
            .toList();
    return new EntityEntry(
        model.name(),
        model.type().getName(),
        tables().stream().map(Copies::plain).toList(),
        model.subjectKind(),
        model.dataSubject().map(d -> d.closedBy()).filter(c -> !c.isEmpty()),
        shown,
        groups,
        notPersonal,
        List.copyOf(structural),
        List.of());
  }

  Footprint footprint() {
    Map<String, List<Attribute>> members =
        groups.stream()
            .collect(
                Collectors.toMap(
                    GroupEntry::id,
                    g ->
                        g.fields().stream()
                            .map(f -> model.attribute(f.path()).orElseThrow())
                            .toList()));
    return new FootprintBuilder(models, model, links, dependents, findings, rowBound())
        .build(groups, members);
  }
}
