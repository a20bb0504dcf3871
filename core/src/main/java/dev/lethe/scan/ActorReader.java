package dev.lethe.scan;

import dev.lethe.annotation.ActorColumn;
import dev.lethe.annotation.AtEnd;
import dev.lethe.annotation.Category;
import dev.lethe.annotation.PersonalData;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Span;
import dev.lethe.model.Code;
import dev.lethe.register.Actors;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Subject;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.Route.Test;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads columns that name a user who wrote the row. Each is a group that rides on its row: it never
 * keeps it, and goes before it when its own period is over.
 */
final class ActorReader {
  private static final String NOBODYS_COPY = "names who wrote the row, which is in nobody's copy";

  private static final Meaning MEANING =
      new Meaning(
          Category.ACCOUNT_ID.id(), Category.Provenance.OBSERVED.name(), Optional.of(NOBODYS_COPY));

  private final Models models;
  private final EntityModel model;
  private final PrivacyRegister register;
  private final Findings findings;
  private final List<Actor> actors = new ArrayList<>();

  /**
   * A column that names a user.
   *
   * @param member what its group holds
   * @param from path to the instant it counts from
   * @param since way to that instant, open only where the column names a person
   */
  record Actor(Member member, Actors rules, String from, Route since) {
    String path() {
      return member.path();
    }
  }

  ActorReader(Models models, EntityModel model, PrivacyRegister register, Findings findings) {
    this.models = models;
    this.model = model;
    this.register = register;
    this.findings = findings;
    model.attributes().forEach(this::read);
  }

  List<Actor> actors() {
    return actors;
  }

  private void read(Attribute a) {
    Optional<ActorColumn> said = a.own(ActorColumn.class);
    if (said.isEmpty()) {
      return;
    }
    if (a.own(PersonalData.class).isPresent()) {
      findings.error(
          Code.DECLARED_TWICE,
          place(a),
          place(a) + " is declared @PersonalData and @ActorColumn.",
          "Keep one of the two.");
      return;
    }
    if (a.shape() != Shape.BASIC || a.columns().size() != 1) {
      wrong(
          a,
          place(a) + ": @ActorColumn stands on no plain column.",
          "On a relation write @SubjectLink(role = ACCESSOR).");
      return;
    }
    rules(a, said.get().kind())
        .ifPresent(
            rules ->
                since(a, said.get())
                    .ifPresent(from -> actor(a, rules, from, said.get()).ifPresent(actors::add)));
  }

  private Optional<Actors> rules(Attribute a, String kind) {
    Optional<Actors> rules =
        Optional.ofNullable(register.subjects().get(kind)).flatMap(Subject::actors);
    if (rules.isEmpty()) {
      wrong(
          a,
          place(a)
              + ": @ActorColumn(kind = \""
              + kind
              + "\"), and the register says nothing about actors of that kind."
              + Findings.didYouMean(kind, List.copyOf(register.subjects().keySet())),
          "Add subjects."
              + kind
              + ".actors: { activity: …, keptFor: P2Y, placeholder: former-user, system: [batch] }.");
    }
    return rules;
  }

  private Optional<String> since(Attribute a, ActorColumn said) {
    Anchors anchors = new Anchors(models, findings);
    String what = place(a) + ": @ActorColumn(from = \"" + said.from() + "\")";
    if (!said.from().isEmpty()) {
      return anchors.find(model, said.from(), what).map(r -> said.from());
    }
    Optional<String> created = anchors.created(model, "");
    if (created.isEmpty()) {
      findings.error(
          Code.ANCHOR_UNKNOWN,
          place(a),
          place(a) + ": @ActorColumn counts from creation, and no creation instant was found.",
          "Add from = \"…\". Temporal attributes: " + Anchors.temporal(model) + ".");
    }
    return created;
  }

  private Optional<Actor> actor(Attribute a, Actors rules, String from, ActorColumn said) {
    Route route = models.route(model, from).orElseThrow();
    if (route.column().nullable()) {
      findings.error(
          Code.ANCHOR_NULLABLE,
          place(a),
          place(a) + ": " + from + " may be null, and a name would stay for ever.",
          "Make that column NOT NULL, or count from one that is: from = \"…\".");
      return Optional.empty();
    }
    Optional<ZoneId> zone =
        new Anchors(models, findings)
            .zone(said.zone(), List.of(route), place(a) + ": @ActorColumn", place(a));
    List<Object> nobody = new ArrayList<>();
    for (String name :
        Stream.concat(rules.system().stream(), rules.placeholder().stream()).toList()) {
      Optional<Object> value = Conditions.value(a.column(), name);
      if (value.isEmpty()) {
        wrong(
            a,
            place(a) + ": the register's \"" + name + "\" is no " + a.type().getSimpleName() + ".",
            "Write system users and placeholder of subjects."
                + said.kind()
                + ".actors in the column's own text form, or give these columns a kind of their own.");
        return Optional.empty();
      }
      nobody.add(value.get());
    }
    Route own = models.own(model, a.column());
    List<Test> person = new ArrayList<>(List.of(Test.not(own, List.of())));
    if (!nobody.isEmpty()) {
      person.add(Test.not(own, nobody));
    }
    Member member =
        new Member(
            a,
            a.path(),
            new Member.Portion.Whole(),
            MEANING,
            a.path(),
            List.of(rules.activity()),
            List.of(),
            List.of(rule(a, rules, from, zone)),
            List.of());
    return Optional.of(new Actor(member, rules, from, route.only(person)));
  }

  private void wrong(Attribute a, String message, String remedy) {
    findings.error(Code.ACTOR_COLUMN, place(a), message, remedy);
  }

  private String place(Attribute a) {
    return model.name() + "." + a.path();
  }

  private RetentionRule rule(Attribute a, Actors rules, String from, Optional<ZoneId> zone) {
    Span keptFor = rules.keptFor();
    return new RetentionRule(
        RetentionRule.Kind.EVENT,
        List.of(rules.activity()),
        a.path(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        keptFor,
        zone,
        AtEnd.ANONYMISE,
        false,
        Optional.empty(),
        "@ActorColumn on " + place(a),
        "replaced "
            + keptFor.inWords()
            + " after "
            + from
            + rules.placeholder().map(p -> " by " + p).orElse("")
            + ", with its record at the latest");
  }
}
