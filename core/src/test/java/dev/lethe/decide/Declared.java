package dev.lethe.decide;

import dev.lethe.annotation.AtEnd;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Anchor;
import dev.lethe.deadline.Span;
import dev.lethe.register.Obligation.From;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The declarations of the music service, as far as verdicts need them. */
final class Declared {
  static final Setting BERLIN = new Setting(ZoneId.of("Europe/Berlin"), MonthDay.of(12, 31));

  static final RetentionRule UPLOAD =
      window("Upload", "completedAt")
          .atLeast("PT24H")
          .atMost("PT72H")
          .ifNever("P7D")
          .cap("P30D")
          .rule();
  static final RetentionRule LOGIN = window("LoginEvent", "at").atMost("P90D").rule();
  static final RetentionRule OUTPUT = closure("Output", "P0D", true);
  static final RetentionRule BILLING = closure("Invoice", "P0D", false);
  static final RetentionRule STAFF = closure("StaffMember", "P30D", false);

  static final ObligationRule TAX =
      new ObligationRule(
          "tax-invoices",
          "issuedAt",
          Span.parse("P10Y"),
          From.END_OF_CALENDAR_YEAR,
          "published policy §3",
          true,
          List.of("billing"),
          "@KeepFor on Invoice");

  static final GroupEntry INVOICE_TAX = group("Invoice/number", List.of(BILLING), List.of(TAX));
  static final GroupEntry INVOICE_OTHER = group("Invoice/note", List.of(BILLING), List.of());
  static final EntityEntry INVOICE =
      new EntityEntry(
          "Invoice",
          "music.Invoice",
          List.of("invoice"),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(INVOICE_OTHER, INVOICE_TAX),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  private Declared() {}

  static GroupEntry group(RetentionRule... rules) {
    String entity = rules[0].declaredIn().substring(rules[0].declaredIn().lastIndexOf(' ') + 1);
    return group(entity, List.of(rules), List.of());
  }

  static GroupEntry group(String id, List<RetentionRule> rules, List<ObligationRule> obligations) {
    return new GroupEntry(
        id,
        Stream.of("first", "second").map(Declared::field).toList(),
        rules.stream().flatMap(rule -> rule.activities().stream()).distinct().sorted().toList(),
        rules,
        obligations,
        List.of(),
        "0",
        List.of(),
        false);
  }

  private static FieldEntry field(String path) {
    return new FieldEntry(
        path,
        "t." + path,
        "String",
        "contact.email",
        "PROVIDED",
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static RetentionRule closure(String entity, String grace, boolean userMayDelete) {
    return new RetentionRule(
        RetentionRule.Kind.EVENT,
        List.of("service"),
        "account.closedAt",
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Span.parse(grace),
        Optional.empty(),
        AtEnd.DELETE,
        userMayDelete,
        Optional.empty(),
        "@RetainUntil on " + entity,
        "until the account is closed");
  }

  static RuleBuilder window(String entity, String anchor) {
    return new RuleBuilder(entity, anchor);
  }

  /** Anchors by path from pairs of path and instant or day. */
  static Map<String, Anchor> anchors(String... pairs) {
    var anchors = new HashMap<String, Anchor>();
    for (int i = 0; i < pairs.length; i += 2) {
      anchors.put(
          pairs[i],
          pairs[i + 1].contains("T")
              ? new Anchor.At(Instant.parse(pairs[i + 1]))
              : new Anchor.On(LocalDate.parse(pairs[i + 1])));
    }
    return anchors;
  }

  static Facts open(String... anchors) {
    return Facts.of(anchors(anchors), Closure.open());
  }

  static Facts closed(String at, String... anchors) {
    return Facts.of(anchors(anchors), Closure.closedAt(Instant.parse(at)));
  }

  static Verdict at(String instant, GroupEntry group, Facts facts) {
    return Decide.decide(group, facts, BERLIN, Instant.parse(instant));
  }

  /** A rule of the kind {@code @Retain}, step by step. */
  static final class RuleBuilder {
    private final String entity;
    private final String anchor;
    private RetentionRule.Kind kind = RetentionRule.Kind.WINDOW;
    private List<String> activities = List.of("service");
    private Optional<Span> atLeast = Optional.empty();
    private Optional<Span> atMost = Optional.empty();
    private Optional<Span> ifNever = Optional.empty();
    private Optional<Span> cap = Optional.empty();
    private Span grace = Span.ZERO;
    private AtEnd atEnd = AtEnd.DELETE;

    private RuleBuilder(String entity, String anchor) {
      this.entity = entity;
      this.anchor = anchor;
    }

    RuleBuilder event(String graceSpan) {
      kind = RetentionRule.Kind.EVENT;
      grace = Span.parse(graceSpan);
      return this;
    }

    RuleBuilder activity(String... ids) {
      activities = List.of(ids);
      return this;
    }

    RuleBuilder atLeast(String span) {
      atLeast = Optional.of(Span.parse(span));
      return this;
    }

    RuleBuilder atMost(String span) {
      atMost = Optional.of(Span.parse(span));
      return this;
    }

    RuleBuilder ifNever(String span) {
      ifNever = Optional.of(Span.parse(span));
      return this;
    }

    RuleBuilder cap(String span) {
      cap = Optional.of(Span.parse(span));
      return this;
    }

    RuleBuilder anonymise() {
      atEnd = AtEnd.ANONYMISE;
      return this;
    }

    RetentionRule rule() {
      return new RetentionRule(
          kind,
          activities,
          anchor,
          false,
          atLeast,
          atMost,
          ifNever,
          cap,
          Optional.of("createdAt"),
          grace,
          Optional.empty(),
          atEnd,
          false,
          Optional.empty(),
          "@Retain on " + entity,
          "for a while after " + anchor);
    }
  }
}
