package dev.lethe.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.deadline.Course.Matter;
import dev.lethe.deadline.Course.Wait;
import dev.lethe.deadline.StatutoryClocks.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clocks of each jurisdiction as tables, and what of the law was compared with its text. */
class ProfilesTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
  private static final StatutoryClocks ENGLISH = clocks("UK", "GB", "ENG", LONDON);
  private static final StatutoryClocks CALIFORNIAN = clocks("CCPA", "US", "CA", LOS_ANGELES);
  private static final StatutoryClocks BRAZILIAN = clocks("LGPD", "BR", null, SAO_PAULO);

  private static StatutoryClocks clocks(
      String profile, @Nullable String country, @Nullable String part, ZoneId zone) {
    return new StatutoryClocks(seat(profile, country, part, zone), Optional.empty());
  }

  private static Seat seat(
      String profile, @Nullable String country, @Nullable String part, ZoneId zone) {
    return new Seat(
        Optional.of(profile),
        Optional.ofNullable(country),
        Optional.ofNullable(part),
        zone,
        "no/such/");
  }

  private static Instant noon(String day, ZoneId zone) {
    return LocalDate.parse(day).atTime(12, 0).atZone(zone).toInstant();
  }

  private static Course received(String day, ZoneId zone) {
    return Course.of(Matter.REQUEST, noon(day, zone));
  }

  private static Wait wait(String asked, String answered, ZoneId zone) {
    return new Wait(noon(asked, zone), noon(answered, zone));
  }

  private static Course identity(String received, Wait wait, ZoneId zone) {
    return new Course(
        Matter.REQUEST, noon(received, zone), Optional.of(wait), Optional.empty(), false);
  }

  private static Course clarification(String received, Wait wait, ZoneId zone) {
    return new Course(
        Matter.REQUEST, noon(received, zone), Optional.empty(), Optional.of(wait), false);
  }

  @Test // law is data: each figure has a source, and what nobody compared with the law is known
  void eachFigureHasASource() {
    List<String> unverified = new ArrayList<>();
    for (String id : ProfileFile.SHIPPED) {
      for (Profile profile : ProfileFile.versions(id, "no/such/")) {
        assertThat(profile.id()).isEqualTo(id);
        profile
            .figures()
            .forEach(
                (rule, figure) -> {
                  assertThat(figure.source()).as(rule.id()).isNotBlank();
                  if (figure.checked().isEmpty()) {
                    unverified.add(profile.label() + " " + rule.id());
                  }
                });
      }
      ProfileFile.versions(id, "no/such/").get(0).ages().stream()
          .filter(a -> a.line().law().checked().isEmpty())
          .forEach(a -> unverified.add(id + " age " + a.country().orElse("everywhere")));
    }
    assertThat(unverified)
        .containsExactly(
            "EU-GDPR 2018-05-25 identity",
            "EU-GDPR 2018-05-25 clarification",
            "EU-GDPR age BG",
            "EU-GDPR age CY",
            "EU-GDPR age EE",
            "EU-GDPR age GR",
            "EU-GDPR age LT",
            "EU-GDPR age LV",
            "EU-GDPR age MT",
            "EU-GDPR age PT",
            "EU-GDPR age SI",
            "LGPD 2020-09-18 firstDay",
            "LGPD 2020-09-18 lastDay",
            "LGPD 2020-09-18 identity",
            "LGPD 2020-09-18 clarification",
            "LGPD 2024-04-26 firstDay",
            "LGPD 2024-04-26 lastDay",
            "LGPD 2024-04-26 identity",
            "LGPD 2024-04-26 clarification",
            "UK 2021-01-01 clarification",
            "UK 2021-01-01 authority",
            "UK 2026-02-05 authority",
            "UK 2026-06-19 authority");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-30, 2026-03-02, 2026-03-02",
    "2026-01-31, 2026-03-02, 2026-03-02",
    "2026-02-01, 2026-03-02, 2026-03-02",
    "2026-03-03, 2026-04-03, 2026-04-07", // Good Friday
    "2026-03-05, 2026-04-07, 2026-04-07", // Easter
    "2026-03-31, 2026-04-30, 2026-04-30",
    "2026-08-31, 2026-09-30, 2026-09-30",
    "2026-11-25, 2026-12-28, 2026-12-29", // a substitute day
    "2026-12-01, 2027-01-04, 2027-01-04",
    "2028-01-30, 2028-02-29, 2028-02-29"
  })
  void goldenDatesOfItalyAndEngland(String received, LocalDate italy, LocalDate england) {
    ZoneId rome = ZoneId.of("Europe/Rome");
    assertThat(clocks("EU-GDPR", "IT", null, rome).answer(received(received, rome)).lastDay())
        .isEqualTo(italy);
    assertThat(ENGLISH.answer(received(received, LONDON)).lastDay()).isEqualTo(england);
  }

  @ParameterizedTest
  @CsvSource({
    // a clock runs by the law of the day on which it started, in the controller's zone
    "2021-01-01T00:00:00Z, UK 2021-01-01",
    "2026-02-04T23:59:59Z, UK 2021-01-01",
    "2026-02-05T00:00:00Z, UK 2026-02-05",
    "2026-06-18T22:59:59Z, UK 2026-02-05",
    "2026-06-18T23:00:00Z, UK 2026-06-19"
  })
  void theLawOfTheDay(Instant started, String label) {
    Profile law = ENGLISH.profile(started);
    assertThat(law.label()).isEqualTo(label);
    assertThat(ENGLISH.answer(Course.of(Matter.REQUEST, started)).profile()).isEqualTo(label);
    assertThat(law.term(Rule.COMPLAINT).isPresent()).isEqualTo(label.endsWith("06-19"));
    assertThat(ENGLISH.limit(Rule.COMPLAINT, started).isPresent())
        .isEqualTo(label.endsWith("06-19"));
  }

  @Test // 30 days from the day after receipt, and a Saturday rolls
  void complaintsAreAcknowledged() {
    assertThat(ENGLISH.limit(Rule.COMPLAINT, noon("2026-07-09", LONDON)).orElseThrow().last())
        .isEqualTo("2026-08-10T22:59:59.999999Z");
  }

  @Test // the month begins when the last of request and identity is there
  void inBritainTheClockStartsAtTheInformation() {
    Course course = identity("2026-03-02", wait("2026-03-04", "2026-03-31", LONDON), LONDON);
    DueDate due = ENGLISH.answer(course);
    assertThat(due.lastDay()).isEqualTo("2026-04-30");
    assertThat(due.warnings()).isEmpty();
    assertThat(ENGLISH.answer(course.extend()).lastDay())
        .as("three months from that day")
        .isEqualTo("2026-06-30");
  }

  @ParameterizedTest
  @CsvSource({
    // since 5 February 2026 the days of asking and of the answer count as well
    "2026-06-01, 2026-06-10, 2026-06-12, 2026-07-06", // 1 July and 3, a Saturday
    "2026-06-01, 2026-06-10, 2026-06-10, 2026-07-02",
    "2026-06-01, 2026-06-01, 2026-06-01, 2026-07-02",
    // before it, those between them
    "2025-06-02, 2025-06-10, 2025-06-12, 2025-07-04",
    "2025-06-02, 2025-06-10, 2025-06-10, 2025-07-02",
    // the law of the day of receipt stays the request's
    "2026-02-04, 2026-02-10, 2026-02-12, 2026-03-06"
  })
  void inBritainClarificationDoesNotCount(
      String received, String asked, String answered, LocalDate last) {
    Course course = clarification(received, wait(asked, answered, LONDON), LONDON);
    assertThat(ENGLISH.answer(course).lastDay()).isEqualTo(last);
  }

  @Test // what stood still before the clock started is no time of it
  void clarifiedBeforeTheClockStarts() {
    Course course =
        new Course(
            Matter.REQUEST,
            noon("2026-06-01", LONDON),
            Optional.of(wait("2026-06-02", "2026-06-15", LONDON)),
            Optional.of(wait("2026-06-03", "2026-06-16", LONDON)),
            false);
    assertThat(ENGLISH.answer(course).lastDay()).as("15 July and two days").isEqualTo("2026-07-17");
  }

  @ParameterizedTest
  @CsvSource({
    // the day of receipt is the first: 44 days after it, 89 where extended, whatever day it is
    "2026-03-02, 2026-04-15, 2026-05-30, 2026-03-16, 2026-03-23",
    "2028-02-01, 2028-03-16, 2028-04-30, 2028-02-15, 2028-02-23", // leap day; Presidents' Day
    "2026-12-20, 2027-02-02, 2027-03-19, 2027-01-05, 2027-01-12"
  })
  void inCaliforniaTheDayOfReceiptCounts(
      String received, LocalDate answer, LocalDate extended, LocalDate confirm, LocalDate optOut) {
    Course course = received(received, LOS_ANGELES);
    DueDate due = CALIFORNIAN.answer(course);
    assertThat(due.lastDay()).isEqualTo(answer);
    assertThat(due.warnings()).isEmpty();
    assertThat(CALIFORNIAN.answer(course.extend()).lastDay()).isEqualTo(extended);
    assertThat(due.acknowledgeBy())
        .contains(confirm.plusDays(1).atStartOfDay(LOS_ANGELES).toInstant());
    DueDate out = CALIFORNIAN.answer(Course.of(Matter.OPT_OUT, noon(received, LOS_ANGELES)));
    assertThat(out.lastDay()).isEqualTo(optOut);
    assertThat(out.acknowledgeBy()).isEmpty();
  }

  @Test // 45 days regardless of the time needed to verify
  void inCaliforniaNothingStopsTheClock() {
    Wait months = wait("2026-03-03", "2026-06-01", LOS_ANGELES);
    assertThat(CALIFORNIAN.answer(identity("2026-03-02", months, LOS_ANGELES)).lastDay())
        .isEqualTo("2026-04-15");
    assertThat(CALIFORNIAN.answer(clarification("2026-03-02", months, LOS_ANGELES)).lastDay())
        .isEqualTo("2026-04-15");
    assertThat(CALIFORNIAN.limit(Rule.AUTHORITY, noon("2026-03-02", LOS_ANGELES))).isEmpty();
    Profile law = CALIFORNIAN.profile(noon("2026-03-02", LOS_ANGELES));
    assertThat(law.term(Rule.REQUEST_LOG)).contains(Term.parse("P24M"));
  }

  @Test // an opt-out has no more time, a request has
  void extendableByTheProfile() {
    Instant day = noon("2026-03-02", LONDON);
    assertThat(CALIFORNIAN.extendable(Course.of(Matter.REQUEST, day))).isTrue();
    assertThat(CALIFORNIAN.extendable(Course.of(Matter.OPT_OUT, day))).isFalse();
    assertThat(ENGLISH.extendable(Course.of(Matter.OPT_OUT, day))).isTrue();
    assertThat(BRAZILIAN.extendable(Course.of(Matter.REQUEST, day))).isFalse();
  }

  @Test // fifteen days, and what nobody could compare with the law says so
  void inBrazilFifteenDays() {
    DueDate due = BRAZILIAN.answer(received("2026-03-05", SAO_PAULO));
    assertThat(due.lastDay()).as("a Friday").isEqualTo("2026-03-20");
    assertThat(due.warnings())
        .containsExactly("PROFILE_UNVERIFIED(firstDay)", "PROFILE_UNVERIFIED(lastDay)");
    assertThat(BRAZILIAN.answer(received("2026-03-06", SAO_PAULO)).lastDay())
        .as("no roll from a Saturday")
        .isEqualTo("2026-03-21");
  }

  @ParameterizedTest
  @CsvSource({
    // three working days after the day of awareness; 21 April is Tiradentes
    "2026-04-17T18:00:00-03:00, 2026-04-23",
    "2026-04-18T18:00:00-03:00, 2026-04-23",
    "2026-06-08T23:59:59-03:00, 2026-06-11",
    "2026-12-30T10:00:00-03:00, 2027-01-05"
  })
  void inBrazilTheAuthorityHasWorkingDays(ZonedDateTime aware, LocalDate last) {
    Limit limit = BRAZILIAN.limit(Rule.AUTHORITY, aware.toInstant()).orElseThrow();
    assertThat(limit.last())
        .isEqualTo(last.plusDays(1).atStartOfDay(SAO_PAULO).toInstant().minusNanos(1_000));
    assertThat(limit.profile()).isEqualTo("LGPD 2024-04-26");
    assertThat(limit.warnings()).isEmpty();
  }

  @Test
  void inBrazilTheRestFollows() {
    assertThat(BRAZILIAN.limit(Rule.SUPPLEMENT, noon("2026-06-08", SAO_PAULO)).orElseThrow().last())
        .isEqualTo("2026-07-07T02:59:59.999999Z");
    assertThat(BRAZILIAN.limit(Rule.AUTHORITY, noon("2024-04-25", SAO_PAULO))).isEmpty();
    assertThat(BRAZILIAN.profile(noon("2026-06-08", SAO_PAULO)).term(Rule.BREACH_REGISTER))
        .contains(Term.parse("P5Y"));
    StatutoryClocks nowhere = clocks("LGPD", "AQ", null, SAO_PAULO);
    assertThat(
            nowhere.limit(Rule.AUTHORITY, noon("2026-04-17", SAO_PAULO)).orElseThrow().warnings())
        .containsExactly("HOLIDAYS_UNKNOWN");
  }

  @Test // a law that names no time leaves it to the promise
  void withoutATimeInTheLawThePromiseCounts() {
    Seat seat = seat("COPPA", "US", null, LOS_ANGELES);
    assertThatThrownBy(() -> new StatutoryClocks(seat, Optional.empty()))
        .hasMessageContaining("LETHE-209")
        .hasMessageContaining("answerWithin");
    var clocks = new StatutoryClocks(seat, Optional.of(Span.parse("P30D")));
    DueDate due = clocks.answer(received("2026-03-02", LOS_ANGELES));
    assertThat(due.statutory()).isEmpty();
    assertThat(due.lastDay()).isEqualTo("2026-04-01");
    assertThat(due.promised()).contains(due.effective());
    assertThat(due.warnings()).isEmpty();
    assertThat(clocks.extendable(received("2026-03-02", LOS_ANGELES))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // ahead of UTC, behind it, and with half an hour: the day is the controller's
    "Pacific/Kiritimati, 2026-01-30T09:59:59Z, 2026-03-02, 2026-03-02T10:00:00Z",
    "Pacific/Kiritimati, 2026-02-01T10:00:00Z, 2026-03-02, 2026-03-02T10:00:00Z",
    "Pacific/Kiritimati, 2026-12-31T10:00:00Z, 2027-02-01, 2027-02-01T10:00:00Z",
    "Pacific/Pago_Pago, 2026-03-01T10:59:59Z, 2026-03-30, 2026-03-31T11:00:00Z",
    "Pacific/Pago_Pago, 2027-01-01T10:59:59Z, 2027-02-01, 2027-02-02T11:00:00Z",
    "Pacific/Pago_Pago, 2028-02-29T10:59:59Z, 2028-03-28, 2028-03-29T11:00:00Z",
    "America/St_Johns, 2026-02-09T03:29:59Z, 2026-03-09, 2026-03-10T02:30:00Z", // over DST
    "America/St_Johns, 2026-02-10T03:30:00Z, 2026-03-10, 2026-03-11T02:30:00Z",
    "America/St_Johns, 2026-10-02T02:29:59Z, 2026-11-02, 2026-11-03T03:30:00Z"
  })
  void theDayIsTheControllers(ZoneId zone, Instant received, LocalDate last, Instant end) {
    DueDate due = clocks("EU-GDPR", null, null, zone).answer(Course.of(Matter.REQUEST, received));
    assertThat(due.lastDay()).isEqualTo(last);
    assertThat(due.effective()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    // P31-a, then over the change of clocks, over a leap day, over a year's end, other zones
    "2026-12-01T09:00:00+01:00, 14, Europe/Berlin, 2026-12-16T00:00:00+01:00",
    "2026-12-01T00:00:00+01:00, 14, Europe/Berlin, 2026-12-16T00:00:00+01:00",
    "2026-12-01T23:59:59+01:00, 14, Europe/Berlin, 2026-12-16T00:00:00+01:00",
    "2026-10-20T09:00:00+02:00, 14, Europe/Berlin, 2026-11-04T00:00:00+01:00",
    "2026-03-20T09:00:00+01:00, 14, Europe/Berlin, 2026-04-04T00:00:00+02:00",
    "2028-02-20T09:00:00+01:00, 14, Europe/Berlin, 2028-03-06T00:00:00+01:00",
    "2026-12-24T09:00:00+01:00, 14, Europe/Berlin, 2027-01-08T00:00:00+01:00",
    "2026-12-01T09:59:59Z, 14, Pacific/Kiritimati, 2026-12-16T00:00:00+14:00",
    "2026-12-01T10:00:00Z, 14, Pacific/Kiritimati, 2026-12-17T00:00:00+14:00",
    "2026-12-01T10:59:59Z, 14, Pacific/Pago_Pago, 2026-12-15T00:00:00-11:00",
    "2026-12-01T09:00:00+01:00, 0, Europe/Berlin, 2026-12-02T00:00:00+01:00"
  })
  void clearDays(ZonedDateTime event, int days, ZoneId zone, ZonedDateTime earliest) {
    assertThat(Deadlines.afterClearDays(event.toInstant(), days, zone))
        .isEqualTo(earliest.toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    // H20: Chloe, born on a leap day, and her sibling by the other law
    "EU-GDPR, DE, 2012-02-29, 2028-02-28, 16, true",
    "EU-GDPR, DE, 2012-02-29, 2028-02-29, 16, false",
    "EU-GDPR, DK, 2012-02-29, 2027-02-28, 15, true",
    "EU-GDPR, DK, 2012-02-29, 2027-03-01, 15, false",
    "COPPA, US, 2012-02-29, 2025-02-28, 13, true",
    "COPPA, US, 2012-02-29, 2025-03-01, 13, false",
    // the law of the day
    "EU-GDPR, DK, 2010-06-01, 2023-12-31, 13, false",
    "EU-GDPR, DK, 2010-06-01, 2024-01-01, 15, true",
    // a country that says nothing of its own, and none
    "EU-GDPR, NO, 2010-06-01, 2026-05-31, 16, true",
    "EU-GDPR, , 2010-06-01, 2026-06-01, 16, false",
    "UK, GB, 2013-03-01, 2026-02-28, 13, true",
    "UK, GB, 2013-03-01, 2026-03-01, 13, false",
    "CCPA, US, 2010-12-31, 2026-12-30, 16, true",
    "LGPD, BR, 2014-05-05, 2026-05-05, 12, false"
  })
  void agesByCountryAndDay(
      String profile,
      @Nullable String country,
      LocalDate born,
      LocalDate on,
      int years,
      boolean child) {
    StatutoryClocks clocks =
        new StatutoryClocks(seat(profile, country, null, LONDON), Optional.of(Span.parse("P30D")));
    AgeLine line = clocks.ageLine(on.atTime(12, 0).atZone(LONDON).toInstant()).orElseThrow();
    assertThat(line.years()).isEqualTo(years);
    assertThat(line.isChild(born, on)).isEqualTo(child);
  }

  @Test // the higher of law and policy; and whether the law was looked up
  void thePolicyMayAskForMore() {
    Profile law = ProfileFile.versions("EU-GDPR", "no/such/").get(0);
    LocalDate day = LocalDate.of(2026, 1, 1);
    AgeLine danish = law.ageLine(Optional.of("DK"), day).orElseThrow();
    assertThat(danish.atLeast(16).years()).isEqualTo(16);
    assertThat(danish.atLeast(14)).isEqualTo(danish);
    assertThat(danish.law().checked()).isPresent();
    assertThat(law.ageLine(Optional.of("SI"), day).orElseThrow().law().checked()).isEmpty();
    assertThat(danish.reached(LocalDate.of(2012, 2, 29))).isEqualTo("2027-03-01");
    assertThat(danish.reached(LocalDate.of(2012, 2, 28))).isEqualTo("2027-02-28");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1M", "PT72H", "10 working days", "1 working day", "P1Y6M"})
  void termsReadAsTheyAreWritten(String text) {
    assertThat(Term.parse(text)).hasToString(text);
  }

  @Test // Epiphany is a holiday in Bavaria, and a working day for who names no part
  void aPartOfTheCountryCountsWhereItIsNamed() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Course course = received("2026-12-06", berlin);
    assertThat(clocks("EU-GDPR", "DE", null, berlin).answer(course).lastDay())
        .isEqualTo("2027-01-06");
    assertThat(clocks("EU-GDPR", "DE", "BY", berlin).answer(course).lastDay())
        .isEqualTo("2027-01-07");
    assertThatThrownBy(() -> clocks("EU-GDPR", "DE", "XX", berlin))
        .hasMessageContaining("LETHE-208")
        .hasMessageContaining("BB, BE, BW, BY");
    for (@Nullable String country : new @Nullable String[] {"AQ", null}) {
      assertThatThrownBy(() -> clocks("EU-GDPR", country, "BY", berlin))
          .hasMessageContaining("LETHE-208")
          .hasMessageContaining("holidays.yml");
    }
  }
}
