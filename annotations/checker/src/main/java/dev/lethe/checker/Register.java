package dev.lethe.checker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** Whether the ids of annotations stand in the register, where its path was given. */
final class Register {
  private final Findings findings;
  private final Optional<RegisterIds> ids;

  Register(Findings findings, Optional<String> path) {
    this.findings = findings;
    this.ids = path.flatMap(this::read);
  }

  private Optional<RegisterIds> read(String path) {
    RegisterIds found;
    try {
      found = RegisterIds.in(Files.readString(Path.of(path), StandardCharsets.UTF_8));
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      findings.at(
          Kind.ERROR,
          Code.REGISTER_MISSING,
          "-Alethe.register=" + path + " cannot be read.",
          "Give the path of privacy/register.yml, absolute or from where the compiler runs;"
              + " without it no id is checked while compiling.");
      return Optional.empty();
    }
    if (!found.unread().isEmpty()) {
      findings.at(
          Kind.NOTE,
          Code.REGISTER_MISSING,
          path + ": not checked while compiling: " + String.join(", ", found.unread()) + ".",
          "They are checked at the start. The compiler reads ids that are plain keys, one section once.");
    }
    return Optional.of(found);
  }

  /** Whether the register was read and has no such id. */
  boolean lacks(String section, String id) {
    return ids.flatMap(i -> i.of(section)).filter(known -> !known.contains(id)).isPresent();
  }

  /** Says so where a value of an annotation is none of a section's ids. */
  void known(
      String section,
      Code code,
      Mark mark,
      AnnotationValue value,
      Element shown,
      String said,
      String what) {
    String id = String.valueOf(value.getValue());
    Optional<Set<String>> known = ids.flatMap(i -> i.of(section));
    if (known.isPresent() && !known.get().contains(id)) {
      findings.at(
          code,
          mark,
          Optional.of(value),
          shown,
          said + " is not " + what + " of the register." + Nearest.didYouMean(id, known.get()),
          Character.toUpperCase(section.charAt(0))
              + section.substring(1)
              + ": "
              + String.join(", ", known.get())
              + ".");
    }
  }
}
