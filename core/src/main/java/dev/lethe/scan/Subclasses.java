package dev.lethe.scan;

import dev.lethe.annotation.NotPersonal;
import dev.lethe.model.Code;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * Checks the classes of a hierarchy that shares its rows: the row is judged as one, so only the
 * root can say whose it is and how long it stays.
 */
final class Subclasses {
  private final EntityModel model;
  private final Findings findings;

  Subclasses(EntityModel model, Findings findings) {
    this.model = model;
    this.findings = findings;
  }

  /**
   * @param declared whether the entity is
   */
  void check(boolean declared) {
    for (Place place : model.placesBelow()) {
      List<Annotation> words = place.words().stream().filter(w -> !isList(w)).toList();
      if (!words.isEmpty()) {
        findings.error(
            Code.SUBCLASS_WORD,
            place.name(),
            place.name()
                + " says "
                + Place.written(words)
                + ", and its rows are rows of "
                + model.name()
                + ", of which only the whole can say that.",
            "Say it on "
                + model.name()
                + ", with when = @When(…) on an attribute that tells the classes apart; or on the"
                + " attributes of "
                + place.name()
                + ".");
      }
    }
    if (declared) {
      model.ambiguous().forEach(this::ambiguous);
    }
  }

  private static boolean isList(Annotation word) {
    return word instanceof NotPersonal not && not.fields().length > 0;
  }

  private void ambiguous(String path) {
    findings.error(
        Code.MAPPING_UNSUPPORTED,
        model.name() + "." + path,
        "Two subclasses of "
            + model.name()
            + " have an attribute "
            + path
            + ", and only one of"
            + " them would be seen.",
        "Declare it once in a class above both, or name one of them otherwise.");
  }
}
