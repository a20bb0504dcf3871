package dev.lethe.scan;

import java.util.Collection;
import java.util.List;

/** A register in which everything that only a person can know is an open question. */
record RegisterDraft(Collection<String> kinds) {
  /** The one activity that every proposed declaration serves until somebody knows better. */
  static final String ACTIVITY = "service";

  private static final List<String> OF_THE_CONTROLLER =
      List.of(
          "name: { open: \"who is the controller?\" }",
          "contact: { open: \"where can a person write to?\" }",
          "profile: { open: \"which jurisdiction's clocks apply?\" }",
          "country: { open: \"country of establishment\" }");

  RegisterDraft {
    kinds = List.copyOf(kinds);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
            "# Proposed, not confirmed. Answer each { open: … } by the answer itself; what stays\n")
        .append("# open is printed in red in the data map.\n")
        .append("format: 1\n")
        .append("application: application # guess: what is this service called?\n")
        .append("controller:\n");
    OF_THE_CONTROLLER.forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("  zone: UTC # guess: it decides when a day ends\n");
    if (!kinds.isEmpty()) {
      text.append("subjects:\n");
      for (String kind : kinds) {
        text.append("  ").append(kind).append(":\n");
        text.append("    title: { open: \"what is such a person called?\" }\n");
      }
    }
    return text.append("activities:\n")
        .append("  ")
        .append(ACTIVITY)
        .append(": # guess: one activity for everything; there are usually several\n")
        .append("    title: { open: \"what is done with the data?\" }\n")
        .append("    basis: { open: \"lawful basis, Art. 6(1)\" }\n")
        .append("gaps:\n")
        .append("  - The declarations were proposed from names, types and relations; nobody has")
        .append(" confirmed them yet.\n")
        .toString();
  }

  int questions() {
    return OF_THE_CONTROLLER.size() + kinds.size() + 2;
  }
}
