package dev.lethe.scan;

import dev.lethe.model.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the temporal attributes that periods count from, and says what is wrong with a path. */
final class Anchors {
  private final Models models;
  private final Findings findings;

  Anchors(Models models, Findings findings) {
    this.models = models;
    this.findings = findings;
  }

  /** The way to a temporal attribute, or a finding. */
  Optional<Route> find(EntityModel model, String path, String said) {
    return find(model, path, said, false);
  }

  /**
   * The way to a temporal attribute, or a finding.
   *
   * @param last whether it is the last of many
   */
  Optional<Route> find(EntityModel model, String path, String said, boolean last) {
    Optional<Route> route =
        models.route(model, path).filter(r -> isTemporal(r.column().javaType()));
    if (route.isEmpty()) {
      List<String> candidates = model.paths();
      boolean exists = models.route(model, path).isPresent();
      findings.error(
          Code.ANCHOR_UNKNOWN,
          model.name(),
          said
              + ": "
              + model.name()
              + (exists ? "." + path + " is not temporal." : " has no such attribute.")
              + (exists ? "" : Findings.didYouMean(path, candidates)),
          "Temporal attributes: " + temporal(model) + ".");
    }
    if (route.filter(r -> r.last() != last).isPresent()) {
      findings.error(
          Code.ANCHOR_UNKNOWN,
          model.name(),
          said + (last ? " leads to one, and pick says which of many." : " leads to many."),
          last
              ? "Remove pick, or count from an attribute behind a collection of entities."
              : "Say which of them counts: @Retain(…, pick = LAST).");
      return Optional.empty();
    }
    return route;
  }

  /**
   * The zone of anchors that have none of their own; empty, with a finding, where it does not fit.
   *
   * @param from ways to the anchors
   */
  Optional<ZoneId> zone(String zone, List<Route> from, String said, String where) {
    boolean local = from.stream().anyMatch(a -> a.column().javaType() == LocalDateTime.class);
    if (local == zone.isEmpty()) {
      findings.error(
          Code.ANCHOR_UNKNOWN,
          where,
          said
              + (local
                  ? " is a LocalDateTime and no zone is declared."
                  : " declares a zone, and the anchor has one of its own."),
          local ? "Add zone = \"UTC\" or the zone it was written in." : "Remove zone = \"…\".");
      return Optional.empty();
    }
    try {
      return Optional.of(zone).filter(z -> !z.isEmpty()).map(ZoneId::of);
    } catch (DateTimeException e) {
      findings.error(
          Code.ANCHOR_UNKNOWN,
          where,
          said + ": zone = \"" + zone + "\" is no time zone.",
          "Write a region such as Europe/Berlin, or UTC.");
      return Optional.empty();
    }
  }

  private static boolean isTemporal(Class<?> type) {
    return type == LocalDate.class
        || type == LocalDateTime.class
        || type == java.time.Instant.class
        || type == java.time.OffsetDateTime.class
        || type == java.time.ZonedDateTime.class;
  }

  /** Temporal attributes of an entity, for messages. */
  static String temporal(EntityModel model) {
    List<String> names = temporalNames(model);
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** Paths of the temporal attributes, sorted. */
  static List<String> temporalNames(EntityModel model) {
    List<String> names = new ArrayList<>();
    for (Attribute a : model.attributes()) {
      if (a.isTemporal()) {
        names.add(a.path());
      }
    }
    return names;
  }

  private static boolean isStamped(Attribute a) {
    return a.places().stream()
        .flatMap(p -> p.own().stream())
        .map(x -> x.annotationType().getSimpleName())
        .anyMatch(n -> n.equals("CreationTimestamp") || n.equals("CreatedDate"));
  }

  /** Path to the creation instant: as declared, stamped by the provider, or {@code createdAt}. */
  Optional<String> created(EntityModel model, String declared) {
    if (!declared.isEmpty()) {
      return model.attribute(declared).filter(Attribute::isTemporal).map(Attribute::path);
    }
    for (Attribute a : model.attributes()) {
      if (a.isTemporal() && isStamped(a)) {
        return Optional.of(a.path());
      }
    }
    return model.attribute("createdAt").filter(Attribute::isTemporal).map(Attribute::path);
  }
}
