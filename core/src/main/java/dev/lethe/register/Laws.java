package dev.lethe.register;

import static dev.lethe.register.ValueType.DATE;
import static dev.lethe.register.ValueType.FLAG;
import static dev.lethe.register.ValueType.SPAN;
import static dev.lethe.register.ValueType.TEXT;

import dev.lethe.deadline.Span;
import dev.lethe.model.Code;
import dev.lethe.register.Obligation.From;
import dev.lethe.register.Obligation.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the laws that want data kept, each said once for all or in versions. */
final class Laws {
  private static final List<String> SAID_BY_VERSIONS =
      List.of("period", "from", "citation", "assumed", "validFrom");

  private final Problems problems;
  private final Set<String> categories;

  /** What one version says; without a day where it is the first. */
  private record Said(
      Optional<LocalDate> validFrom,
      Span period,
      Optional<From> from,
      Stated<String> citation,
      boolean assumed,
      boolean running,
      int line) {}

  Laws(Problems problems, Set<String> categories) {
    this.problems = problems;
    this.categories = categories;
  }

  Optional<Obligation> obligation(String id, Section s) {
    List<Said> versions = s.has("versions") ? versions(id, s) : once(s).stream().toList();
    Stated<String> jurisdiction = s.stated("jurisdiction", TEXT, "whose law?");
    List<String> covers =
        s.references("covers", "category", categories, "Categories").stream()
            .flatMap(c -> c.known().stream())
            .toList();
    List<String> access = s.names("access", TEXT);
    Optional<LocalDate> validTo = s.plain("validTo", DATE);
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    Said first = versions.get(0);
    return Optional.of(
        new Obligation(
            id,
            first.citation(),
            first.assumed(),
            jurisdiction,
            first.period(),
            first.from().orElse(From.EVENT),
            covers,
            access,
            first.validFrom(),
            validTo,
            s.place(),
            s.placeOf("covers"),
            later(id, versions, validTo)));
  }

  private Optional<Said> once(Section s) {
    Optional<Span> period = s.required("period", SPAN, "Write period: P10Y, or what the law says.");
    var from = s.required("from", starts(), "Write from: " + known() + ".");
    return said(s, period, from.or(() -> Optional.of(From.EVENT)), false);
  }

  private Optional<Said> said(
      Section s, Optional<Span> period, Optional<From> from, boolean running) {
    Stated<String> citation = s.stated("citation", TEXT, "which law?");
    boolean assumed = s.plain("assumed", FLAG).orElse(false);
    Optional<LocalDate> validFrom = s.plain("validFrom", DATE);
    period
        .filter(Span::hasClock)
        .ifPresent(
            p ->
                problems.add(
                    Code.PERIOD_MALFORMED,
                    s.line(),
                    "a law counts in days, months and years, and " + p + " has hours.",
                    "Write the period in days: P3D instead of PT72H."));
    return period
        .filter(p -> !p.hasClock())
        .map(p -> new Said(validFrom, p, from, citation, assumed, running, s.line()));
  }

  private List<Said> versions(String id, Section s) {
    List<String> twice = SAID_BY_VERSIONS.stream().filter(s::has).toList();
    List<Integer> written = new ArrayList<>();
    List<Said> all =
        s.items(
            "versions",
            (item, line) -> {
              written.add(line);
              Section v = Section.of(problems, "a version of obligation '" + id + "'", item);
              var period = v.required("period", SPAN, "Write period: P10Y, or what the law says.");
              var from = v.plain("from", starts());
              boolean running = v.plain("running", FLAG).orElse(false);
              Optional<Said> said = said(v, period, from, running);
              v.close();
              return said;
            });
    if (!twice.isEmpty()) {
      problems.add(
          Code.LAW_TWICE,
          s.line(),
          "obligation '"
              + id
              + "' has versions, and says "
              + String.join(", ", twice)
              + " besides.",
          "Write these in each version; what stands beside them holds for all.");
    } else if (written.isEmpty()) {
      problems.add(
          Code.LAW_TWICE,
          s.line(),
          "obligation '" + id + "' has no version.",
          "Write versions: [{ period: P10Y, from: event, citation: … }], the oldest first.");
    }
    return all;
  }

  /** All but the first, each with what it did not repeat. */
  private List<Version> later(String id, List<Said> versions, Optional<LocalDate> validTo) {
    Said before = versions.get(0);
    if (before.from().isEmpty()) {
      problems.add(
          Code.REGISTER_INCOMPLETE,
          before.line(),
          "the first version of obligation '" + id + "' does not say what it counts from.",
          "Write from: " + known() + "; a later version counts the same unless it says another.");
    }
    if (before.running()) {
      order(
          before,
          "the first version of obligation '" + id + "' is said to apply to running periods.",
          "Leave running out: no earlier version let any run.");
    }
    Optional<LocalDate> last = before.validFrom();
    From from = before.from().orElse(From.EVENT);
    List<Version> later = new ArrayList<>();
    for (Said v : versions.subList(1, versions.size())) {
      from = v.from().orElse(from);
      if (v.validFrom().isEmpty()
          || last.filter(d -> !d.isBefore(v.validFrom().get())).isPresent()) {
        order(
            v,
            "a version of obligation '"
                + id
                + "' does not say from when it holds, or from a day that is not later than the one before.",
            "Write validFrom: in each version but the first, the oldest version first.");
        continue;
      }
      last = v.validFrom();
      later.add(
          new Version(
              v.validFrom().get(), v.period(), from, v.citation(), v.assumed(), v.running()));
    }
    Optional<LocalDate> begins = last;
    validTo
        .filter(end -> begins.filter(end::isBefore).isPresent())
        .ifPresent(
            end ->
                order(
                    versions.get(versions.size() - 1),
                    "obligation '" + id + "' ends before its last version begins.",
                    "Write validTo: the last day on which the law is in force, or leave it out."));
    return later;
  }

  private void order(Said at, String what, String remedy) {
    problems.add(Code.LAW_ORDER, at.line(), what, remedy);
  }

  /** What counts from the fiscal year needs its end. */
  void check(Collection<Obligation> all, Controller controller) {
    all.stream()
        .filter(
            o ->
                Stream.concat(Stream.of(o.from()), o.later().stream().map(Version::from))
                    .anyMatch(f -> f == From.END_OF_FISCAL_YEAR))
        .findFirst()
        .filter(o -> controller.fiscalYearEnd().known().isEmpty())
        .ifPresent(
            o ->
                problems.add(
                    Code.REGISTER_INCOMPLETE,
                    o.at().line(),
                    "obligation '"
                        + o.id()
                        + "' counts from the end of the fiscal year, which is"
                        + " not stated.",
                    "Write controller.fiscalYearEnd: 12-31."));
  }

  private static ValueType<From> starts() {
    return ValueType.oneOf(From.values(), From::id);
  }

  private static String known() {
    return "event, end-of-calendar-year or end-of-fiscal-year";
  }
}
