package dev.lethe.scan;

import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.PersonalData;
import dev.lethe.datamap.Condition;
import dev.lethe.model.Code;
import dev.lethe.scan.Attribute.Shape;
import dev.lethe.scan.LineReader.Line;
import java.util.List;
import java.util.Optional;

/** Reads {@code @KeyedValues}: what a row's value is, by the row's key. */
final class KeyedReader {
  private final EntityModel model;
  private final LineReader lines;
  private final Findings findings;

  KeyedReader(EntityModel model, LineReader lines, Findings findings) {
    this.model = model;
    this.lines = lines;
    this.findings = findings;
  }

  /**
   * A key-value table.
   *
   * @param value attribute whose meaning the key says
   */
  record Keyed(Attribute key, Attribute value, List<Line> lines) {
    /** {@code value[birthday]}. */
    String path(Line line) {
      return value.path() + "[" + line.name() + "]";
    }
  }

  static Optional<KeyedValues> declared(EntityModel model) {
    return Place.nearest(model.hierarchy(), KeyedValues.class);
  }

  /** That a row's key is listed: a condition on every rule of the entity. */
  static Optional<Condition> listed(EntityModel model) {
    return declared(model)
        .flatMap(k -> column(model, k.key()).map(a -> listed(a, k)))
        .filter(c -> !c.in().isEmpty());
  }

  private static Condition listed(Attribute key, KeyedValues declared) {
    List<String> keys =
        LineReader.names(declared.keys()).stream().filter(k -> isKey(key, k)).distinct().toList();
    return new Condition(key.path(), keys);
  }

  private static boolean isKey(Attribute key, String text) {
    return Conditions.value(key.column(), text).isPresent();
  }

  private static Optional<Attribute> column(EntityModel model, String path) {
    return model.attribute(path).filter(a -> a.shape() == Shape.BASIC && a.columns().size() == 1);
  }

  /** What is declared, or what is wrong with it. */
  Optional<Keyed> read() {
    Optional<KeyedValues> declared = declared(model);
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    Optional<Attribute> key = attribute("key", declared.get().key());
    Optional<Attribute> value = attribute("value", declared.get().value());
    String said = model.name() + ": @KeyedValues";
    List<Line> read = lines.read(model.name(), said, declared.get().keys());
    if (key.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().own(PersonalData.class).isPresent()
        || value.get().own(JsonPaths.class).isPresent()) {
      findings.error(
          Code.DECLARED_TWICE,
          model.name() + "." + value.get().path(),
          said + " says what " + value.get().path() + " is, and so does an annotation on it.",
          "Remove the annotation on the attribute: the key says what it is.");
    }
    for (Line line : read) {
      if (!isKey(key.get(), line.name())) {
        lines.wrong(
            model.name(),
            said
                + ", line "
                + line.number()
                + ": \""
                + line.name()
                + "\" is no "
                + key.get().type().getSimpleName()
                + "."
                + Findings.didYouMean(line.name(), Conditions.constants(key.get().column())),
            "Write keys as Java does.");
      }
    }
    return Optional.of(
        new Keyed(
            key.get(),
            value.get(),
            read.stream().filter(l -> isKey(key.get(), l.name())).toList()));
  }

  private Optional<Attribute> attribute(String knob, String path) {
    Optional<Attribute> found = column(model, path);
    if (found.isEmpty()) {
      List<String> names = model.paths();
      findings.error(
          Code.VALUES_MISPLACED,
          model.name(),
          model.name()
              + ": @KeyedValues("
              + knob
              + " = \""
              + path
              + "\") names no attribute with one column."
              + Findings.didYouMean(path, names),
          "Attributes: " + String.join(", ", names) + ".");
    }
    return found;
  }
}
