package dev.lethe.scan;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.model.Code;
import java.util.ArrayList;
import java.util.List;

/** Checks that what names an attribute on the way to a person names one that exists. */
final class Ways {
  private final Models models;
  private final Findings findings;

  Ways(Models models, Findings findings) {
    this.models = models;
    this.findings = findings;
  }

  void check(EntityModel model) {
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
      a.all(SubjectLink.class).stream()
          .filter(l -> !l.on().isEmpty())
          .forEach(
              l -> models.of(l.to()).ifPresent(to -> on(model.name() + "." + a.path(), l, to)));
      a.find(PersonalData.class)
          .filter(p -> !p.of().isEmpty())
          .ifPresent(p -> whose(model, model.name() + "." + a.path(), p.of()));
    }
  }

  /** A copy leaves out what is another person's, so it must be clear whose a datum is. */
  private void whose(EntityModel model, String place, String of) {
    List<String> links = new ArrayList<>();
    for (Attribute a : model.attributes()) {
      if (a.own(SubjectLink.class).isPresent()) {
        links.add(a.path());
      }
    }
    if (!links.contains(of)) {
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

  private void on(String place, SubjectLink link, EntityModel to) {
    if (to.attribute(link.on()).isEmpty()) {
      List<String> names = new ArrayList<>();
      to.attributes().forEach(a -> names.add(a.path()));
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
