package dev.lethe;

import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.SubjectRef;
import dev.lethe.scan.Scanned;

/** Finds the person behind a root row. */
final class People {
  private People() {}

  static Person of(Scanned scanned, Class<?> root, Object id) {
    String kind =
        scanned
            .map()
            .entity(root)
            .flatMap(e -> e.subject())
            .orElseThrow(
                () ->
                    new MisuseException(
                        Code.BAD_ARGUMENT,
                        root.getSimpleName() + " is no @DataSubject.",
                        "Name the entity that is the root row of a person."));
    Class<?> type = scanned.footprint(root).orElseThrow().key().get(0).javaType();
    if (!type.isInstance(id)) {
      throw new MisuseException(
          Code.KEY_TYPE,
          "The key of "
              + kind
              + " must be of type "
              + type.getName()
              + ", was "
              + id.getClass().getName()
              + ".",
          "Pass the entity's own id type.");
    }
    return Person.of(SubjectRef.of(kind, id));
  }
}
