package dev.lethe.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/** The Java text of a proposed mixin for one class, with its guesses and open questions. */
final class MixinDraft {
  private static final String WORDS = "dev.lethe.annotation.";

  private final Class<?> type;
  private final TreeSet<String> imports = new TreeSet<>();
  private final List<String> head = new ArrayList<>();
  private final List<String> body = new ArrayList<>();
  private int guesses;
  private int questions;

  MixinDraft(Class<?> type) {
    this.type = type;
    imports.add("import " + WORDS + "PrivacyMixin;");
  }

  int guesses() {
    return guesses;
  }

  int questions() {
    return questions;
  }

  /** A guess about the class. */
  void onType(String annotation, String arguments, String why) {
    head.add(guess("@" + annotation + arguments, why));
    imports.add("import " + WORDS + annotation + ";");
  }

  /** Something that must be said about the class, and that nobody can guess. */
  void askOnType(String question) {
    questions++;
    head.add("// open: " + question);
  }

  /** A guess about an attribute. */
  void on(String attribute, String annotation, String arguments, String why) {
    if (mayBeMethod(attribute)) {
      imports.add("import " + WORDS + annotation + ";");
      body.add(
          "  " + guess("@" + annotation + arguments, why) + "\n  Object " + attribute + "();\n");
    } else {
      ask(attribute, "a mixin has no method of that name, annotate the class itself");
    }
  }

  /** A constant of an enum of the vocabulary. */
  String constant(String of, String name) {
    imports.add("import " + WORDS + of + ";");
    return of + "." + name;
  }

  /** Something about an attribute that nobody can guess. */
  void ask(String attribute, String question) {
    questions++;
    body.add("  // open: " + attribute + ": " + question + "\n");
  }

  private String guess(String text, String why) {
    guesses++;
    return text + " // guess: " + why.replaceAll("\\s+", " ");
  }

  /** A method of every object cannot be declared anew with another type. */
  private static boolean mayBeMethod(String name) {
    Collection<String> ofObject =
        List.of("getClass", "hashCode", "toString", "notify", "notifyAll", "wait", "finalize");
    return SourceVersion.isName(name) && !ofObject.contains(name);
  }

  private String name() {
    return type.getSimpleName() + "Privacy";
  }

  /** Where it lies below the root of the sources. */
  String path() {
    String folder = type.getPackageName().replace('.', '/');
    return (folder.isEmpty() ? "" : folder + "/") + name() + ".java";
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (!type.getPackageName().isEmpty()) {
      text.append("package ").append(type.getPackageName()).append(";\n\n");
    }
    imports.forEach(line -> text.append(line).append('\n'));
    text.append("\n/**\n * Proposed declarations of ")
        .append(type.getSimpleName())
        .append(". Every line is a guess from names, types and relations: confirm\n")
        .append(" * or correct it and take the word away; answer what is open.\n */\n")
        .append("@PrivacyMixin(")
        .append(type.getCanonicalName())
        .append(".class)\n");
    head.forEach(line -> text.append(line).append('\n'));
    text.append("interface ").append(name()).append(" {\n");
    return text.append(String.join("\n", body)).append("}\n").toString();
  }
}
