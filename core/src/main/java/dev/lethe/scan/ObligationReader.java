package dev.lethe.scan;

import dev.lethe.annotation.KeepFor;
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

  ObligationReader(Models models, EntityModel model, PrivacyRegister register, Findings findings) {
    this.model = model;
    this.register = register;
    this.findings = findings;
    this.anchors = new Anchors(models, findings);
  }

  /** The obligations that name this attribute, sorted by id. */
  List<ObligationRule> of(Attribute a, String category) {
    List<ObligationRule> found = new ArrayList<>();
    for (KeepFor k : naming(a)) {
      String said = model.name() + ": @KeepFor(\"" + k.value() + "\")";
      anchors.find(model, k.from(), said + "(from = \"" + k.from() + "\")");
      Obligation law = register.obligations().get(k.value());
      if (law == null) {
        findings.error(
            Code.OBLIGATION_UNKNOWN,
            model.name(),
            said
                + " is not an obligation of the register."
                + Findings.didYouMean(k.value(), List.copyOf(register.obligations().keySet())),
            "Declare it in privacy/register.yml with its citation and period, or use one of: "
                + register.obligations().keySet()
                + ".");
        continue;
      }
      if (!law.covers().contains(category)) {
        findings.error(
            Code.OBLIGATION_TOO_WIDE,
            model.name(),
            said
                + " names '"
                + a.path()
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
              "@KeepFor on " + model.name()));
    }
    found.sort(Comparator.comparing(ObligationRule::id));
    return found;
  }

  private List<KeepFor> naming(Attribute attribute) {
    List<KeepFor> found = new ArrayList<>();
    for (Class<?> c = model.type(); c != null && c != Object.class; c = c.getSuperclass()) {
      for (KeepFor k : c.getAnnotationsByType(KeepFor.class)) {
        if (Arrays.stream(k.fields())
            .anyMatch(f -> attribute.path().equals(f) || attribute.path().startsWith(f + "."))) {
          found.add(k);
        }
      }
    }
    return found;
  }
}
