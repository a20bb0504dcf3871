package dev.lethe.scan;

import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.annotation.When;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.datamap.RetentionRule.Kind;
import dev.lethe.deadline.Span;
import dev.lethe.model.Code;
import dev.lethe.register.PrivacyRegister;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what one attribute's retention is, nearest declaration first, and says what is wrong. */
final class RuleReader {
  private final Models models;
  private final Findings findings;
  private final PrivacyRegister register;
  private final Anchors anchors;
  private final Periods periods;
  private final Conditions conditions;
  private final PromisedPeriods promised;

  private final Map<Asked, List<RetentionRule>> known = new HashMap<>();

  private record Asked(EntityModel model, Place place, List<String> activities) {}

  RuleReader(Models models, PrivacyRegister register, Findings findings) {
    this.models = models;
    this.findings = findings;
    this.register = register;
    this.anchors = new Anchors(models, findings);
    this.periods = new Periods(findings);
    this.conditions = new Conditions(models, findings);
    this.promised = new PromisedPeriods(models, register, findings);
  }

  /** The retention of an attribute for its activities; empty where nothing declares one. */
  List<RetentionRule> rules(EntityModel model, Attribute attribute, List<String> activities) {
    for (Place place : attribute.placesUpTo(model)) {
      List<RetentionRule> rules = at(model, place, activities);
      if (!rules.isEmpty()) {
        return promised.of(model, attribute, rules);
      }
    }
    return List.of();
  }

  /** What a place declares for these activities; a class speaks for many attributes. */
  List<RetentionRule> at(EntityModel model, Place place, List<String> activities) {
    Asked asked = new Asked(model, place, activities);
    List<RetentionRule> rules = known.get(asked);
    if (rules == null) {
      rules = read(model, place, activities);
      known.put(asked, rules);
    }
    return rules;
  }

  private List<RetentionRule> read(EntityModel model, Place place, List<String> activities) {
    String where = place.isType() ? typeName(place) : model.name() + "." + place.name();
    List<RetentionRule> rules = new ArrayList<>();
    for (Retain r : place.all(Retain.class)) {
      List<String> served = served(r.activity(), activities, place, where);
      window(model, r, where, served)
          .filter(x -> r.activity().length == 0 || !served.isEmpty())
          .ifPresent(rules::add);
    }
    place
        .find(RetainUntil.class)
        .flatMap(
            u -> {
              List<String> served = served(u.activity(), activities, place, where);
              return event(model, u, where, served)
                  .filter(x -> u.activity().length == 0 || !served.isEmpty());
            })
        .ifPresent(rules::add);
    place
        .find(RetainWith.class)
        .ifPresent(
            w ->
                rules.addAll(
                    new ParentRules(models, findings, this).read(model, w, where, activities)));
    place
        .find(FollowsRecord.class)
        .ifPresent(
            f ->
                rules.addAll(
                    new ParentRules(models, findings, this).followed(model, where, activities)));
    Optional<Condition> listed = KeyedReader.listed(model);
    return promised.whole(model, rules).stream()
        .map(r -> listed.map(r::only).orElse(r))
        .sorted(Comparator.comparing(Object::toString))
        .toList();
  }

  /** A mixin is named like what it speaks for. */
  private static String typeName(Place place) {
    return place.isMixin() ? place.target() : place.name();
  }

  /** Which of an attribute's activities a retention is for; a type speaks for many attributes. */
  private List<String> served(String[] declared, List<String> all, Place place, String where) {
    for (String activity : declared) {
      List<String> possible =
          place.isType() && register.stated()
              ? List.copyOf(register.activities().keySet())
              : place.isType() ? List.of(activity) : all;
      if (!possible.contains(activity)) {
        findings.error(
            Code.ACTIVITY_MISSING,
            where,
            where
                + ": activity = \""
                + activity
                + (place.isType()
                    ? "\" is not an activity of the register."
                    : "\" is none that this attribute serves.")
                + Findings.didYouMean(activity, possible),
            "Activities: " + String.join(", ", possible) + ".");
      }
    }
    return declared.length == 0
        ? all
        : Arrays.stream(declared).filter(all::contains).sorted().toList();
  }

  /** True where any retention annotation stands, even a wrong one. */
  boolean declaresRetention(EntityModel model, Attribute attribute) {
    return attribute.placesUpTo(model).stream()
        .anyMatch(
            p ->
                Stream.<Class<? extends Annotation>>of(
                        Retain.class, RetainUntil.class, RetainWith.class, FollowsRecord.class)
                    .anyMatch(p::has));
  }

  private Optional<RetentionRule> window(
      EntityModel model, Retain r, String where, List<String> activities) {
    String said = where + ": @Retain(from = \"" + r.from() + "\")";
    boolean last = r.pick() == Retain.Pick.LAST;
    Optional<Route> anchor = anchors.find(model, r.from(), said, last);
    Optional<Route> other =
        r.orElse().isEmpty()
            ? Optional.empty()
            : anchors.find(model, r.orElse(), said + ", orElse = \"" + r.orElse() + "\"");
    Optional<List<Condition>> when = conditions.read(model, r.when(), said);
    Optional<Span> atMost = periods.mandatory(where, "@Retain(atMost", r.atMost());
    Optional<Span> atLeast = periods.optional(where, "@Retain(atLeast", r.atLeast());
    Optional<Span> ifNever = periods.optional(where, "@Retain(ifNever", r.ifNever());
    Optional<Span> cap = periods.optional(where, "@Retain(cap", r.cap());
    boolean half = !r.orElse().isEmpty() && other.isEmpty();
    if (anchor.isEmpty() || atMost.isEmpty() || when.isEmpty() || half) {
      return Optional.empty();
    }
    if (atLeast.isPresent() && atLeast.get().isLongerThan(atMost.get())) {
      findings.error(
          Code.PERIODS_CONTRADICT,
          where,
          said + ": atLeast = \"" + r.atLeast() + "\" lies above atMost = \"" + r.atMost() + "\".",
          "Make atMost the longer one; a law that keeps longer is @KeepFor.");
    }
    boolean mayBeNull = mayBeNull(anchor.get()) && other.map(RuleReader::mayBeNull).orElse(true);
    if (mayBeNull && ifNever.isEmpty()) {
      findings.error(
          Code.ANCHOR_NULLABLE,
          where,
          said + " may be null and nothing says what happens then.",
          "Add ifNever = \"P7D\" (goes 7 days after creation), use @RetainUntil(\""
              + r.from()
              + "\") if it shall stay until then, or make the column NOT NULL.");
    }
    if (last) {
      last(anchor.get(), promised.shortest(model, atMost.get()), ifNever, said, where);
    }
    Optional<String> created = Optional.empty();
    if (ifNever.isPresent() || cap.isPresent()) {
      created = anchors.created(model, r.created());
      if (created.isEmpty()) {
        findings.error(
            Code.ANCHOR_UNKNOWN,
            where,
            said + ": ifNever and cap count from creation, and no creation instant was found.",
            "Add created = \"…\", @CreationTimestamp, or an attribute createdAt. Temporal attributes: "
                + Anchors.temporal(model)
                + ".");
        return Optional.empty();
      }
    }
    Optional<ZoneId> zone =
        anchors.zone(r.zone(), List.of(anchor.get(), other.orElse(anchor.get())), said, where);
    if (anchor.get().column().javaType() == LocalDate.class
        && Stream.of(atMost, atLeast).flatMap(Optional::stream).anyMatch(Span::hasClock)) {
      findings.error(
          Code.PERIOD_MALFORMED,
          where,
          said + " is a date, and a period in hours cannot be counted from a date.",
          "Write the period in days: P3D instead of PT72H.");
      return Optional.empty();
    }
    return Optional.of(
        new RetentionRule(
            Kind.WINDOW,
            activities,
            r.from(),
            false,
            atLeast,
            atMost,
            ifNever,
            cap,
            created,
            Span.ZERO,
            zone,
            r.atEnd(),
            false,
            Optional.empty(),
            other.map(found -> r.orElse()),
            when.get(),
            r.cut(),
            "@Retain on " + where,
            Words.window(
                (last ? "the last " : "")
                    + r.from()
                    + (r.orElse().isEmpty() ? "" : " (or else " + r.orElse() + ")"),
                atLeast,
                atMost.get(),
                ifNever,
                cap,
                when.get(),
                r.cut()),
            List.of()));
  }

  /**
   * While there are rows, each has its instant; and once the last has gone, counting from creation
   * ends no later than counting from it did.
   */
  private void last(Route anchor, Span atMost, Optional<Span> ifNever, String said, String where) {
    if (anchor.column().nullable()) {
      findings.error(
          Code.ANCHOR_NULLABLE,
          where,
          said + " may be null in some of the many, which would count as if they were not there.",
          "Make the column NOT NULL, or count from one that is.");
    }
    if (ifNever.filter(age -> age.isLongerThan(atMost)).isPresent()) {
      findings.error(
          Code.PERIODS_CONTRADICT,
          where,
          said + ": ifNever is longer than atMost, and holds again once the last of them is gone.",
          "Write an ifNever that is not longer than atMost.");
    }
  }

  private static boolean mayBeNull(Route anchor) {
    return anchor.column().nullable() || !anchor.isOwn();
  }

  private Optional<RetentionRule> event(
      EntityModel model, RetainUntil u, String where, List<String> activities) {
    boolean closure = u.value().equals(RetainUntil.CLOSURE);
    Optional<String> anchor =
        closure
            ? closing(model, where)
            : anchors
                .find(model, u.value(), where + ": @RetainUntil(\"" + u.value() + "\")")
                .map(route -> u.value());
    if (anchor.isEmpty()) {
      return Optional.empty();
    }
    Optional<Span> grace = periods.mandatory(where, "@RetainUntil(grace", u.grace());
    Optional<List<Condition>> when = conditions.read(model, u.when(), where + ": @RetainUntil");
    if (when.isEmpty()) {
      return Optional.empty();
    }
    return grace.map(
        g ->
            new RetentionRule(
                Kind.EVENT,
                activities,
                anchor.get(),
                closure,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                g,
                Optional.empty(),
                u.atEnd(),
                u.userMayDelete(),
                Optional.empty(),
                Optional.empty(),
                when.get(),
                false,
                "@RetainUntil on " + where,
                Words.event(
                    closure ? "the account is closed" : u.value(),
                    g,
                    u.userMayDelete(),
                    when.get()),
                List.of()));
  }

  /** The path to what closes the owner's relationship, or a finding. */
  private Optional<String> closing(EntityModel model, String where) {
    List<Link> owners =
        models.links(model).stream().filter(l -> l.role() == SubjectRole.OWNER).toList();
    for (Link owner : owners) {
      if (owner.closedBy().isPresent()) {
        ownerlessRows(model, where);
        String path = owner.closedBy().get().column().path();
        return Optional.of(owner.path().isEmpty() ? path : owner.path() + "." + path);
      }
    }
    findings.error(
        Code.ANCHOR_UNKNOWN,
        where,
        where
            + ": @RetainUntil(CLOSURE), and "
            + (owners.isEmpty()
                ? "no owner link leads to a person."
                : "its owner has no closedBy."),
        "Add closedBy = \"…\" to the @DataSubject, or use @Retain(from = …).");
    return Optional.empty();
  }

  private void ownerlessRows(EntityModel model, String where) {
    List<Attribute> owners = new ArrayList<>();
    List<When> guarded = new ArrayList<>();
    model
        .attributes()
        .forEach(
            a ->
                a.all(SubjectLink.class).stream()
                    .filter(l -> l.role() == SubjectRole.OWNER)
                    .forEach(
                        l -> {
                          owners.add(a);
                          guarded.addAll(List.of(l.when()));
                        }));
    // Where a link says when, nobody's rows are counted for review.
    if (model.subjectKind().isEmpty()
        && !owners.isEmpty()
        && guarded.isEmpty()
        && owners.stream().allMatch(Attribute::nullable)) {
      findings.error(
          Code.OWNERLESS_ROWS,
          where,
          where
              + ": @RetainUntil(CLOSURE), and every owner link may be null: nobody's row would stay for ever.",
          "Make the link NOT NULL, or use @Retain(from = …), which ends whoever's row it is.");
    }
  }
}
