package dev.lethe.scan;

import dev.lethe.annotation.KeepFor;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.model.Code;
import dev.lethe.register.Obligation;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads which duties to keep bind an attribute, and whether the register lets them. */
final class ObligationReader {
  private final EntityModel model;
  private final PrivacyRegister register;
  private final Findings findings;
  private final Anchors anchors;
  private final List<String> places;

  /**
   * @param places members of documents that may be named besides attributes
   */
  ObligationReader(
      Models models,
      EntityModel model,
      PrivacyRegister register,
      Findings findings,
      List<String> places) {
    this.places = places;
    this.model = model;
    this.register = register;
    this.findings = findings;
    this.anchors = new Anchors(models, findings);
  }

  /** What is wrong whichever attribute is asked about. */
  void check() {
    for (KeepFor k : declared()) {
      anchors.find(model, k.from(), said(k) + "(from = \"" + k.from() + "\")");
      if (!register.obligations().containsKey(k.value())) {
        findings.error(
            Code.OBLIGATION_UNKNOWN,
            model.name(),
            said(k)
                + " is not an obligation of the register."
                + Findings.didYouMean(k.value(), List.copyOf(register.obligations().keySet())),
            "Declare it in privacy/register.yml with its citation and period, or use one of: "
                + register.obligations().keySet()
                + ".");
      }
      Arrays.stream(k.fields()).forEach(field -> exists(k, field));
    }
  }

  private void exists(KeepFor k, String field) {
    List<String> names = new ArrayList<>();
    model.key().forEach(c -> names.add(c.path()));
    names.addAll(model.paths());
    names.addAll(places);
    if (names.stream().noneMatch(n -> Attribute.names(field, n))) {
      findings.error(
          Code.OBLIGATION_FIELD,
          model.name(),
          said(k)
              + " names '"
              + field
              + "', and "
              + model.name()
              + " has no such attribute."
              + Findings.didYouMean(field, names),
          "What is not named goes when its own period ends. Attributes: "
              + String.join(", ", names)
              + ".");
    }
  }

  private String said(KeepFor k) {
    return model.name() + ": @KeepFor(\"" + k.value() + "\")";
  }

  /** The obligations that name what has this path, sorted by id. */
  List<ObligationRule> of(String path, String category) {
    List<ObligationRule> found = new ArrayList<>();
    for (KeepFor k : declared()) {
      Obligation law = register.obligations().get(k.value());
      if (law == null || Arrays.stream(k.fields()).noneMatch(f -> Attribute.names(f, path))) {
        continue;
      }
      if (!law.covers().contains(category) && !category.equals(FieldEntry.UNMAPPED)) {
        findings.error(
            Code.OBLIGATION_TOO_WIDE,
            model.name(),
            said(k)
                + " names '"
                + path
                + "' ("
                + category
                + "), which the obligation does not cover.",
            law.place()
                + " covers "
                + String.join(", ", law.covers())
                + ". Remove the field from fields = {…}; or, if the law asks for it, have the category added there with its citation.");
      }
      found.add(
          new ObligationRule(
              law.id(),
              k.from(),
              law.period(),
              law.from(),
              law.citation().inWords(),
              law.assumed(),
              law.access(),
              "@KeepFor on " + model.name(),
              law.validFrom(),
              law.validTo(),
              law.later()));
    }
    found.sort(Comparator.comparing(ObligationRule::id));
    return found;
  }

  private List<KeepFor> declared() {
    return model.hierarchy().stream().flatMap(p -> p.all(KeepFor.class).stream()).toList();
  }
}
