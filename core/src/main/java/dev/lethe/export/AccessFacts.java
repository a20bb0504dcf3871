package dev.lethe.export;

import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.register.Activity;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Recipient;
import dev.lethe.register.Stated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Art. 15(1) and (2) GDPR have a copy say beside the data, from the map and the register, for
 * the groups in which something was found. What nobody has answered stays an open question.
 *
 * @param activities that the data serves
 * @param openActivities ids that the register does not have
 * @param recipients of those activities
 * @param openRecipients what is not known about further ones
 * @param categories of the data
 * @param retention how long, by group
 */
record AccessFacts(
    DataMap map,
    AccessLaw law,
    List<Activity> activities,
    List<String> openActivities,
    List<Recipient> recipients,
    List<Stated<String>> openRecipients,
    List<Category> categories,
    List<Retention> retention) {
  /**
   * A category of data.
   *
   * @param sources where such data comes from, as the map calls it
   * @param fields where it is held
   */
  record Category(
      String id,
      Stated<String> title,
      SortedSet<String> sources,
      SortedSet<String> fields,
      SortedSet<String> activities) {}

  /**
   * How long one group is kept.
   *
   * @param rules in words
   * @param duties to keep, in words
   * @param kept the dates and events of the rows that were found
   */
  record Retention(
      EntityEntry entity,
      GroupEntry group,
      List<String> rules,
      List<String> duties,
      Periods.Kept kept) {}

  static AccessFacts of(DataMap map, AccessLaw law, List<EntityCopy> copies) {
    PrivacyRegister register = map.register();
    Map<String, Category> categories = new TreeMap<>();
    SortedSet<String> activities = new TreeSet<>();
    List<Retention> retention = new ArrayList<>();
    for (EntityCopy copy : copies) {
      if (!copy.foundAnything()) {
        continue;
      }
      for (GroupEntry group : copy.groups()) {
        activities.addAll(group.activities());
        retention.add(
            new Retention(
                copy.entity(),
                group,
                group.retention().stream().map(r -> r.inWords()).distinct().toList(),
                group.obligations().stream().map(AccessFacts::duty).distinct().toList(),
                copy.periods().of(group.id())));
        for (var field : group.fields()) {
          Category category =
              categories.computeIfAbsent(
                  field.category(),
                  id ->
                      new Category(
                          id,
                          register.categoryTitle(id),
                          new TreeSet<>(),
                          new TreeSet<>(),
                          new TreeSet<>()));
          category.sources().add(field.provenance());
          category.fields().add(copy.entity().name() + "." + field.path());
          category.activities().addAll(group.activities());
        }
      }
    }
    List<Activity> known =
        activities.stream()
            .map(a -> register.activities().get(a))
            .filter(Objects::nonNull)
            .toList();
    Set<Stated<String>> recipients = new LinkedHashSet<>();
    known.forEach(a -> recipients.addAll(a.recipients()));
    Map<String, Recipient> named = new LinkedHashMap<>();
    recipients.stream()
        .flatMap(r -> r.known().stream())
        .sorted()
        .map(id -> register.recipients().get(id))
        .filter(Objects::nonNull)
        .forEach(r -> named.put(r.id(), r));
    return new AccessFacts(
        map,
        law,
        known,
        activities.stream().filter(a -> !register.activities().containsKey(a)).toList(),
        List.copyOf(named.values()),
        recipients.stream().filter(r -> r.gap().isPresent()).toList(),
        List.copyOf(categories.values()),
        retention);
  }

  private static String duty(ObligationRule duty) {
    return "kept by law "
        + duty.period().inWords()
        + " from "
        + duty.from().inWords()
        + " of "
        + duty.anchor()
        + " ("
        + duty.citation()
        + (duty.assumed() ? "; assumed, to be confirmed)" : ")")
        + duty.laterInWords();
  }

  /** How a source is said to people. */
  static String source(String provenance) {
    return switch (dev.lethe.annotation.Category.Provenance.valueOf(provenance)) {
      case PROVIDED -> "given by you";
      case OBSERVED -> "observed while you used the service";
      case DERIVED -> "derived from other data";
      case INFERRED -> "inferred about you";
      case GENERATED -> "generated for you";
      case THIRD_PARTY -> "received from others";
    };
  }

  /** The title of an activity, else its id. */
  String activity(String id) {
    return Optional.ofNullable(map.register().activities().get(id))
        .flatMap(a -> a.title().known())
        .orElse(id);
  }

  /** Whether the rights of the law apply to this controller; a gap counts as yes, and is open. */
  boolean lawApplies() {
    return map.register().controller().profile().known().map(law.profile()::equals).orElse(true);
  }

  /** Activities that decide by machine alone. */
  List<Activity> automated() {
    return activities.stream().filter(Activity::automatedDecisions).toList();
  }

  /** Recipients whose data leaves, or may leave, the area in which the law applies. */
  List<Recipient> transfers() {
    return recipients.stream()
        .filter(
            r ->
                r.transfer().isPresent()
                    || r.countries().gap().isPresent()
                    || r.countries().known().filter(c -> !c.third().isEmpty()).isPresent())
        .toList();
  }

  /** The dates of a group's rows in words; empty where no row has one. */
  static Optional<String> dates(Periods.Kept kept, java.time.ZoneId zone) {
    return kept.first()
        .flatMap(
            first ->
                kept.last()
                    .map(
                        last ->
                            first.equals(last)
                                ? day(first, zone)
                                : "between " + day(first, zone) + " and " + day(last, zone)));
  }

  private static String day(Instant instant, java.time.ZoneId zone) {
    return instant.atZone(zone).toLocalDateTime().withNano(0).toString().replace('T', ' ')
        + " "
        + zone.getId();
  }
}
