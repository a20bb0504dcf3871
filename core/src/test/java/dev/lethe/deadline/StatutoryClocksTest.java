package dev.lethe.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.deadline.Course.Matter;
import dev.lethe.deadline.Course.Wait;
import dev.lethe.deadline.StatutoryClocks.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of requests (P25, H01) and of breaches (P27-a, H03) as tables. */
class StatutoryClocksTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final StatutoryClocks GERMAN = clocks("DE");

  private static StatutoryClocks clocks(@Nullable String country) {
    return new StatutoryClocks(
        seat(Optional.of("EU-GDPR"), country), Optional.of(Span.parse("P30D")));
  }

  private static Seat seat(Optional<String> profile, @Nullable String country) {
    return new Seat(profile, Optional.ofNullable(country), Optional.empty(), BERLIN, "no/such/");
  }

  private static Course received(LocalDate day) {
    return Course.of(Matter.REQUEST, noon(day));
  }

  /** Asked in the morning of the one day and answered in the evening of the other. */
  private static Course identity(LocalDate received, LocalDate asked, LocalDate proven) {
    return new Course(
        Matter.REQUEST,
        noon(received),
        Optional.of(new Wait(noon(asked).minusSeconds(7_200), noon(proven).plusSeconds(7_200))),
        Optional.empty(),
        false);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(BERLIN).toInstant();
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(BERLIN).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    // received, one month by law, promise, effective, three months by law
    "2026-01-30, 2026-03-02, 2026-03-01, 2026-03-01, 2026-04-30", // P25-b
    "2026-01-31, 2026-03-02, 2026-03-02, 2026-03-02, 2026-04-30", // H01
    "2026-02-01, 2026-03-02, 2026-03-03, 2026-03-02, 2026-05-04", // P25-a
    "2026-03-03, 2026-04-07, 2026-04-02, 2026-04-02, 2026-06-03", // Good Friday to Easter Monday
    "2026-03-05, 2026-04-07, 2026-04-04, 2026-04-04, 2026-06-05",
    "2026-03-31, 2026-04-30, 2026-04-30, 2026-04-30, 2026-06-30", // P25-c
    "2026-08-31, 2026-09-30, 2026-09-30, 2026-09-30, 2026-11-30",
    "2026-11-25, 2026-12-28, 2026-12-25, 2026-12-25, 2027-02-25",
    "2026-12-01, 2027-01-04, 2026-12-31, 2026-12-31, 2027-03-01",
    "2028-01-30, 2028-02-29, 2028-02-29, 2028-02-29, 2028-05-02", // leap day
    "2028-01-31, 2028-02-29, 2028-03-01, 2028-02-29, 2028-05-02",
    "2027-01-31, 2027-03-01, 2027-03-02, 2027-03-01, 2027-04-30"
  })
  void goldenDates(
      LocalDate received,
      LocalDate month,
      LocalDate promise,
      LocalDate effective,
      LocalDate threeMonths) {
    DueDate due = GERMAN.answer(received(received));
    assertThat(due.statutory()).contains(endOf(month));
    assertThat(due.promised()).contains(endOf(promise));
    assertThat(due.effective()).isEqualTo(endOf(effective));
    assertThat(due.lastDay()).isEqualTo(effective);
    assertThat(due.profile()).isEqualTo("EU-GDPR 2018-05-25");
    assertThat(due.warnings()).isEmpty();

    DueDate extended = GERMAN.answer(received(received).extend());
    assertThat(extended.statutory()).contains(endOf(threeMonths));
    assertThat(extended.statutory()).contains(extended.effective());
    assertThat(extended.promised()).contains(endOf(promise));
    assertThat(extended.warnings()).containsExactly("BREAKS_PUBLIC_PROMISE(P30D)");
  }

  @ParameterizedTest
  @CsvSource({
    // Good Friday is a working day in Italy
    "DE, 2026-03-03, 2026-04-07",
    "IT, 2026-03-03, 2026-04-03",
    "IT, 2026-03-05, 2026-04-07",
    // 26 December is a Saturday: the 28th is its substitute in the United Kingdom
    "GB, 2026-11-25, 2026-12-29",
    "DE, 2026-11-25, 2026-12-28"
  })
  void holidaysAreThoseOfTheCountry(String country, LocalDate received, LocalDate month) {
    assertThat(clocks(country).answer(received(received)).statutory()).contains(endOf(month));
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "AQ"},
      nullValues = "null")
  void withoutACalendarOnlyWeekendsAreKnown(String country) {
    DueDate due = clocks(country).answer(received(LocalDate.of(2026, 3, 3)));
    assertThat(due.statutory()).contains(endOf(LocalDate.of(2026, 4, 3)));
    assertThat(due.warnings()).containsExactly("HOLIDAYS_UNKNOWN");
    assertThat(clocks(country).answer(received(LocalDate.of(2026, 3, 5))).statutory())
        .contains(endOf(LocalDate.of(2026, 4, 6)));
  }

  @ParameterizedTest
  @CsvSource({
    // 30 January 23:30 in London is the 31st in Berlin
    "2026-01-30T22:59:59Z, 2026-03-01",
    "2026-01-30T23:00:00Z, 2026-03-02",
    "2026-06-30T21:59:59Z, 2026-07-30",
    "2026-06-30T22:00:00Z, 2026-07-31"
  })
  void theDayOfReceiptIsTheControllersDay(Instant received, LocalDate last) {
    assertThat(GERMAN.answer(Course.of(Matter.REQUEST, received)).lastDay()).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    // the promise ends on the day on which clocks change: 23 and 25 hours long
    "2026-02-27, 2026-03-29T22:00:00Z",
    "2026-02-26, 2026-03-28T23:00:00Z",
    "2026-09-25, 2026-10-25T23:00:00Z",
    "2026-09-24, 2026-10-24T22:00:00Z"
  })
  void aDayEndsWhenTheNextBegins(LocalDate received, Instant end) {
    DueDate due = GERMAN.answer(received(received));
    assertThat(due.promised()).contains(end);
  }

  @Test // a suspension moves the last day, and the working day is found after that
  void theClockStandsStill() {
    LocalDate received = LocalDate.of(2026, 3, 31);
    LocalDate asked = LocalDate.of(2026, 4, 2);
    DueDate due = GERMAN.answer(identity(received, asked, LocalDate.of(2026, 4, 7)));
    assertThat(due.statutory()).contains(endOf(LocalDate.of(2026, 5, 5)));
    assertThat(due.promised()).as("a promise knows no pause").contains(at("2026-04-30T22:00:00Z"));
    assertThat(due.effective()).isEqualTo(endOf(LocalDate.of(2026, 5, 5)));
    assertThat(due.warnings())
        .containsExactly("BREAKS_PUBLIC_PROMISE(P30D)", "PROFILE_UNVERIFIED(identity)");
    assertThat(GERMAN.answer(identity(received, asked, LocalDate.of(2026, 4, 3))).statutory())
        .as("1 May is a holiday, then comes a weekend")
        .contains(endOf(LocalDate.of(2026, 5, 4)));
  }

  @Test // whoever asks when the time is over gains none
  void askedTooLateTheClockRunsOn() {
    LocalDate received = LocalDate.of(2026, 3, 31);
    DueDate due =
        GERMAN.answer(identity(received, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 20)));
    assertThat(due.lastDay()).isEqualTo("2026-04-30");
    assertThat(due.warnings()).isEmpty();
    DueDate onTheLastDay =
        GERMAN.answer(identity(received, LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 20)));
    assertThat(onTheLastDay.lastDay()).as("30 April and 20 days").isEqualTo("2026-05-20");
  }

  @Test // days in which two questions are open stand still once
  void twoQuestionsAtOnce() {
    LocalDate received = LocalDate.of(2026, 6, 1);
    Wait identity = new Wait(noon(received), noon(received.plusDays(6)));
    Wait scope = new Wait(noon(received.plusDays(4)), noon(received.plusDays(10)));
    Course course =
        new Course(
            Matter.REQUEST, noon(received), Optional.of(identity), Optional.of(scope), false);
    assertThat(GERMAN.answer(course).statutory())
        .as("1 July and 10 days, a Saturday")
        .contains(endOf(LocalDate.of(2026, 7, 13)));
  }

  @Test // a question within the time that an earlier one gave is not too late
  void questionsCountInTheirOrder() {
    LocalDate received = LocalDate.of(2026, 6, 1);
    Wait scope = new Wait(noon(LocalDate.of(2026, 6, 10)), noon(LocalDate.of(2026, 7, 10)));
    Wait identity = new Wait(noon(LocalDate.of(2026, 7, 20)), noon(LocalDate.of(2026, 7, 22)));
    Course course =
        new Course(
            Matter.REQUEST, noon(received), Optional.of(identity), Optional.of(scope), false);
    assertThat(GERMAN.answer(course).statutory())
        .as("1 July, 30 days and two, a Sunday")
        .contains(endOf(LocalDate.of(2026, 8, 3)));
  }

  @Test
  void withoutAPromiseTheLawAlone() {
    var clocks = new StatutoryClocks(seat(Optional.empty(), "DE"), Optional.empty());
    DueDate due = clocks.answer(received(LocalDate.of(2026, 1, 30)));
    assertThat(due.promised()).isEmpty();
    assertThat(due.statutory()).contains(due.effective());
    assertThat(due.acknowledgeBy()).isEmpty();
    assertThat(due.warnings()).containsExactly("PROFILE_ASSUMED");
  }

  @Test
  void aPromiseInHoursCountsWholeDays() {
    var clocks =
        new StatutoryClocks(seat(Optional.of("EU-GDPR"), "DE"), Optional.of(Span.parse("PT49H")));
    assertThat(clocks.answer(received(LocalDate.of(2026, 6, 1))).lastDay())
        .isEqualTo(LocalDate.of(2026, 6, 3));
  }

  @ParameterizedTest
  @CsvSource({
    // H03, P27-a: 72 hours over the end of summer time; by local dates it would be 73
    "2026-10-23T16:20:00+02:00, 2026-10-26T15:20:00+01:00, 2026-10-26T14:20:00Z",
    // H03 in spring
    "2026-03-27T18:30:00+01:00, 2026-03-30T19:30:00+02:00, 2026-03-30T17:30:00Z",
    // a weekend moves nothing
    "2026-05-01T10:00:00Z, 2026-05-04T10:00:00Z, 2026-05-04T10:00:00Z"
  })
  void hoursAreElapsedTime(OffsetDateTime aware, OffsetDateTime due, Instant same) {
    Limit limit = GERMAN.limit(Rule.AUTHORITY, aware.toInstant()).orElseThrow();
    assertThat(limit.last()).isEqualTo(due.toInstant()).isEqualTo(same);
    assertThat(limit.profile()).isEqualTo("EU-GDPR 2018-05-25");
    assertThat(limit.warnings()).isEmpty();
  }

  @Test
  void aProfileThatIsNotThereIsRefused() {
    for (String profile : new String[] {"US", "", "../deadline/eu-gdpr"}) {
      assertThatThrownBy(
              () -> new StatutoryClocks(seat(Optional.of(profile), null), Optional.empty()))
          .hasMessageContaining("LETHE-205")
          .hasMessageContaining("EU-GDPR");
    }
    assertThatThrownBy(() -> GERMAN.limit(Rule.AUTHORITY, at("2018-05-24T21:59:59Z")))
        .hasMessageContaining("LETHE-206");
    assertThat(GERMAN.profile(at("2018-05-24T22:00:00Z")).label()).isEqualTo("EU-GDPR 2018-05-25");
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
