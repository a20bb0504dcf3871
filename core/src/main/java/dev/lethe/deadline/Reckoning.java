package dev.lethe.deadline;

import dev.lethe.deadline.Course.Matter;
import dev.lethe.deadline.Course.Wait;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Works out one due date by one version of the law, and notes which of its figures that took. */
final class Reckoning {
  private record Stretch(Rule rule, Wait time) {}

  /** When the law's days begin, and which days since do not count. */
  private record Run(LocalDate start, Set<LocalDate> still) {
    long pause() {
      return still.stream().filter(d -> !d.isBefore(start)).count();
    }
  }

  private final Profile law;
  private final WorkingDays working;
  private final ZoneId zone;
  private final Optional<Span> promise;
  private final Course course;
  private final LocalDate received;
  private final Set<Rule> used = EnumSet.noneOf(Rule.class);

  Reckoning(Profile law, WorkingDays working, ZoneId zone, Optional<Span> promise, Course course) {
    this.law = law;
    this.working = working;
    this.zone = zone;
    this.promise = promise;
    this.course = course;
    this.received = LocalDate.ofInstant(course.receivedAt(), zone);
  }

  DueDate due(Collection<String> besides) {
    Run run = new Run(received, Set.of());
    for (Stretch stretch : stretches()) {
      // whoever asks after the due date gains no time by it
      if (stretch.time().askedAt().isBefore(end(effective(run)))) {
        run = after(run, stretch);
      }
    }
    LocalDate effective = effective(run);
    Optional<LocalDate> promised = promised();
    Optional<Instant> acknowledge =
        course.matter() == Matter.REQUEST ? by(Rule.ACKNOWLEDGEMENT) : Optional.empty();
    List<String> warnings = new ArrayList<>();
    if (promised.filter(effective::isAfter).isPresent()) {
      warnings.add("BREAKS_PUBLIC_PROMISE(" + promise.orElseThrow() + ")");
    }
    if (asksForHolidays() && !working.knowHolidays(effective)) {
      warnings.add("HOLIDAYS_UNKNOWN");
    }
    warnings.addAll(besides);
    warnings.addAll(unverified(law, used));
    return new DueDate(
        last(run).map(this::end),
        promised.map(this::end),
        end(effective),
        effective,
        law.label(),
        warnings,
        acknowledge);
  }

  /** The figures among these that nobody compared with the law. */
  static List<String> unverified(Profile law, Collection<Rule> rules) {
    return law.figures().entrySet().stream()
        .filter(e -> rules.contains(e.getKey()) && e.getValue().checked().isEmpty())
        .map(e -> "PROFILE_UNVERIFIED(" + e.getKey().id() + ")")
        .toList();
  }

  private boolean asksForHolidays() {
    return law.says(Rule.LAST_DAY, Rule.NEXT_WORKING_DAY)
        || used.stream().anyMatch(r -> law.term(r).filter(t -> t.workingDays() > 0).isPresent());
  }

  private List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    course.identity().ifPresent(w -> stretches.add(new Stretch(Rule.IDENTITY, w)));
    course.clarification().ifPresent(w -> stretches.add(new Stretch(Rule.CLARIFICATION, w)));
    stretches.sort(Comparator.comparing(s -> s.time().askedAt()));
    return stretches;
  }

  private Run after(Run run, Stretch stretch) {
    LocalDate asked = LocalDate.ofInstant(stretch.time().askedAt(), zone);
    LocalDate answered = LocalDate.ofInstant(stretch.time().answeredAt(), zone);
    used.add(stretch.rule());
    if (law.says(stretch.rule(), Rule.STARTS_AT_INFORMATION)) {
      return new Run(answered.isAfter(run.start()) ? answered : run.start(), run.still());
    }
    if (law.says(stretch.rule(), Rule.SUSPENDS)) {
      return new Run(run.start(), with(run.still(), asked, answered));
    }
    return law.says(stretch.rule(), Rule.SUSPENDS_INCLUSIVE)
        ? new Run(run.start(), with(run.still(), asked, answered.plusDays(1)))
        : run;
  }

  private static Set<LocalDate> with(Set<LocalDate> days, LocalDate from, LocalDate to) {
    Set<LocalDate> more = new TreeSet<>(days);
    from.datesUntil(to.isBefore(from) ? from : to).forEach(more::add);
    return more;
  }

  /** The last day by law. */
  private Optional<LocalDate> last(Run run) {
    boolean optOut = course.matter() == Matter.OPT_OUT && law.term(Rule.OPT_OUT).isPresent();
    Rule rule = optOut ? Rule.OPT_OUT : Rule.ANSWER;
    Optional<Term> answer = term(rule);
    if (course.extended() && !optOut) {
      // from the start: one month and then two more would clamp twice
      answer = answer.flatMap(a -> term(Rule.EXTENSION).map(a::plus).or(() -> Optional.of(a)));
    }
    return answer.map(
        term -> {
          LocalDate last = run.start().plus(term.span().calendar()).plusDays(run.pause());
          boolean counts = !optOut && firstDayCounts() && !term.span().isZero();
          last = working.after(counts ? last.minusDays(1) : last, term.workingDays());
          return rolled(last);
        });
  }

  private boolean firstDayCounts() {
    used.add(Rule.FIRST_DAY);
    return law.says(Rule.FIRST_DAY, Rule.DAY_OF_RECEIPT);
  }

  private LocalDate rolled(LocalDate last) {
    used.add(Rule.LAST_DAY);
    return law.says(Rule.LAST_DAY, Rule.NEXT_WORKING_DAY) ? working.onOrAfter(last) : last;
  }

  private Optional<LocalDate> promised() {
    return promise.map(p -> received.plus(p.calendar()).plusDays(p.clock().toDays()));
  }

  private LocalDate effective(Run run) {
    Optional<LocalDate> last = last(run);
    // a promise is not broken by a pause that the law knows
    long later = ChronoUnit.DAYS.between(received, run.start()) + run.pause();
    Optional<LocalDate> shifted = promised().map(p -> p.plusDays(later));
    if (last.isEmpty()) {
      return shifted.orElseThrow();
    }
    return course.extended() ? last.get() : shifted.filter(last.get()::isAfter).orElse(last.get());
  }

  private Optional<Instant> by(Rule rule) {
    return term(rule).map(t -> working.after(received, t)).map(this::rolled).map(this::end);
  }

  private Optional<Term> term(Rule rule) {
    Optional<Term> term = law.term(rule);
    term.ifPresent(t -> used.add(rule));
    return term;
  }

  private Instant end(LocalDate last) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
