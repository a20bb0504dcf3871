package dev.lethe.checker;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.checker.Attribute.Shape;
import dev.lethe.checker.Entity.Way;
import dev.lethe.checker.Entity.Way.State;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Whether what periods, closings and duties count from is there and is a time. */
final class Anchoring {
  private final Source source;
  private final Findings findings;
  private final Entity entity;
  private final Element shown;

  /**
   * @param shown where a finding goes whose own place is not compiled now
   */
  Anchoring(Source source, Findings findings, Entity entity, Element shown) {
    this.source = source;
    this.findings = findings;
    this.entity = entity;
    this.shown = shown;
  }

  void check() {
    source
        .mark(entity.places(), DataSubject.class)
        .filter(m -> !m.text("closedBy").isEmpty())
        .ifPresent(
            m ->
                anchor(
                    m,
                    "closedBy",
                    entity.name() + ": @DataSubject(closedBy = \"" + m.text("closedBy") + "\")"));
    for (Element place : retentionPlaces()) {
      String where = where(place);
      marks(place, Retain.class).forEach(m -> retain(m, where));
      for (Mark m : marks(place, RetainUntil.class)) {
        if (!m.text("value").equals(RetainUntil.CLOSURE)) {
          anchor(m, "value", where + ": @RetainUntil(\"" + m.text("value") + "\")");
        }
      }
      marks(place, RetainWith.class).forEach(m -> parent(m, where));
    }
    for (Element place : entity.places()) {
      marks(place, KeepFor.class).forEach(this::duty);
      marks(place, FollowsRecord.class)
          .forEach(m -> List.of("type", "id").forEach(k -> followed(m, k)));
    }
  }

  /** The two columns that tell which record a row follows. */
  private void followed(Mark m, String knob) {
    String field = m.text(knob);
    if (!entity.knows(field)) {
      findings.at(
          Code.FOLLOWED,
          m,
          m.value(knob),
          shown,
          entity.name()
              + ": @FollowsRecord("
              + knob
              + " = \""
              + field
              + "\") names no attribute."
              + Nearest.didYouMean(field, entity.names()),
          "Attributes: " + String.join(", ", entity.names()) + ".");
    }
  }

  /** What goes with the row anyway, because something counts from it. */
  Set<String> anchors() {
    Set<String> paths = new LinkedHashSet<>();
    source
        .mark(entity.places(), DataSubject.class)
        .ifPresent(
            m -> {
              paths.add(m.text("closedBy"));
              paths.addAll(m.conditions("closedWhen"));
            });
    for (Element place : retentionPlaces()) {
      for (Mark m : marks(place, Retain.class)) {
        paths.add(m.text("from"));
        paths.add(m.text("created"));
        paths.add(m.text("orElse"));
        paths.addAll(m.conditions("when"));
      }
      for (Mark m : marks(place, RetainUntil.class)) {
        paths.add(m.text("value"));
        paths.addAll(m.conditions("when"));
      }
    }
    for (Attribute a : entity.attributes()) {
      a.own().stream()
          .flatMap(p -> marks(p, SubjectLink.class).stream())
          .forEach(m -> paths.addAll(m.conditions("when")));
    }
    for (Element place : entity.places()) {
      marks(place, KeepFor.class).forEach(m -> paths.add(m.text("from")));
      marks(place, FollowsRecord.class)
          .forEach(m -> paths.addAll(List.of(m.text("type"), m.text("id"))));
    }
    Set<Element> served = new LinkedHashSet<>(entity.places());
    entity.attributes().forEach(a -> served.addAll(a.places()));
    for (Element place : served) {
      marks(place, Processing.class).forEach(m -> paths.addAll(m.conditions("when")));
    }
    entity.creation().ifPresent(a -> paths.add(a.path()));
    return paths;
  }

  /** Every place of an attribute, and of the type's the nearest that says how long. */
  private Set<Element> retentionPlaces() {
    Set<Element> places = new LinkedHashSet<>();
    entity.attributes().forEach(a -> places.addAll(a.places()));
    entity.places().stream()
        .filter(
            p ->
                !marks(p, Retain.class).isEmpty()
                    || !marks(p, RetainUntil.class).isEmpty()
                    || !marks(p, RetainWith.class).isEmpty())
        .findFirst()
        .ifPresent(places::add);
    return places;
  }

  private List<Mark> marks(Element place, Class<?> type) {
    return Mark.all(source.elements(), place, type);
  }

  private String where(Element place) {
    return entity.places().contains(place)
        ? place.getSimpleName().toString()
        : entity.name() + "." + place.getSimpleName();
  }

  private void retain(Mark m, String where) {
    String said = where + ": @Retain(from = \"" + m.text("from") + "\")";
    anchor(m, "from", said).ifPresent(type -> counted(m, type, said));
    if (!m.text("orElse").isEmpty()) {
      anchor(m, "orElse", said + ", orElse = \"" + m.text("orElse") + "\"");
    }
    String created = m.text("created");
    boolean counts = !m.text("ifNever").isEmpty() || !m.text("cap").isEmpty();
    Way way = entity.way(created);
    boolean wrong =
        !created.isEmpty()
            && (way.is(State.MISSING)
                || (way.is(State.FOUND) && !way.type().filter(entity::isTemporal).isPresent()));
    if (wrong || (counts && created.isEmpty() && entity.creation().isEmpty() && !entity.isOpen())) {
      findings.at(
          Code.ANCHOR_UNKNOWN,
          m,
          wrong ? m.value("created") : Optional.empty(),
          shown,
          said
              + ": ifNever and cap count from creation, and no creation instant was found."
              + (wrong ? Nearest.didYouMean(created, entity.names()) : ""),
          "Add created = \"…\", @CreationTimestamp, or an attribute createdAt. Temporal attributes: "
              + entity.temporal()
              + ".");
    }
  }

  private void counted(Mark m, TypeMirror type, String said) {
    boolean local = source.nameOf(type).equals("java.time.LocalDateTime");
    String zone = m.text("zone");
    if (local == zone.isEmpty()) {
      findings.at(
          Code.ANCHOR_UNKNOWN,
          m,
          m.value(local ? "from" : "zone"),
          shown,
          said
              + (local
                  ? " is a LocalDateTime and no zone is declared."
                  : " declares a zone, and the anchor has one of its own."),
          local ? "Add zone = \"UTC\" or the zone it was written in." : "Remove zone = \"…\".");
    } else if (local && !isZone(zone)) {
      findings.at(
          Code.ANCHOR_UNKNOWN,
          m,
          m.value("zone"),
          shown,
          said + ": zone = \"" + zone + "\" is no time zone.",
          "Write a region such as Europe/Berlin, or UTC.");
    }
    for (String knob : List.of("atMost", "atLeast")) {
      if (source.nameOf(type).equals("java.time.LocalDate")
          && Periods.read(m.text(knob)).filter(Periods.Length::hasClock).isPresent()) {
        findings.at(
            Code.PERIOD_MALFORMED,
            m,
            m.value(knob),
            shown,
            said + " is a date, and a period in hours cannot be counted from a date.",
            "Write the period in days: P3D instead of PT72H.");
      }
    }
  }

  private static boolean isZone(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void parent(Mark m, String where) {
    String name = m.text("value");
    Optional<Attribute> relation = entity.attribute(name);
    boolean missing = relation.isEmpty() && !entity.isOpen();
    if (missing || relation.filter(a -> a.shape() != Shape.TO_ONE).isPresent()) {
      findings.at(
          Code.ANCHOR_UNKNOWN,
          m,
          m.value("value"),
          shown,
          where
              + ": @RetainWith(\""
              + name
              + "\") is no to-one relation of "
              + entity.name()
              + "."
              + Nearest.didYouMean(name, relations()),
          "Name the relation that leads to the parent.");
    }
  }

  private List<String> relations() {
    return entity.attributes().stream()
        .filter(a -> a.shape() == Shape.TO_ONE)
        .map(Attribute::path)
        .toList();
  }

  private void duty(Mark m) {
    String said = entity.name() + ": @KeepFor(\"" + m.text("value") + "\")";
    anchor(m, "from", said + "(from = \"" + m.text("from") + "\")");
    for (AnnotationValue each : m.each("fields")) {
      String field = String.valueOf(each.getValue());
      if (!entity.knows(field) && !entity.knowsPlace(field)) {
        findings.at(
            Code.OBLIGATION_FIELD,
            m,
            Optional.of(each),
            shown,
            said
                + " names '"
                + field
                + "', and "
                + entity.name()
                + " has no such attribute."
                + Nearest.didYouMean(field, entity.names()),
            "What is not named goes when its own period ends. Attributes: "
                + String.join(", ", entity.names())
                + ".");
      }
    }
  }

  /** The type of the time that a knob names; empty, with a finding, where it names none. */
  private Optional<TypeMirror> anchor(Mark m, String knob, String said) {
    String path = m.text(knob);
    Way way = entity.way(path);
    if (way.is(State.UNKNOWN)) {
      return Optional.empty();
    }
    Optional<TypeMirror> time = way.type().filter(entity::isTemporal);
    if (time.isEmpty()) {
      boolean there = way.is(State.FOUND);
      List<String> candidates = new ArrayList<>(entity.names());
      findings.at(
          Code.ANCHOR_UNKNOWN,
          m,
          m.value(knob),
          shown,
          said
              + ": "
              + entity.name()
              + (there ? "." + path + " is not temporal." : " has no such attribute.")
              + (there ? "" : Nearest.didYouMean(path, candidates)),
          "Temporal attributes: " + entity.temporal() + ".");
    }
    return time;
  }
}
