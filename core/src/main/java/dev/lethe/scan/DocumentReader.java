package dev.lethe.scan;

import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.StoredObject;
import dev.lethe.json.JsonPath;
import dev.lethe.json.MalformedException;
import dev.lethe.model.Code;
import dev.lethe.scan.Footprint.Dependent;
import dev.lethe.scan.LineReader.Line;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code @JsonPaths}: which members of a document are personal, and where it lies. */
final class DocumentReader {
  /** What is said of a whole value and can hold for no place in it. */
  private static final List<Class<? extends Annotation>> OF_WHOLE_VALUES =
      List.of(Opaque.class, Emptied.class, StoredObject.class, RecipientKey.class);

  private final EntityModel model;
  private final Findings findings;
  private final LineReader lines;
  private final Copies copies;
  private final List<Dependent> dependents;
  private final Map<String, Document> documents = new TreeMap<>();

  /**
   * A document.
   *
   * @param column where it lies, read and bound as the text that it is
   * @param lines by place
   */
  record Document(Column column, Map<JsonPath, Line> lines) {
    List<JsonPath> named() {
      return List.copyOf(lines.keySet());
    }
  }

  DocumentReader(
      Models models,
      EntityModel model,
      List<Dependent> dependents,
      LineReader lines,
      Findings findings) {
    this.model = model;
    this.findings = findings;
    this.lines = lines;
    this.copies = new Copies(models);
    this.dependents = dependents;
    for (Attribute a : model.attributes()) {
      a.own(JsonPaths.class)
          .ifPresent(said -> read(a, said).ifPresent(d -> documents.put(a.path(), d)));
      refuseAround(a);
    }
  }

  static boolean declares(Attribute a) {
    return a.own(JsonPaths.class).isPresent();
  }

  /** The document of an attribute that has one. */
  Optional<Document> of(Attribute a) {
    return Optional.ofNullable(documents.get(a.path()));
  }

  /** Every place, as the data map calls it. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    documents.forEach((path, d) -> d.named().forEach(p -> places.add(path(path, p))));
    return places;
  }

  static String path(String attribute, JsonPath place) {
    return attribute + "." + place;
  }

  private String place(Attribute a) {
    return model.name() + "." + a.path();
  }

  private Optional<Document> read(Attribute a, JsonPaths said) {
    refuseBeside(a);
    Optional<Column> column = model.text(a);
    if (column.isEmpty()) {
      findings.error(
          Code.VALUES_MISPLACED,
          place(a),
          place(a) + ": @JsonPaths, and its column holds no text and no JSON.",
          "Put it on a text, on an attribute with @JdbcTypeCode(SqlTypes.JSON), or on one whose"
              + " converter writes JSON; declare anything else with @PersonalData and @Opaque.");
    }
    refuseHistory(a);
    Map<JsonPath, Line> read = new TreeMap<>(java.util.Comparator.comparing(JsonPath::toString));
    for (Line line : lines.read(place(a), place(a) + ": @JsonPaths", said.value())) {
      parsed(a, line).ifPresent(p -> read.put(p, line));
    }
    read.forEach((p, line) -> refuseInner(a, p, line, read));
    return column.map(c -> new Document(c, read));
  }

  private Optional<JsonPath> parsed(Attribute a, Line line) {
    String at = place(a) + ": @JsonPaths, line " + line.number() + ": " + line.name();
    try {
      JsonPath path = JsonPath.parse(line.name());
      if (path.steps().isEmpty()) {
        lines.wrong(
            place(a),
            at + " names the whole document.",
            "Name members of it; a document that is one datum is @PersonalData.");
        return Optional.empty();
      }
      return Optional.of(path);
    } catch (MalformedException e) {
      lines.wrong(
          place(a),
          at + ", " + e.problem() + ".",
          "Write $, then .name for a member and [*] for each element of an array.");
      return Optional.empty();
    }
  }

  private void refuseInner(Attribute a, JsonPath p, Line line, Map<JsonPath, Line> all) {
    all.keySet().stream()
        .filter(other -> !other.equals(p) && other.contains(p))
        .findFirst()
        .ifPresent(
            other ->
                lines.wrong(
                    place(a),
                    place(a)
                        + ": @JsonPaths, line "
                        + line.number()
                        + ": "
                        + p
                        + " lies in "
                        + other
                        + ", which another line names.",
                    "Keep the outer one, or name its members one by one."));
  }

  private void refuseBeside(Attribute a) {
    if (a.own(PersonalData.class).isPresent()
        || a.own(NotPersonal.class).isPresent()
        || new PersonalReader(model, findings).isListed(a)) {
      findings.error(
          Code.DECLARED_TWICE,
          place(a),
          place(a) + " is declared with @JsonPaths and as a whole.",
          "Keep one of the two: @JsonPaths says for each member what it is.");
    }
    for (Class<? extends Annotation> word : OF_WHOLE_VALUES) {
      if (a.own(word).isPresent()) {
        findings.error(
            Code.VALUES_MISPLACED,
            place(a),
            place(a)
                + " has @JsonPaths and @"
                + word.getSimpleName()
                + ", which speaks of a value as a whole.",
            word == Opaque.class
                ? "Keep one of the two: a document is looked into, or it is not."
                : "Remove @" + word.getSimpleName() + "; a place is emptied to null.");
      }
    }
  }

  /** Earlier versions would keep what is emptied in the document. */
  private void refuseHistory(Attribute a) {
    for (Dependent d : dependents) {
      if (d.kind() == Dependent.Kind.AUDIT
          && a.columns().stream()
              .anyMatch(c -> copies.auditColumns(d.table()).contains(c.name()))) {
        findings.error(
            Code.MAPPING_UNSUPPORTED,
            place(a),
            place(a)
                + ": @JsonPaths, and "
                + Copies.plain(d.table())
                + " holds earlier versions of the document, which are not taken apart.",
            "Leave it out of the audit (@NotAudited), or declare it with @PersonalData and @Opaque.");
      }
    }
  }

  private void refuseAround(Attribute a) {
    boolean around =
        a.places().subList(a.depth(), a.places().size()).stream()
            .anyMatch(p -> p.has(JsonPaths.class));
    if (around) {
      findings.error(
          Code.VALUES_MISPLACED,
          place(a),
          place(a) + ": @JsonPaths stands on the embedded attribute around it.",
          "Declare the attributes of the embeddable themselves.");
    }
  }
}
