package dev.lethe.scan;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that what names an attribute on the way to a person names one that exists. */
final class Ways {
  private final Models models;
  private final PrivacyRegister register;
  private final Findings findings;

  Ways(Models models, PrivacyRegister register, Findings findings) {
    this.models = models;
    this.register = register;
    this.findings = findings;
  }

  void check(EntityModel model) {
    person(model);
    model
        .dataSubject()
        .filter(d -> d.closedBy().isEmpty() && d.closedWhen().length > 0)
        .ifPresent(
            d ->
                findings.error(
                    Code.CLOSING_WITHOUT_INSTANT,
                    model.name(),
                    model.name()
                        + ": @DataSubject(closedWhen = …) says that it is over, and nothing says since when.",
                    "Add closedBy = \"…\" with the instant of the change, or the nearest there is: "
                        + Anchors.temporal(model)
                        + "."));
    model
        .dataSubject()
        .filter(d -> !d.closedBy().isEmpty())
        .ifPresent(
            d ->
                new Anchors(models, findings)
                    .find(
                        model,
                        d.closedBy(),
                        model.name() + ": @DataSubject(closedBy = \"" + d.closedBy() + "\")"));
    for (Attribute a : model.attributes()) {
      a.all(SubjectLink.class)
          .forEach(
              l -> {
                kind(model.name() + "." + a.path(), "@SubjectLink", l.kind());
                leadsToSomebody(model, a, l);
              });
      a.all(SubjectLink.class).stream()
          .filter(l -> !l.on().isEmpty())
          .forEach(
              l -> models.of(l.to()).ifPresent(to -> on(model.name() + "." + a.path(), l, to)));
      a.find(PersonalData.class)
          .filter(p -> !p.of().isEmpty())
          .ifPresent(p -> whose(model, model.name() + "." + a.path(), p.of()));
      if (Joins.leadsToMany(a) && a.find(PersonalData.class).isPresent()) {
        aboutMany(
            model.name() + "." + a.path(), "@PersonalData stands on a link to several people");
      }
      a.own(RecipientKey.class).ifPresent(k -> recipient(model.name() + "." + a.path(), k.value()));
    }
    ownerless(model);
  }

  private void recipient(String place, String recipient) {
    Set<String> known = register.recipients().keySet();
    if (register.stated() && !known.contains(recipient)) {
      findings.error(
          Code.RECIPIENT_UNKNOWN,
          place,
          place
              + ": @RecipientKey(\""
              + recipient
              + "\") is not a recipient of the register."
              + Findings.didYouMean(recipient, List.copyOf(known)),
          "Recipients: " + String.join(", ", known) + ".");
    }
  }

  /** Where nobody owns a row, a datum must say whose it is. */
  private void ownerless(EntityModel model) {
    List<Link> links = models.links(model);
    if (links.isEmpty() || links.stream().anyMatch(l -> l.role() == SubjectRole.OWNER)) {
      return;
    }
    for (Attribute a : model.attributes()) {
      String place = model.name() + "." + a.path();
      if (a.find(PersonalData.class).filter(p -> p.of().isEmpty()).isPresent()) {
        findings.error(
            Code.LINK_ROLE,
            place,
            place + " does not say whose it is, and " + model.name() + " has no owner.",
            ofWhom(links));
      }
    }
  }

  private static String ofWhom(List<Link> links) {
    String one =
        links.stream()
            .filter(l -> !l.isMany())
            .map(Link::path)
            .distinct()
            .collect(Collectors.joining(", "));
    return one.isEmpty()
        ? "Let one of the links be an OWNER."
        : "Write @PersonalData(of = \"…\") with one of: "
            + one
            + "; or let one of the links be an OWNER.";
  }

  private void person(EntityModel model) {
    model.dataSubject().ifPresent(d -> kind(model.name(), "@DataSubject", d.kind()));
    if (model.subjectKind().isPresent() && model.key().size() != 1) {
      findings.error(
          Code.MAPPING_UNSUPPORTED,
          model.name(),
          model.name()
              + " is a person with a key of "
              + model.key().size()
              + " columns, and a person is known by one.",
          "Give it a key of one column; what was the key may stay a unique constraint.");
    }
  }

  /** A kind that the register does not know has no title in the map, and is often misspelt. */
  private void kind(String place, String word, String kind) {
    Set<String> known = register.subjects().keySet();
    if (!kind.isEmpty() && !known.isEmpty() && !known.contains(kind)) {
      findings.error(
          Code.NAME_UNKNOWN,
          place,
          place
              + ": "
              + word
              + "(kind = \""
              + kind
              + "\") is not a kind of person of the register."
              + Findings.didYouMean(kind, List.copyOf(known)),
          "Declare it in privacy/register.yml, subjects; or use one of: "
              + String.join(", ", known)
              + ".");
    }
  }

  /** A link that leads nowhere would look like an owner and be none. */
  private void leadsToSomebody(EntityModel model, Attribute a, SubjectLink l) {
    String place = model.name() + "." + a.path();
    Optional<Joins.Problem> problem =
        a.plural() == null ? Optional.empty() : models.joins().problem(model, a);
    if (problem.isPresent()) {
      findings.error(
          Code.LINK_OVER_MANY,
          place,
          place + ": @SubjectLink " + problem.get().what(),
          problem.get().remedy());
    } else if (a.toOne() != null && !models.leadsOn(a)) {
      findings.error(
          Code.MAPPING_UNSUPPORTED,
          place,
          place + ": @SubjectLink on a relation whose target lies in several tables.",
          "Relate to one of its subclasses, or map the hierarchy as JOINED or SINGLE_TABLE.");
    } else if (models.links(model).stream().noneMatch(way -> leads(way.path(), a.path()))) {
      findings.error(
          Code.NO_SUBJECT_PATH,
          place,
          place + ": @SubjectLink leads to nobody" + why(model, a, l) + ".",
          "Link it to a @DataSubject, or to an entity with an owner link of its own; else remove"
              + " @SubjectLink.");
    }
  }

  private static boolean leads(String way, String path) {
    return way.equals(path) || way.startsWith(path + ".");
  }

  private String why(EntityModel model, Attribute a, SubjectLink l) {
    Optional<EntityModel> many = Many.of(models, model, a).map(Many::target);
    if (many.isPresent()) {
      return ", since " + many.get().name() + " does not";
    }
    if (a.toOne() == null) {
      return l.to() == void.class
          ? ": it is no relation and says neither to nor kind"
          : models.of(l.to()).isEmpty()
              ? ": " + l.to().getSimpleName() + " is no entity of this persistence unit"
              : ", since " + l.to().getSimpleName() + " does not";
    }
    EntityModel target = models.target(a);
    return target == model
        ? ": it leads back to " + model.name()
        : ", since " + target.name() + " does not";
  }

  /** A copy leaves out what is another person's, so it must be clear whose a datum is. */
  private void whose(EntityModel model, String place, String of) {
    List<String> links = new ArrayList<>();
    for (Attribute a : model.attributes()) {
      if (a.own(SubjectLink.class).isPresent()) {
        links.add(a.path());
      }
    }
    if (model.attribute(of).filter(Joins::leadsToMany).isPresent()) {
      aboutMany(place, "@PersonalData(of = \"" + of + "\") names several people");
    } else if (!links.contains(of)) {
      findings.error(
          Code.LINK_ROLE,
          place,
          place
              + ": @PersonalData(of = \""
              + of
              + "\") names no @SubjectLink of "
              + model.name()
              + "."
              + Findings.didYouMean(of, links),
          "Name the link whose person the datum is about. Links: "
              + (links.isEmpty() ? "none" : String.join(", ", links))
              + ".");
    }
  }

  /** One of them is erased, and nobody can say whether it was about that one. */
  private void aboutMany(String place, String what) {
    findings.error(
        Code.DATUM_OF_MANY,
        place,
        place + ": " + what + ", and nobody can say which of them it is about.",
        "Leave out what only says who they are: the link is enough. What is about one of them"
            + " belongs on a row of their own, or on a link to one person.");
  }

  private void on(String place, SubjectLink link, EntityModel to) {
    if (to.attribute(link.on()).isEmpty()) {
      List<String> names = to.paths();
      findings.error(
          Code.NO_SUBJECT_PATH,
          place,
          place
              + ": @SubjectLink(on = \""
              + link.on()
              + "\"): "
              + to.name()
              + " has no such attribute."
              + Findings.didYouMean(link.on(), names),
          "Attributes: " + String.join(", ", names) + ".");
    }
  }
}
