package dev.lethe.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Anchor at(String instant) {
    return new Anchor.At(Instant.parse(instant));
  }

  private static Anchor on(String date) {
    return new Anchor.On(LocalDate.parse(date));
  }

  private static Instant minimum(Anchor anchor, String span) {
    return Deadlines.minimumEnd(anchor, Span.parse(span), BERLIN);
  }

  private static Instant maximum(Anchor anchor, String span) {
    return Deadlines.maximumEnd(anchor, Span.parse(span), BERLIN);
  }

  @ParameterizedTest
  @CsvSource({
    // P12-a: uploads gone 24 to 72 h after completion
    "2026-11-20T10:00:00Z, PT24H, 2026-11-21T10:00:00Z, 2026-11-21T10:00:00Z",
    "2026-11-20T10:00:00Z, PT72H, 2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    // P15-a: 90 days are 90 x 24 h, over the end of summer time as well
    "2026-08-24T10:00:00Z, P90D, 2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
    "2026-10-24T10:00:00Z, P1D, 2026-10-25T10:00:00Z, 2026-10-25T10:00:00Z",
    // a month at the same local time: 12:00 summer time to 12:00 winter time
    "2026-10-24T10:00:00Z, P1M, 2026-11-24T11:00:00Z, 2026-11-24T11:00:00Z",
    "2026-10-24T10:00:00Z, P1M1DT1H, 2026-11-25T12:00:00Z, 2026-11-25T12:00:00Z",
    // 29 February has no anniversary: a minimum rounds up, a maximum down
    "2024-02-29T11:00:00Z, P1Y, 2025-03-01T11:00:00Z, 2025-02-28T11:00:00Z",
    "2024-02-29T11:00:00Z, P4Y, 2028-02-29T11:00:00Z, 2028-02-29T11:00:00Z",
    "2026-01-31T11:00:00Z, P1M, 2026-03-01T11:00:00Z, 2026-02-28T11:00:00Z",
    // 02:30 of 29 March 2026 does not exist
    "2026-02-28T01:30:00Z, P1M, 2026-03-28T01:30:00Z, 2026-03-28T01:30:00Z",
    "2025-03-29T01:30:00Z, P1Y, 2026-03-29T01:30:00Z, 2026-03-29T01:00:00Z",
    // 02:30 of 25 October 2026 comes twice
    "2026-09-25T00:30:00Z, P1M, 2026-10-25T01:30:00Z, 2026-10-25T00:30:00Z",
    "2026-09-25T00:30:00Z, PT0S, 2026-09-25T00:30:00Z, 2026-09-25T00:30:00Z"
  })
  void onAnInstant(String anchor, String span, Instant minimum, Instant maximum) {
    assertThat(minimum(at(anchor), span)).isEqualTo(minimum);
    assertThat(maximum(at(anchor), span)).isEqualTo(maximum);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, P1Y, 2025-02-28T23:00:00Z, 2025-02-27T23:00:00Z",
    "2026-10-24, P1D, 2026-10-25T23:00:00Z, 2026-10-24T22:00:00Z",
    "2026-11-20, P0D, 2026-11-20T23:00:00Z, 2026-11-19T23:00:00Z",
    "2026-01-31, P1M, 2026-02-28T23:00:00Z, 2026-02-27T23:00:00Z"
  })
  void onADayAMinimumEndsWithItAndAMaximumBeforeIt(
      String anchor, String span, Instant minimum, Instant maximum) {
    assertThat(minimum(on(anchor), span)).isEqualTo(minimum);
    assertThat(maximum(on(anchor), span)).isEqualTo(maximum);
  }

  @Test
  void hoursCannotBeCountedInDays() {
    assertThatIllegalArgumentException().isThrownBy(() -> minimum(on("2026-11-20"), "PT24H"));
    assertThatIllegalArgumentException().isThrownBy(() -> maximum(on("2026-11-20"), "P1DT1H"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Deadlines.obligationEnd(at("2026-11-20T10:00:00Z"), Span.parse("PT24H"), BERLIN));
  }

  @Test
  void anObligationCountsCalendarDays() {
    Anchor noonInSummer = at("2026-10-24T10:00:00Z");

    assertThat(Deadlines.obligationEnd(noonInSummer, Span.parse("P1D"), BERLIN))
        .isEqualTo("2026-10-25T23:00:00Z");
    assertThat(Deadlines.obligationEnd(on("2024-02-29"), Span.parse("P1Y"), BERLIN))
        .isEqualTo("2025-02-28T23:00:00Z");
    assertThat(Deadlines.obligationEnd(on("2023-02-28"), Span.parse("P1Y"), BERLIN))
        .isEqualTo("2024-02-28T23:00:00Z");
  }

  // H04: in Berlin the invoice is of 2020 already; UTC logic would delete a year early
  @Test
  void aYearEndIsTheControllers() {
    Anchor invB = at("2019-12-31T23:30:00Z");
    Span tenYears = Span.parse("P10Y");

    assertThat(Deadlines.obligationEnd(invB, Deadlines.CALENDAR_YEAR_END, tenYears, BERLIN))
        .isEqualTo("2030-12-31T23:00:00Z");
    assertThat(
            Deadlines.obligationEnd(invB, Deadlines.CALENDAR_YEAR_END, tenYears, ZoneId.of("UTC")))
        .isEqualTo("2030-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "--06-30, 2026-06-30, P8Y, 2034-06-30T22:00:00Z",
    "--06-30, 2026-07-01, P8Y, 2035-06-30T22:00:00Z",
    "--06-30, 2026-12-31, P8Y, 2035-06-30T22:00:00Z",
    // a year that ends with February ends on the 29th where there is one
    "--02-29, 2025-02-28, P3Y, 2028-02-29T23:00:00Z",
    "--02-29, 2028-02-29, P1Y, 2029-02-28T23:00:00Z",
    "--12-31, 2026-01-01, P10Y, 2036-12-31T23:00:00Z"
  })
  void aFiscalYearEndsOnItsOwnDay(MonthDay yearEnd, String day, String span, Instant end) {
    assertThat(Deadlines.obligationEnd(on(day), yearEnd, Span.parse(span), BERLIN)).isEqualTo(end);
  }
}
