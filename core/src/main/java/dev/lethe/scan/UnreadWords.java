package dev.lethe.scan;

import dev.lethe.model.Code;
import java.lang.reflect.AnnotatedElement;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Finds declarations that stand where nothing reads them: on what is not persistent, on a setter,
 * on a getter that only overrides one. Whoever wrote them believes that they count.
 */
final class UnreadWords {
  private final Declarations declarations;
  private final Findings findings;

  UnreadWords(Declarations declarations, Findings findings) {
    this.declarations = declarations;
    this.findings = findings;
  }

  /** To be asked once everything has been read. */
  void check() {
    declarations.met().forEach(this::check);
  }

  private void check(Class<?> type, Set<String> attributes) {
    for (AnnotatedElement member : Declarations.members(type)) {
      List<String> names = Declarations.attributes(member);
      if (!Collections.disjoint(names, attributes)) {
        continue;
      }
      Place place = new Place(member);
      if (!place.words().isEmpty()) {
        findings.error(
            Code.WORD_UNREAD,
            place.where(),
            place.where()
                + " says "
                + Place.written(place.words())
                + ", and is no persistent attribute of "
                + type.getSimpleName()
                + "."
                + (names.isEmpty()
                    ? ""
                    : Findings.didYouMean(names.get(0), List.copyOf(attributes))),
            "Put it on the field or the getter of the attribute, in the class that declares it.");
      }
    }
  }
}
