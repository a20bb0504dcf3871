package dev.lethe.scan;

import dev.lethe.annotation.Processing;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.GroupEntry.Served;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an attribute serves.
 *
 * @param activities of the nearest {@code @Processing}, sorted; empty where there is none
 * @param sometimes those of them that only some rows serve
 */
record Serving(List<String> activities, List<Served> sometimes) {

  /** Reads it, and says what is wrong. */
  static Serving of(
      Attribute attribute,
      EntityModel model,
      Models models,
      PrivacyRegister register,
      Findings findings) {
    String place = model.name() + "." + attribute.path();
    Set<String> activities = new TreeSet<>();
    List<Served> sometimes = new ArrayList<>();
    for (Processing p : nearest(model, attribute)) {
      List<Condition> when =
          new Conditions(models, findings)
              .read(model, p.when(), place + ": @Processing")
              .orElse(List.of());
      for (String activity : p.value()) {
        if (!activities.add(activity)) {
          findings.error(
              Code.DECLARED_TWICE,
              place,
              place + ": @Processing(\"" + activity + "\") stands twice.",
              "Write each activity once; conditions of one @Processing hold together.");
        } else if (!when.isEmpty()) {
          sometimes.add(new Served(activity, when));
        }
        known(place, activity, register, findings);
      }
    }
    return new Serving(List.copyOf(activities), sometimes);
  }

  private static List<Processing> nearest(EntityModel model, Attribute attribute) {
    return Place.all(attribute.placesUpTo(model), Processing.class);
  }

  private static void known(
      String place, String activity, PrivacyRegister register, Findings findings) {
    if (register.stated() && !register.activities().containsKey(activity)) {
      findings.error(
          Code.ACTIVITY_MISSING,
          place,
          place
              + ": @Processing(\""
              + activity
              + "\") is not an activity of the register."
              + Findings.didYouMean(activity, List.copyOf(register.activities().keySet())),
          "Activities: " + String.join(", ", register.activities().keySet()) + ".");
    }
  }
}
