package dev.lethe.scan;

import dev.lethe.annotation.AtEnd;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Span;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who owns the table of an entity that is only read.
 *
 * @param id of the recipient
 */
record Owner(EntityModel model, String id) {
  private static final List<Class<? extends Annotation>> PROMISES =
      List.of(Retain.class, RetainUntil.class, RetainWith.class, KeepFor.class);

  static Optional<Owner> of(EntityModel model) {
    return model.owner().map(id -> new Owner(model, id));
  }

  /** How long it stays, as far as can be said here: it ends when the owner ends it. */
  RetentionRule rule(List<String> activities) {
    return new RetentionRule(
        RetentionRule.Kind.EVENT,
        activities,
        id + " ends it",
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Span.ZERO,
        Optional.empty(),
        AtEnd.DELETE,
        false,
        Optional.empty(),
        "@OwnedElsewhere on " + model.name(),
        "kept as long as " + id + " keeps it");
  }

  void check(PrivacyRegister register, List<Link> links, Findings findings) {
    if (links.isEmpty()) {
      findings.error(
          Code.NO_SUBJECT_PATH,
          model.name(),
          model.name() + " is @OwnedElsewhere and has no way to a data subject.",
          "Put @SubjectLink on the relation or key column that leads to the person; or"
              + " @NotPersonal(\"why\") on the class.");
    }
    if (register.stated() && !register.recipients().containsKey(id)) {
      List<String> known = List.copyOf(register.recipients().keySet());
      findings.error(
          Code.OWNER_UNKNOWN,
          model.name(),
          model.name()
              + ": @OwnedElsewhere(owner = \""
              + id
              + "\") is no recipient of the register."
              + Findings.didYouMean(id, known),
          "Name the owner under recipients in privacy/register.yml. Recipients: "
              + String.join(", ", known)
              + ".");
    }
    Set<Place> places = new LinkedHashSet<>(model.hierarchy());
    model.attributes().forEach(a -> places.addAll(a.places()));
    Set<String> said =
        PROMISES.stream()
            .filter(p -> places.stream().anyMatch(place -> place.has(p)))
            .map(p -> "@" + p.getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!said.isEmpty()) {
      findings.error(
          Code.OWNERS_PROMISE,
          model.name(),
          model.name()
              + " is @OwnedElsewhere, and "
              + String.join(", ", said)
              + " says how long it stays: nothing is deleted there by Lethe, so nobody would keep"
              + " that promise.",
          "Remove it, and let " + id + " keep its own periods; or remove @OwnedElsewhere.");
    }
  }
}
